import type { Span, Words } from "../document/types.js";
import { type LinearModel, tagSequence } from "../learn/index.js";
import type { Run } from "./feature-writer.js";
import { cueCandidates, type Marks, readMarks } from "./marks.js";
import { roleFeatures, roleWindow } from "./role-features.js";
import type { Scene } from "./scene.js";

/** An attribution as tagged. */
export interface Tagged {
  readonly cue: Run;
  readonly source: readonly Run[];
  readonly content: readonly Run[];
}

export interface AttributionModels {
  readonly marks: LinearModel;
  readonly roles: LinearModel;
}

/** Words that are this much worse as a cue than as anything else are still tried as one (in the units of `Marks.cueMargin`). */
export const CUE_DOUBT = 40;

/** Finds what may be a cue, then source and content of each. What has no content is dropped. */
export function tagAttributions(scene: Scene, models: AttributionModels): Tagged[] {
  const marks = readMarks(scene, models.marks);
  const cues = cueCandidates(scene, marks, CUE_DOUBT);
  const isCue = wordsOf(scene, cues);
  return cues.map((cue) => tagRoles(scene, cue, marks, isCue, models.roles)).filter(({ content }) => content.length > 0);
}

/** Finds the source and the content of one cue; content that goes on in later paragraphs is followed. */
export function tagRoles(scene: Scene, cue: Run, marks: Marks, isCue: Uint8Array, model: LinearModel): Tagged {
  const window = roleWindow(scene, cue);
  const labels = tagSequence(model, roleFeatures(scene, cue, window, marks, isCue), window.end - window.first);
  labels.fill(0, cue.first - window.first, cue.last + 1 - window.first);
  const content = runsOf(labels, 3, window.first).filter((run) => run.last > run.first || /[\p{L}\p{N}]/u.test(scene.words.forms[run.first]!));
  return { cue, source: runsOf(labels, 1, window.first), content: content.length === 0 ? content : withLaterParagraphs(scene, content) };
}

/** Marks the words of all runs. */
export function wordsOf(scene: Scene, runs: readonly Run[]): Uint8Array {
  const isIn = new Uint8Array(scene.words.count);
  for (const { first, last } of runs) isIn.fill(1, first, last + 1);
  return isIn;
}

/** No quotation is followed over more paragraphs. */
const MOST_PARAGRAPHS = 12;

/** A quotation that is open at the end of its paragraph goes on in the next one, if that begins with an opening mark. */
function withLaterParagraphs(scene: Scene, content: readonly Run[]): readonly Run[] {
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

/** The runs of a role whose first label is `begins`; a run that goes on without a beginning is one too. */
function runsOf(labels: Uint8Array, begins: number, offset: number): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!;
    if (label !== begins && label !== begins + 1) continue;
    let last = at;
    while (last + 1 < labels.length && labels[last + 1] === begins + 1) last++;
    runs.push({ first: offset + at, last: offset + last });
    at = last;
  }
  return runs;
}

/** The span of text that a range of words covers. */
export const spanOf = (words: Words, { first, last }: Run): Span => ({ start: words.starts[first]!, end: words.ends[last]! });
