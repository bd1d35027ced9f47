import { hashText } from "../learn/index.js";
import type { FormFacts } from "./form-facts.js";

/** Rows of the tables of hashed features: endings of three and two letters, beginnings of three, shapes. */
export const ENDING_3_ROWS = 4096;
export const ENDING_2_ROWS = 1024;
export const BEGINNING_3_ROWS = 4096;
export const SHAPE_ROWS = 512;
/** How a form is written in the story: 1 with a capital inside sentences, 2 in lower case; and 4 where the word is the first of its sentence. */
export const WRITTEN_ROWS = 8;
export const SCHEME_ROWS = 2;

/** The row of a hash in a table whose size is a power of two: its highest bits, mixed. */
export const hashedRow = (hash: number, rows: number): number => Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(rows) + 1);

/** Rows in the tables of endings, beginnings and shapes, in this order. */
export const formRows = ({ endings, beginnings, shape }: FormFacts): readonly [number, number, number, number] => [
  hashedRow(endings[2], ENDING_3_ROWS),
  hashedRow(endings[1], ENDING_2_ROWS),
  hashedRow(beginnings[2], BEGINNING_3_ROWS),
  hashedRow(shape, SHAPE_ROWS),
];

/** Notes how forms are written inside the sentences of a story: 1 with a capital, 2 without. */
export function noteWritten(written: Map<number, number>, lower: number, form: string): void {
  written.set(lower, (written.get(lower) ?? 0) | (startsWithCapital(form) ? 1 : 2));
}

const startsWithCapital = (form: string): boolean => {
  const unit = form.charCodeAt(0);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(form);
};

export const lowerHash = (form: string): number => hashText(form.toLowerCase());
