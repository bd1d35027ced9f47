import { hashText, joinHashes } from "../learn/index.js";

/** What tagger and parser need to know of a word form, as hashes; the same for every occurrence. */
export interface FormFacts {
  readonly lower: number;
  readonly form: number;
  readonly shape: number;
  readonly endings: readonly [number, number, number, number];
  readonly beginnings: readonly [number, number, number];
  readonly isMark: boolean;
}

/** Beyond so many characters a form is cut for its shape. */
const LONGEST_SHAPE = 40;

/** "Haftar" is Xx, "LNA" is XXX, "al-Sarraj" is x-Xx, "1990s" is 0x: runs of one kind are cut, of capitals to three. */
function shapeOf(form: string): string {
  let shape = "";
  let run = 0;
  for (const character of form.length > LONGEST_SHAPE ? form.slice(0, LONGEST_SHAPE) : form) {
    const kind = /\p{Lu}/u.test(character) ? "X" : /\p{L}/u.test(character) ? "x" : /\p{N}/u.test(character) ? "0" : character;
    run = shape.endsWith(kind) ? run + 1 : 0;
    if (run < (kind === "X" ? 3 : 1)) shape += kind;
  }
  return shape;
}

/** Typographic marks stand for their plain forms. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ["“", "``"],
  ["”", "''"],
  ["’", "'"],
  ["‘", "`"],
  ["–", "--"],
  ["—", "--"],
  ["…", "..."],
  ["’s", "'s"],
  ["n’t", "n't"],
  ["’re", "'re"],
  ["’ve", "'ve"],
  ["’ll", "'ll"],
  ["’m", "'m"],
  ["’d", "'d"],
]);

const isFigure = (form: string): boolean => /\d/.test(form) && /^[\d.,:/-]+$/.test(form);

/** Lower case, typographic marks plain, the digits of figures as zeros. */
function foldedForm(plain: string): string {
  const lower = plain.toLowerCase();
  return isFigure(lower) ? lower.replace(/\d/g, "0") : lower;
}

/** The hash by which the vocabulary knows a form. */
export const plainLower = (written: string): number => hashText(foldedForm(PLAIN.get(written) ?? written));

/** The facts of a form as written. */
export function factsOfForm(written: string): FormFacts {
  const plain = PLAIN.get(written) ?? written;
  const folded = foldedForm(plain);
  const lowerHash = hashText(folded);
  const ending = (length: number): number => hashText(`${length}-${folded.slice(-length)}`);
  const beginning = (length: number): number => hashText(`${folded.slice(0, length)}-${length}`);
  const shape = hashText(shapeOf(plain));
  return {
    lower: lowerHash,
    form: joinHashes(lowerHash, shape),
    shape,
    endings: [ending(1), ending(2), ending(3), ending(4)],
    beginnings: [beginning(1), beginning(2), beginning(3)],
    isMark: !/[\p{L}\p{N}]/u.test(plain),
  };
}
