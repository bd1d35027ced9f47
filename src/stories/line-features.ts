import type { StoryLexicon } from "./lexicon.js";
import type { SeenLine } from "./seen-line.js";
import { shapeOf, startsQuoted } from "./text-shape.js";

/** What the rules would make of a line. */
export type LineRole = "none" | "headline" | "body" | "caption";

const OWN = [
  "characters",
  "words",
  "ends",
  "sentences",
  "furniture",
  "date",
  "byline",
  "address",
  "separator",
  "credit",
  "caption",
  "prose",
  "allCapitals",
  "capitals",
  "digits",
  "startsSmall",
  "startsQuoted",
  "bars",
  "common",
  "pieces",
  "gap",
  "gapBehind",
] as const;
const REPEATS = ["count", "sinceSame", "untilSame", "beginsOther", "isBegunBy"] as const;
const PLACE = [
  "place",
  "role",
  "evidence",
  "sinceHeadline",
  "untilHeadline",
  "bodySinceHeadline",
  "bodyBehind",
  "sinceProse",
  "untilProse",
  "proseRun",
  "sinceTail",
  "labelsAround",
  "longAround",
] as const;
const OFFSETS = [-3, -2, -1, 1, 2, 3] as const;
const NEIGHBOUR = ["characters", "ends", "furniture", "prose", "detail", "count", "role", "gap"] as const;

/** Names of the features of a line, in order. */
export const LINE_FEATURES: readonly string[] = [
  ...OWN,
  ...REPEATS.map((name) => `repeat.${name}`),
  ...PLACE,
  ...OFFSETS.flatMap((offset) => NEIGHBOUR.map((name) => `${offset}.${name}`)),
];

const FAR = 40;
const SAMPLE = 300;
/** So many characters at its beginning make a line the same as another's beginning. */
const BEGINNING = 36;
const AROUND = 4;
const LONG = 120;
const ROLES: Readonly<Record<LineRole, number>> = { none: 0, caption: 1, headline: 2, body: 3 };
const FURNITURE: Readonly<Record<string, number>> = { line: 1, start: 2, tail: 3 };

export interface LineContext {
  readonly lines: readonly SeenLine[];
  readonly roles: readonly LineRole[];
  /** What says that the line is a headline, as the rules count it; 0 where it cannot be one. */
  readonly evidence: readonly number[];
  readonly lexicon: StoryLexicon;
}

function endOf(text: string): number {
  if (/[.!?…。！？؟।]["”’'»)\]」』]*$/.test(text)) return 3;
  const last = text.at(-1) ?? "";
  if (/["”’»)\]」』]/.test(last)) return 2;
  return /[:;：,|>→›]/.test(last) ? 0 : 1;
}

const clipped = (distance: number): number => Math.max(-1, Math.min(FAR, distance));

/** The features of all lines of a text, `LINE_FEATURES.length` for each line, in order. */
export function lineFeatures(context: LineContext): Float32Array {
  const { lines, roles } = context;
  const count = LINE_FEATURES.length;
  const values = new Float32Array(lines.length * count);
  const ends = lines.map(({ item }) => endOf(item.text));
  const repeats = repeatsOf(lines);
  const places = placesOf(context);
  lines.forEach((line, index) => {
    let at = index * count;
    const add = (value: number): void => {
      values[at++] = value;
    };
    ownFeatures(line, ends[index]!, lines[index + 1]?.item.gap ?? 9, context.lexicon).forEach(add);
    repeats[index]!.forEach(add);
    places[index]!.forEach(add);
    for (const offset of OFFSETS) {
      const other = lines[index + offset];
      if (other === undefined) for (let unused = 0; unused < NEIGHBOUR.length; unused++) add(-1);
      else {
        add(other.item.text.length);
        add(ends[index + offset]!);
        add(FURNITURE[other.furniture ?? ""] ?? 0);
        add(other.isProse ? 1 : 0);
        add(other.date !== null ? 2 : other.byline.length > 0 ? 1 : other.isCredit ? 3 : 0);
        add(repeats[index + offset]![0]!);
        add(ROLES[roles[index + offset]!]);
        add(other.item.gap);
      }
    }
  });
  return values;
}

function ownFeatures(
  { item, key, furniture, date, byline, isAddress, isSeparator, isCredit, split, isProse }: SeenLine,
  ends: number,
  gapBehind: number,
  lexicon: StoryLexicon,
): number[] {
  const { text, gap, pieces } = item;
  const { letters, capitals, digits, sentences, bars, length } = shapeOf(text);
  const words = key.slice(0, SAMPLE).split(" ");
  return [
    text.length,
    words.length,
    ends,
    sentences,
    FURNITURE[furniture ?? ""] ?? 0,
    date === null ? 0 : 1,
    byline.length,
    isAddress ? 1 : 0,
    isSeparator ? 1 : 0,
    isCredit ? 1 : 0,
    split.credit === null ? 0 : 1,
    isProse ? 1 : 0,
    letters > 3 && capitals > 0.95 * letters ? 1 : 0,
    capitals / (letters || 1),
    digits / length,
    /^\p{Ll}/u.test(text) ? 1 : 0,
    startsQuoted(text) ? 1 : 0,
    bars,
    words.filter((word) => lexicon.stopWords.has(word)).length / words.length,
    pieces.length,
    gap,
    gapBehind,
  ];
}

/** How often a line stands in the text, how far its like is, and whether it begins another line or another begins it. */
function repeatsOf(lines: readonly SeenLine[]): number[][] {
  const places = new Map<string, number[]>();
  const beginnings = new Map<string, number>();
  for (const [index, { key }] of lines.entries()) {
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
    if (key.length > BEGINNING) beginnings.set(key.slice(0, BEGINNING), (beginnings.get(key.slice(0, BEGINNING)) ?? 0) + 1);
  }
  const next = new Map<string, number>();
  return lines.map(({ key }, index) => {
    const list = places.get(key)!;
    const at = next.get(key) ?? 0;
    next.set(key, at + 1);
    const before = list[at - 1];
    const after = list[at + 1];
    const alike = key.length > BEGINNING ? beginnings.get(key.slice(0, BEGINNING))! - list.length : 0;
    const begun = key.length > 12 && key.length <= BEGINNING ? [...prefixesFrom(beginnings, key)].length : 0;
    return [list.length, before === undefined ? FAR + 1 : clipped(index - before), after === undefined ? FAR + 1 : clipped(after - index), alike, begun];
  });
}

/** Beginnings of other lines that begin with `key`. Bounded: looked at only in texts of few lines. */
function* prefixesFrom(beginnings: ReadonlyMap<string, number>, key: string): Generator<string> {
  const MOST_LINES = 400;
  if (beginnings.size > MOST_LINES) return;
  for (const beginning of beginnings.keys()) if (beginning.startsWith(key)) yield beginning;
}

/** Where each line stands among headlines, prose and labels, as the rules see them. */
function placesOf({ lines, roles, evidence }: LineContext): number[][] {
  const size = lines.length;
  const places = lines.map((_, index) => [index / size, ROLES[roles[index]!], evidence[index]!]);
  let headline = -1;
  let body = 0;
  let prose = -1;
  let run = 0;
  let tail = -1;
  const runs = new Int32Array(size);
  for (let index = 0; index < size; index++) {
    const line = lines[index]!;
    if (roles[index] === "headline") {
      headline = index;
      body = 0;
    }
    runs[index] = line.isProse ? ++run : 0;
    if (!line.isProse) run = 0;
    if (line.furniture === "tail") tail = index;
    places[index]!.push(
      headline < 0 ? FAR + 1 : clipped(index - headline),
      0,
      body,
      0,
      prose < 0 ? FAR + 1 : clipped(index - prose),
      0,
      0,
      tail < 0 ? FAR + 1 : clipped(index - tail),
    );
    if (roles[index] === "body") body++;
    if (line.isProse) prose = index;
  }
  headline = -1;
  body = 0;
  prose = -1;
  for (let index = size - 1; index >= 0; index--) {
    const place = places[index]!;
    const line = lines[index]!;
    place[4] = headline < 0 ? FAR + 1 : clipped(headline - index);
    place[6] = body;
    place[8] = prose < 0 ? FAR + 1 : clipped(prose - index);
    if (runs[index]! > 0 && (runs[index + 1] ?? 0) > 0) runs[index] = runs[index + 1]!;
    place[9] = runs[index]!;
    if (roles[index] === "headline") {
      headline = index;
      body = 0;
    }
    if (roles[index] === "body") body++;
    if (line.isProse) prose = index;
  }
  for (let index = 0; index < size; index++) {
    let labels = 0;
    let long = 0;
    for (let other = Math.max(0, index - AROUND); other <= Math.min(size - 1, index + AROUND); other++) {
      if (other === index) continue;
      if (lines[other]!.furniture !== null) labels++;
      if (lines[other]!.item.text.length >= LONG) long++;
    }
    places[index]!.push(labels, long);
  }
  return places;
}
