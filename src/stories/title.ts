/** A title as it is compared: letters and figures in lower case, compatibility forms folded. */
export function keyOf(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = ASCII.test(text)
    ? text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim()
    : text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(text, key);
  return key;
}

// The runs of text of one page are asked for again and again.
const keys = new Map<string, string>();
const MOST_KEYS = 2000;
const ASCII = /^[\u0000-\u007f]*$/;

/** A name as it stands in addresses: without spaces. */
export const nameKey = (text: string): string => keyOf(text).replaceAll(" ", "");

/** "nameofpaper" for `https://www.name-of-paper.co.uk/…`; empty for what is no address. */
export function hostKey(url: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? "";
  return nameKey(host.split(".").slice(0, -1).join(""));
}

/** "nameofpapercouk" for the same: titles name it so ("Headline | name-of-paper.co.uk"). */
export const fullHostKey = (url: string): string => nameKey(/^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? "");

/** The share of words of the longer of two keys that both have. */
export function likeness(a: string, b: string): number {
  const own = new Set(a.split(" "));
  const other = new Set(b.split(" "));
  let shared = 0;
  for (const word of own) if (other.has(word)) shared++;
  return shared / Math.max(own.size, other.size, 1);
}

/** The last part of a title behind a bar or a dash. */
const LAST_PART = /^(.*\S)(?:\s+[|–—·•»-]\s+|\s+::\s+|\s*[|ㅣ｜]\s*)(\S.{0,59})$/su;
/** Shorter names stand in others by chance. */
const SHORTEST_NAME = 4;

/** "Headline | Outlet", "Headline - Section - Outlet": the headline. @param outlets names of the outlet as keys without spaces */
export function withoutOutlet(title: string, outlets: readonly string[]): string {
  let rest = title.trim();
  for (;;) {
    const [, before, last] = LAST_PART.exec(rest) ?? [];
    if (before === undefined || last === undefined || !isOutlet(nameKey(last), outlets)) return rest;
    rest = before;
  }
}

const isOutlet = (name: string, outlets: readonly string[]): boolean =>
  name !== "" &&
  outlets.some(
    (outlet) => outlet === name || (name.length >= SHORTEST_NAME && outlet.includes(name)) || (outlet.length >= SHORTEST_NAME && name.includes(outlet)),
  );
