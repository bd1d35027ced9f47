import { STANCES, type Stance } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** `deny`, `reject`: verbs; `claim`: what others put forward; `deed`: what one denies of oneself. */
export const DENIED_ROLES = ["deny", "reject", "claim", "deed"] as const;
export type DeniedRole = (typeof DENIED_ROLES)[number];
export type DenyingRole = Extract<DeniedRole, "deny" | "reject">;

/** Whether a word is a verb of denying. */
export const isDenying = (role: DeniedRole | undefined): role is DenyingRole => role === "deny" || role === "reject";

export interface AttributionLexicon {
  /** Cue forms (lower case) with their stance. */
  readonly cues: ReadonlyMap<string, { readonly lemma: string; readonly stance: Stance }>;
  /** Head words of sources (lower case) with their class. */
  readonly sourceWords: ReadonlyMap<string, string>;
  /** Names of outlets and agencies as written. */
  readonly media: ReadonlySet<string>;
  /** What denials are made of, by lower-case form. */
  readonly denied: ReadonlyMap<string, DeniedRole>;
  /** Hedging words by their first one, each as its lower-case parts. */
  readonly hedges: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Reads the word lists of the stage. */
export function readAttributionLexicon(read: ResourceReader): AttributionLexicon {
  const cues = new Map<string, { lemma: string; stance: Stance }>();
  for (const { form, lemma, stance } of readTable(read, "attributions/lexicon/cues.en.tsv", ["form", "lemma", "stance"])) {
    cues.set(form, { lemma, stance: STANCES.find((known) => known === stance) ?? "asserts" });
  }
  const hedges = new Map<string, string[][]>();
  for (const { words } of readTable(read, "attributions/lexicon/hedges.en.tsv", ["words"])) {
    const parts = words.split(" ");
    hedges.set(parts[0]!, [...(hedges.get(parts[0]!) ?? []), parts]);
  }
  return {
    cues,
    sourceWords: new Map(readTable(read, "attributions/lexicon/source-words.en.tsv", ["form", "class"]).map((row) => [row.form, row.class])),
    media: new Set(readTable(read, "attributions/lexicon/media.tsv", ["name"]).map(({ name }) => name)),
    denied: new Map(
      readTable(read, "attributions/lexicon/denied.en.tsv", ["word", "role"]).flatMap(({ word, role }) => (isDeniedRole(role) ? [[word, role] as const] : [])),
    ),
    hedges,
  };
}

const isDeniedRole = (role: string): role is DeniedRole => DENIED_ROLES.some((known) => known === role);
