/** The first line of every model file, as JSON: what it is and where it comes from. */
export interface TrainedHeader {
  readonly format: number;
  readonly name: string;
  readonly corpus: string;
  /** SHA-256 of the training data as read. */
  readonly corpusSha256: string;
  readonly licence: string;
  readonly seed: number;
  /** The command that makes the file again, to the byte. */
  readonly command: string;
  /** What it reached, cross-validated or on the development data, when it was made. */
  readonly score: string;
}

/** The header of a model file, unchecked, and where its numbers begin. @throws SyntaxError when the first line is no JSON */
export function splitHeader<Header extends Pick<TrainedHeader, "format">>(bytes: Uint8Array): { readonly header: Header; readonly dataAt: number } {
  const lineEnd = bytes.indexOf(10);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, lineEnd))));
  return { header, dataAt: lineEnd + 1 };
}
