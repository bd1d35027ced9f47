const LEAD = /^(?:by|von|par|por|di|da|door|av|af|от|автор|بقلم|written by|reported by|story by|text:?|words by|from)\s*:?\s+/i;
const NAME =
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:\s+(?:(?:de|da|di|del|van|von|der|den|al|el|bin|la|le|du|of|for|y|e)\s+)?[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*){0,5}$/u;
const LONGEST_BYLINE = 160;

/** The names of a byline line ("By A. Writer and B. Author"); empty for any other line. Needs a leading "By" or its like. */
export function readByline(line: string): readonly string[] {
  if (line.length > LONGEST_BYLINE) return [];
  const lead = LEAD.exec(line);
  if (lead === null || !/^(?:by|von|par|por|di|written|reported|story|words|بقلم|автор|door|av|af)/i.test(lead[0])) return [];
  const rest = line
    .slice(lead[0].length)
    .replace(/\s*[|•·–—].*$|[.,;]\s+(?:e-?mail|twitter|follow|contact)\b.*$/i, "")
    .replace(/,?\s+(?:staff writer|correspondent|reporter|editor)s?\b.*$/i, "");
  const names = splitNames(rest);
  return names.length > 0 && names.every((name) => NAME.test(name) && name.length <= 60) ? names : [];
}

/** Splits "A, B and C"; capitals alone become ordinary case ("JANE ROE" is "Jane Roe"). */
export function splitNames(names: string): string[] {
  return names
    .split(/\s*(?:[;|&,]|\s(?:and|und|y|et|e|och|og|en)\s)\s*/)
    .map((name) => name.replace(/^(?:by|von|par|por|and)\s+/i, "").trim())
    .filter((name) => name !== "" && /\p{L}/u.test(name));
}
