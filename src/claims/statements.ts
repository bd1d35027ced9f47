import { parseDay } from "../text/calendar.js";
import { distinct } from "../text/integer-arrays.js";
import type { FeatureTable, Statement } from "./compare-pair.js";
import type { Proposition } from "./propositions.js";
import { weighWords } from "./sentence-words.js";

export type EntityOf = (story: string, entity: string) => string;

/** Statements a pile is taken to have more than it has: in a small one, what is shared would else weigh less for being shared. */
const PRIOR_STATEMENTS = 100;

/** The statements of the pile in the order of publication, with their features numbered and weighed; what is told again counts once. */
export function prepareStatements(
  propositions: readonly Proposition[],
  entityOf: EntityOf,
  groupOf: (story: string) => string,
): { readonly statements: readonly Statement[]; readonly table: FeatureTable } {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const kept = [...propositions].sort(byPlace);
  const firsts = firstTold(kept);
  const features = kept.map((entry) => distinct(Int32Array.from(keysOf(entry, entityOf), numberOf)));
  const around = featuresAround(kept, features);
  const holders = kept.map(({ story, holder }) => (holder === null ? -1 : numberOf(nameKey(entityOf(story, holder)))));
  const weights = new Float64Array(numbers.size);
  features.forEach((own, at) => {
    if (firsts[at] === at) for (const feature of own) weights[feature]!++;
  });
  for (let feature = 0; feature < weights.length; feature++) weights[feature] = Math.log((kept.length + PRIOR_STATEMENTS) / Math.max(1, weights[feature]!));
  const isName = new Uint8Array(numbers.size);
  for (const [key, number] of numbers) if (!key.startsWith("t:")) isName[number] = 1;
  const statements = kept.map((entry, at): Statement => {
    const own = features[at]!;
    return {
      ...entry,
      features: own,
      around: around[at]!,
      weight: own.reduce((sum, feature) => sum + weights[feature]!, 0),
      holderKey: holderKeyOf(entry, entityOf),
      holderFeature: holders[at]!,
      day: entry.published === null ? null : parseDay(entry.published),
      group: groupOf(entry.story),
      firstTold: firsts[at]!,
    };
  });
  return { statements, table: { weights, isName, words: weighWords(kept.map(({ words }) => words)) } };
}

/** For each proposition the features of all of its sentence; `kept` by story and offset. */
function featuresAround(kept: readonly Proposition[], features: readonly Int32Array[]): Int32Array[] {
  const around = [...features];
  for (let from = 0; from < kept.length; ) {
    let end = from + 1;
    while (end < kept.length && kept[end]!.story === kept[from]!.story && kept[end]!.sentence === kept[from]!.sentence) end++;
    if (end > from + 1) around.fill(distinct(Int32Array.from(features.slice(from, end).flatMap((own) => [...own]))), from, end);
    from = end;
  }
  return around;
}

/** One name is taken for one thing, whatever kind it was seen as: stories differ in that more than in what they mean. */
const nameKey = (entity: string): string => `e:${entity.replace(/^(?:person|body|place|other)-/, "")}`;

function keysOf({ story, entities, states, countries, terms }: Proposition, entityOf: EntityOf): string[] {
  const named = entities.filter((entity) => !states.includes(entity)).map((entity) => nameKey(entityOf(story, entity)));
  return [...named, ...countries.map((country) => `c:${country}`), ...terms.map((term) => `t:${term}`)];
}

/** Who speaks for a government is one holder with it, named or not; else the entity, else the words. */
const holderKeyOf = ({ story, holder, sourceKey }: Proposition, entityOf: EntityOf): string | null =>
  holder === null || (sourceKey?.startsWith("state:") === true && sourceKey !== "state:") ? sourceKey : entityOf(story, holder);

/** By day (undated last), story and place. */
function byPlace(a: Proposition, b: Proposition): number {
  const [first, second] = [a.published ?? "~", b.published ?? "~"];
  if (first !== second) return first < second ? -1 : 1;
  return a.story < b.story ? -1 : a.story > b.story ? 1 : a.offset - b.offset || (a.attribution ?? -1) - (b.attribution ?? -1);
}

/** For each proposition the place of the first with the same words and side, itself where it is none. Wire texts differ in their pronouns, not in their quotes. */
function firstTold(propositions: readonly Proposition[]): Int32Array {
  const SHORTEST = 20;
  const seen = new Map<string, number>();
  return Int32Array.from(propositions, ({ letters, side, back }, at) => {
    if (letters.length < SHORTEST || back !== null) return at;
    const key = `${letters} ${side}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    return first ?? at;
  });
}
