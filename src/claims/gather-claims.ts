import type { Claim, ClaimSide, Position, Telling } from "../document/types.js";
import { hashText } from "../text/hash-text.js";
import type { ResourceReader } from "../text/resource.js";
import { figuresOfClaim } from "./claim-figures.js";
import { isContested, judgeClaim } from "./claim-status.js";
import { type Statement, saysOpposite } from "./compare-pair.js";
import { groupStatements } from "./group-statements.js";
import { type ClaimLexicon, readClaimLexicon } from "./lexicon.js";
import { type ClaimStory, type Proposition, readPropositions } from "./propositions.js";
import { createJudge, type Judge } from "./same-thing.js";
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
    finish: (entityOf, originalOf = (story) => story) => gatherClaims(propositions, entityOf, originalOf, lexicon),
  };
}

/** Claims of the statements of the pile. */
function gatherClaims(propositions: readonly Proposition[], entityOf: EntityOf, originalOf: (story: string) => string, lexicon: ClaimLexicon): Claim[] {
  const { statements, table } = prepareStatements(propositions, entityOf, originalOf);
  const judge = createJudge(table, lexicon);
  return groupStatements(statements, table, judge)
    .flatMap((members) => toClaim(members, entityOf, judge))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const OTHER_SIDE: Readonly<Record<ClaimSide, ClaimSide>> = { for: "against", against: "for", open: "open" };

/** A statement of a holder; one whose report tells it itself has no attribution. */
type Said = Statement & { readonly attribution: number };
const isSaid = (statement: Statement): statement is Said => statement.attribution !== null;

/** What is gathered of one thing: what holders say of it, and behind that what reports tell themselves. */
export interface ClaimMembers {
  readonly said: readonly Said[];
  readonly plain: readonly Statement[];
}

/**
 * The members of a claim; what one attribution says in two clauses counts once. A claim is worth showing when several statements in words of their own
 * speak to it, or when one that names something is denied, doubted or alleged; `null` where it is not.
 */
export function membersOf(statements: readonly Statement[]): ClaimMembers | null {
  const first = statements.find(isSaid);
  if (first === undefined) return null;
  const members = onceEach(statements).map((member) => (saysOpposite(first, member) ? { ...member, side: OTHER_SIDE[member.side] } : member));
  const said = members.filter(isSaid);
  const sentences = new Set(said.map(({ story, sentence }) => `${sentence} ${story}`));
  // What stands beside an attribution in its sentence is not told again, but for what is called an accusation there ("…, an accusation denied by X").
  const plain = members.filter((member) => !isSaid(member) && (member.stance === "alleges" || !sentences.has(`${member.sentence} ${member.story}`)));
  const namesSomething = said.some(({ entities, side, holder }) => entities.length > 0 || (side === "against" && holder !== null));
  const isToldAlone = members.every(({ firstTold }) => firstTold === first.firstTold);
  return isToldAlone && !(isContested(said) && namesSomething) ? null : { said, plain };
}

function toClaim(statements: readonly Statement[], entityOf: EntityOf, judge: Judge): Claim[] {
  const members = membersOf(statements);
  if (members === null) return [];
  const { said, plain } = members;
  const first = said[0]!;
  const positions: Position[] = said.map(({ story, attribution, stance, published, side }) => ({ story, attribution, stance, published, side }));
  const tellings = plain.flatMap(({ story, told, published, side }): Telling[] => (told === null ? [] : [{ story, ...told, published, side }]));
  const figures = figuresOfClaim([...said, ...plain]);
  return [
    {
      id: `claim-${hashOf(`${first.story}\n${first.offset}\n${first.attribution}`)}`,
      about: aboutOf(said, entityOf),
      positions,
      ...(tellings.length === 0 ? {} : { tellings }),
      ...judgeClaim(said, plain, judge),
      ...(figures.length === 0 ? {} : { figures }),
    },
  ];
}

/** The first statement of each attribution, and of each sentence that a report tells itself, with the figures of all of them. */
function onceEach(statements: readonly Statement[]): Statement[] {
  const first = new Map<string, Statement>();
  for (const statement of statements) {
    const key = `${statement.attribution} ${statement.told?.start} ${statement.story}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, statement);
    else if (statement.figures.length > 0) first.set(key, { ...known, figures: [...known.figures, ...statement.figures] });
  }
  return [...first.values()];
}

/** The entities that more than one of the members names, the most often named first; those of a single member all. */
function aboutOf(members: readonly Statement[], entityOf: EntityOf): string[] {
  const counts = new Map<string, number>();
  for (const { story, entities } of members)
    for (const id of new Set(entities.map((entity) => entityOf(story, entity)))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 || members.length === 1).map(([id]) => id);
  return (shared.length > 0 ? shared : [...counts.keys()]).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

/** The hash of a text as eight hexadecimal figures. */
const hashOf = (text: string): string => (hashText(text) >>> 0).toString(16).padStart(8, "0");
