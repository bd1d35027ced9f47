import type { GoldCaption, Line } from "./dump.js";
import type { Day, Printer } from "./printer.js";
import type { Report } from "./read-reports.js";

/** Prints the captions of reports in one way. */
export interface CaptionPrinter {
  /** Whether they are printed twice, as by pages whose pictures open. */
  readonly isTwice: boolean;
  /** Prints the caption of a number, real or made up; what is to be found of it. */
  readonly print: (lines: Line[], report: Report, number: number, day: Day) => GoldCaption;
}

const STYLES = ["plain", "paren", "paren", "below", "below", "label", "image", "prefix", "dot", "dot"] as const;

export function createCaptions(printer: Printer): CaptionPrinter {
  const { dice, add, has, inner, usual } = printer;
  const style = dice.one(STYLES);
  const isTwice = dice.chance(0.25);
  return {
    isTwice,
    print: (lines, report, number, day) => {
      const caption = captionOf(printer, report, number, day);
      const printed = captionLines(caption, style, usual("creditprefix"), usual("capprefix"));
      for (let time = 0; time < (isTwice ? 2 : 1); time++) {
        for (const [index, text] of printed.lines.entries()) add(lines, text, index > 0 ? 0 : time === 0 ? 1 : inner);
        if (time === 0 && has("imageNote", 0.25)) add(lines, usual("imgnote"), inner);
      }
      return { text: caption.text, ...(caption.credit !== undefined && printed.hasCredit ? { credit: caption.credit } : {}) };
    },
  };
}

function captionOf({ dice, fill, of, name }: Printer, report: Report, number: number, day: Day): GoldCaption {
  // Now and then a sentence of the report itself.
  if (dice.chance(0.04)) return { text: firstSentence(dice.one(report.paragraphs)) };
  const real = report.captions[number];
  if (real !== undefined && real.text.length > 5) return real;
  const people = namesIn(report);
  const text = fill(dice.one(of("caption")), { n: people[0] ?? name(), m: people[1] ?? name(), day });
  return dice.chance(0.6) ? { text, credit: dice.one(of("agency")) } : { text };
}

/** Two names that a report mentions: pairs of words with capitals. */
function namesIn({ paragraphs }: Report): string[] {
  const found =
    paragraphs
      .slice(0, 6)
      .join(" ")
      .match(/(?<=[a-z,] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [];
  return [...new Set(found)].slice(0, 3);
}

export const firstSentence = (text: string): string => /^.{20,300}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.slice(0, 200);

function captionLines(
  { text, credit }: GoldCaption,
  style: (typeof STYLES)[number],
  creditPrefix: string,
  prefix: string,
): { readonly lines: readonly string[]; readonly hasCredit: boolean } {
  if (credit === undefined) return { lines: [style === "prefix" || style === "image" ? `${prefix}${text}` : text], hasCredit: false };
  switch (style) {
    case "paren":
      return { lines: [`${text} (${/^photo/i.test(creditPrefix) ? creditPrefix : ""}${credit})`], hasCredit: true };
    case "below":
      return { lines: [text, /\//.test(creditPrefix) ? credit : `${creditPrefix}${credit}`], hasCredit: true };
    case "label":
      return { lines: [`${text.replace(/\.$/, "")} ${creditPrefix}${credit}`], hasCredit: true };
    case "image":
      return { lines: [`${creditPrefix}${credit}`, `${prefix}${text}`], hasCredit: true };
    case "dot":
      return { lines: [text, credit], hasCredit: true };
    case "prefix":
      return { lines: [`${prefix}${text} ${credit}`], hasCredit: true };
    default:
      return { lines: [text], hasCredit: false };
  }
}
