import { createBody, createTail } from "./body.js";
import { createCaptions, firstSentence } from "./captions.js";
import type { Dice } from "./dice.js";
import type { Dump, GoldHead, Line, Setting } from "./dump.js";
import { createHead } from "./head.js";
import type { Phrases } from "./phrases.js";
import { createPrinter } from "./printer.js";
import type { Report } from "./read-reports.js";
import { renderDump } from "./render-dump.js";
import { createWidgets } from "./widgets.js";

/** Part of the dumps that are one story and nothing else. */
const PLAIN = 0.1;
const FEWEST_REPORTS = 4;
const MOST_OTHERS = 14;
const SEPARATORS = [
  "",
  "",
  "",
  "",
  "",
  "----------",
  "* * *",
  "***",
  "========================================",
  "___",
  "---",
  "#####",
  "• • •",
  "~~~~~",
  "-".repeat(50),
  "PAGE",
  "COUNT",
];

/** Makes up a dump of one to five of the reports in a layout that is made up too. */
export function makeDump(id: string, all: readonly Report[], phrases: Phrases, dice: Dice): Dump {
  const seed = dice.one(all);
  if (dice.chance(PLAIN)) return makePlain(id, seed, dice);
  const sameLanguage = all.filter(({ language }) => language === seed.language);
  const pool = sameLanguage.length >= FEWEST_REPORTS ? sameLanguage : all.filter(({ language }) => language === seed.language || language === "en");
  const reports = [
    seed,
    ...dice.some(
      pool.filter((report) => report !== seed),
      dice.one([0, 0, 1, 1, 2, 2, 3, 4]),
    ),
  ];
  const others = dice.some(
    pool.filter((report) => !reports.includes(report)),
    MOST_OTHERS,
  );
  const layout = createLayout(seed.language, phrases, dice);
  const lines: Line[] = [];
  layout.top(lines, reports);
  const heads = reports.map((report, index) => {
    const rest = [...reports.slice(index + 1), ...others, ...reports.slice(0, index)];
    return layout.story(lines, report, index, dice.chance(0.5) ? rest : dice.some(rest, rest.length));
  });
  layout.bottom(lines);
  return renderDump(id, lines, heads, layout.setting, dice);
}

/** A story without anything around it, as people paste them: with its headline or without, whole or its beginning. */
function makePlain(id: string, report: Report, dice: Dice): Dump {
  const count = dice.chance(0.6) ? 1 + dice.below(5) : report.paragraphs.length;
  const isBrief = dice.chance(0.3);
  const headline = dice.chance(0.5) ? report.headline : null;
  const gap = dice.chance(0.7) ? 1 : 0;
  const body = report.paragraphs.slice(0, count).map((text) => ({ text: isBrief ? firstSentence(text) : text, gap, story: 0 }));
  const lines = [...(headline === null ? [] : [{ text: headline, gap: 0, story: -1 }]), ...body];
  const setting: Setting = { regime: "layout", wide: 2, width: dice.chance(0.15) ? 72 : 0, lineEnd: "\n" };
  return renderDump(id, lines, [{ headline, deck: null, byline: [], published: null, captions: [] }], setting, dice);
}

interface Layout {
  readonly setting: Setting;
  readonly top: (lines: Line[], reports: readonly Report[]) => void;
  readonly story: (lines: Line[], report: Report, index: number, others: readonly Report[]) => GoldHead;
  readonly bottom: (lines: Line[]) => void;
}

/** How a dump prints: all that is chosen once for it. */
function createLayout(language: string, phrases: Phrases, dice: Dice): Layout {
  const printer = createPrinter(language, phrases, dice);
  const widgets = createWidgets(printer);
  const captions = createCaptions(printer);
  const head = createHead(printer, captions);
  const parts = { printer, captions, widgets, phrases, language };
  const body = createBody(parts);
  const tail = createTail(parts);
  const separator = dice.one(SEPARATORS);
  return {
    setting: {
      regime: dice.one(["flat", "flat", "flat", "layout", "layout", "ragged", "none", "all"]),
      wide: 2 + dice.below(3),
      width: dice.chance(0.1) ? 66 + dice.below(30) : 0,
      lineEnd: dice.chance(0.03) ? "\r\n" : "\n",
    },
    top: widgets.top,
    bottom: widgets.bottom,
    story: (lines, report, index, others) => {
      if (index > 0) printer.add(lines, separator === "PAGE" ? `Page ${index + 1} of ${index + 3}` : separator === "COUNT" ? `${index + 1}.` : separator, 1);
      const first = lines.length;
      const printed = head(lines, report);
      if (first < lines.length) lines[first] = { ...lines[first]!, gap: index === 0 ? 0 : 2 };
      const story = { report, index, others, printed };
      tail(lines, story, body(lines, story));
      const { headline, deck, byline, published } = printed;
      return { headline, deck, byline: byline ?? [], published: published ?? null, captions: printed.captions };
    },
  };
}
