import type { Caption, CutStory, Origin } from "../document/types.js";
import { scoreIntegers } from "../learn/index.js";
import { bylineNames } from "./byline.js";
import { cleanCredit, splitCredit } from "./credits.js";
import { findDateline } from "./dateline.js";
import { DETAIL_FEATURES, detailFeatures, type StoryRange } from "./detail-features.js";
import { inferredDay } from "./inferred-day.js";
import type { LabelledLines } from "./label-lines.js";
import { languageOfWords, MOST_WORDS } from "./language.js";
import type { StoryLexicon } from "./lexicon.js";
import { type LineForests, SURE } from "./line-forests.js";
import { lineText } from "./scan-line.js";
import { lineKey } from "./text-shape.js";
import { findWrittenDate } from "./written-date.js";

interface Reading {
  readonly text: string;
  readonly labelled: LabelledLines;
  readonly forests: LineForests;
  readonly lexicon: StoryLexicon;
}

/** Reads a story from its lines; `null` if none of them is body. */
export function readStory(reading: Reading, range: StoryRange): CutStory | null {
  const { text, labelled, forests, lexicon } = reading;
  const { lines, isBody, values } = labelled;
  const { text: body, origin } = readBody(reading, range);
  if (body === "") return null;
  const { candidates, values: details } = detailFeatures(lines, values, isBody, range);
  const captionLines: number[] = [];
  const bylineLines: number[] = [];
  candidates.forEach((line, index) => {
    if (range.headline >= 0 && lines[line]!.key === lines[range.headline]!.key) return;
    const caption = scoreIntegers(forests.caption, details, index * DETAIL_FEATURES.length, SURE);
    const byline = line < range.body ? scoreIntegers(forests.byline, details, index * DETAIL_FEATURES.length, SURE) : -1;
    if (caption > 0 && caption > byline) captionLines.push(line);
    else if (byline > 0) bylineLines.push(line);
  });
  const byline: string[] = [];
  for (const line of bylineLines) for (const name of bylineNames(lineText(text, lines[line]!))) if (!byline.includes(name)) byline.push(name);
  const { published, updated } = readDates(reading, range, bylineLines);
  const dateline = findDateline(body, lexicon.months);
  const captions = readCaptions(reading, captionLines);
  const inferred = published === null ? inferredDay(body, dateline, captions, lexicon) : null;
  return {
    headline: range.headline < 0 ? null : lineText(text, lines[range.headline]!),
    published: published ?? inferred?.day ?? null,
    publishedFrom: published !== null ? "page" : (inferred?.from ?? null),
    ...(updated === null ? {} : { updated }),
    byline,
    ...(dateline === null ? {} : { dateline: dateline.words }),
    language: languageOfWords(body, bodyWords(labelled, range), lexicon),
    text: body,
    captions,
    origin,
  };
}

/** The paragraphs of the body, and where they stood. */
function readBody({ text, labelled: { lines, isBody } }: Reading, { first, end }: StoryRange): { readonly text: string; readonly origin: readonly Origin[] } {
  let body = "";
  const origin: Origin[] = [];
  for (let line = first; line < end; line++) {
    if (isBody[line] !== 1) continue;
    if (body !== "") body += "\n\n";
    const { pieces } = lines[line]!;
    for (let piece = 0; piece < pieces.length; piece += 2) {
      if (piece > 0) body += " ";
      const [at, stop] = [pieces[piece]!, pieces[piece + 1]!];
      origin.push({ start: body.length, end: body.length + stop - at, at });
      body += text.slice(at, stop);
    }
  }
  return { text: body, origin };
}

/** The first words of the body, by hash. */
function bodyWords({ isBody, wordList: { hashes, ends } }: LabelledLines, { first, end }: StoryRange): number[] {
  const words: number[] = [];
  for (let line = first; line < end && words.length < MOST_WORDS; line++)
    if (isBody[line] === 1) for (let at = line === 0 ? 0 : ends[line - 1]!; at < ends[line]!; at++) words.push(hashes[at]!);
  return words;
}

const UPDATED = /\b(?:updated|last modified|aktualisiert|actualizado|mis à jour|aggiornato|bijgewerkt|atualizado|uppdaterad)\b/i;

/** The day that the head of a story prints: below its headline, else right above it. */
function readDates(
  { text, labelled: { lines, details }, lexicon: { months } }: Reading,
  { first, headline, body }: StoryRange,
  bylineLines: readonly number[],
): { readonly published: string | null; readonly updated: string | null } {
  let published: string | null = null;
  let updated: string | null = null;
  const read = (line: number): void => {
    const isByline = bylineLines.includes(line);
    if (details[line]!.date === null && !isByline) return;
    const words = lineText(text, lines[line]!);
    const [before, behind] = words.split(UPDATED);
    const early = findWrittenDate(before ?? "", months)?.day ?? null;
    const late = behind === undefined ? null : (findWrittenDate(behind, months)?.day ?? null);
    published ??= early ?? (late === null && !isByline ? details[line]!.date : null);
    updated ??= late;
  };
  for (let line = headline + 1; line < body; line++) read(line);
  for (let line = headline - 1; published === null && line >= first; line--) read(line);
  return { published: published ?? updated, updated };
}

const LABEL = /^(?:image caption|caption|bildunterschrift|légende)\s*[,:]\s*/i;
const CREDIT_LABEL = /^(?:image source|credit\s*\.\.\.|photo credit|image credit)\s*[,:]?\s*/i;

/** The captions of a story, each once, with the credit in, below or above it. */
function readCaptions({ text, labelled: { lines, details, isBody } }: Reading, captionLines: readonly number[]): Caption[] {
  const captions: Caption[] = [];
  const keys: string[] = [];
  const taken = new Set(captionLines);
  for (const line of captionLines) {
    const words = lineText(text, lines[line]!).replace(LABEL, "");
    const split = splitCredit(words);
    let { credit } = split;
    const isCredit = (other: number): boolean =>
      lines[other] !== undefined && isBody[other] !== 1 && !taken.has(other) && (details[other]!.isCredit || CREDIT_LABEL.test(lineText(text, lines[other]!)));
    const creditOf = (other: number): string => {
      const own = lineText(text, lines[other]!).replace(CREDIT_LABEL, "");
      return splitCredit(` ${own}`).credit ?? cleanCredit(own);
    };
    if (credit === null) {
      if (isCredit(line + 1) && lines[line + 1]!.gap === 0) credit = creditOf(line + 1);
      else if (isCredit(line - 1) && CREDIT_LABEL.test(lineText(text, lines[line - 1]!))) credit = creditOf(line - 1);
      else if (isCredit(line + 1)) credit = creditOf(line + 1);
    }
    const key = lineKey(split.text);
    const known = keys.indexOf(key);
    if (known >= 0) {
      if (captions[known]!.credit === null && credit !== null) captions[known] = { text: captions[known]!.text, credit };
    } else if (key !== "") {
      keys.push(key);
      captions.push({ text: split.text, credit });
    }
  }
  return captions;
}
