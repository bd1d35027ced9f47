import type { DeedWord } from "./deeds.js";
import type { EvidenceLexicon } from "./evidence-lexicon.js";
import { plainOf } from "./pile-words.js";

/** What a word form is to the search for evidence. */
export interface EvidenceWord {
  /** In lower case, as it stands. */
  readonly form: string;
  /** Plurals by their singular. */
  readonly plain: string;
  readonly deed: DeedWord | null;
  /** Whether it can say what became of what stands beside it. */
  readonly mayBeCue: boolean;
}

/** So many forms are remembered at most. */
const MOST_FORMS = 50_000;

/** Reads forms in lower case; each is looked up once. */
export function createWordReader({ deeds, outcomes }: EvidenceLexicon): (form: string) => EvidenceWord {
  const known = new Map<string, EvidenceWord>();
  return (form) => {
    const seen = known.get(form);
    if (seen !== undefined) return seen;
    if (known.size >= MOST_FORMS) known.clear();
    const word = { form, plain: plainOf(form), deed: deeds.ofWord(form), mayBeCue: outcomes.has(form) };
    known.set(form, word);
    return word;
  };
}
