import type { TimeExpression } from "../document/types.js";
import { edtfDays } from "../text/edtf.js";
import type { Context } from "./context.js";

/** Words that link the ends of a range; "and" only after "between". */
const LINK = /^(?:to|until|till|through|thru|-|–|—)$/;
/** What is moved from one day to another does not last from the one to the other. */
const SHIFT = /^(?:moved?|moving|postponed?|delayed?|rescheduled?|pushed|shifted|shift|changed?|brought|rose|fell|up|down|compared)$/;
/** So far before its first end the word that moves or opens a range is looked for, in words. */
const REACH = 6;

/** Marks the first end of each range with the whole of it. Goes once over the times. */
export function markRanges(context: Context): void {
  const { found } = context;
  for (let index = 0; index + 1 < found.length; index++) {
    const window = rangeBetween(context, index);
    if (window !== null) found[index] = withWindow(found[index]!, window);
  }
}

/** The field stands before the anchor, as in the type. */
const withWindow = ({ anchor, rule, ...time }: TimeExpression, window: string): TimeExpression => ({
  ...time,
  window,
  ...(anchor === undefined ? {} : { anchor }),
  rule,
});

function rangeBetween(context: Context, index: number): string | null {
  const { atoms, found, firsts, lasts } = context;
  const [first, last] = [found[index]!, found[index + 1]!];
  if (first.type !== "DATE" || last.type !== "DATE" || first.edtf === undefined || last.edtf === undefined) return null;
  const [ends, begins] = [lasts[index]!, firsts[index + 1]!];
  if (!atoms.isNear(begins, ends)) return null;
  const link =
    begins === ends + 1 && atoms.glued[begins] === 1
      ? "-"
      : begins === ends + 2
        ? atoms.word(ends + 1, ends)
        : begins === ends + 3 && atoms.word(begins - 1, ends) === "the"
          ? atoms.word(ends + 1, ends)
          : "";
  const opener = openerBefore(context, firsts[index]!);
  if (opener === "shift" || !(LINK.test(link) || (link === "and" && opener === "between"))) return null;
  const [from, to] = [edtfDays(first.edtf)?.from, edtfDays(last.edtf)?.to];
  if (from === undefined || from === null || to === undefined || to === null || from >= to) return null;
  const isPlain = !/[/~]/.test(first.edtf + last.edtf);
  return isPlain ? `${first.edtf}/${last.edtf}` : `${from}/${to}`;
}

/** "between" or "shift" where such a word stands shortly before an atom, in its clause; else "". */
function openerBefore({ atoms }: Context, first: number): "between" | "shift" | "" {
  for (let back = 1; back <= REACH; back++) {
    const word = atoms.word(first - back, first);
    if (word === "," || word === "") return "";
    if (word === "between") return back <= 3 ? "between" : "";
    if (SHIFT.test(word)) return "shift";
  }
  return "";
}
