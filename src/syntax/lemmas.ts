import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** The dictionary form of a word by its form as written and its Penn Treebank tag. */
export type LemmaOf = (form: string, tag: string) => string;

/** Kinds of endings that tags stand for; other tags only lower the case. */
const ENDINGS: ReadonlyMap<string, "plural" | "third" | "past" | "ing"> = new Map([
  ["NNS", "plural"],
  ["VBZ", "third"],
  ["VBD", "past"],
  ["VBN", "past"],
  ["VBG", "ing"],
]);

/** Forms that are remembered for a tag; then its memory is emptied. */
const REMEMBERED = 8192;

/** Reads the table of irregular forms; regular ones lose their ending by rule. Names keep their form and case. */
export function readLemmas(read: ResourceReader): LemmaOf {
  const irregular = new Map(readTable(read, "syntax/lexicon/lemmas.en.tsv", ["form", "tag", "lemma"]).map(({ form, tag, lemma }) => [`${form} ${tag}`, lemma]));
  const remembered = new Map<string, Map<string, string>>();
  return (form, tag) => {
    if (tag === "NNP" || tag === "NNPS") return form;
    const ofTag = remembered.get(tag);
    const known = ofTag?.get(form);
    if (known !== undefined) return known;
    const lower = plainForm(form);
    const lemma = irregular.get(`${lower} ${tag}`) ?? regularLemma(lower, tag);
    if (ofTag === undefined || ofTag.size >= REMEMBERED) remembered.set(tag, new Map([[form, lemma]]));
    else ofTag.set(form, lemma);
    return lemma;
  };
}

/** Lower case, with a plain apostrophe. */
export const plainForm = (form: string): string => form.toLowerCase().replaceAll("’", "'");

/** The dictionary form of a regular form in lower case. */
export function regularLemma(form: string, tag: string): string {
  const ending = ENDINGS.get(tag);
  if (ending === undefined || form.length < 4) return ending === "plural" || ending === "third" ? withoutS(form) : form;
  if (ending === "plural" || ending === "third") return withoutS(form);
  if (ending === "past") return form.endsWith("ied") ? `${form.slice(0, -3)}y` : form.endsWith("ed") ? stemOf(form.slice(0, -2)) : form;
  return form.endsWith("ing") ? stemOf(form.slice(0, -3)) : form;
}

function withoutS(form: string): string {
  if (!form.endsWith("s") || form.endsWith("ss") || form.length < 3) return form;
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x|z|o)es$/.test(form) ? form.slice(0, -2) : form.slice(0, -1);
}

/** What stands before "ed" or "ing": a doubled consonant loses one letter, a stem that needs it gets its "e" back. */
function stemOf(stem: string): string {
  if (!/[aeiouy]/.test(stem)) return stem;
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[aiou][cgsvz]|[bcdfgkptz]l|[^aeiou]c|[lr]g|dg|[rlnp]s|[lr]v|u|[^aeou][aiou]t|at|[^e]ir|[^aeiou][aiou][kdmp]|[aiou]r|[^aeo]in|[^aeiou]ut)$/.test(
    stem,
  )
    ? `${stem}e`
    : stem;
}
