import { dirname } from "node:path";
import { completeDraft, type DraftLookup, withdrawnIds } from "../corrections/index.js";
import type { Correction, CorrectionDraft } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import type { Claim, PileEntity } from "../document/types.js";
import { appendCorrection, logBeside, readCorrectionLog, type Signature, type Store } from "../store/index.js";
import { correctPile } from "./corrected-pile.js";
import { readCorrections } from "./read-corrections.js";

/** Where a correction is said: an open store, its file, and what was last seen over the pile. */
export interface CorrectionDesk {
  readonly store: Store;
  /** Path of the store; the log lies beside it. */
  readonly file: string;
  /** Entities and claims as they are shown; looked at only for corrections that name one. */
  readonly entity: (id: string) => PileEntity | null;
  readonly claim: (id: string) => Claim | null;
  readonly hasOutlet: (name: string) => boolean;
}

/**
 * Appends what a user chose on the screen to the log. It is on the disk when this returns, and holds from the next build, export or
 * list on.
 * @param draft offsets and indices of the stories as they are shown, corrected @throws InputError `bad-field` for what is not there
 */
export function correct(desk: CorrectionDesk, draft: CorrectionDraft, signature: Signature): Correction {
  const { store, file } = desk;
  const pile = correctPile(store, readCorrections(dirname(file)));
  const lookup: DraftLookup = { story: pile.story, entity: desk.entity, claim: desk.claim, hasOutlet: desk.hasOutlet };
  return appendCorrection(store, logBeside(file), completeDraft(draft, lookup), signature);
}

/** Withdraws a correction by a new line of the log. @throws InputError `bad-field` for an id that is not in the log, or is withdrawn already */
export function undoCorrection(store: Store, file: string, id: string, signature: Signature): Correction {
  const log = readCorrectionLog(logBeside(file));
  if (!log.some((correction) => correction.id === id)) throw new InputError("bad-field", "there is no correction with this id in the log", { id });
  if (withdrawnIds(log).has(id)) throw new InputError("bad-field", "the correction is withdrawn already", { id });
  return appendCorrection(store, logBeside(file), { kind: "undo", target: id }, signature);
}
