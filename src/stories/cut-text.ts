import type { Caption, CutStory, Origin } from "../document/types.js";
import { type Forest, scoreForest } from "../learn/index.js";
import { splitCredit } from "./credits.js";
import { findDateline } from "./dateline.js";
import { languageOf } from "./language.js";
import type { StoryLexicon } from "./lexicon.js";
import { LINE_FEATURES, type LineRole, lineFeatures } from "./line-features.js";
import { LONG_PROSE, type SeenLine, seeLines } from "./seen-line.js";
import type { TextItem } from "./text-items.js";
import { lineKey } from "./text-shape.js";
import { findWrittenDate } from "./written-date.js";

const LONGEST_HEADLINE = 220;
/** So many lines below a headline belong to its head: byline, date, captions, share bar. */
const HEAD_LINES = 14;

/**
 * How much the rules' headlines are believed against the trees', in thousandths of log-odds. Cross-validated over layouts: count right .880 and
 * bodies exact .622; by the rules' headlines alone .871 and .616, by the trees' alone .705 and .523.
 */
const RULE_START = 6000;
const OTHER_START = 1500;
/** The score of what is not asked about. */
const NEVER = -1e6;
/** A shorter text is no dump of a page: the rules suffice. */
const FEWEST_LINES = 10;
/** Whole sentences that the rules take for body are left out only if the trees are this sure. */
const DOUBTFUL = 1500;

/** A plain text → its stories, each with the places its parts stood at. */
export function cutText(text: string, lexicon: StoryLexicon): CutStory[] {
  const seen = seeLines(text, lexicon);
  const rules = readByRules(seen, lexicon);
  const { lineForests } = lexicon;
  if (lineForests === null || seen.length < FEWEST_LINES) return rules.parts.map((parts) => finishStory(parts, lexicon));
  const values = lineFeatures({ ...rules, lines: seen, lexicon });
  const scores = (forest: Forest, isAsked: (line: SeenLine) => boolean): number[] =>
    seen.map((line, index) => (isAsked(line) ? scoreForest(forest, values, index * LINE_FEATURES.length) : NEVER));
  const isBody = scores(lineForests.body, () => true).map((score, line) => score > (rules.roles[line] === "body" && isSureProse(seen[line]!) ? -DOUBTFUL : 0));
  const startScores = scores(lineForests.start, ({ item, furniture }) => furniture === null && item.text.length <= LONGEST_HEADLINE).map(
    (score, line) => score + (rules.roles[line] === "headline" ? RULE_START : -OTHER_START),
  );
  const starts = chosenStarts(seen, startScores, isBody);
  return starts
    .flatMap((start, index) => readStory(seen, { ...start, end: starts[index + 1]?.first ?? seen.length }, { lexicon, isBody, note: null }) ?? [])
    .map((parts) => finishStory(parts, lexicon));
}

/** Whole sentences of some length without a credit. */
const isSureProse = ({ isProse, item: { text }, split }: SeenLine): boolean =>
  isProse && text.length >= LONG_PROSE && split.credit === null && /[.!?…]["”’)]*$/.test(text);

/** What the rules alone make of a text: its stories, and of each line its role and what says that it is a headline. */
export function readByRules(
  seen: readonly SeenLine[],
  lexicon: StoryLexicon,
): { readonly parts: readonly Parts[]; readonly roles: readonly LineRole[]; readonly evidence: readonly number[] } {
  const roles = new Array<LineRole>(seen.length).fill("none");
  const note = (line: number, role: LineRole): void => {
    roles[line] = role;
  };
  const starts = findStarts(seen);
  const parts = starts.flatMap(
    (start, index) => readStory(seen, { ...start, end: starts[index + 1]?.first ?? seen.length }, { lexicon, isBody: null, note }) ?? [],
  );
  const evidence = seen.map((line, at) => (canBeHeadline(line) ? readHead(seen, at).evidence : 0));
  return { parts, roles, evidence };
}

/** The lines that begin stories: those that the trees say do, each with some body before the next. */
function chosenStarts(seen: readonly SeenLine[], scores: readonly number[], isBody: readonly boolean[]): Start[] {
  const starts: Start[] = [];
  let best = -1;
  let hasBody = false;
  const close = (): void => {
    if (best >= 0) starts.push({ first: best, headline: best });
  };
  for (let line = 0; line < seen.length; line++) {
    if (scores[line]! > 0) {
      if (hasBody || best < 0) {
        // Text before the first headline is a story of its own.
        if (hasBody && best < 0) starts.push({ first: 0, headline: -1 });
        close();
        best = line;
      } else if (scores[line]! > scores[best]!) best = line;
      hasBody = false;
    } else if (isBody[line] === true) hasBody = true;
  }
  close();
  if (starts.length === 0) return [{ first: 0, headline: -1 }];
  return starts;
}

interface Start {
  /** Index of the first line of the story. */
  readonly first: number;
  /** Index of its headline; -1 where it has none. */
  readonly headline: number;
}

const canBeHeadline = ({ item, furniture, byline, date, isAddress, isSeparator, isCredit, key }: SeenLine): boolean => {
  const { length } = item.text;
  return (
    furniture === null &&
    byline.length === 0 &&
    date === null &&
    !isAddress &&
    !isSeparator &&
    !isCredit &&
    length >= 8 &&
    length <= LONGEST_HEADLINE &&
    key.split(" ").length >= 2 &&
    !/[,;:]$/.test(item.text) &&
    !(/[.]$/.test(item.text) && length > 120)
  );
};

/** Where stories begin: at a headline that is printed twice, that a byline or a date follows, or that a separator stands before. */
function findStarts(seen: readonly SeenLine[]): Start[] {
  const starts: Start[] = [];
  for (let at = 0; at < seen.length; at++) {
    const start = startAt(seen, at, starts.at(-1));
    if (start === null) continue;
    starts.push(start);
    at = headEnd(seen, start) - 1;
  }
  if (starts.length === 0) return [{ first: 0, headline: plainHeadline(seen) }];
  const first = starts[0]!;
  // What stands before the first headline is a story of its own only if it reads like one.
  const before = seen.slice(0, first.first).filter(({ isProse, item }) => isProse && item.text.length >= LONG_PROSE);
  return before.length >= 3
    ? [{ first: 0, headline: plainHeadline(seen) }, ...starts]
    : [{ ...first, first: Math.min(first.first, first.headline) }, ...starts.slice(1)];
}

/** A text without any mark of a head: its first line is the headline if it looks like one. */
function plainHeadline(seen: readonly SeenLine[]): number {
  const at = seen.findIndex(({ furniture, isSeparator }) => furniture === null && !isSeparator);
  const first = seen[at];
  if (first === undefined || !canBeHeadline(first) || first.isProse || /[.!?…]["”’]?$/.test(first.item.text)) return -1;
  return seen.slice(at + 1).some(({ isProse }) => isProse) ? at : -1;
}

function startAt(seen: readonly SeenLine[], at: number, last: Start | undefined): Start | null {
  const line = seen[at]!;
  if (
    !canBeHeadline(line) ||
    (line.isProse && ((!isRepeated(seen, at) && !hasDetailsBelow(seen, at)) || /[.!?…]["”’)]*$/.test(line.item.text))) ||
    isCaptionLine(seen, at)
  )
    return null;
  if (last !== undefined && !hasProse(seen, last, at)) return null;
  const head = readHead(seen, at);
  if (head.evidence < 2 || !hasBody(seen, head.end)) return null;
  if (last !== undefined && seen[last.headline]?.key === line.key && at - last.headline < HEAD_LINES) return null;
  return { first: at, headline: head.headline };
}

/** A line with a credit behind it, or printed twice in a row, is a caption. */
const isCaptionLine = (seen: readonly SeenLine[], at: number): boolean => {
  const { key, split } = seen[at]!;
  return seen[at + 1]?.isCredit === true || seen[at + 1]?.key === key || (seen[at - 1]?.key === key && at > 0) || split.credit !== null;
};

/** Whether the story before has any text yet. */
const hasProse = (seen: readonly SeenLine[], last: Start, at: number): boolean => {
  for (let line = headEnd(seen, last); line < at; line++) if (seen[line]!.isProse && !isDoubled(seen, line)) return true;
  return false;
};

/** Whether a byline or a date stands within three lines below: then a long line can be a headline. */
const hasDetailsBelow = (seen: readonly SeenLine[], at: number): boolean =>
  seen.slice(at + 1, at + 4).some(({ byline, date }) => byline.length > 0 || date !== null);

const isRepeated = (seen: readonly SeenLine[], at: number): boolean => {
  const { key } = seen[at]!;
  for (let other = at + 1; other < Math.min(seen.length, at + HEAD_LINES); other++) if (seen[other]!.key === key) return true;
  return false;
};

/** A line printed again right after it, or within a few lines, is a caption or a headline, no prose. */
const isDoubled = (seen: readonly SeenLine[], at: number): boolean => {
  const { key } = seen[at]!;
  for (let other = Math.max(0, at - 6); other <= Math.min(seen.length - 1, at + 6); other++)
    if (other !== at && seen[other]!.key === key && key !== "") return true;
  return false;
};

interface Head {
  readonly evidence: number;
  readonly headline: number;
  /** Index of the first line behind it that is prose. */
  readonly end: number;
}

/** Looks down from a line: what says that it is a headline, up to the first line of prose. */
function readHead(seen: readonly SeenLine[], at: number): Head {
  const { key, item } = seen[at]!;
  let evidence = at > 0 && (seen[at - 1]!.isSeparator || (seen[at - 2]?.isSeparator ?? false)) ? 1 : 0;
  let headline = at;
  let others = 0;
  let lastHead = at;
  let end = at + 1;
  for (; end < Math.min(seen.length, at + HEAD_LINES); end++) {
    const line = seen[end]!;
    if (line.key === key && end > at) {
      evidence += 3;
      lastHead = end;
      continue;
    }
    // "Headline - Outlet" above the headline itself.
    if (
      line.key.length > 12 &&
      key.startsWith(line.key) &&
      item.text.length > line.item.text.length &&
      /^\s*[-|–—·:]/.test(item.text.slice(line.item.text.length))
    ) {
      evidence += 3;
      headline = end;
      lastHead = end;
      continue;
    }
    if (line.byline.length > 0 || line.date !== null) {
      // A headline further up with another candidate between is not the one that the byline belongs to.
      if (others === 0) evidence += 2;
      lastHead = end;
      continue;
    }
    if (line.furniture === "tail") break;
    if (line.furniture !== null || line.isAddress || line.isSeparator || line.isCredit || isDoubled(seen, end)) continue;
    if (line.isProse) {
      // A standfirst stands above the byline.
      const below = seen.slice(end + 1, end + 6);
      if (
        others === 0 &&
        below.some(({ byline, date }) => byline.length > 0 || date !== null) &&
        !below.some((other) => other.isProse && other.item.text.length > LONG_PROSE)
      )
        continue;
      break;
    }
    if (canBeHeadline(line)) others++;
  }
  return { evidence, headline, end: Math.max(lastHead + 1, at + 1) };
}

/** Whether enough prose follows for a story: two lines of it, or one long one, before too much else. */
function hasBody(seen: readonly SeenLine[], from: number): boolean {
  let prose = 0;
  let characters = 0;
  for (let at = from; at < Math.min(seen.length, from + 24); at++) {
    const line = seen[at]!;
    if (line.furniture === "tail" && prose === 0) return false;
    if (!line.isProse || isDoubled(seen, at)) continue;
    prose++;
    characters += line.item.text.length;
    if ((prose >= 2 && characters >= 200) || characters >= 400) return true;
  }
  return false;
}

const headEnd = (seen: readonly SeenLine[], start: Start): number => Math.max(readHead(seen, start.first).end, start.headline + 1);

interface Reading {
  readonly lexicon: StoryLexicon;
  /** Which lines are body, where that is known. */
  readonly isBody: readonly boolean[] | null;
  /** Is told what is made of a line. */
  readonly note: ((line: number, role: LineRole) => void) | null;
}

/** Reads the story `[first, end)` from its lines; `null` if no prose is among them. */
function readStory(all: readonly SeenLine[], start: Start & { readonly end: number }, { lexicon, isBody, note }: Reading): Parts | null {
  const seen = all.slice(start.first, start.end);
  const headlineAt = start.headline < 0 ? -1 : start.headline - start.first;
  const headline = seen[headlineAt] ?? null;
  if (headlineAt >= 0) note?.(start.headline, "headline");
  const captions: Caption[] = [];
  const captionKeys = new Set<string>();
  const body: TextItem[] = [];
  const byline: string[] = [];
  let published: string | null = null;
  let updated: string | null = null;
  let isOver = false;
  const noteDate = (line: SeenLine): void => {
    if (line.date === null) return;
    const both = line.item.text.split(/\bupdated\b|\blast modified\b|\baktualisiert\b/i);
    if (published === null && !/^\s*(?:updated|last modified|aktualisiert)/i.test(line.item.text))
      published = findWrittenDate(both[0] ?? "", lexicon.months)?.day ?? line.date;
    const later = both[1] === undefined ? null : findWrittenDate(both[1], lexicon.months);
    if (later !== null) updated = later.day;
  };
  for (let at = Math.max(0, headlineAt); at < seen.length; at++) {
    const line = seen[at]!;
    if (
      at === headlineAt ||
      (headline !== null && line.key === headline.key) ||
      (headline !== null && body.length === 0 && line.key.startsWith(headline.key) && line.key.length < headline.key.length + 40)
    )
      continue;
    if (isBody?.[start.first + at] === true) {
      body.push(line.item);
      continue;
    }
    if (line.furniture === "tail" && body.length > 0 && !proseGoesOn(seen, at)) isOver = true;
    if (isOver || line.furniture !== null || line.isSeparator || line.isAddress) {
      if (body.length === 0) noteDate(line);
      continue;
    }
    if (line.date !== null && (body.length === 0 || line.item.text.length < 60)) {
      if (body.length === 0) noteDate(line);
      continue;
    }
    if (line.byline.length > 0 && body.length === 0) {
      byline.push(...line.byline.filter((name) => !byline.includes(name)));
      continue;
    }
    const caption = captionAt(seen, at);
    if (caption !== null) {
      note?.(start.first + at, "caption");
      const key = lineKey(caption.text);
      if (caption.text !== "" && !captionKeys.has(key)) {
        captionKeys.add(key);
        captions.push(caption);
      } else if (caption.credit !== null) addCredit(captions, key, caption.credit);
      continue;
    }
    if (captionKeys.has(line.key) || line.isCredit) continue;
    if (body.length === 0 && !line.isProse && !isFirstOfBody(seen, at)) continue;
    if (isBiography(line.item.text) || isBody !== null) continue;
    body.push(line.item);
    note?.(start.first + at, "body");
  }
  if (isBody === null) while (body.length > 0 && isTrailing(body.at(-1)!.text)) body.pop();
  return body.length === 0 ? null : { headline: headline?.item.text ?? null, body, byline, captions, published, updated };
}

/** A short line before any prose is text only if prose follows at once. */
function isFirstOfBody(seen: readonly SeenLine[], at: number): boolean {
  const next = seen[at + 1];
  return /[.!?…:"”]$/.test(seen[at]!.item.text) && next?.isProse === true && seen[at]!.key.split(" ").length >= 4;
}

/** "A. Writer is a reporter covering …", in the languages of the table of months. */
const BIOGRAPHY =
  /^.{2,60}? (?:(?:is|was) (?:a|an|the) [\p{L} -]{0,40}\b(?:reporter|correspondent|columnist|editor|journalist|contributor|freelance)|est (?:journaliste|correspondant|rédact)|ist (?:Redakteur|Reporter|Korrespondent|Journalist)|es (?:periodista|corresponsal|redactor)|è (?:giornalista|corrispondente))/u;
const isBiography = (text: string): boolean => text.length < 200 && BIOGRAPHY.test(text);

/** A label without a stop at the end of a story belongs to what came after it. */
const isTrailing = (text: string): boolean => text.length < 60 && !/[.!?…:)"”’'»。؟]$/.test(text);

/** Behind a widget in the middle of a story the prose goes on: three lines of it before another tail. */
function proseGoesOn(seen: readonly SeenLine[], at: number): boolean {
  let prose = 0;
  let labels = 0;
  for (let next = at + 1; next < Math.min(seen.length, at + 26); next++) {
    const line = seen[next]!;
    if (line.furniture === "tail") labels += 2;
    if (line.isProse && line.item.text.length >= LONG_PROSE && !isDoubled(seen, next)) prose++;
    else if (line.furniture === null && !line.isProse) labels++;
    if (prose >= 3 && prose > labels) return true;
  }
  return false;
}

/** A caption with its credit: a line printed twice, or one with a credit behind or below it. */
function captionAt(seen: readonly SeenLine[], at: number): Caption | null {
  const { item, key, split } = seen[at]!;
  const { text } = item;
  if (/^image source,/i.test(text)) return { text: "", credit: text.replace(/^image source,\s*/i, "") };
  if (/^image caption,/i.test(text))
    return { text: text.replace(/^image caption,\s*/i, ""), credit: /^image source,\s*(.*)/i.exec(seen[at - 1]?.item.text ?? "")?.[1] ?? null };
  const isPlainProse = seen[at]!.isProse && text.length > LONG_PROSE && /\)\.$/.test(text) && !isDoubled(seen, at);
  if (!isPlainProse && split.credit !== null && split.text.length >= 8 && text.length < 600) return split;
  const below = seen[at + 1];
  const isDouble = isDoubled(seen, at);
  if (below?.isCredit === true && below.item.gap === 0 && text.length < 400 && key.split(" ").length >= 2)
    return { text, credit: splitCredit(` ${below.item.text}`).credit ?? below.item.text.replace(/^(?:photograph|photo|credit|image source)\s*[:,]\s*/i, "") };
  return isDouble && text.length < 600 && key.split(" ").length >= 2 ? { text, credit: null } : null;
}

function addCredit(captions: Caption[], key: string, credit: string): void {
  const at = captions.findIndex((caption) => lineKey(caption.text) === key && caption.credit === null);
  const caption = captions[at];
  if (caption !== undefined) captions[at] = { text: caption.text, credit };
}

/** What was read of a story. */
export interface Parts {
  readonly headline: string | null;
  readonly body: readonly TextItem[];
  readonly byline: readonly string[];
  readonly captions: readonly Caption[];
  readonly published: string | null;
  readonly updated: string | null;
}

function finishStory({ headline, body, byline, captions, published, updated }: Parts, lexicon: StoryLexicon): CutStory {
  let text = "";
  const origin: Origin[] = [];
  for (const item of body) {
    if (text !== "") text += "\n\n";
    for (const { start, at, length } of item.pieces) origin.push({ start: text.length + start, end: text.length + start + length, at });
    text += item.text;
  }
  const dateline = findDateline(text, lexicon.months);
  const fromDateline = published === null ? (dateline?.day ?? null) : null;
  const fromCaption = published === null && fromDateline === null ? captionDate(captions, lexicon) : null;
  const day = published ?? fromDateline ?? fromCaption;
  return {
    headline,
    published: day,
    publishedFrom: day === null ? null : published !== null ? "page" : fromDateline !== null ? "dateline" : "caption",
    ...(updated === null ? {} : { updated }),
    byline,
    ...(dateline === null ? {} : { dateline: dateline.words }),
    language: languageOf(text, lexicon),
    text,
    captions,
    origin,
  };
}

/** The latest full date in a caption: when the picture was taken, near enough to infer the day of the report. */
function captionDate(captions: readonly Caption[], lexicon: StoryLexicon): string | null {
  const days = captions.flatMap(({ text }) => findWrittenDate(text, lexicon.months)?.day ?? []);
  return days.sort().at(-1) ?? null;
}
