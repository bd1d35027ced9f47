/** The lines of one paragraph. */
export interface LineRange {
  /** Where its trimmed lines stand: start, end, start, end … */
  readonly pieces: readonly number[];
  /** Empty lines before it. */
  readonly gap: number;
}

/** Marks that end a sentence. */
export const ENDS_LINE = ".!?…。！？؟।";
