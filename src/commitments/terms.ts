import type { Words } from "../document/types.js";
import type { CommitmentLexicon } from "./lexicon.js";

/** A story tells the terms of an agreement when so many of its words are listed as such … */
const TERMS_WORDS = 4;
/** … two of them different, and one in so many words is; or so many stand in the sentences around. */
const WORDS_FOR_ONE = 80;
const SENTENCES_AROUND = 4;

/** For each sentence, whether the story around it tells the terms of an agreement. */
export function termsBySentence({ firsts, sentences, count }: Words, lower: readonly string[], { terms }: CommitmentLexicon): readonly boolean[] {
  const length = Math.max(0, firsts.length - 1);
  const counts = new Array<number>(length).fill(0);
  const seen = new Set<string>();
  let all = 0;
  lower.forEach((word, index) => {
    if (!terms.has(word)) return;
    counts[sentences[index]!]!++;
    seen.add(word);
    all++;
  });
  const isDense = all >= TERMS_WORDS && all * WORDS_FOR_ONE >= count;
  return counts.map((_, sentence) => {
    if (seen.size < 2) return false;
    if (isDense) return true;
    let around = 0;
    for (let near = Math.max(0, sentence - SENTENCES_AROUND); near <= Math.min(length - 1, sentence + SENTENCES_AROUND); near++) around += counts[near]!;
    return around >= TERMS_WORDS;
  });
}
