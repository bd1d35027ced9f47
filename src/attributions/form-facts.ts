import { hashText } from "../learn/index.js";
import { rememberForms } from "../text/form-memory.js";
import type { AttributionLexicon } from "./lexicon.js";

/** What the taggers know of a form by itself; the same for every occurrence. */
export interface FormFacts {
  readonly lower: string;
  readonly lowerHash: number;
  readonly suffixHash: number;
  /** 0 lower case, 1 capital, 2 all capitals, 3 figure, 4 mark. */
  readonly shape: number;
  readonly isPronoun: boolean;
  /** Hashes of the stance and the base form of a listed cue; 0 for other words. */
  readonly stanceHash: number;
  readonly lemmaHash: number;
  /** Hash of the class that the form has as the head of a source; 0 where it is not in the table. */
  readonly sourceHash: number;
}

/** At most this many forms are remembered; then the memory is emptied. */
const REMEMBERED_FORMS = 100_000;
const PRONOUNS = new Set(["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their", "its"]);

/** Gives the facts of forms, each read once. */
export const rememberFormFacts = (lexicon: AttributionLexicon): ((form: string) => FormFacts) =>
  rememberForms((form) => readForm(form, lexicon), REMEMBERED_FORMS);

function readForm(form: string, { cues, sourceWords }: AttributionLexicon): FormFacts {
  const lower = form.toLowerCase();
  const cue = cues.get(lower);
  const source = sourceWords.get(lower);
  return {
    lower,
    lowerHash: hashText(lower),
    suffixHash: hashText(`-${lower.slice(-3)}`),
    shape: shapeOf(form),
    isPronoun: PRONOUNS.has(lower),
    stanceHash: cue === undefined ? 0 : hashText(cue.stance),
    lemmaHash: cue === undefined ? 0 : hashText(cue.lemma),
    sourceHash: source === undefined ? 0 : hashText(source),
  };
}

function shapeOf(form: string): number {
  const first = form.charCodeAt(0);
  if (first >= 48 && first <= 57) return 3;
  if (form[0] === form[0]!.toLowerCase() && form[0] === form[0]!.toUpperCase()) return 4;
  if (form[0] === form[0]!.toLowerCase()) return 0;
  return form.length > 1 && form === form.toUpperCase() ? 2 : 1;
}
