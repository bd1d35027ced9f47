/**
 * How a stage gets its word lists and models. Paths are relative to `src/`, with `/`, e.g. `times/lexicon/holidays.en.tsv`.
 * Only `resources.ts` (and tests) implement it; it throws `ResourceError` for what is missing.
 */
export interface ResourceReader {
  text(path: string): string;
  bytes(path: string): Uint8Array;
}
