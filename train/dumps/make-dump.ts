import type { Phrases } from "./phrases.js";
import type { Report } from "./read-reports.js";

/** A dump with what is to be found in it: the form of the benchmark's dumps. */
export interface Dump {
  readonly id: string;
  readonly layout: string;
  readonly text: string;
  readonly stories: readonly GoldStory[];
}
export interface GoldStory {
  readonly headline: string | null;
  readonly deck?: string | null;
  readonly published?: string | null;
  readonly byline?: readonly string[];
  readonly captions?: readonly { readonly text: string; readonly credit?: string }[];
  readonly text: string;
  readonly paragraphs: readonly (readonly [number, number])[];
}

/** Random choices from one seed. */
export interface Dice {
  readonly chance: (probability: number) => boolean;
  readonly below: (count: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly some: <T>(list: readonly T[], count: number) => T[];
}

export function diceOf(random: () => number): Dice {
  const below = (count: number): number => Math.min(count - 1, Math.floor(random() * count));
  return {
    chance: (probability) => random() < probability,
    below,
    one: (list) => list[below(list.length)]!,
    some: (list, count) => {
      const left = [...list];
      return Array.from({ length: Math.min(count, list.length) }, () => left.splice(below(left.length), 1)[0]!);
    },
  };
}

interface Line {
  readonly text: string;
  /** Empty lines before it in the layout's own measure: 0 none, 1 one, 2 wide. */
  readonly gap: number;
  /** Number of the story whose body it belongs to; -1 for all else. */
  readonly story: number;
}

type Part = (lines: Line[], context: StoryContext) => void;
interface StoryContext {
  readonly report: Report;
  readonly day: Day;
  readonly names: readonly [string, string];
  readonly others: readonly Report[];
}
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const BODY_LEAST = 2;
/** Part of the dumps that are one story and nothing else. */
const PLAIN = 0.1;

/** Makes up a dump of one to six of the reports in a layout that is made up too. */
export function makeDump(id: string, all: readonly Report[], phrases: Phrases, dice: Dice): Dump {
  const seed = dice.one(all);
  if (dice.chance(PLAIN)) return makePlain(id, seed, dice);
  const sameLanguage = all.filter(({ language }) => language === seed.language);
  const pool = sameLanguage.length >= 4 ? sameLanguage : all.filter(({ language }) => language === seed.language || language === "en");
  const reports = [
    seed,
    ...dice.some(
      pool.filter((report) => report !== seed),
      dice.one([0, 0, 1, 1, 2, 2, 3, 4]),
    ),
  ];
  const others = dice.some(
    pool.filter((report) => !reports.includes(report)),
    14,
  );
  const layout = layoutOf(seed.language, phrases, dice);
  const lines: Line[] = [];
  const gold: {
    headline: string | null;
    deck: string | null;
    byline: readonly string[];
    published: string | null;
    captions: { text: string; credit?: string }[];
  }[] = [];
  layout.top(lines, reports);
  reports.forEach((report, index) => {
    const rest = [...reports.slice(index + 1), ...others, ...reports.slice(0, index)];
    gold.push(layout.story(lines, report, index, dice.chance(0.5) ? rest : dice.some(rest, rest.length)));
  });
  layout.bottom(lines);
  return render(id, lines, gold, layout, dice);
}

/** A story without anything around it, as people paste them: with its headline or without, whole or its beginning. */
function makePlain(id: string, report: Report, dice: Dice): Dump {
  const count = dice.chance(0.6) ? 1 + dice.below(5) : report.paragraphs.length;
  const isBrief = dice.chance(0.3);
  const body = report.paragraphs.slice(0, count).map((text) => (isBrief ? firstSentence(text) : text));
  const headline = dice.chance(0.5) ? report.headline : null;
  const gap = dice.chance(0.7) ? 1 : 0;
  const lines = [...(headline === null ? [] : [{ text: headline, gap: 0, story: -1 }]), ...body.map((text) => ({ text, gap, story: 0 }))];
  return render(
    id,
    lines,
    [{ headline, deck: null, byline: [], published: null, captions: [] }],
    { regime: "layout", wide: 2, width: dice.chance(0.15) ? 72 : 0, lineEnd: "\n" },
    dice,
  );
}

/** How lines are set. */
interface Setting {
  readonly regime: "flat" | "layout" | "ragged" | "none" | "all";
  readonly wide: number;
  readonly width: number;
  readonly lineEnd: string;
}

function render(id: string, lines: readonly Line[], gold: readonly Omit<GoldStory, "text" | "paragraphs">[], layout: Setting, dice: Dice): Dump {
  let text = "";
  const paragraphs = gold.map((): (readonly [number, number])[] => []);
  const end = layout.lineEnd;
  for (const line of lines) {
    if (text !== "") {
      let empty = layout.regime === "none" ? 0 : line.gap;
      if (layout.regime === "flat") empty = Math.min(1, empty);
      if (layout.regime === "layout" && line.gap === 2) empty = layout.wide;
      if (layout.regime === "ragged" && dice.chance(0.15)) empty += dice.below(4);
      if (layout.regime === "all" && line.gap === 0) empty = 1;
      text += end.repeat(empty + 1);
    }
    const start = text.length;
    text += layout.width > 0 && line.text.length > layout.width ? wrap(line.text, layout.width, end) : line.text;
    if (line.story >= 0) paragraphs[line.story]!.push([start, text.length]);
  }
  const stories = gold.map((story, index) => ({
    ...story,
    paragraphs: paragraphs[index]!,
    text: lines
      .filter((line) => line.story === index)
      .map((line) => line.text)
      .join("\n\n"),
  }));
  return { id, layout: "made", text, stories };
}

function wrap(text: string, width: number, end: string): string {
  let wrapped = "";
  let column = 0;
  for (const word of text.split(" ")) {
    if (column > 0 && column + 1 + word.length > width) {
      wrapped += end + word;
      column = word.length;
    } else {
      wrapped += column > 0 ? ` ${word}` : word;
      column += word.length + (column > 0 ? 1 : 0);
    }
  }
  return wrapped;
}

interface Layout extends Setting {
  readonly top: (lines: Line[], reports: readonly Report[]) => void;
  readonly story: (
    lines: Line[],
    report: Report,
    index: number,
    others: readonly Report[],
  ) => { headline: string; deck: string | null; byline: readonly string[]; published: string | null; captions: { text: string; credit?: string }[] };
  readonly bottom: (lines: Line[]) => void;
}

const FIRST =
  "Maria Peter Lena Omar Ana Jun Paul Sofia Karim Nadia John Ellen Tom Ruth Hassan Marta Igor Claire David Susan Miguel Priya Wei Laura Felix Hannah Jonas Amélie Luc Carmen".split(
    " ",
  );
const LAST =
  "Holm Marsh Ross Haddad Silva Tanaka Becker Costa Nasser Petrova Miller Whitfield O'Brien García Weber Dubois Lindqvist Rossi Khan Okafor Schneider Martin López Novak Jensen Clark Adeyemi Moreau Vogel Kaya".split(
    " ",
  );

/** Words and numbers put into a phrase. */
interface Filling {
  readonly n: string;
  readonly m: string;
  readonly b: string;
  readonly p: string;
  readonly o: string;
  readonly t: string;
  readonly day: Day;
}

/** How a page prints: all that is chosen once for a dump. */
function layoutOf(language: string, phrases: Phrases, dice: Dice): Layout {
  const spoken = dice.chance(0.15) ? "en" : language;
  const of = (slot: string): readonly string[] => phrases.of(spoken, slot);
  const outlet = dice.one(of("outlet"));
  const number = (): string => String(dice.one([dice.below(10) + 1, dice.below(90) + 10, dice.below(900) + 100]));
  const name = (): string => `${dice.one(FIRST)} ${dice.one(LAST)}`;
  const dateFormat = dice.one(of("datefmt"));
  const fill = (phrase: string, filling: Partial<Filling>): string => {
    const day = filling.day ?? { year: 2010 + dice.below(16), month: 1 + dice.below(12), day: 1 + dice.below(28) };
    return phrase
      .replace(/_$/, " ")
      .replace(/#/g, number)
      .replace(/\{n\}/g, () => filling.n ?? name())
      .replace(/\{m\}/g, () => filling.m ?? name())
      .replace(/\{b\}/g, () => filling.b ?? name())
      .replace(/\{B\}/g, () => (filling.b ?? name()).toUpperCase())
      .replace(/\{p\}/g, () => filling.p ?? dice.one(of("place")))
      .replace(/\{o\}/g, () => filling.o ?? outlet)
      .replace(/\{t\}/g, () => filling.t ?? "")
      .replace(/\{h\}/g, () =>
        name()
          .toLowerCase()
          .replace(/[^a-z]/g, ""),
      )
      .replace(/\{c\}/g, () => Array.from({ length: 4 + dice.below(6) }, () => "ABCDEFGHJKLMNPRSTUXZ0123456789"[dice.below(30)]).join(""))
      .replace(/\{y\}/g, String(day.year))
      .replace(/\{d\}/g, () => fillDate(dice.one(of("datefmt").filter((format) => !/[{]T|#|[{]t|[{]o/.test(format))), day))
      .replace(/\{(?:Mon|Mo|D|DD|MM|M|Y|T|t|H|Wd|Wk)\}/g, (part) => datePart(part.slice(1, -1), day));
  };
  const datePart = (part: string, { year, month, day }: Day): string => {
    const hour = dice.below(24);
    const minute = String(dice.below(60)).padStart(2, "0");
    const two = (value: number): string => String(value).padStart(2, "0");
    const months = phrases.months(spoken);
    switch (part) {
      case "Mon":
        return months[month - 1]!;
      case "Mo":
        return months[month - 1]!.slice(0, 3);
      case "D":
        return String(day);
      case "DD":
        return two(day);
      case "MM":
        return two(month);
      case "M":
        return String(month);
      case "Y":
        return String(year);
      case "T":
        return `${two(hour)}${dice.chance(0.8) ? ":" : "."}${minute}`;
      case "t":
        return `${(hour % 12) + 1}:${minute} ${dice.one(["am", "pm", "AM", "PM", "a.m.", "p.m."])}`;
      case "H":
        return `${two(hour)}h${minute}`;
      case "Wd":
        return dice.one(phrases.weekdays(spoken));
      default:
        return dice.one(phrases.weekdays(spoken)).slice(0, 3);
    }
  };
  const fillDate = (format: string, day: Day): string => fill(format, { day });
  const phrase = (slot: string, filling: Partial<Filling> = {}): string => fill(dice.one(of(slot)), filling);
  const fixed = new Map<string, string>();
  /** The same phrase in the whole dump, mostly. */
  const usual = (slot: string, filling: Partial<Filling> = {}): string => {
    const known = fixed.get(slot) ?? dice.one(of(slot));
    fixed.set(slot, known);
    return fill(dice.chance(0.8) ? known : dice.one(of(slot)), filling);
  };
  const yes = new Map<string, boolean>();
  /** Whether the layout has something at all. */
  const has = (what: string, probability: number): boolean => {
    const known = yes.get(what) ?? dice.chance(probability);
    yes.set(what, known);
    return known;
  };
  const inner = dice.chance(0.7) ? 0 : 1;
  const add = (lines: Line[], text: string, gap = inner): void => {
    if (text.trim() !== "") lines.push({ text: text.trim(), gap, story: -1 });
  };
  const addList = (lines: Line[], items: readonly string[], gap: number): void => {
    if (has("rows", 0.15) && items.length > 1 && items.every((item) => item.length < 30))
      add(lines, items.join(dice.one([" ", " | ", " · ", " • ", ", ", "  "])), gap);
    else for (const [index, item] of items.entries()) add(lines, item, index === 0 ? gap : inner);
  };
  const cased = dice.chance(0.1) ? (text: string): string => text.toUpperCase() : (text: string): string => text;
  const bullet = dice.one(["", "", "", "• ", "- ", "* ", "→ ", "» ", "› ", "▸ ", "#. "]);
  const listed = (text: string, index: number): string => `${bullet === "#. " ? `${index + 1}. ` : bullet}${text}`;
  const teaser = (other: Report): string => {
    const lead = other.paragraphs[0]!;
    return dice.chance(0.5) || lead.length < 100
      ? lead.slice(0, 400)
      : `${lead.slice(0, 60 + dice.below(90)).replace(/\s\S*$/, "")}${dice.one(["…", "...", " […]", "…", " [...]"])}`;
  };
  const relatedStyle = dice.one(["bare", "bare", "bare", "teaser", "ago", "dated", "section", "numbered", "author", "lead"]);
  const related = (lines: Line[], others: readonly Report[], count: number): void => {
    others.slice(0, count).forEach((other, index) => {
      const spaced = relatedStyle === "bare" || relatedStyle === "numbered" ? inner : 1;
      if (relatedStyle === "section") add(lines, phrase("nav"), spaced);
      if (relatedStyle === "numbered") {
        if (has("numberAlone", 0.5)) add(lines, String(index + 1), inner);
        add(lines, has("numberAlone", 0.5) ? other.headline : `${index + 1}. ${other.headline}`, inner);
        return;
      }
      add(lines, listed(other.headline, index), relatedStyle === "section" ? inner : spaced);
      if (relatedStyle === "teaser" || relatedStyle === "lead") add(lines, teaser(other), inner);
      if (relatedStyle === "ago" || (relatedStyle === "teaser" && has("teaserAgo", 0.6))) add(lines, usual("ago"), inner);
      if (relatedStyle === "dated")
        add(lines, fillDate(dateFormat, { year: 2012 + dice.below(12), month: 1 + dice.below(12), day: 1 + dice.below(28) }), inner);
      if (relatedStyle === "author") add(lines, usual("lead"), inner);
    });
  };
  const newsletter = (lines: Line[], gap: number): void => {
    if (dice.chance(0.8)) add(lines, usual("newstitle"), gap);
    if (dice.chance(0.8)) add(lines, usual("newstext"), inner);
    if (dice.chance(0.4)) add(lines, phrase("newstext"), inner);
    if (dice.chance(0.7)) addList(lines, dice.some(of("newsbutton"), 1 + dice.below(2)), inner);
  };
  const comments = (lines: Line[]): void => {
    add(lines, usual("comhead"), 1);
    if (dice.chance(0.6))
      addList(
        lines,
        dice.some(of("comsort"), 1 + dice.below(3)).map((text) => fill(text, {})),
        inner,
      );
    const count = 1 + dice.below(4);
    for (let index = 0; index < count; index++) {
      const user = dice.chance(0.5)
        ? `${dice.one(FIRST).toLowerCase()}_${dice.one(["truth", "fan", "99", "reader", "x", "1965"])}`
        : dice.chance(0.5)
          ? name()
          : `${dice.one(FIRST)}${dice.below(99)}`;
      const ago = usual("ago");
      if (dice.chance(0.3)) add(lines, `${user} ${dice.one(["·", "|", "-", ","])} ${ago}`, 1);
      else {
        add(lines, user, 1);
        if (dice.chance(0.8)) add(lines, ago, inner);
      }
      const own = dice.some(of("comment"), 1 + dice.below(3)).join(" ");
      add(lines, own, inner);
      if (dice.chance(0.5))
        addList(
          lines,
          dice.some(of("comact"), 1 + dice.below(2)).map((text) => fill(text, {})),
          inner,
        );
    }
  };
  const separator = dice.one([
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
  ]);
  const order = headOrder(dice);
  const captionStyle = dice.one(["plain", "paren", "paren", "below", "below", "label", "image", "prefix", "dot", "dot"]);
  const captions = { twice: dice.chance(0.25), top: dice.one([0, 0.5, 0.9]), inside: dice.one([0, 0.03, 0.08]) };
  const addCaption = (lines: Line[], caption: { text: string; credit?: string }, gap: number): { text: string; credit?: string } => {
    const printed = captionLines(caption, captionStyle, { creditPrefix: usual("creditprefix"), prefix: usual("capprefix") });
    const times = captions.twice ? 2 : 1;
    for (let time = 0; time < times; time++) {
      for (const [index, text] of printed.lines.entries()) add(lines, text, index === 0 ? (time === 0 ? gap : inner) : 0);
      if (time === 0 && has("imageNote", 0.25)) add(lines, usual("imgnote"), inner);
    }
    return { text: caption.text, ...(caption.credit !== undefined && printed.hasCredit ? { credit: caption.credit } : {}) };
  };
  const captionOf = (report: Report, taken: number, day: Day): { text: string; credit?: string } => {
    // Now and then a sentence of the report itself.
    if (dice.chance(0.04)) return { text: firstSentence(dice.one(report.paragraphs)) };
    const real = report.captions[taken];
    if (real !== undefined && real.text.length > 5) return real;
    const people = namesIn(report);
    const text = fill(dice.one(of("caption")), { n: people[0] ?? name(), m: people[1] ?? name(), day });
    return dice.chance(0.6) ? { text, credit: dice.one(of("agency")) } : { text };
  };
  const bodyAds = dice.one([0, 0, 0.05, 0.1, 0.2]);
  const bodyMore = dice.one([0, 0, 0.05, 0.1, 0.15]);
  const quotes = dice.one([0, 0, 0, 0.05, 0.12]);
  const moreStyle = dice.one([": ", ": ", ": ", " | ", " > ", " – ", " ► ", "\n", "[]", " » "]);
  const more = (other: Report): string[] => {
    const label = usual("more");
    if (moreStyle === "\n") return [label, other.headline];
    if (moreStyle === "[]") return [`[${label}: ${other.headline}]`];
    return [`${label}${moreStyle}${other.headline}`];
  };
  const subheads = dice.one([0, 0, 0.08, 0.15, 0.25]);
  const subheadStyle = dice.one(["some", "some", "capitals", "question", "number"]);
  /** Some words of a paragraph, or a common sub-heading, above it. */
  const subheadOf = (paragraph: string): string => {
    const words = paragraph.split(" ");
    const from = dice.below(Math.max(1, words.length - 6));
    const picked = words
      .slice(from, from + 1 + dice.below(7))
      .join(" ")
      .replace(/["“”«»„.,;:()]/g, "");
    const made = dice.chance(0.3) || picked.length < 6 ? dice.one(phrases.of(language, "subhead")) : `${picked[0]!.toUpperCase()}${picked.slice(1)}`;
    return subheadStyle === "capitals"
      ? made.toUpperCase()
      : subheadStyle === "question"
        ? `${made}?`
        : subheadStyle === "number"
          ? `${1 + dice.below(9)}. ${made}`
          : made;
  };
  const top = (lines: Line[], reports: readonly Report[]): void => {
    if (has("skip", 0.25)) add(lines, phrase("skip"), 0);
    if (has("cookie", 0.15)) {
      add(lines, phrase("cookie"), 1);
      addList(lines, dice.some(of("cookiebutton"), 1 + dice.below(3)), inner);
    }
    if (has("nav", 0.5)) addList(lines, dice.some(of("nav"), 3 + dice.below(12)), dice.below(2));
    if (has("outletTop", 0.2)) add(lines, outlet, 1);
    if (has("digest", 0.15)) add(lines, phrase("digest"), 0);
    if (has("toc", 0.18)) {
      add(lines, phrase("toc"), 1);
      for (const [index, report] of reports.entries())
        add(lines, dice.chance(0.5) || bullet === "#. " ? `${index + 1}. ${report.headline}` : listed(report.headline, index), inner);
      if (dice.chance(0.3)) related(lines, reports.slice(1), 2);
    }
  };
  const bottom = (lines: Line[]): void => {
    if (has("mail", 0.12))
      addList(
        lines,
        dice.some(of("mail"), 1 + dice.below(3)).map((text) => fill(text, {})),
        1,
      );
    if (has("comments", 0.25)) comments(lines);
    if (has("mostRead", 0.1)) add(lines, usual("related"), 1);
    if (has("footer", 0.35)) {
      if (dice.chance(0.7)) add(lines, phrase("printnote"), 2);
      addList(lines, dice.some(of("footer"), 2 + dice.below(8)), 1);
    }
  };
  const story: Layout["story"] = (lines, report, index, others) => {
    const day: Day = { year: 2005 + dice.below(21), month: 1 + dice.below(12), day: 1 + dice.below(28) };
    const isDated = has("date", 0.75);
    const isSigned = has("byline", 0.75) && dice.chance(0.95);
    const names =
      report.byline.length > 0
        ? report.byline
        : dice.chance(0.15)
          ? [dice.one(["AP", "UPI", "Reuters", "AFP", "Associated Press", "dpa", "USA TODAY", "Editorial Board", "Staff", "Staff and agencies", outlet])]
          : Array.from({ length: dice.chance(0.2) ? 2 : 1 }, () => (dice.chance(0.1) ? name().toUpperCase() : name()));
    const gold = {
      headline: report.headline,
      deck: null as string | null,
      byline: isSigned ? names : [],
      published: isDated ? `${day.year}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}` : null,
      captions: [] as { text: string; credit?: string }[],
    };
    const byline = names.join(dice.chance(0.7) ? " and " : ", ");
    if (index > 0 && separator !== "")
      add(lines, separator === "PAGE" ? `Page ${index + 1} of ${index + 3}` : separator === "COUNT" ? `${index + 1}.` : separator, 1);
    let taken = 0;
    const begin = lines.length;
    const head: Record<string, Part> = {
      section: () => has("section", 0.3) && add(lines, phrase("nav"), 1),
      slug: () => has("slug", 0.1) && add(lines, phrase("slug"), 0),
      agenote: () => has("agenote", 0.2) && add(lines, usual("agenote"), inner),
      title: () => has("title", 0.12) && add(lines, `${report.headline} ${dice.one(["-", "|", "–", "—", "·", "::"])} ${outlet}`, 1),
      headline: () => add(lines, cased(report.headline), 1),
      deck: () => {
        if (!has("deck", 0.5)) return;
        const deck = report.deck ?? (dice.chance(0.6) ? firstSentence(dice.one(report.paragraphs.slice(1, 8))) : null);
        if (deck === null || deck.length < 20) return;
        gold.deck = deck;
        add(lines, dice.chance(0.3) ? deck.replace(/\.$/, "") : deck, inner);
      },
      highlights: () => {
        if (has("highlights", 0.08))
          for (const text of dice.some(report.paragraphs, 2)) add(lines, `${dice.one(["• ", "- ", "* "])}${firstSentence(text)}`, inner);
      },
      byline: () => isSigned && !has("oneLine", 0.12) && add(lines, usual("lead", { b: byline }), inner),
      oneLine: () =>
        isSigned &&
        isDated &&
        has("oneLine", 0.12) &&
        add(lines, `${usual("lead", { b: byline })}${dice.one([" | ", ", ", " - ", " · ", " / ", " — "])}${fillDate(dateFormat, day)}`, inner),
      date: () => isDated && !(isSigned && has("oneLine", 0.12)) && add(lines, fillDate(dateFormat, day), inner),
      outlet: () => has("outletLine", 0.12) && add(lines, dice.chance(0.5) ? outlet : dice.one(of("agency")), inner),
      place: () => has("placeLine", 0.05) && add(lines, dice.one(of("place")), inner),
      readtime: () => has("readtime", 0.15) && add(lines, usual("readtime"), inner),
      listen: () =>
        has("listen", 0.2) &&
        addList(
          lines,
          dice.some(of("listen"), 1 + dice.below(2)).map((text) => fill(text, {})),
          inner,
        ),
      share: () => has("share", 0.35) && addList(lines, dice.some(of("share"), 1 + dice.below(6)), inner),
      count: () =>
        has("count", 0.3) &&
        addList(
          lines,
          dice.some(of("count"), 1 + dice.below(3)).map((text) => fill(text, {})),
          inner,
        ),
      address: () =>
        has("address", 0.08) &&
        add(
          lines,
          `${dice.one(["https://www.example.com/", "http://example.org/news/", "www.example.com/"])}${day.year}/${report.headline
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, "-")
            .slice(0, 50)}`,
          inner,
        ),
      caption: () => {
        if (!dice.chance(captions.top)) return;
        const made = addCaption(lines, captionOf(report, taken++, day), 1);
        if (made.text !== "") gold.captions.push(made);
      },
      again: () => has("again", 0.45) && add(lines, report.headline, 1),
      follow: () => has("followHead", 0.06) && add(lines, phrase("bio", { n: names[0] ?? name() }), inner),
      paywall: () => has("paywall", 0.04) && add(lines, phrase("paywall"), inner),
    };
    for (const part of order) head[part]?.(lines, { report, day, names: [name(), name()], others });
    if (captions.twice && has("wholeTwice", 0.3)) for (const line of lines.slice(begin)) if (dice.chance(0.8)) lines.push(line);
    if (begin < lines.length) lines[begin] = { ...lines[begin]!, gap: index === 0 ? 0 : 2 };
    const length = dice.chance(0.1) ? BODY_LEAST + dice.below(3) : report.paragraphs.length;
    const from = lines.length;
    let used = 0;
    report.paragraphs.slice(0, length).forEach((paragraph, at) => {
      lines.push({ text: paragraph, gap: has("tightBody", 0.06) && lines.length > from ? 0 : 1, story: index });
      if (at + 1 >= Math.min(length, report.paragraphs.length)) return;
      const subheadAbove = dice.chance(0.5);
      if (dice.chance(subheads) && subheadAbove) lines.push({ text: subheadOf(report.paragraphs[at + 1]!), gap: 1, story: index });
      if (dice.chance(bodyAds)) {
        add(lines, usual("ad"), 1);
        if (has("secondAd", 0.25)) add(lines, usual("skip"), 1);
      }
      if (dice.chance(bodyMore) && others[used] !== undefined)
        for (const [line, text] of more(others[used++]!).entries()) add(lines, text, line === 0 ? 1 : inner);
      if (dice.chance(captions.inside)) {
        const made = addCaption(lines, captionOf(report, taken++, day), 1);
        if (made.text !== "") gold.captions.push(made);
      }
      if (dice.chance(quotes)) {
        const paragraph = dice.one(report.paragraphs);
        const starts = [...paragraph.matchAll(/(?<=\s["“„«]?)\p{Lu}/gu)].map(({ index }) => index);
        // Cut anywhere before a capital now and then: a name, an abbreviation.
        const sentence = firstSentence(dice.chance(0.4) || starts.length === 0 ? paragraph : paragraph.slice(dice.one(starts)));
        if (sentence.length > 30) add(lines, dice.chance(0.3) ? `“${sentence}”` : sentence, 1);
      }
      if (has("newsletterInside", 0.12) && dice.chance(0.06)) newsletter(lines, 1);
      if (has("relatedInside", 0.08) && dice.chance(0.05)) {
        add(lines, usual("related"), 1);
        related(lines, others.slice(used), 1 + dice.below(3));
      }
      if (dice.chance(subheads) && !subheadAbove) lines.push({ text: subheadOf(report.paragraphs[at + 1]!), gap: 1, story: index });
    });
    const tail: (() => unknown)[] = [
      () => has("bio", 0.3) && add(lines, usual("bio", { n: names[0] ?? name(), m: name() }), 1),
      () => has("printnote", 0.25) && add(lines, usual("printnote", { t: report.headline, day }), 1),
      () => {
        if (!has("tags", 0.25)) return;
        const tags = dice.some(of("tag"), 1 + dice.below(5));
        if (has("tagsInLine", 0.4)) add(lines, `${usual("tagslabel").replace(/:$/, "")}: ${tags.join(", ")}`, 1);
        else {
          if (dice.chance(0.8)) add(lines, usual("tagslabel"), 1);
          addList(lines, tags, inner);
        }
      },
      () => has("shareBelow", 0.25) && addList(lines, dice.some(of("share"), 1 + dice.below(4)), 1),
      () => has("afterlinks", 0.3) && addList(lines, dice.some(of("afterlinks"), 1 + dice.below(2)), 1),
      () => {
        if (!has("related", 0.5)) return;
        add(lines, usual("related"), 1);
        related(lines, others.slice(used), 2 + dice.below(5));
      },
      () => {
        if (!has("second", 0.15)) return;
        add(lines, phrase("related"), 1);
        related(lines, others.slice(used + 4), 2 + dice.below(4));
      },
      () => has("newsletter", 0.12) && newsletter(lines, 1),
      () => has("commentsBelow", 0.1) && comments(lines),
      () => has("follow", 0.12) && add(lines, phrase("afterlinks"), 1),
      () => has("mailBelow", 0.06) && add(lines, usual("mail"), 1),
      () => has("dateBelow", 0.05) && add(lines, fillDate(dateFormat, day), 1),
    ];
    for (const part of tailOrder(tail.length, fixed, dice)) tail[part]!();
    return gold;
  };
  return {
    regime: dice.one(["flat", "flat", "flat", "layout", "layout", "ragged", "none", "all"]),
    wide: 2 + dice.below(3),
    width: dice.chance(0.1) ? 66 + dice.below(30) : 0,
    lineEnd: dice.chance(0.03) ? "\r\n" : "\n",
    top,
    story,
    bottom,
  };
}

const firstSentence = (text: string): string => /^.{20,300}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.slice(0, 200);

/** Two names that a report mentions: pairs of words with capitals. */
function namesIn({ paragraphs }: Report): string[] {
  const found =
    paragraphs
      .slice(0, 6)
      .join(" ")
      .match(/(?<=[a-z,] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [];
  return [...new Set(found)].slice(0, 3);
}

/** The order of the parts of a head, chosen once for a dump. */
function headOrder(dice: Dice): string[] {
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
  if (dice.chance(0.15)) {
    order.splice(order.indexOf("date"), 1);
    order.unshift("date");
  }
  if (dice.chance(0.08)) {
    order.splice(order.indexOf("byline"), 1);
    order.unshift("byline");
  }
  order.unshift(...dice.some(["section", "agenote", "slug"], 3));
  if (dice.chance(0.4)) order.splice(order.length - dice.below(6), 0, "again");
  if (dice.chance(0.3)) order.push("caption");
  return order;
}

function tailOrder(count: number, fixed: Map<string, string>, dice: Dice): number[] {
  const known = fixed.get("tail") ?? dice.some([...Array(count).keys()], count).join(" ");
  fixed.set("tail", known);
  return known.split(" ").map(Number);
}

function captionLines(
  { text, credit }: { readonly text: string; readonly credit?: string },
  style: string,
  { creditPrefix, prefix }: { readonly creditPrefix: string; readonly prefix: string },
): { readonly lines: string[]; readonly hasCredit: boolean } {
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
