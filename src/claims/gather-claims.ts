import type { Claim, Position } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { isContested, statusOf } from "./claim-status.js";
import { readClaimLexicon } from "./lexicon.js";
import { type ClaimStory, type Proposition, readPropositions } from "./propositions.js";
import { isSameThing, type Statement, weightOf, weightsOf } from "./same-thing.js";

/** Takes stories one by one and keeps their statements; `finish` gathers the claims. */
export interface ClaimGatherer {
  readonly add: (story: ClaimStory) => void;
  /** @param entityOf the pile's entity for an entity of a story */
  readonly finish: (entityOf: EntityOf) => Claim[];
}

type EntityOf = (story: string, entity: string) => string;

/** Builds the stage; the word lists are read once. */
export function createClaimGatherer(read: ResourceReader): ClaimGatherer {
  const lexicon = readClaimLexicon(read);
  const propositions: Proposition[] = [];
  return {
    add: (story) => {
      for (const proposition of readPropositions(story, lexicon)) propositions.push(proposition);
    },
    finish: (entityOf) => gatherClaims(propositions, entityOf),
  };
}

/** Statements before this one of the same story that it is compared with. */
const NEAR_STATEMENTS = 60;
/** Of the statements that share a feature, the latest this many are compared. Bounds the work: linear in the pile. */
const LATEST_OF_FEATURE = 48;
/** Features that find candidates: the rarest of a statement. */
const SEARCHED_FEATURES = 6;
/** A statement joins a claim through this many of its first members at most: claims do not drift along a chain. */
const LEADING_MEMBERS = 4;
/** "The claim" of before is looked for over so many sentences; one that nobody alleged, over one. */
const BACK_SENTENCES = 3;

type Members = Statement[];

/** Each statement, in the order of publication, joins the claim with a leading member that says the same, or begins one. */
function gatherClaims(propositions: readonly Proposition[], entityOf: EntityOf): Claim[] {
  const unweighted = withoutCopies(propositions.map((entry) => toStatement(entry, entityOf)).sort(byPlace));
  const weights = weightsOf(unweighted);
  const statements: readonly Statement[] = unweighted.map((entry) => ({ ...entry, weight: weightOf(entry.features, weights) }));
  const claimAt: Members[] = [];
  const latest = new Map<string, number[]>();
  const claims: Members[] = [];
  statements.forEach((statement, index) => {
    const searched = rarest(statement, weights);
    const home =
      statement.back === null ? claimFor(statement, index, { statements, claimAt, latest, searched, weights }) : claimBefore(statements, index, claimAt);
    if (home === null) claims.push([]);
    const members = home ?? claims.at(-1)!;
    members.push(statement);
    claimAt.push(members);
    if (statement.back === null) for (const feature of searched) remember(latest, feature, index);
  });
  return claims.flatMap((members) => toClaim(members, entityOf)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

type Unweighted = Omit<Statement, "weight">;

const toStatement = (entry: Proposition, entityOf: EntityOf): Unweighted => ({
  ...entry,
  features: [...new Set(entry.entities.map((entity) => `e:${entityOf(entry.story, entity)}`)), ...entry.terms.map((term) => `t:${term}`)],
  holderKey: entry.holder !== null ? entityOf(entry.story, entry.holder) : entry.source === "" ? null : `"${entry.source.replace(/^(?:the|a|an) /, "")}"`,
});

/** By day (undated last), story and place. */
function byPlace(a: Unweighted, b: Unweighted): number {
  const [first, second] = [a.published ?? "~", b.published ?? "~"];
  if (first !== second) return first < second ? -1 : 1;
  return a.story < b.story ? -1 : a.story > b.story ? 1 : a.offset - b.offset || a.attribution - b.attribution;
}

/** The same words, met again with the same stance, are one statement: the first. Wire texts differ in their pronouns, not in their quotes. */
function withoutCopies(statements: readonly Unweighted[]): Unweighted[] {
  const SHORTEST = 20;
  const seen = new Set<string>();
  return statements.filter(({ letters, side, back, story, attribution }) => {
    const key = letters.length < SHORTEST || back !== null ? `${story} ${attribution}` : `${letters} ${side}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const rarest = ({ features }: Statement, weights: ReadonlyMap<string, number>): string[] =>
  [...features].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1)).slice(0, SEARCHED_FEATURES);

function remember(latest: Map<string, number[]>, feature: string, index: number): void {
  const list = latest.get(feature);
  if (list === undefined) latest.set(feature, [index]);
  else if (list.push(index) > LATEST_OF_FEATURE) list.shift();
}

interface Search {
  readonly statements: readonly Statement[];
  readonly claimAt: readonly Members[];
  readonly latest: ReadonlyMap<string, readonly number[]>;
  readonly searched: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
}

/** The earliest claim with a leading member that says or denies the same; `null` if there is none. */
function claimFor(statement: Statement, index: number, { statements, claimAt, latest, searched, weights }: Search): Members | null {
  const candidates = new Set<number>();
  for (let before = index - 1; before >= Math.max(0, index - NEAR_STATEMENTS) && statements[before]!.story === statement.story; before--)
    candidates.add(before);
  for (const feature of searched) for (const other of latest.get(feature) ?? []) candidates.add(other);
  const tried = new Set<Members>();
  for (const candidate of [...candidates].sort((a, b) => a - b)) {
    const members = claimAt[candidate]!;
    if (tried.has(members)) continue;
    tried.add(members);
    if (members.slice(0, LEADING_MEMBERS).some((member) => isSameThing(statement, member, weights))) return members;
  }
  return null;
}

/** "It said that the claim was a rumor": the claim of the denial or allegation shortly before it in the story. */
function claimBefore(statements: readonly Statement[], index: number, claimAt: readonly Members[]): Members | null {
  const statement = statements[index]!;
  for (let before = index - 1; before >= 0; before--) {
    const other = statements[before]!;
    if (other.story !== statement.story || other.sentence < statement.sentence - BACK_SENTENCES) return null;
    if (other.back !== null || other.side === "open") continue;
    if (answers(statement, other)) return claimAt[before]!;
  }
  return null;
}

/** Whether "the claim" of one statement can be the other one: its own denial, another's allegation, or another's statement one sentence before. */
function answers(statement: Statement, other: Statement): boolean {
  const isSameHolder = other.holderKey === statement.holderKey;
  if (other.side === "against") return isSameHolder || statement.side !== "against";
  if (isSameHolder) return false;
  const isNear = other.sentence >= statement.sentence - 1;
  return other.stance === "alleges" || (isNear && (statement.back === "claim" ? statement.side !== "for" : statement.side === "against"));
}

/** A claim is worth showing when several independent holders speak to it, or when one that names something is denied, doubted or alleged. */
function toClaim(members: Members, entityOf: EntityOf): Claim[] {
  const status = statusOf(members);
  const first = members[0];
  const namesSomething = members.some(({ entities, side, holder }) => entities.length > 0 || (side === "against" && holder !== null));
  if (first === undefined || (status === "single" && !(isContested(members) && namesSomething))) return [];
  const counts = new Map<string, number>();
  for (const { story, entities } of members)
    for (const id of new Set(entities.map((entity) => entityOf(story, entity)))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 || members.length === 1).map(([id]) => id);
  const about = (shared.length > 0 ? shared : [...counts.keys()]).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const positions: Position[] = members.map(({ story, attribution, stance, published }) => ({ story, attribution, stance, published }));
  return [{ id: `claim-${hashOf(`${first.story}\n${first.offset}\n${first.attribution}`)}`, about, positions, status }];
}

/** 32-bit FNV-1a as eight hexadecimal figures. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
