import type { Dice } from "./dice.js";
import type { Dump, GoldHead, Line, Setting } from "./dump.js";

/** Sets the lines of a dump. */
export function renderDump(id: string, lines: readonly Line[], heads: readonly GoldHead[], setting: Setting, dice: Dice): Dump {
  let text = "";
  const paragraphs = heads.map((): (readonly [number, number])[] => []);
  const { lineEnd, width } = setting;
  for (const line of lines) {
    if (text !== "") text += lineEnd.repeat(gapOf(line, setting, dice) + 1);
    const start = text.length;
    text += width > 0 && line.text.length > width ? wrapped(line.text, width, lineEnd) : line.text;
    if (line.story >= 0) paragraphs[line.story]!.push([start, text.length]);
  }
  const stories = heads.map((head, index) => ({
    ...head,
    paragraphs: paragraphs[index]!,
    text: lines.flatMap((line) => (line.story === index ? [line.text] : [])).join("\n\n"),
  }));
  return { id, layout: "made", text, stories };
}

/** Empty lines above a line. */
function gapOf({ gap }: Line, { regime, wide }: Setting, dice: Dice): number {
  switch (regime) {
    case "none":
      return 0;
    case "flat":
      return Math.min(1, gap);
    case "layout":
      return gap === 2 ? wide : gap;
    case "ragged":
      return dice.chance(0.15) ? gap + dice.below(4) : gap;
    default:
      return Math.max(1, gap);
  }
}

function wrapped(text: string, width: number, lineEnd: string): string {
  let result = "";
  let column = 0;
  for (const word of text.split(" ")) {
    if (column > 0 && column + 1 + word.length > width) {
      result += lineEnd + word;
      column = word.length;
    } else {
      result += column > 0 ? ` ${word}` : word;
      column += word.length + (column > 0 ? 1 : 0);
    }
  }
  return result;
}
