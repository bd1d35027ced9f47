// The rows of the tables, and the digests by which a changed byte in them is found.
import { createHash } from "node:crypto";

export interface PageRow {
  readonly sha256: string;
  readonly file: string;
  readonly line: number | null;
  readonly bytes: number;
  readonly settings: string;
  readonly reader: string;
  readonly read_at: string;
  readonly problem_code: string | null;
  readonly problem: string | null;
}

export interface StoryRow {
  readonly id: string;
  readonly page: string;
  readonly position: number;
  readonly published: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly record: string;
}

/** SHA-256 in lower-case hexadecimal. */
export const sha256Of = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** The digest of a row of `pages`. */
export const pageDigest = ({ sha256, file, line, bytes, settings, reader, read_at, problem_code, problem }: PageRow): string =>
  sha256Of(JSON.stringify([sha256, file, line, bytes, settings, reader, read_at, problem_code, problem]));

/** The digest of a row of `stories`. */
export const storyDigest = ({ id, page, position, published, headline, outlet, url, record }: StoryRow): string =>
  sha256Of(JSON.stringify([id, page, position, published, headline, outlet, url, record]));
