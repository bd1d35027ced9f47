import type { Span, Words } from "../document/types.js";
import { type LinearModel, tagSequence } from "../learn/index.js";
import { type Cue, cueFeatures, roleFeatures, roleWindow } from "./features.js";
import type { Scene } from "./scene.js";

/** An attribution as tagged: ranges of words, `[first, last]` each. */
export interface Tagged {
  readonly cue: Cue;
  readonly source: readonly Cue[];
  readonly content: readonly Cue[];
}

export interface AttributionModels {
  readonly cues: LinearModel;
  readonly roles: LinearModel;
}

/** Finds cues sentence by sentence, then source and content of each. What has no content is dropped. */
export function tagAttributions(scene: Scene, models: AttributionModels, bias: number): Tagged[] {
  const cues = findCues(scene, models.cues, bias);
  const isCue = cueWords(scene, cues);
  const tagged: Tagged[] = [];
  for (const cue of cues) {
    const window = roleWindow(scene, cue);
    const labels = tagSequence(models.roles, roleFeatures(scene, cue, window, isCue), window.end - window.first);
    const source = nearestRun(runsOf(labels, 1, window.first), cue);
    const content = runsOf(labels, 2, window.first).filter((run) => run.last > run.first || /[\p{L}\p{N}]/u.test(scene.words.forms[run.first]!));
    if (content.length > 0) tagged.push({ cue, source, content: withLaterParagraphs(scene, content) });
  }
  return tagged;
}

/** Marks the words of all cues. */
export function cueWords(scene: Scene, cues: readonly Cue[]): Uint8Array {
  const isCue = new Uint8Array(scene.words.count);
  for (const { first, last } of cues) isCue.fill(1, first, last + 1);
  return isCue;
}

function findCues(scene: Scene, model: LinearModel, bias: number): Cue[] {
  const { words } = scene;
  const cues: Cue[] = [];
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const first = words.firsts[sentence]!;
    const end = words.firsts[sentence + 1]!;
    const labels = tagSequence(model, cueFeatures(scene, first, end), end - first, bias);
    for (let at = 0; at < labels.length; at++) {
      if (labels[at] === 0) continue;
      let last = at;
      while (labels[last + 1] === 2) last++;
      cues.push({ first: first + at, last: first + last });
      at = last;
    }
  }
  return cues;
}

/** No quotation is followed over more paragraphs. */
const MOST_PARAGRAPHS = 12;

/** A quotation that is open at the end of its paragraph goes on in the next one, if that begins with an opening mark. */
function withLaterParagraphs(scene: Scene, content: readonly Cue[]): readonly Cue[] {
  const runs = [...content];
  const { words, paragraph, mark, quoted } = scene;
  for (let paragraphs = 0; paragraphs < MOST_PARAGRAPHS; paragraphs++) {
    let end = (runs.at(-1)?.last ?? 0) + 1;
    while (end < words.count && paragraph[end] === paragraph[end - 1] && quoted[end] === 1 && mark[end] !== 2) end++;
    const isOpen = end < words.count && paragraph[end] !== paragraph[end - 1] && quoted[end - 1] === 1 && mark[end - 1] !== 2 && mark[end] === 1;
    if (!isOpen) break;
    let last = end;
    while (last + 1 < words.count && paragraph[last + 1] === paragraph[end] && mark[last] !== 2) last++;
    runs.push({ first: end, last });
  }
  return runs;
}

function runsOf(labels: Uint8Array, label: number, first: number): Cue[] {
  const runs: Cue[] = [];
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] !== label) continue;
    let last = at;
    while (last + 1 < labels.length && labels[last + 1] === label) last++;
    runs.push({ first: first + at, last: first + last });
    at = last;
  }
  return runs;
}

/** One source a cue: the run nearest to it. */
function nearestRun(runs: readonly Cue[], cue: Cue): readonly Cue[] {
  const distance = (run: Cue): number => (run.last < cue.first ? cue.first - run.last : run.first - cue.last);
  let best: Cue | null = null;
  for (const run of runs) if (best === null || distance(run) < distance(best)) best = run;
  return best === null ? [] : [best];
}

/** The span of text that a range of words covers. */
export const spanOf = (words: Words, { first, last }: Cue): Span => ({ start: words.starts[first]!, end: words.ends[last]! });
