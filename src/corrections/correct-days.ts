import type { CorrectionNote, Day, Entry } from "../document/types.js";
import { noteOf, withNote } from "./active.js";
import type { MovedWords } from "./correct-stories.js";

/** The chronology with every moved line on its day: a line that a user placed is shown, whatever its score. */
export function placeMoved(days: readonly Day[], moved: readonly MovedWords[]): readonly Day[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  for (const words of moved) {
    const { correction } = words;
    if (correction.kind !== "move" || isMovedOn(words, moved)) continue;
    const note = noteOf(correction, correction.from ?? "");
    const day = byDate.get(correction.to) ?? { date: correction.to, score: 0, sentences: [], reports: 1 };
    byDate.set(correction.to, { ...day, sentences: withEntry(day.sentences, words, note) });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Whether a later correction takes the words off the day again. */
const isMovedOn = (words: MovedWords, moved: readonly MovedWords[]): boolean =>
  moved
    .slice(moved.indexOf(words) + 1)
    .some((later) => isSame(later, words) && words.correction.kind === "move" && later.correction.from === words.correction.to);

const isSame = (a: Entry | MovedWords, b: MovedWords): boolean => a.story === b.story && a.start < b.end && b.start < a.end;

function withEntry(sentences: readonly Entry[], words: MovedWords, note: CorrectionNote): readonly Entry[] {
  if (sentences.some((entry) => isSame(entry, words))) return sentences.map((entry) => (isSame(entry, words) ? withNote(entry, note) : entry));
  const { story, start, end, text } = words;
  return [...sentences, withNote<Entry>({ text, story, start, end }, note)];
}
