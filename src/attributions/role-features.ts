import { type FeatureTable, joinHashes } from "../learn/index.js";
import { type FeatureSpace, FeatureWriter, type Run, View } from "./feature-writer.js";
import type { Grammar } from "./grammar.js";
import type { Marks } from "./marks.js";
import type { Scene } from "./scene.js";

/** Labels of the second tagger, which finds the source and the content of one cue. */
export const ROLE_LABELS = ["O", "B-source", "I-source", "B-content", "I-content"] as const;

/** 98 of 100 contents of the training data begin and end within this many words of their cue. */
const WINDOW_WORDS = 130;
/** A colon this near to the cue, at the end of its paragraph, hands over to the next one. */
const COLON_WORDS = 12;
const ROLE_FEATURES = 76;

/** The words `[first, end)` that are looked at for one cue. */
export interface Window {
  readonly first: number;
  readonly end: number;
}

/**
 * The words around a cue in which its source and content are looked for: its sentence, and those beside it in the paragraph into which a
 * quotation reaches; after a colon at the end of the paragraph, the next paragraph too.
 */
export function roleWindow(scene: Scene, cue: Run): Window {
  const { words, paragraph, quoted, mark } = scene;
  const own = paragraph[cue.first];
  const isInside = (word: number): boolean => word >= 0 && word < words.count && paragraph[word] === own;
  let first = words.firsts[words.sentences[cue.first]!]!;
  let end = words.firsts[words.sentences[cue.last]! + 1]!;
  while (isInside(first - 1) && ((quoted[first] !== 0 && mark[first] !== 1) || quoted[first - 1] !== 0) && cue.first - first < WINDOW_WORDS)
    first = words.firsts[words.sentences[first - 1]!]!;
  while (isInside(end) && quoted[end] !== 0 && end - cue.last < WINDOW_WORDS) end = words.firsts[words.sentences[end]! + 1]!;
  if (end < words.count && !isInside(end) && scene.lower[end - 1] === ":" && end - cue.last < COLON_WORDS) {
    const next = paragraph[end];
    while (end < words.count && paragraph[end] === next && end - cue.last <= WINDOW_WORDS) end++;
  }
  return { first: Math.max(first, cue.first - WINDOW_WORDS), end: Math.min(end, cue.last + WINDOW_WORDS + 1) };
}

/** A cue with all that its features are joined with. */
interface CueFacts {
  readonly cue: Run;
  readonly sentence: number;
  readonly form: number;
  readonly suffix: number;
  readonly stance: number;
  readonly before: number;
  readonly after: number;
  readonly state: number;
  readonly quoted: number;
  /** The word of the cue on which the others hang. */
  readonly head: number;
  /** How many steps above the head each word above it stands. */
  readonly above: ReadonlyMap<number, number>;
}

/** The features of the words of a window for finding the source and content of one cue. `isCue` marks the words of all cues. */
export function roleFeatures(scene: Scene, cue: Run, window: Window, marks: Marks, isCue: Uint8Array, space?: FeatureSpace): FeatureTable {
  const { first, end } = window;
  const table = new FeatureWriter(end - first, ROLE_FEATURES, space);
  const view = new View(scene, first, end);
  const paths = readPaths(scene, cue, window, marks, isCue);
  const facts: CueFacts = {
    cue,
    sentence: scene.words.sentences[cue.first]!,
    form: scene.lowerHash[cue.last]!,
    suffix: scene.suffixHash[cue.last]!,
    stance: scene.stanceHash[cue.last]! || 1,
    before: view.lower(cue.first - 1),
    after: view.lower(cue.last + 1),
    state: scene.quoted[cue.first]! * 64 + view.facts(cue.first - 1),
    quoted: scene.quoted[cue.first]!,
    ...headOf(scene.grammar, cue),
  };
  for (let word = first; word < end; word++) {
    const place = placeOf(scene, facts, word);
    const bounds = paths.bounds[word - first]!;
    const passed = paths.passed[word - first]!;
    table.begin(word - first);
    addTree(table, view, facts, word, place, bounds, passed, marks);
    addPlace(table, view, facts, word, place, bounds, isCue[word]!);
    addMarks(table, view, facts, word, place, joinHashes(place.side * 8 + place.sentence, bounds), passed, marks);
  }
  return table;
}

/** Where a word stands from the cue: 1 before, 2 behind; sentences between (-2 to 2, plus 2); distance in steps. */
interface Place {
  readonly side: number;
  readonly sentence: number;
  readonly steps: number;
}

function placeOf(scene: Scene, { cue, sentence }: CueFacts, word: number): Place {
  const side = word < cue.first ? 1 : word > cue.last ? 2 : 0;
  const distance = side === 1 ? cue.first - word : side === 2 ? word - cue.last : 0;
  const steps = distance < 6 ? distance : distance < 10 ? 6 : distance < 20 ? 7 : distance < 40 ? 8 : 9;
  return { side, sentence: Math.max(-2, Math.min(2, scene.words.sentences[word]! - sentence)) + 2, steps };
}

function addPlace(table: FeatureWriter, view: View, cue: CueFacts, word: number, { side, sentence, steps }: Place, bounds: number, isCue: number): void {
  const { scene } = view;
  const place = side * 16 + steps;
  const where = joinHashes(side * 8 + sentence, bounds);
  const quoted = scene.quoted[word]! * 4 + scene.mark[word]!;
  const own = view.lower(word);
  const left = view.lower(word - 1);
  const right = view.lower(word + 1);
  const facts = view.facts(word);
  const suffix = scene.suffixHash[word]!;
  const placeAndCue = joinHashes(place, cue.form);
  const whereAndCue = joinHashes(where, cue.form);
  const isFirst = word === view.first || scene.words.sentences[word - 1] !== scene.words.sentences[word] ? 1 : 0;
  table.add(1, place * 8 + sentence);
  table.add(2, where);
  table.add(3, joinHashes(where, quoted));
  table.add(4, whereAndCue);
  table.add(5, joinHashes(where, cue.suffix));
  table.add(6, joinHashes(where, cue.before));
  table.add(7, joinHashes(where, cue.after));
  table.add(8, joinHashes(where, cue.state));
  table.add(9, joinHashes(own, side));
  table.add(10, joinHashes(own, place));
  table.add(11, joinHashes(own, where));
  table.add(12, joinHashes(left, side));
  table.add(13, joinHashes(right, side));
  table.add(14, joinHashes(joinHashes(left, own), side));
  table.add(15, joinHashes(joinHashes(own, right), side));
  table.add(16, joinHashes(facts, place));
  table.add(17, joinHashes(facts, where));
  table.add(18, joinHashes(joinHashes(view.facts(word - 1), facts), joinHashes(view.facts(word + 1), side)));
  table.add(19, joinHashes(joinHashes(facts, place), cue.form));
  table.add(20, joinHashes(quoted, place * 8 + sentence));
  table.add(21, joinHashes(quoted * 64 + cue.quoted, whereAndCue));
  table.add(22, joinHashes(placeAndCue, own));
  table.add(23, joinHashes(placeAndCue, cue.after));
  table.add(24, joinHashes(joinHashes(place, cue.suffix), cue.before));
  table.add(25, joinHashes(suffix, side));
  table.add(26, joinHashes(suffix, where));
  table.add(28, joinHashes(isCue * 4 + side, steps));
  table.add(29, joinHashes(joinHashes(place, cue.before), cue.after));
  table.add(30, joinHashes(joinHashes(own, cue.form), side));
  table.add(31, joinHashes(right, where));
  table.add(32, joinHashes(left, where));
  table.add(35, joinHashes(side * 8 + sentence, joinHashes(isFirst, own)));
  table.add(36, joinHashes(where, joinHashes(cue.form, scene.quoted[word]! * 2 + isCue)));
  table.add(37, joinHashes(joinHashes(cue.before, cue.form), joinHashes(side * 8 + sentence, Math.min(steps, 6))));
}

/** What the first tagger says of the word, and what it saw between the word and the cue. */
function addMarks(table: FeatureWriter, view: View, cue: CueFacts, word: number, place: Place, where: number, passed: number, marks: Marks): void {
  const { scene } = view;
  const { side, sentence, steps } = place;
  const way = joinHashes(side * 8 + sentence, passed);
  const label = (at: number): number => (at < view.first || at >= view.end ? 9 : marks.best[at]!);
  const own = label(word);
  const before = label(word - 1);
  const after = label(word + 1);
  const ownWay = joinHashes(own, way);
  const quoted = scene.quoted[word]! * 4 + scene.mark[word]!;
  const source = marks.source[word]!;
  const content = marks.content[word]!;
  const isCue = marks.cue[word]!;
  table.add(40, ownWay);
  table.add(41, joinHashes(own * 10 + before, way));
  table.add(42, joinHashes(own * 10 + after, way));
  table.add(43, joinHashes(own * 100 + before * 10 + after, side));
  table.add(44, joinHashes(source, way));
  table.add(45, joinHashes(content, way));
  table.add(46, joinHashes(isCue, way));
  table.add(47, joinHashes(source * 64 + content * 8 + isCue, side * 8 + sentence));
  table.add(48, joinHashes(ownWay, cue.form));
  table.add(49, joinHashes(ownWay, cue.suffix));
  table.add(50, joinHashes(ownWay, cue.after));
  table.add(51, joinHashes(ownWay, cue.before));
  table.add(52, joinHashes(ownWay, quoted * 8 + cue.quoted));
  table.add(53, joinHashes(ownWay, scene.lowerHash[word]!));
  table.add(54, joinHashes(joinHashes(own, passed), side * 16 + steps));
  table.add(55, joinHashes(ownWay, cue.stance));
  table.add(56, joinHashes(joinHashes(own, where), way));
  table.add(57, joinHashes(scene.quotation[word]!, ownWay));
}

/** Longer ways through the tree are not followed. */
const LONGEST_WAY = 30;

/** The word of a cue on which its others hang. */
export function cueHead({ head }: Grammar, cue: Run): number {
  for (let word = cue.first; word <= cue.last; word++) if (head[word]! < cue.first || head[word]! > cue.last) return word;
  return cue.last;
}

function headOf(grammar: Grammar, cue: Run): Pick<CueFacts, "head" | "above"> {
  const { head } = grammar;
  const top = cueHead(grammar, cue);
  const above = new Map<number, number>();
  for (let word = top, steps = 0; word >= 0 && steps < LONGEST_WAY; word = head[word]!, steps++) above.set(word, steps);
  return { head: top, above };
}

/** The way through the tree from a word to the cue: up to a word that stands above the cue, and down from there. */
interface Way {
  /** One number for the two relations at which both sides hang, and how far up the cue's side goes. */
  readonly code: number;
  /** Steps on the word's side, at most 4. */
  readonly depth: number;
  /** The word on the word's side that hangs on the meeting point; -1 where it is the word itself. */
  readonly top: number;
}

function wayTo({ head, relation }: Grammar, { above, head: from }: CueFacts, word: number, isSameSentence: boolean): Way {
  if (!isSameSentence) return { code: 1, depth: 0, top: -1 };
  let edge = 0;
  let top = -1;
  let steps = 0;
  for (let at = word; at >= 0 && steps < LONGEST_WAY; at = head[at]!, steps++) {
    const up = above.get(at);
    if (up !== undefined) {
      let below = from;
      for (let step = 1; step < up; step++) below = head[below]!;
      const code = joinHashes(joinHashes(edge, Math.min(up, 3)), up > 0 ? relation[below]! + 50 : 0);
      return { code, depth: Math.min(steps, 4), top };
    }
    edge = relation[at]!;
    top = at;
  }
  return { code: 2, depth: Math.min(steps, 4), top };
}

function addTree(
  table: FeatureWriter,
  view: View,
  cue: CueFacts,
  word: number,
  { side, sentence, steps }: Place,
  bounds: number,
  passed: number,
  marks: Marks,
): void {
  const { scene } = view;
  const { tag, relation, kids, subject } = scene.grammar;
  const { code, depth, top } = wayTo(scene.grammar, cue, word, scene.words.sentences[word] === cue.sentence);
  const way = joinHashes(code, side);
  const own = tag[word]!;
  const label = marks.best[word]!;
  const wayAndLabel = joinHashes(way, label);
  const doer = subject[cue.head]!;
  const place = side * 8 + sentence;
  table.add(60, way);
  table.add(61, joinHashes(way, cue.form));
  table.add(62, joinHashes(way, cue.suffix));
  table.add(63, joinHashes(way, depth));
  table.add(64, joinHashes(way, own));
  table.add(65, joinHashes(way, view.lower(word)));
  table.add(66, wayAndLabel);
  table.add(67, joinHashes(wayAndLabel, cue.stance));
  table.add(68, joinHashes(way, bounds));
  table.add(69, joinHashes(way, relation[word]! * 4 + depth));
  table.add(70, joinHashes(way, kids[cue.head]!));
  table.add(71, joinHashes(way, cue.after));
  table.add(72, joinHashes(way, scene.quoted[word]! * 4 + scene.mark[word]!));
  table.add(73, joinHashes(way, top < 0 ? 0 : scene.lowerHash[top]!));
  table.add(74, joinHashes(relation[word]! * 100 + own, side * 16 + steps));
  table.add(75, joinHashes(way, view.lower(word + 1)));
  table.add(76, joinHashes(way, view.lower(word - 1)));
  table.add(77, joinHashes(own, joinHashes(place, bounds)));
  table.add(78, joinHashes(way, joinHashes(place, passed)));
  table.add(79, joinHashes(joinHashes(way, tag[word + 1] ?? 0), tag[word - 1] ?? 0));
  table.add(80, joinHashes(way, tag[cue.head]! * 100 + relation[cue.head]!));
  table.add(81, joinHashes(way, doer < 0 ? 0 : doer === word ? 1 : 2));
}

/** What lies between a word and the cue, for each word of the window. */
interface Paths {
  /** Commas, marks, cues and "that" passed, and the last boundary. */
  readonly bounds: Int32Array;
  /** Sources and contents of the first tagger passed, and cues. */
  readonly passed: Int32Array;
}

function readPaths(scene: Scene, cue: Run, { first, end }: Window, marks: Marks, isCue: Uint8Array): Paths {
  const bounds = new Int32Array(end - first);
  const passed = new Int32Array(end - first);
  for (const step of [-1, 1] as const) {
    let commas = 0;
    let quotes = 0;
    let cues = 0;
    let that = 0;
    let last = 0;
    let sources = 0;
    let contents = 0;
    for (let word = step < 0 ? cue.first - 1 : cue.last + 1; word >= first && word < end; word += step) {
      const began = beginsRun(marks, cue, word, step);
      if (began === 1) sources++;
      else if (began === 3) contents++;
      bounds[word - first] = Math.min(commas, 3) + 4 * Math.min(quotes, 3) + 16 * Math.min(cues, 2) + 64 * Math.min(that, 1) + 128 * last;
      passed[word - first] = Math.min(sources, 2) + 3 * Math.min(contents, 3) + 12 * Math.min(cues, 2);
      const kind = boundaryOf(scene.lower[word]!);
      if (kind === 1) commas++;
      if (kind === 3) that++;
      if (kind !== 0) last = kind;
      if (scene.mark[word] !== 0) quotes++;
      if (isCue[word] === 1 && isCue[word - step] !== 1) cues++;
    }
  }
  return { bounds, passed };
}

/** The role (1 source, 2 cue, 3 content) of a run of the first tagger that begins at the word, coming from the cue; 0 where none does. */
function beginsRun({ best }: Marks, cue: Run, word: number, step: 1 | -1): number {
  const from = word - step;
  const label = best[word]!;
  const last = from >= cue.first && from <= cue.last ? 0 : best[from]!;
  const role = (label + 1) >> 1;
  const begins = step > 0 ? label % 2 === 1 : last % 2 === 1;
  return begins || role !== (last + 1) >> 1 ? role : 0;
}

const BOUNDARIES = new Map<string, number>([
  [",", 1],
  ...[":", ";", "—", "–", "--", "-"].map((form): [string, number] => [form, 2]),
  ["that", 3],
  ...["who", "which"].map((form): [string, number] => [form, 4]),
  ...["and", "but", "as", "while"].map((form): [string, number] => [form, 5]),
  ...["(", ")"].map((form): [string, number] => [form, 6]),
]);

const boundaryOf = (form: string): number => BOUNDARIES.get(form) ?? 0;
