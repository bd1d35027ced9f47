/** A title as it is compared: letters and figures in lower case, compatibility forms folded. */
export const keyOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** "Headline | Outlet", "Headline - Outlet". */
export function withoutOutlet(title: string, outlet: string | null): string {
  const parts = title.split(/\s+[|–—·•-]\s+|\s+::\s+/);
  if (parts.length < 2) return title.trim();
  const last = parts.at(-1) ?? "";
  const isOutlet = (outlet !== null && keyOf(last) === keyOf(outlet)) || last.length < 30;
  return isOutlet
    ? title
        .slice(0, title.lastIndexOf(last))
        .replace(/\s*(?:[|–—·•-]|::)\s*$/, "")
        .trim()
    : title.trim();
}
