import type { Caption } from "../document/types.js";
import { readByline, splitNames } from "./byline.js";
import { isCreditLine, splitCredit } from "./credits.js";
import type { Furniture, StoryLexicon } from "./lexicon.js";
import { readItems, type TextItem } from "./text-items.js";
import { lineKey } from "./text-shape.js";
import { isDateLine } from "./written-date.js";

/** What a line looks like by itself. */
export interface SeenLine {
  readonly item: TextItem;
  readonly furniture: Furniture | null;
  /** Letters and figures in lower case: what makes lines the same. */
  readonly key: string;
  readonly isProse: boolean;
  readonly byline: readonly string[];
  /** `YYYY-MM-DD` of a line that is a date. */
  readonly date: string | null;
  readonly isAddress: boolean;
  readonly isCredit: boolean;
  /** The line as a caption and its credit. */
  readonly split: Caption;
  readonly isSeparator: boolean;
}

export const LONG_PROSE = 90;
const SHORT_PROSE = 45;
const LONGEST_CAPTION = 600;
/** Longer lines are the same when so much of them and their lengths are. */
const LONG_KEY = 240;

/** The lines of a text (those of a hard-wrapped paragraph joined), each looked at by itself. */
export function seeLines(text: string, lexicon: StoryLexicon): SeenLine[] {
  const standsAlone = (line: string): boolean => lexicon.furnitureOf(line) !== null || isDateLine(line, lexicon.months) !== null || readByline(line).length > 0;
  return withBareNames(readItems(text, standsAlone).map((item) => look(item, lexicon)));
}

function look(item: TextItem, lexicon: StoryLexicon): SeenLine {
  const { text } = item;
  const furniture = lexicon.furnitureOf(text);
  const key = text.length > LONG_KEY ? `${lineKey(text.slice(0, LONG_KEY))} #${text.length}` : lineKey(text);
  const date = furniture === null || furniture === "line" ? (isDateLine(text, lexicon.months)?.day ?? null) : null;
  const byline = furniture === null && date === null ? readByline(text) : [];
  const isAddress = /^(?:https?:\/\/|www\.)\S+$/.test(text);
  const isDense = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text);
  const isProse =
    furniture === null &&
    byline.length === 0 &&
    date === null &&
    !isAddress &&
    (text.length >= LONG_PROSE ||
      (isDense && text.length >= 40) ||
      (text.length >= SHORT_PROSE && key.split(" ").length >= 6 && /[.!?…。؟]["”’'»)\]]*$/.test(text)));
  return {
    item,
    furniture,
    key,
    isProse,
    byline,
    date,
    isAddress,
    isCredit: isCreditLine(text),
    split: text.length < LONGEST_CAPTION ? splitCredit(text) : { text, credit: null },
    isSeparator: /^(?:[-_=*#~·•–—]\s?){3,}$/.test(text),
  };
}

const BARE_NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|van|von|al|el|bin) )?\p{Lu}[\p{L}.'’-]*){1,3}(?:(?:,| and) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3})*$/u;
const LONGEST_NAMES = 70;

/** A line of names right above a date is a byline without "By". */
const withBareNames = (seen: readonly SeenLine[]): SeenLine[] =>
  seen.map((line, at) =>
    line.furniture === null &&
    line.byline.length === 0 &&
    line.date === null &&
    at > 0 &&
    seen[at + 1]?.date !== null &&
    seen[at + 1] !== undefined &&
    line.item.text.length <= LONGEST_NAMES &&
    BARE_NAME.test(line.item.text)
      ? { ...line, byline: splitNames(line.item.text), isProse: false }
      : line,
  );
