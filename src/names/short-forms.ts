import type { Words } from "../document/types.js";
import type { NameLexicon } from "./lexicon.js";
import type { Group, Mention } from "./link-names.js";

/** A short form further from the last mention than this many sentences is left open. */
const REACH_SENTENCES = 5;

/**
 * Mentions of bodies by "the" and their last word ("the army" for the "Libyan National Army"), where the word is in `short-heads.tsv` and one body
 * alone of the story carries it, named shortly before.
 */
export function findShortForms(words: Words, mentions: readonly Mention[], lexicon: NameLexicon): Mention[] {
  const carriers = new Map<string, Group | null>();
  for (const { group } of mentions) {
    const head = group.words.at(-1) ?? "";
    if (group.kind !== "body" || group.words.length < 2 || !lexicon.shortHeads.has(head)) continue;
    carriers.set(head, carriers.has(head) && carriers.get(head) !== group ? null : group);
  }
  if (carriers.size === 0) return [];
  const found: Mention[] = [];
  const lastSentence = new Map<Group, number>();
  let next = 0;
  for (let word = 0; word + 1 < words.count; word++) {
    while (next < mentions.length && mentions[next]!.first <= word) {
      const mention = mentions[next++]!;
      lastSentence.set(mention.group, words.sentences[mention.first]!);
    }
    if (words.forms[word]!.toLowerCase() !== "the" || words.sentences[word] !== words.sentences[word + 1]) continue;
    const group = carriers.get(words.forms[word + 1]!);
    const last = group === undefined || group === null ? undefined : lastSentence.get(group);
    if (group === undefined || group === null || last === undefined || words.sentences[word]! - last > REACH_SENTENCES) continue;
    found.push({ start: words.starts[word]!, end: words.ends[word + 1]!, first: word, group });
    lastSentence.set(group, words.sentences[word]!);
  }
  return found;
}
