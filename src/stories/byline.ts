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

const MORE_LEADS =
  /^(?:analysis |reporting |posted |published |ein bericht |story |written |words |reported )?(?:by|von|par|por|di|da|door|av|af|from|text|words|story|autor|author|auteur|автор|текст|written by|byline|作者|文|記者|记者|بقلم|כתב|מאת)(?:\s*[:：]\s*|\s+)/iu;
/** What stands behind the names: a job, a place, a date, an outlet. */
const BEHIND_NAMES =
  /\s*(?:[|•·/—–]|\s-\s).*$|,?\s+(?:(?:senior|chief|political|staff|special|our|foreign|national)\s+)*(?:writer|correspondent|reporter|editor|columnist|contributor|redakteur(?:in)?|korrespondent(?:in)?)s?\b.*$|[.,;]\s+(?:e-?mail|twitter|follow|contact)\b.*$|[,(]?\s*\d.*$|\s+\([^)]*\)?$|\s+(?:for|in|aus|à)\s+\p{Lu}.*$/iu;
const LONGEST_NAME = 60;

/** The names in a line that is known to be a byline, with or without "By"; empty where it holds none. */
export function bylineNames(line: string): readonly string[] {
  const plain = readByline(line);
  const rest = line.replace(MORE_LEADS, "");
  if (plain.length > 0 && !BEHIND_NAMES.test(rest)) return plain;
  return splitNames(rest.replace(BEHIND_NAMES, "")).filter((name) => name.length <= LONGEST_NAME && name.split(" ").length <= 6);
}
