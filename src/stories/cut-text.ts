import type { CutStory } from "../document/types.js";
import { storyRanges } from "./detail-features.js";
import { type LabelledLines, labelLines } from "./label-lines.js";
import type { StoryLexicon } from "./lexicon.js";
import { isProseLine } from "./line-features.js";
import { readStory } from "./read-story.js";

/** A plain text → its stories, each with the places its parts stood at. @throws Error when the lexicon was read without its trees */
export function cutText(text: string, lexicon: StoryLexicon): CutStory[] {
  const { lineForests: forests, lineWords, months } = lexicon;
  if (forests === null) throw new Error("the trees of plain text have not been read");
  let labelled = labelLines(text, lineWords, months, forests);
  if (labelled.starts.length === 0) labelled = plainStory(labelled);
  return storyRanges(labelled.starts, labelled.isBody).flatMap((range) => readStory({ text, labelled, forests, lexicon }, range) ?? []);
}

/** Where the trees find nothing, all that reads like running text is one story, with the line before it as its headline. */
function plainStory(labelled: LabelledLines): LabelledLines {
  const isBody = Uint8Array.from(labelled.lines, (line, index) => (isProseLine(line, labelled.details[index]!) ? 1 : 0));
  const first = isBody.indexOf(1);
  if (first < 0) return labelled;
  const headline = first - 1;
  const canBe = headline >= 0 && labelled.lines[headline]!.letters > 0 && labelled.lines[headline]!.furniture === 0;
  return { ...labelled, isBody, starts: [{ gap: { first: 0, end: first }, headline: canBe ? headline : -1 }] };
}
