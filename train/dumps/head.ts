import { type CaptionPrinter, firstSentence } from "./captions.js";
import type { Dice } from "./dice.js";
import type { GoldCaption, GoldHead, Line } from "./dump.js";
import type { Day, Printer } from "./printer.js";
import type { Report } from "./read-reports.js";

/** What is to be found of a story, while it is being printed. */
export interface Printed extends GoldHead {
  deck: string | null;
  readonly names: readonly string[];
  readonly captions: GoldCaption[];
  readonly day: Day;
}

type Part = (lines: Line[], report: Report, printed: Printed) => void;

const AGENCIES = ["AP", "UPI", "Reuters", "AFP", "Associated Press", "dpa", "USA TODAY", "Editorial Board", "Staff", "Staff and agencies"];
const BETWEEN = [" | ", ", ", " - ", " · ", " / ", " — "];
const ADDRESSES = ["https://www.example.com/", "http://example.org/news/", "www.example.com/"];

/** Prints the heads of stories in one way. */
export function createHead(printer: Printer, captions: CaptionPrinter): (lines: Line[], report: Report) => Printed {
  const { dice, has } = printer;
  const order = orderOfParts(dice);
  const parts: Readonly<Record<string, Part>> = { ...titleParts(printer), ...bylineParts(printer), ...otherParts(printer, captions) };
  return (lines, report) => {
    const day = printer.someDay();
    const names = report.byline.length > 0 ? report.byline : madeNames(printer);
    const printed: Printed = {
      headline: report.headline,
      deck: null,
      names,
      byline: has("byline", 0.75) && dice.chance(0.95) ? names : [],
      published: has("date", 0.75) ? `${day.year}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}` : null,
      captions: [],
      day,
    };
    const first = lines.length;
    for (const part of order) parts[part]!(lines, report, printed);
    if (captions.isTwice && has("wholeTwice", 0.3)) for (const line of lines.slice(first)) if (dice.chance(0.8)) lines.push(line);
    return printed;
  };
}

function madeNames({ dice, name, outlet }: Printer): string[] {
  if (dice.chance(0.15)) return [dice.one([...AGENCIES, outlet])];
  return Array.from({ length: dice.chance(0.2) ? 2 : 1 }, () => (dice.chance(0.1) ? name().toUpperCase() : name()));
}

function titleParts(printer: Printer): Record<string, Part> {
  const { dice, add, has, inner, outlet, phrase, usual } = printer;
  const isCapitals = dice.chance(0.1);
  return {
    section: (lines) => has("section", 0.3) && add(lines, phrase("nav"), 1),
    slug: (lines) => has("slug", 0.1) && add(lines, phrase("slug"), 0),
    agenote: (lines) => has("agenote", 0.2) && add(lines, usual("agenote"), inner),
    title: (lines, { headline }) => has("title", 0.12) && add(lines, `${headline} ${dice.one(["-", "|", "–", "—", "·", "::"])} ${outlet}`, 1),
    headline: (lines, { headline }) => add(lines, isCapitals ? headline.toUpperCase() : headline, 1),
    again: (lines, { headline }) => has("again", 0.45) && add(lines, headline, 1),
    deck: (lines, report, printed) => {
      if (!has("deck", 0.5)) return;
      const deck = report.deck ?? (dice.chance(0.6) ? firstSentence(dice.one(report.paragraphs.slice(1, 8))) : null);
      if (deck === null || deck.length < 20) return;
      printed.deck = deck;
      add(lines, dice.chance(0.3) ? deck.replace(/\.$/, "") : deck, inner);
    },
    highlights: (lines, { paragraphs }) => {
      if (has("highlights", 0.08)) for (const text of dice.some(paragraphs, 2)) add(lines, `${dice.one(["• ", "- ", "* "])}${firstSentence(text)}`, inner);
    },
  };
}

function bylineParts({ dice, add, has, inner, usual, date }: Printer): Record<string, Part> {
  const bylineOf = ({ byline }: Printed): string => (byline ?? []).join(dice.chance(0.7) ? " and " : ", ");
  const isOneLine = ({ byline, published }: Printed): boolean => byline!.length > 0 && published !== null && has("oneLine", 0.12);
  return {
    byline: (lines, _, printed) => {
      if (printed.byline!.length > 0 && !isOneLine(printed)) add(lines, usual("lead", { b: bylineOf(printed) }), inner);
    },
    date: (lines, _, printed) => {
      if (printed.published !== null && !isOneLine(printed)) add(lines, date(printed.day), inner);
    },
    oneLine: (lines, _, printed) => {
      if (isOneLine(printed)) add(lines, `${usual("lead", { b: bylineOf(printed) })}${dice.one(BETWEEN)}${date(printed.day)}`, inner);
    },
  };
}

function otherParts(printer: Printer, captions: CaptionPrinter): Record<string, Part> {
  const { dice, add, addList, has, inner, of, outlet, fill, phrase, usual } = printer;
  const withCaption = dice.one([0, 0.5, 0.9]);
  const someOf = (slot: string, most: number): string[] => dice.some(of(slot), 1 + dice.below(most)).map((text) => fill(text));
  return {
    outlet: (lines) => has("outletLine", 0.12) && add(lines, dice.chance(0.5) ? outlet : dice.one(of("agency")), inner),
    place: (lines) => has("placeLine", 0.05) && add(lines, dice.one(of("place")), inner),
    readtime: (lines) => has("readtime", 0.15) && add(lines, usual("readtime"), inner),
    listen: (lines) => has("listen", 0.2) && addList(lines, someOf("listen", 2), inner),
    share: (lines) => has("share", 0.35) && addList(lines, someOf("share", 6), inner),
    count: (lines) => has("count", 0.3) && addList(lines, someOf("count", 3), inner),
    follow: (lines, _, { names }) => has("followHead", 0.06) && add(lines, phrase("bio", { n: names[0]! }), inner),
    paywall: (lines) => has("paywall", 0.04) && add(lines, phrase("paywall"), inner),
    address: (lines, { headline }, { day }) => {
      const path = headline
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .slice(0, 50);
      if (has("address", 0.08)) add(lines, `${dice.one(ADDRESSES)}${day.year}/${path}`, inner);
    },
    caption: (lines, report, printed) => {
      if (!dice.chance(withCaption)) return;
      const caption = captions.print(lines, report, printed.captions.length, printed.day);
      if (caption.text !== "") printed.captions.push(caption);
    },
  };
}

/** The order of the parts of a head, chosen once for a dump. */
function orderOfParts(dice: Dice): string[] {
  const middle = dice.some(
    ["deck", "byline", "date", "outlet", "readtime", "listen", "share", "count", "caption", "address", "follow", "place", "highlights", "paywall"],
    14,
  );
  // Mostly the byline stands above the date, and the standfirst right below the headline.
  if (dice.chance(0.6)) {
    const [byline, date] = [middle.indexOf("byline"), middle.indexOf("date")];
    if (byline > date) [middle[byline], middle[date]] = ["date", "byline"];
  }
  if (dice.chance(0.7)) middle.unshift(...middle.splice(middle.indexOf("deck"), 1));
  middle.splice(dice.below(middle.length), 0, "oneLine");
  const order = ["title", "headline", ...middle];
  const lift = (part: string): void => {
    order.unshift(...order.splice(order.indexOf(part), 1));
  };
  if (dice.chance(0.15)) lift("date");
  if (dice.chance(0.08)) lift("byline");
  order.unshift(...dice.some(["section", "agenote", "slug"], 3));
  if (dice.chance(0.4)) order.splice(order.length - dice.below(6), 0, "again");
  if (dice.chance(0.3)) order.push("caption");
  return order;
}
