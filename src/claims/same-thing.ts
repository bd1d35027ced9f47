import type { Proposition } from "./propositions.js";

/** A proposition with the pile's entities. */
export interface Statement extends Proposition {
  /** Entities and terms, as keys: "e:…" and "t:…". */
  readonly features: readonly string[];
  /** Sum of the weights of its features. */
  readonly weight: number;
  /** The pile's entity, else the words of the source in quotes; `null` for an unsourced one. */
  readonly holderKey: string | null;
}

/** Within a story a denial or an allegation shares at least this part of the lesser statement's weight with what it is about; elsewhere the second. */
const NEAR_IN_STORY = 0.45;
const NEAR = 0.6;
/** Two that agree share this part of the greater one's weight too: a short remark agrees with nothing. */
const NEAR_OF_GREATER = 0.4;
/** Two that agree share so many terms. */
const AGREED_TERMS = 3;
/** Over stories, statements further apart than this are of different things. */
const MOST_DAYS_APART = 21;

/** Statements a pile is taken to have more than it has: in a small one, what is shared would else weigh less for being shared. */
const PRIOR_STATEMENTS = 100;

/** How rare each feature is: the logarithm of its inverse frequency. */
export function weightsOf(statements: readonly Pick<Statement, "features">[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of statements) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Map([...counts].map(([feature, count]) => [feature, Math.log((statements.length + PRIOR_STATEMENTS) / count)]));
}

/** Whether two statements say, or deny, the same: they share an entity and terms that weigh enough. */
export function isSameThing(a: Statement, b: Statement, weights: ReadonlyMap<string, number>): boolean {
  if (a.back !== null || b.back !== null || (a.story !== b.story && daysApart(a.published, b.published) > MOST_DAYS_APART)) return false;
  if (isOfAnother(a, b) || isOfAnother(b, a)) return false;
  const isAgreement = a.side === b.side && a.stance !== "alleges" && b.stance !== "alleges";
  const { weight, entities, terms } = sharedOf(a, b, weights);
  if (entities === 0 || terms < (isAgreement ? AGREED_TERMS : 1)) return false;
  if (isAgreement && weight < NEAR_OF_GREATER * Math.max(a.weight, b.weight)) return false;
  const lesser = Math.min(a.weight, b.weight);
  if (a.story === b.story) return weight >= (isAgreement ? NEAR : NEAR_IN_STORY) * lesser;
  return weight >= NEAR * lesser && entities + terms >= 4 && terms >= 2;
}

/** Whether one tells what its holder does, and the other neither names that holder nor comes from it. */
const isOfAnother = (own: Statement, other: Statement): boolean =>
  own.isOfHolder && own.holder !== null && own.holderKey !== other.holderKey && !other.features.includes(`e:${own.holderKey ?? ""}`);

interface Shared {
  readonly weight: number;
  readonly entities: number;
  readonly terms: number;
}

function sharedOf(a: Statement, b: Statement, weights: ReadonlyMap<string, number>): Shared {
  let weight = 0;
  let entities = 0;
  let terms = 0;
  for (const feature of b.features) {
    if (!a.features.includes(feature)) continue;
    weight += weights.get(feature) ?? 0;
    if (feature.startsWith("e:")) entities++;
    else terms++;
  }
  return { weight, entities, terms };
}

export const weightOf = (features: readonly string[], weights: ReadonlyMap<string, number>): number =>
  features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0);

/** Whether two statements are the same words, all but a few: one text told twice, whoever it is laid to. */
export function isSameText(a: Statement, b: Statement): boolean {
  const SAME_TEXT = 0.75;
  const shared = a.features.filter((feature) => b.features.includes(feature)).length;
  return shared >= SAME_TEXT * Math.max(a.features.length, b.features.length);
}

/** Days between two dates; endless where one is not known. Months count 31 days, enough for a bound. */
function daysApart(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number.POSITIVE_INFINITY;
  const count = (date: string): number => Number(date.slice(0, 4)) * 372 + Number(date.slice(5, 7)) * 31 + Number(date.slice(8, 10));
  return Math.abs(count(a) - count(b));
}
