import type { Correction, CorrectionBody } from "../document/corrections.js";
import type { CorrectionNote } from "../document/types.js";

/** A correction of some kinds. */
export type OfKind<Kind extends CorrectionBody["kind"]> = Correction & { readonly kind: Kind };

/** Whether a correction is of one of the kinds. */
export const isOfKind =
  <Kind extends CorrectionBody["kind"]>(...kinds: readonly Kind[]) =>
  (correction: Correction): correction is OfKind<Kind> =>
    kinds.some((kind) => kind === correction.kind);

/** The ids of what is withdrawn; a withdrawal that was itself withdrawn does nothing. */
export function withdrawnIds(log: readonly Correction[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  for (const correction of [...log].reverse()) if (correction.kind === "undo" && !withdrawn.has(correction.id)) withdrawn.add(correction.target);
  return withdrawn;
}

/** The corrections that hold, in the order of the log. */
export function activeCorrections(log: readonly Correction[]): readonly Correction[] {
  const withdrawn = withdrawnIds(log);
  return log.filter(({ id, kind }) => kind !== "undo" && !withdrawn.has(id));
}

/** What stands beside a corrected value. @param was what it was before, in words */
export const noteOf = ({ id, who, when, why, kind }: Correction, was: string): CorrectionNote => ({ id, who, when, why, kind, was });

/** A value with one more note. */
export const withNote = <Value extends Noted>(value: Value, note: CorrectionNote): Value & Noted => ({
  ...value,
  corrected: [...(value.corrected ?? []), note],
});

interface Noted {
  readonly corrected?: readonly CorrectionNote[];
}
