import type { Line } from "./dump.js";
import { firstName, type Printer } from "./printer.js";
import type { Report } from "./read-reports.js";

/** What pages print around stories. */
export interface Widgets {
  /** Links to other reports. */
  readonly related: (lines: Line[], others: readonly Report[], count: number) => void;
  readonly newsletter: (lines: Line[], gap: number) => void;
  readonly comments: (lines: Line[]) => void;
  /** A link to another report within a body. */
  readonly more: (lines: Line[], other: Report) => void;
  readonly top: (lines: Line[], reports: readonly Report[]) => void;
  readonly bottom: (lines: Line[]) => void;
}

const BULLETS = ["", "", "", "• ", "- ", "* ", "→ ", "» ", "› ", "▸ ", "#. "];
const RELATED = ["bare", "bare", "bare", "teaser", "ago", "dated", "section", "numbered", "author", "lead"] as const;
const MORE = [": ", ": ", ": ", " | ", " > ", " – ", " ► ", "\n", "[]", " » "];

export function createWidgets(printer: Printer): Widgets {
  const bullet = printer.dice.one(BULLETS);
  const listed = (text: string, index: number): string => `${bullet === "#. " ? `${index + 1}. ` : bullet}${text}`;
  const related = createRelated(printer, listed);
  return {
    related,
    newsletter: (lines, gap) => addNewsletter(printer, lines, gap),
    comments: (lines) => addComments(printer, lines),
    more: createMore(printer),
    top: (lines, reports) => addTop(printer, lines, reports, listed, related),
    bottom: (lines) => addBottom(printer, lines),
  };
}

function teaser({ dice }: Printer, other: Report): string {
  const lead = other.paragraphs[0]!;
  if (dice.chance(0.5) || lead.length < 100) return lead.slice(0, 400);
  return `${lead.slice(0, 60 + dice.below(90)).replace(/\s\S*$/, "")}${dice.one(["…", "...", " […]", "…", " [...]"])}`;
}

function createRelated(printer: Printer, listed: (text: string, index: number) => string): Widgets["related"] {
  const { dice, add, inner, has, phrase, usual } = printer;
  const style = dice.one(RELATED);
  const gap = style === "bare" || style === "numbered" ? inner : 1;
  return (lines, others, count) => {
    for (const [index, other] of others.slice(0, count).entries()) {
      if (style === "section") add(lines, phrase("nav"), gap);
      if (style === "numbered") {
        if (has("numberAlone", 0.5)) add(lines, String(index + 1), inner);
        add(lines, has("numberAlone", 0.5) ? other.headline : `${index + 1}. ${other.headline}`, inner);
        continue;
      }
      add(lines, listed(other.headline, index), style === "section" ? inner : gap);
      if (style === "teaser" || style === "lead") add(lines, teaser(printer, other), inner);
      if (style === "ago" || (style === "teaser" && has("teaserAgo", 0.6))) add(lines, usual("ago"), inner);
      if (style === "dated") add(lines, printer.date(printer.someDay()), inner);
      if (style === "author") add(lines, usual("lead"), inner);
    }
  };
}

function createMore({ dice, add, inner, usual }: Printer): Widgets["more"] {
  const style = dice.one(MORE);
  return (lines, other) => {
    const label = usual("more");
    if (style === "[]") add(lines, `[${label}: ${other.headline}]`, 1);
    else if (style !== "\n") add(lines, `${label}${style}${other.headline}`, 1);
    else {
      add(lines, label, 1);
      add(lines, other.headline, inner);
    }
  };
}

function addNewsletter({ dice, add, addList, inner, of, phrase, usual }: Printer, lines: Line[], gap: number): void {
  if (dice.chance(0.8)) add(lines, usual("newstitle"), gap);
  if (dice.chance(0.8)) add(lines, usual("newstext"), inner);
  if (dice.chance(0.4)) add(lines, phrase("newstext"), inner);
  if (dice.chance(0.7)) addList(lines, dice.some(of("newsbutton"), 1 + dice.below(2)), inner);
}

/** Some phrases of a slot, filled. */
const someOf = ({ dice, of, fill }: Printer, slot: string, most: number): string[] => dice.some(of(slot), 1 + dice.below(most)).map((text) => fill(text));

function addComments(printer: Printer, lines: Line[]): void {
  const { dice, add, addList, inner, of, usual, date, someDay } = printer;
  add(lines, usual("comhead"), 1);
  if (dice.chance(0.6)) addList(lines, someOf(printer, "comsort", 3), inner);
  const isDated = printer.has("datedComments", 0.2);
  const count = 1 + dice.below(4);
  for (let index = 0; index < count; index++) {
    const user = userName(printer);
    const when = isDated ? date(someDay()) : usual("ago");
    if (dice.chance(0.3)) add(lines, `${user} ${dice.one(["·", "|", "-", ","])} ${when}`, 1);
    else {
      add(lines, user, 1);
      if (dice.chance(0.8)) add(lines, when, inner);
    }
    add(lines, dice.some(of("comment"), 1 + dice.below(3)).join(" "), inner);
    if (dice.chance(0.5)) addList(lines, someOf(printer, "comact", 2), inner);
  }
}

function userName({ dice, name }: Printer): string {
  if (dice.chance(0.5)) return `${firstName(dice).toLowerCase()}_${dice.one(["truth", "fan", "99", "reader", "x", "1965"])}`;
  return dice.chance(0.5) ? name() : `${firstName(dice)}${dice.below(99)}`;
}

function addTop(
  printer: Printer,
  lines: Line[],
  reports: readonly Report[],
  listed: (text: string, index: number) => string,
  related: Widgets["related"],
): void {
  const { dice, add, addList, has, inner, of, outlet, phrase } = printer;
  if (has("skip", 0.25)) add(lines, phrase("skip"), 0);
  if (has("cookie", 0.15)) {
    add(lines, phrase("cookie"), 1);
    addList(lines, dice.some(of("cookiebutton"), 1 + dice.below(3)), inner);
  }
  if (has("nav", 0.5)) addList(lines, dice.some(of("nav"), 3 + dice.below(12)), dice.below(2));
  if (has("outletTop", 0.2)) add(lines, outlet, 1);
  if (has("digest", 0.15)) add(lines, phrase("digest"), 0);
  if (!has("contents", 0.18)) return;
  add(lines, phrase("toc"), 1);
  for (const [index, { headline }] of reports.entries()) add(lines, dice.chance(0.5) ? `${index + 1}. ${headline}` : listed(headline, index), inner);
  if (dice.chance(0.3)) related(lines, reports.slice(1), 2);
}

function addBottom(printer: Printer, lines: Line[]): void {
  const { dice, add, addList, has, of, phrase, usual } = printer;
  if (has("mail", 0.12)) addList(lines, someOf(printer, "mail", 3), 1);
  if (has("comments", 0.25)) addComments(printer, lines);
  if (has("mostRead", 0.1)) add(lines, usual("related"), 1);
  if (!has("footer", 0.35)) return;
  if (dice.chance(0.7)) add(lines, phrase("printnote"), 2);
  addList(lines, dice.some(of("footer"), 2 + dice.below(8)), 1);
}
