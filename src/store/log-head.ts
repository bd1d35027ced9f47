/** How far a log has come: its lines, and the digest of the last one (empty for none). */
export interface LogHead {
  readonly lines: number;
  readonly digest: string;
}
