import { createHash } from "node:crypto";
import { isWithin, joinEntities, type MarkedStory, type PairLabel } from "../../bench/claims/read-pairs.js";
import type { Statement } from "../../src/claims/compare-pair.js";
import type { ClaimLexicon } from "../../src/claims/lexicon.js";
import { treeValues, valuesOf } from "../../src/claims/pair-values.js";
import { readPropositions } from "../../src/claims/propositions.js";
import { prepareStatements } from "../../src/claims/statements.js";
import { spansOverlap } from "../../src/document/spans.js";

/** The pairs of statements that two labelled sentences hold, as the numbers by which they are judged. */
export interface Item {
  readonly label: PairLabel;
  /** In the order of `TREE_VALUES`, of which `PAIR_VALUES` are the first. */
  readonly pairs: readonly Float64Array[];
}

/** Parts of the labelled pairs, by the story of the first sentence: each is judged by what the others have taught. */
export const FOLDS = 8;

/** The part of a labelled pair, from 0. */
export const foldOf = ({ a }: PairLabel): number => createHash("sha256").update(a.document).digest()[0]! % FOLDS;

/** The labelled pairs of a corpus with their pairs of statements. */
export function itemsOf(stories: readonly MarkedStory[], labels: readonly PairLabel[], lexicon: ClaimLexicon): Item[] {
  const byId = new Map(stories.map((story): [string, MarkedStory] => [story.id, story]));
  const propositions = stories.flatMap((story) => readPropositions(story, lexicon));
  const { statements, table } = prepareStatements(propositions, joinEntities(stories), (story) => story);
  const byStory = new Map<string, Statement[]>();
  for (const statement of statements) {
    const own = byStory.get(statement.story);
    if (own === undefined) byStory.set(statement.story, [statement]);
    else own.push(statement);
  }
  const ofPlace = (place: PairLabel["a"]): Statement[] =>
    (byStory.get(place.document) ?? []).filter(({ story, attribution, told }) =>
      attribution === null ? told !== null && spansOverlap(told, place) : isWithin(byId.get(story)!, attribution, place),
    );
  // Of what is said over several sentences the clauses of the labelled one count, if it has any.
  const within = (place: PairLabel["a"]): Statement[] => {
    const all = ofPlace(place);
    const own = all.filter(({ offset }) => place.start <= offset && offset < place.end);
    return own.length > 0 ? own : all;
  };
  return labels.map((label) => ({
    label,
    pairs: within(label.a).flatMap((a) =>
      within(label.b).flatMap((b) => {
        const compared = a === b || (a.attribution === null && b.attribution === null) ? null : valuesOf(a, b, table);
        return compared === null ? [] : [treeValues(compared, a, b, table)];
      }),
    ),
  }));
}
