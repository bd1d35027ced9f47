import type { Stance } from "../document/types.js";

/** What is known of the place in which a clause stands. */
export interface Place {
  readonly published: string | null;
  /** Stance of the attribution it stands in. */
  readonly stance: Stance | null;
  /** Whether the sentences around tell the terms of an agreement. */
  readonly tellsTerms: boolean;
}
