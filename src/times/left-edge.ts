import type { Context, RuleMatch } from "./context.js";

/** Where the extent of a match begins when what its rule takes in on the left is taken in; never before what is taken already. */
export function leftEdge({ atoms, taken }: Context, { rule, first }: RuleMatch): number {
  const { flags } = rule;
  let start = first;
  const word = (back: number): string => (start - back < taken ? "" : atoms.word(start - back, first));
  if (flags.has("about")) {
    const one = word(1);
    if (one === "nearly" || one === "almost") start--;
    else if ((one === "least" || one === "most") && word(2) === "at") start -= 2;
    else if (one === "to" && word(2) === "up") start -= 2;
    else if (one === "than" && /^(?:more|less|fewer|longer)$/.test(word(2))) start -= word(3) === "no" ? 3 : 2;
  }
  if (flags.has("edge")) {
    const one = word(1);
    if (/^(?:early|late|earlier|later|mid)$/.test(one)) start--;
    else if (one === "of" && /^(?:end|beginning|start|middle|close)$/.test(word(2))) start -= word(3) === "the" ? 3 : 2;
    else if (one === "the" && word(2) === "of" && /^(?:end|beginning|start|middle|close)$/.test(word(3))) return start - (word(4) === "the" ? 4 : 3);
  }
  if (flags.has("the") && word(1) === "the") start--;
  return start;
}
