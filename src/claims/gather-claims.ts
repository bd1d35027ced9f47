import type { Claim, ClaimSide, Position } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { figuresOfClaim } from "./claim-figures.js";
import { isContested, judgeClaim } from "./claim-status.js";
import { groupStatements } from "./group-statements.js";
import { readClaimLexicon } from "./lexicon.js";
import { type ClaimStory, type Proposition, readPropositions } from "./propositions.js";
import { type Statement, saysOpposite } from "./same-thing.js";
import { type EntityOf, prepareStatements } from "./statements.js";

/** Takes stories one by one and keeps their statements; `finish` gathers the claims. */
export interface ClaimGatherer {
  readonly add: (story: ClaimStory) => void;
  /**
   * @param entityOf the pile's entity for an entity of a story
   * @param originalOf the story whose text a story carries; itself where it is no copy
   */
  readonly finish: (entityOf: EntityOf, originalOf?: (story: string) => string) => Claim[];
}

/** Builds the stage; the word lists are read once. */
export function createClaimGatherer(read: ResourceReader): ClaimGatherer {
  const lexicon = readClaimLexicon(read);
  const propositions: Proposition[] = [];
  // Words come again and again over a pile: each is kept once.
  const known = new Map<string, string>();
  const once = (word: string): string => {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    known.set(word, word);
    return word;
  };
  return {
    add: (story) => {
      for (const proposition of readPropositions(story, lexicon))
        propositions.push({
          ...proposition,
          source: once(proposition.source),
          sourceKey: proposition.sourceKey === null ? null : once(proposition.sourceKey),
          entities: proposition.entities.map(once),
          terms: proposition.terms.map(once),
        });
    },
    finish: (entityOf, originalOf = (story) => story) => gatherClaims(propositions, entityOf, originalOf),
  };
}

/** Claims of the statements of the pile. */
function gatherClaims(propositions: readonly Proposition[], entityOf: EntityOf, originalOf: (story: string) => string): Claim[] {
  const { statements, table } = prepareStatements(propositions, entityOf, originalOf);
  return groupStatements(statements, table)
    .flatMap((members) => toClaim(members, entityOf))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const OTHER_SIDE: Readonly<Record<ClaimSide, ClaimSide>> = { for: "against", against: "for", open: "open" };

/**
 * A claim is worth showing when several statements in words of their own speak to it, or when one that names something is denied, doubted or alleged.
 * What one attribution says in two clauses is one position.
 */
function toClaim(statements: readonly Statement[], entityOf: EntityOf): Claim[] {
  const first = statements[0];
  const members = statements
    .filter(({ story, attribution }, at) => !statements.slice(0, at).some((other) => other.story === story && other.attribution === attribution))
    .map((member) => (first !== undefined && saysOpposite(first, member) ? { ...member, side: OTHER_SIDE[member.side] } : member));
  const namesSomething = members.some(({ entities, side, holder }) => entities.length > 0 || (side === "against" && holder !== null));
  const isToldAlone = members.every(({ firstTold }) => firstTold === first?.firstTold);
  if (first === undefined || (isToldAlone && !(isContested(members) && namesSomething))) return [];
  const positions: Position[] = members.map(({ story, attribution, stance, published, side }) => ({ story, attribution, stance, published, side }));
  const figures = figuresOfClaim(members);
  return [
    {
      id: `claim-${hashOf(`${first.story}\n${first.offset}\n${first.attribution}`)}`,
      about: aboutOf(members, entityOf),
      positions,
      ...judgeClaim(members),
      ...(figures.length === 0 ? {} : { figures }),
    },
  ];
}

/** The entities that more than one of the members names, the most often named first; those of a single member all. */
function aboutOf(members: readonly Statement[], entityOf: EntityOf): string[] {
  const counts = new Map<string, number>();
  for (const { story, entities } of members)
    for (const id of new Set(entities.map((entity) => entityOf(story, entity)))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 || members.length === 1).map(([id]) => id);
  return (shared.length > 0 ? shared : [...counts.keys()]).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

/** 32-bit FNV-1a as eight hexadecimal figures. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
