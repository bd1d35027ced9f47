import type { Words } from "../document/types.js";
import type { Group, Mention } from "./link-names.js";

const PRONOUNS: ReadonlyMap<string, string> = new Map([
  ["he", "m"],
  ["him", "m"],
  ["his", "m"],
  ["himself", "m"],
  ["she", "f"],
  ["her", "f"],
  ["herself", "f"],
]);
/** A pronoun further from the last mention than this many sentences is left open. */
const REACH_SENTENCES = 2;

/**
 * Mentions by "he", "she" and their forms, only where one person is meant plainly: the person last mentioned whose gender
 * is not the other one, not further back than two sentences; with two candidates in one sentence, the first (its subject).
 */
export function findPronouns(words: Words, mentions: readonly Mention[]): Mention[] {
  const persons = mentions.filter(({ group }) => group.kind === "person");
  const found: Mention[] = [];
  const holders: { group: Group; sentence: number }[] = [];
  let next = 0;
  for (let word = 0; word < words.count; word++) {
    while (next < persons.length && persons[next]!.first <= word) {
      const mention = persons[next++]!;
      holders.push({ group: mention.group, sentence: words.sentences[mention.first]! });
    }
    const gender = PRONOUNS.get(words.forms[word]!.toLowerCase());
    if (gender === undefined) continue;
    const group = antecedent(holders, gender, words.sentences[word]!);
    if (group === null) continue;
    if (group.gender === "-") group.gender = gender;
    found.push({ start: words.starts[word]!, end: words.ends[word]!, first: word, group });
    holders.push({ group, sentence: words.sentences[word]! });
  }
  return found;
}

function antecedent(holders: readonly { group: Group; sentence: number }[], gender: string, sentence: number): Group | null {
  for (let back = 0; back <= REACH_SENTENCES; back++) {
    const candidates: Group[] = [];
    for (let at = holders.length - 1; at >= 0; at--) {
      const holder = holders[at]!;
      if (holder.sentence < sentence - back) break;
      if (holder.sentence === sentence - back && (holder.group.gender === gender || holder.group.gender === "-")) candidates.push(holder.group);
    }
    const known = candidates.filter((group) => group.gender === gender);
    const chosen = known.length > 0 ? known : candidates;
    if (chosen.length > 0) return back === 0 ? chosen[0]! : chosen.at(-1)!;
  }
  return null;
}
