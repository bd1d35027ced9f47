const WORD = /[\p{L}\p{N}_]+/gu;
const SHINGLE = 4;
/** A run of text is the story's when this part of its shingles stands in the marked body. */
const MOST_SHARED = 0.6;
/** Shorter runs must be a whole paragraph of it, or stand next to what comes before or behind them. */
const SHORT_WORDS = 6;
const CONTEXT_WORDS = 3;

export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

function shinglesOf(words: readonly string[]): string[] {
  const list: string[] = [];
  for (let at = 0; at + SHINGLE <= words.length; at++) list.push(words.slice(at, at + SHINGLE).join(" "));
  return list;
}

/** For each run of text of a page, 1 if it stands in the marked body, else 0. */
export function bodyLabels(texts: readonly string[], body: string): Uint8Array {
  const words = wordsOf(body);
  const known = new Set(shinglesOf(words));
  const paragraphs = new Set(body.split(/\n+/).map((paragraph) => wordsOf(paragraph).join(" ")));
  const labels = Uint8Array.from(texts, (text) => {
    const own = wordsOf(text);
    if (own.length < SHORT_WORDS) return own.length > 0 && paragraphs.has(own.join(" ")) ? 1 : 0;
    const shingles = shinglesOf(own);
    return shingles.filter((shingle) => known.has(shingle)).length >= MOST_SHARED * shingles.length ? 1 : 0;
  });
  const whole = ` ${words.join(" ")} `;
  const [first, last] = [labels.indexOf(1), labels.lastIndexOf(1)];
  for (let at = first + 1; at < last; at++) {
    const own = wordsOf(texts[at]!);
    if (labels[at] === 1 || own.length === 0 || own.length >= SHORT_WORDS) continue;
    let next = at + 1;
    while (labels[next] === 0) next++;
    const before = wordsOf(texts[labels.lastIndexOf(1, at - 1)]!).slice(-CONTEXT_WORDS);
    const after = wordsOf(texts[next]!).slice(0, CONTEXT_WORDS);
    if (whole.includes(` ${[...before, ...own].join(" ")} `) || whole.includes(` ${[...own, ...after].join(" ")} `)) labels[at] = 1;
  }
  return labels;
}

/** Precision and recall of a text against another one by shingles of four words, each counted as often as it stands. */
export function shingleScore(body: string, found: string): { readonly precision: number; readonly recall: number } {
  const counts = new Map<string, number>();
  const expected = shinglesOf(wordsOf(body));
  for (const shingle of expected) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  const shingles = shinglesOf(wordsOf(found));
  let shared = 0;
  for (const shingle of shingles) {
    const left = counts.get(shingle) ?? 0;
    if (left === 0) continue;
    shared++;
    counts.set(shingle, left - 1);
  }
  return { precision: shingles.length === 0 ? 0 : shared / shingles.length, recall: expected.length === 0 ? 1 : shared / expected.length };
}
