import { type CaptionPrinter, firstSentence } from "./captions.js";
import type { Line } from "./dump.js";
import type { Printed } from "./head.js";
import type { Phrases } from "./phrases.js";
import type { Printer } from "./printer.js";
import type { Report } from "./read-reports.js";
import type { Widgets } from "./widgets.js";

/** What stands in and below the bodies of a dump. */
export interface BodyParts {
  readonly printer: Printer;
  readonly captions: CaptionPrinter;
  readonly widgets: Widgets;
  readonly phrases: Phrases;
  readonly language: string;
}

/** A story that is printed, its number in the dump, and the reports that it is linked to. */
export interface PrintedStory {
  readonly report: Report;
  readonly index: number;
  readonly others: readonly Report[];
  readonly printed: Printed;
}

/** Part of the stories that are cut to a few paragraphs, and part of these to one sentence each: briefs. */
const BRIEF = 0.25;
const BRIEFEST = 0.5;
const SUBHEADS = ["some", "some", "capitals", "question", "number", "listing"] as const;

/** Prints the bodies of stories in one way, and what stands between their paragraphs. Gives how many of the others it has linked to. */
export function createBody({ printer, captions, widgets, phrases, language }: BodyParts): (lines: Line[], story: PrintedStory) => number {
  const { dice, add, has, usual } = printer;
  const [ads, links, quotes, pictures] = [
    dice.one([0, 0, 0.05, 0.1, 0.2]),
    dice.one([0, 0, 0.05, 0.1, 0.15]),
    dice.one([0, 0, 0, 0.05, 0.12]),
    dice.one([0, 0.03, 0.08]),
  ];
  const subheads = dice.one([0, 0, 0.08, 0.15, 0.25, 0.4]);
  const subheadOf = createSubheads(printer, phrases.of(language, "subhead"));
  return (lines, { report, index, others, printed }) => {
    const isBrief = dice.chance(BRIEF);
    const isCut = isBrief && dice.chance(BRIEFEST);
    const count = isBrief ? Math.min(2 + dice.below(4), report.paragraphs.length) : report.paragraphs.length;
    const first = lines.length;
    let used = 0;
    for (const [at, paragraph] of report.paragraphs.slice(0, count).entries()) {
      lines.push({ text: isCut ? firstSentence(paragraph) : paragraph, gap: has("tightBody", 0.06) && lines.length > first ? 0 : 1, story: index });
      if (at + 1 === count) break;
      const subhead = dice.chance(subheads) ? { text: subheadOf(report.paragraphs[at + 1]!), gap: 1, story: index } : null;
      const isAbove = dice.chance(0.5);
      if (subhead !== null && isAbove) lines.push(subhead);
      if (dice.chance(ads)) {
        add(lines, usual("ad"), 1);
        if (has("secondAd", 0.25)) add(lines, usual("skip"), 1);
      }
      if (dice.chance(links) && others[used] !== undefined) widgets.more(lines, others[used++]!);
      if (dice.chance(pictures)) {
        const caption = captions.print(lines, report, printed.captions.length, printed.day);
        if (caption.text !== "") printed.captions.push(caption);
      }
      if (dice.chance(quotes)) addQuote(printer, lines, report);
      if (has("newsletterInside", 0.12) && dice.chance(0.06)) widgets.newsletter(lines, 1);
      if (has("relatedInside", 0.08) && dice.chance(0.05)) {
        add(lines, usual("related"), 1);
        widgets.related(lines, others.slice(used), 1 + dice.below(3));
      }
      if (subhead !== null && !isAbove) lines.push(subhead);
    }
    return used;
  };
}

/** A sentence of the report printed again by itself. */
function addQuote({ dice, add }: Printer, lines: Line[], report: Report): void {
  const paragraph = dice.one(report.paragraphs);
  const starts = [...paragraph.matchAll(/(?<=\s["“„«]?)\p{Lu}/gu)].map(({ index }) => index);
  // Cut anywhere before a capital now and then: a name, an abbreviation.
  const sentence = firstSentence(dice.chance(0.4) || starts.length === 0 ? paragraph : paragraph.slice(dice.one(starts)));
  if (sentence.length > 30) add(lines, dice.chance(0.3) ? `“${sentence}”` : sentence, 1);
}

/** Some words of a paragraph, or a common sub-heading, above it. */
function createSubheads({ dice }: Printer, common: readonly string[]): (paragraph: string) => string {
  const style = dice.one(SUBHEADS);
  return (paragraph) => {
    const words = paragraph.split(" ");
    const from = dice.below(Math.max(1, words.length - 6));
    const picked = words
      .slice(from, from + 1 + dice.below(7))
      .join(" ")
      .replace(/["“”«»„.,;:()]/g, "");
    const made = dice.chance(0.3) || picked.length < 6 ? dice.one(common) : `${picked[0]!.toUpperCase()}${picked.slice(1)}`;
    switch (style) {
      case "capitals":
        return made.toUpperCase();
      case "question":
        return `${made}?`;
      case "number":
        return `${1 + dice.below(9)}. ${made}`;
      case "listing":
        return dice.one([
          `${1 + dice.below(9)}. ${made}`,
          `${made}, ${1 + dice.below(10)}/10`,
          `${made}: ${dice.one(words)}`,
          `€${10 + dice.below(200)}, ${made}`,
          made,
        ]);
      default:
        return made;
    }
  };
}

/** Prints what stands below the bodies of a dump, in one order. */
export function createTail({ printer, widgets }: BodyParts): (lines: Line[], story: PrintedStory, used: number) => void {
  const { dice, add, addList, has, inner, of, name, phrase, usual, date } = printer;
  type TailPart = (lines: Line[], story: PrintedStory, used: number) => void;
  const parts: readonly TailPart[] = [
    (lines, { printed }) => has("bio", 0.3) && add(lines, usual("bio", { n: printed.names[0]!, m: name() }), 1),
    (lines, { report, printed }) => has("printnote", 0.25) && add(lines, usual("printnote", { t: report.headline, day: printed.day }), 1),
    (lines) => {
      if (!has("tags", 0.25)) return;
      const tags = dice.some(of("tag"), 1 + dice.below(5));
      if (has("tagsInLine", 0.4)) add(lines, `${usual("tagslabel").replace(/:$/, "")}: ${tags.join(", ")}`, 1);
      else {
        if (dice.chance(0.8)) add(lines, usual("tagslabel"), 1);
        addList(lines, tags, inner);
      }
    },
    (lines) => has("shareBelow", 0.25) && addList(lines, dice.some(of("share"), 1 + dice.below(4)), 1),
    (lines) => has("afterlinks", 0.3) && addList(lines, dice.some(of("afterlinks"), 1 + dice.below(2)), 1),
    (lines, { others }, used) => {
      if (!has("related", 0.5)) return;
      add(lines, usual("related"), 1);
      widgets.related(lines, others.slice(used), 2 + dice.below(5));
    },
    (lines, { others }, used) => {
      if (!has("second", 0.15)) return;
      add(lines, phrase("related"), 1);
      widgets.related(lines, others.slice(used + 4), 2 + dice.below(4));
    },
    (lines) => has("newsletter", 0.12) && widgets.newsletter(lines, 1),
    (lines) => has("commentsBelow", 0.1) && widgets.comments(lines),
    (lines) => has("follow", 0.12) && add(lines, phrase("afterlinks"), 1),
    (lines) => has("mailBelow", 0.06) && add(lines, usual("mail"), 1),
    (lines, { printed }) => has("dateBelow", 0.05) && add(lines, date(printed.day), 1),
  ];
  const order = dice.some(parts, parts.length);
  return (lines, story, used) => {
    for (const part of order) part(lines, story, used);
  };
}
