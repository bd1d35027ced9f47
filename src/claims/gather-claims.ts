import type { Claim, ClaimStatus, Position } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { type ClaimStory, type Proposition, readClaimLexicon, readPropositions } from "./propositions.js";

/** Takes stories one by one and keeps their statements; `finish` gathers the claims. */
export interface ClaimGatherer {
  readonly add: (story: ClaimStory) => void;
  /** @param entityOf the pile's entity for an entity of a story */
  readonly finish: (entityOf: (story: string, entity: string) => string) => Claim[];
}

/** Builds the stage; the word lists are read once. */
export function createClaimGatherer(read: ResourceReader): ClaimGatherer {
  const lexicon = readClaimLexicon(read);
  const propositions: Proposition[] = [];
  return {
    add: (story) => {
      propositions.push(...readPropositions(story, lexicon));
    },
    finish: (entityOf) => gatherClaims(propositions, entityOf),
  };
}

interface Statement extends Proposition {
  /** Entities and terms, as keys: "e:…" and "t:…". */
  readonly features: readonly string[];
  readonly holderKey: string | null;
}

/** Within a story two statements of one thing share this part of the lesser one's weight; over stories more. */
const NEAR_IN_STORY = 0.45;
const NEAR_OVER_STORIES = 0.6;
/** Over stories, statements further apart than this are of different things. */
const MOST_DAYS_APART = 21;
/** A feature in more statements than this finds no candidates. */
const COMMON_FEATURE = 400;
/** "The claim" of before is looked for over so many sentences. */
const BACK_SENTENCES = 3;

function gatherClaims(propositions: readonly Proposition[], entityOf: (story: string, entity: string) => string): Claim[] {
  const statements = withoutCopies(
    propositions.map((entry) => ({
      ...entry,
      features: featuresOf(entry, entityOf),
      holderKey: entry.holder === null ? null : entityOf(entry.story, entry.holder),
    })),
  );
  const weights = weightsOf(statements);
  const group = statements.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root]!;
    group[index] = root;
    return root;
  };
  const join = (a: number, b: number): void => {
    const [low, high] = [Math.min(find(a), find(b)), Math.max(find(a), find(b))];
    group[high] = low;
  };
  joinBackward(statements, join);
  const byFeature = new Map<string, number[]>();
  statements.forEach((statement, index) => {
    const seen = new Set<number>();
    for (const feature of statement.features) {
      const others = byFeature.get(feature) ?? [];
      if (others.length < COMMON_FEATURE) {
        for (const other of others) {
          if (seen.has(other)) continue;
          seen.add(other);
          if (isSameThing(statement, statements[other]!, weights)) join(index, other);
        }
        others.push(index);
        byFeature.set(feature, others);
      }
    }
  });
  const members = new Map<number, Statement[]>();
  statements.forEach((statement, index) => {
    const root = find(index);
    members.set(root, [...(members.get(root) ?? []), statement]);
  });
  return [...members.values()].flatMap((list) => claimOf(list, entityOf)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const featuresOf = ({ story, entities, terms }: Proposition, entityOf: (story: string, entity: string) => string): string[] => [
  ...new Set(entities.map((entity) => `e:${entityOf(story, entity)}`)),
  ...terms.map((term) => `t:${term}`),
];

/** The same words of the same holder, met again in a copy, are one statement: the first. */
function withoutCopies(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ letters, holderKey, stance, story, attribution }) => {
    const key = letters.length < 20 ? `${story} ${attribution}` : `${letters} ${stance} ${holderKey ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function weightsOf(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of statements) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Map([...counts].map(([feature, count]) => [feature, Math.log((statements.length + 1) / count) + 0.1]));
}

/** "It said that the claim was a rumor": the same thing as the denial or allegation shortly before it in the story. */
function joinBackward(statements: readonly Statement[], join: (a: number, b: number) => void): void {
  statements.forEach((statement, index) => {
    if (!statement.isBack) return;
    for (let before = index - 1; before >= 0; before--) {
      const other = statements[before]!;
      if (other.story !== statement.story || other.sentence < statement.sentence - BACK_SENTENCES) return;
      if (other.isBack || !(other.isAgainst || other.stance === "alleges" || statement.isAgainst)) continue;
      if (other.isAgainst && statement.isAgainst && other.holderKey !== statement.holderKey) continue;
      join(index, before);
      return;
    }
  });
}

function isSameThing(a: Statement, b: Statement, weights: ReadonlyMap<string, number>): boolean {
  if (a.isBack || b.isBack) return false;
  const own = new Set(a.features);
  let shared = 0;
  let entities = 0;
  let terms = 0;
  for (const feature of b.features) {
    if (!own.has(feature)) continue;
    shared += weights.get(feature) ?? 0;
    if (feature.startsWith("e:")) entities++;
    else terms++;
  }
  if (entities === 0 || terms === 0) return false;
  const weightOf = (features: readonly string[]): number => features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0);
  const part = shared / Math.max(1e-9, Math.min(weightOf(a.features), weightOf(b.features)));
  if (a.story === b.story)
    return part >= NEAR_IN_STORY && (a.isAgainst !== b.isAgainst || a.stance === "alleges" || b.stance === "alleges" || part >= NEAR_OVER_STORIES);
  if (daysApart(a.published, b.published) > MOST_DAYS_APART) return false;
  return part >= NEAR_OVER_STORIES && entities + terms >= 4 && terms >= 2;
}

/** Days between two dates; endless where one is not known. Counted on the strings: months as 31 days, enough for a bound. */
function daysApart(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number.POSITIVE_INFINITY;
  const count = (date: string): number => Number(date.slice(0, 4)) * 372 + Number(date.slice(5, 7)) * 31 + Number(date.slice(8, 10));
  return Math.abs(count(a) - count(b));
}

/** A claim is worth showing when several independent holders speak to it, or when it is denied or alleged. */
function claimOf(list: readonly Statement[], entityOf: (story: string, entity: string) => string): Claim[] {
  const status = statusOf(list);
  const first = list[0];
  if (first === undefined) return [];
  if (status === "single" && !list.some(({ stance }) => stance === "denies" || stance === "alleges")) return [];
  const counts = new Map<string, number>();
  for (const { story, entities } of list)
    for (const id of new Set(entities.map((entity) => entityOf(story, entity)))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 || list.length === 1).map(([id]) => id);
  const about = (shared.length > 0 ? shared : [...counts.keys()]).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const positions: Position[] = list.map(({ story, attribution, stance, published }) => ({ story, attribution, stance, published }));
  return [{ id: `claim-${hashOf(`${first.story}\n${first.offset}`)}`, about, positions, status }];
}

function statusOf(list: readonly Statement[]): ClaimStatus {
  const holders = (isAgainst: boolean): Set<string> =>
    new Set(list.filter((entry) => entry.isAgainst === isAgainst && entry.holderKey !== null).map(({ holderKey }) => holderKey ?? ""));
  const against = holders(true);
  const inFavour = holders(false);
  const reversed = [...against].filter((holder) => inFavour.has(holder));
  for (const holder of reversed) {
    inFavour.delete(holder);
    if (
      list.some(
        ({ holderKey, isAgainst, published }) =>
          holderKey === holder && isAgainst && list.some((other) => other.holderKey === holder && !other.isAgainst && other.published !== published),
      )
    )
      return "retracted";
  }
  if (against.size > 0 && inFavour.size > 0) return "disputed";
  return against.size + inFavour.size > 1 ? "corroborated" : "single";
}

/** 32-bit FNV-1a as eight hexadecimal figures. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
