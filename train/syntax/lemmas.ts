import { plainForm, regularLemma } from "../../src/syntax/lemmas.js";
import type { Tree } from "./trees.js";

/** Forms seen fewer times with one lemma are left to the rules. */
const TIMES = 2;
const IS_INFLECTED = /^(?:NNS|VB[ZDNGP]?|MD|JJ[RS]|RB[RS]?|PRP\$?|DT|POS|IN)$/;

/** The table of forms whose commonest lemma is not what the rules give: form, tag, lemma. */
export function lemmaTable(trees: readonly Tree[]): string {
  const counts = new Map<string, Map<string, number>>();
  for (const { forms, tags, lemmas } of trees) {
    forms.forEach((form, at) => {
      const tag = tags[at]!;
      const lower = plainForm(form);
      const lemma = plainForm(lemmas[at]!);
      if (!IS_INFLECTED.test(tag) || !/^[\p{Ll}'-]+$/u.test(lower) || !/^[\p{Ll}'-]+$/u.test(lemma)) return;
      const key = `${lower}\t${tag}`;
      const of = counts.get(key) ?? new Map<string, number>();
      counts.set(key, of);
      of.set(lemma, (of.get(lemma) ?? 0) + 1);
    });
  }
  const rows: string[] = [];
  for (const [key, of] of counts) {
    const [form = "", tag = ""] = key.split("\t");
    const [lemma = "", times = 0] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
    if (times >= TIMES && lemma !== regularLemma(form, tag)) rows.push(`${key}\t${lemma}`);
  }
  return `form\ttag\tlemma\n${rows.sort().join("\n")}\n`;
}
