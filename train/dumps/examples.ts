import { lineDetails } from "../../src/stories/line-details.js";
import { type LineDetails, lineFeatures } from "../../src/stories/line-features.js";
import { type LineWords, lineText, type TextLine } from "../../src/stories/scan-line.js";
import { scanLines } from "../../src/stories/scan-lines.js";
import { lineKey } from "../../src/stories/text-shape.js";
import type { WordList } from "../../src/stories/word-hashes.js";
import type { Dump } from "./dump.js";

/** A dump, ready for training. */
export interface Example {
  readonly dump: Dump;
  readonly part: string;
  readonly lines: readonly TextLine[];
  readonly details: readonly LineDetails[];
  readonly wordList: WordList;
  readonly values: Int32Array;
  readonly body: Uint8Array;
  readonly headline: Uint8Array;
  readonly caption: Uint8Array;
  readonly byline: Uint8Array;
  /** 0 for a standfirst, which may be body or not. */
  readonly weights: Float32Array;
}

export function exampleOf(dump: Dump, part: string, words: LineWords, months: ReadonlyMap<string, number>): Example {
  const { text, stories } = dump;
  const { lines, wordList } = scanLines(text, words);
  const details = lineDetails(text, lines, months);
  const values = lineFeatures({ lines, details, wordList });
  const size = lines.length;
  const [body, headline, caption, byline] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  const keys = lines.map((line) => lineKey(lineText(text, line)));
  const weights = new Float32Array(size).fill(1);
  let from = 0;
  for (const story of stories) {
    const own: number[] = [];
    lines.forEach(({ pieces }, index) => {
      if (story.paragraphs.some(([first, end]) => pieces[0]! >= first && pieces[0]! < end)) own.push(index);
    });
    for (const index of own) body[index] = 1;
    const first = own[0] ?? from;
    if (story.headline !== null) {
      const key = lineKey(story.headline);
      let found = false;
      for (let at = from; at < first; at++)
        if (keys[at] === key) {
          headline[at] = 1;
          found = true;
        }
      if (!found)
        for (let at = first - 1; at >= from && !found; at--)
          if ((keys[at]!.startsWith(key) && keys[at]!.length < key.length + 50) || (keys[at]!.length > 20 && key.startsWith(keys[at]!))) {
            headline[at] = 1;
            found = true;
          }
    }
    const names = (story.byline ?? []).map(lineKey).filter((name) => name !== "");
    if (names.length > 0)
      for (let at = from; at < first; at++)
        if (keys[at]!.length < 160 && headline[at] === 0 && names.every((name) => ` ${keys[at]} `.includes(` ${name} `))) byline[at] = 1;
    const end = (own.at(-1) ?? from - 1) + 1;
    for (const { text: words } of story.captions ?? []) {
      const key = lineKey(words);
      if (key !== "")
        for (let at = from; at < size; at++)
          if (body[at] === 0 && headline[at] === 0 && keys[at]!.includes(key) && keys[at]!.length < key.length + 160 && (at < end || caption[at] === 0))
            caption[at] = 1;
    }
    if (story.deck !== null && story.deck !== undefined) {
      const deck = lineKey(story.deck);
      for (let at = from; at < first; at++) if (keys[at] === deck) weights[at] = 0;
    }
    from = end;
  }
  for (let at = 0; at < size; at++) if (body[at] === 1) caption[at] = 0;
  return { dump, part, lines, wordList, details, values, body, headline, caption, byline, weights };
}
