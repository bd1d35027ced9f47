import { type Damage, logBeside, verifyCorrectionLog, verifyStore } from "../store/index.js";

/** What was looked at; damages come before it. */
export interface Verification {
  readonly pages: number;
  readonly stories: number;
  readonly corrections: number;
}

/** Compares all that a store keeps, and the log of corrections beside it, with the digests under which it was written. @throws InputError `file-not-found` */
export function* verify(file: string): Generator<Damage, Verification> {
  const { pages, stories, log } = yield* verifyStore(file);
  return { pages, stories, corrections: yield* verifyCorrectionLog(logBeside(file), log) };
}
