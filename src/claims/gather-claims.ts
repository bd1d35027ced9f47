import type { Claim, Position } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { figuresOfClaim } from "./claim-figures.js";
import { isContested, statusOf } from "./claim-status.js";
import { readClaimLexicon } from "./lexicon.js";
import { type ClaimStory, type Proposition, readPropositions } from "./propositions.js";
import { groupStatements } from "./group-statements.js";
import type { Statement } from "./same-thing.js";
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
  return {
    add: (story) => {
      for (const proposition of readPropositions(story, lexicon)) propositions.push(proposition);
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

/** A claim is worth showing when several independent holders speak to it, or when one that names something is denied, doubted or alleged. */
function toClaim(members: readonly Statement[], entityOf: EntityOf): Claim[] {
  const status = statusOf(members);
  const first = members[0];
  const namesSomething = members.some(({ entities, side, holder }) => entities.length > 0 || (side === "against" && holder !== null));
  if (first === undefined || (members.length === 1 && !(isContested(members) && namesSomething))) return [];
  const counts = new Map<string, number>();
  for (const { story, entities } of members)
    for (const id of new Set(entities.map((entity) => entityOf(story, entity)))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 || members.length === 1).map(([id]) => id);
  const about = (shared.length > 0 ? shared : [...counts.keys()]).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const positions: Position[] = members.map(({ story, attribution, stance, published, side }) => ({ story, attribution, stance, published, side }));
  const figures = figuresOfClaim(members);
  return [{ id: `claim-${hashOf(`${first.story}\n${first.offset}\n${first.attribution}`)}`, about, positions, status, ...(figures.length === 0 ? {} : { figures }) }];
}

/** 32-bit FNV-1a as eight hexadecimal figures. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
