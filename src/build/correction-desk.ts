import { dirname } from "node:path";
import { completeDraft, withdrawnIds } from "../corrections/index.js";
import type { Correction, CorrectionDraft } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import type { KeptStory } from "../document/types.js";
import { appendCorrection, logBeside, readCorrectionLog, type Signature, type Store } from "../store/index.js";
import { type CorrectedPile, correctPile } from "./corrected-pile.js";
import { type FoundLine, type FoundPlace, type FoundStatement, findClaim, findLine, findPlace, findStatement, findStory, type Sought } from "./find-target.js";
import { openBuiltStore } from "./open-built-store.js";
import { readCorrections } from "./read-corrections.js";
import type { ClaimPositions } from "./view-rows.js";

/** Where a user corrects: a store, its log, and what words mean in it. Nothing of the store itself is changed. */
export interface CorrectionDesk {
  /** The only story with that id, or with these words in its headline or text. @throws InputError */
  readonly findStory: (idOrWords: string) => KeptStory;
  /** The place where words stand. @throws InputError */
  readonly findPlace: (sought: Sought) => FoundPlace;
  /** The line of the last build's chronology with these words, else the sentence with them. @throws InputError */
  readonly findLine: (sought: Sought) => FoundLine;
  /** The attribution with these words; in copies of one text, that of the first. @throws InputError */
  readonly findStatement: (sought: Sought) => FoundStatement;
  /** The id of the last build's claim with that id, or with a statement of these words. @throws InputError */
  readonly findClaim: (idOrWords: string, story: string | null) => string;
  readonly hasOutlet: (name: string) => boolean;
  /**
   * Appends what a user chose to the log. It is on the disk when this returns, and holds from the next build, export or list on.
   * @param draft offsets and indices of the stories as they are shown, corrected; entities, claims and outlets as the last build saw them
   * @throws InputError `bad-field` for what is not there
   */
  readonly correct: (draft: CorrectionDraft, signature: Signature) => Correction;
  /** Withdraws a correction by a new line of the log. @throws InputError `bad-field` for an id that is not in the log, or is withdrawn already */
  readonly undo: (id: string, signature: Signature) => Correction;
  readonly close: () => void;
}

/** Opens the desk of a store. @param file path of the store @throws InputError */
export function openCorrectionDesk(file: string): CorrectionDesk {
  const store = openBuiltStore(file);
  let pile: CorrectedPile | null = null;
  const shown = (): CorrectedPile => (pile ??= correctPile(store, readCorrections(dirname(file))));
  return {
    findStory: (idOrWords) => findStory(shown(), idOrWords),
    findPlace: (sought) => findPlace(shown(), sought),
    findLine: (sought) => findLine(store, shown(), sought),
    findStatement: (sought) => findStatement(shown(), sought),
    findClaim: (idOrWords, story) => findClaim(store, shown(), idOrWords, story),
    hasOutlet: store.hasOutlet,
    correct: (draft, signature) => {
      const lookup = { story: shown().story, entity: store.entity, claim: (id: string) => claimIn(store, id), hasOutlet: store.hasOutlet };
      const correction = appendCorrection(logBeside(file), completeDraft(draft, lookup), signature);
      pile = null;
      return correction;
    },
    undo: (id, signature) => {
      const correction = undo(file, id, signature);
      pile = null;
      return correction;
    },
    close: store.close,
  };
}

function claimIn(store: Store, id: string): ClaimPositions | null {
  for (const record of store.views("positions")) {
    const claim: ClaimPositions = JSON.parse(record);
    if (claim.id === id) return claim;
  }
  return null;
}

function undo(file: string, id: string, signature: Signature): Correction {
  const log = readCorrectionLog(logBeside(file));
  if (!log.some((correction) => correction.id === id)) throw new InputError("bad-field", "there is no correction with this id in the log", { id });
  if (withdrawnIds(log).has(id)) throw new InputError("bad-field", "the correction is withdrawn already", { id });
  return appendCorrection(logBeside(file), { kind: "undo", target: id }, signature);
}
