/** A title as it is compared: letters and figures in lower case, compatibility forms folded. */
export const keyOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A name as it stands in addresses: without spaces. */
export const nameKey = (text: string): string => keyOf(text).replaceAll(" ", "");

/** "nameofpaper" for `https://www.name-of-paper.co.uk/…`; empty for what is no address. */
export function hostKey(url: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? "";
  return nameKey(host.split(".").slice(0, -1).join(""));
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
