import { canBeSource, LONGEST_CLAUSE } from "./clauses.js";
import type { Run } from "./feature-writer.js";
import type { AttributionLexicon } from "./lexicon.js";
import { paragraphEnd } from "./marks.js";
import { quotationsOf } from "./quotations.js";
import type { Scene } from "./scene.js";
import type { Tagged } from "./tag-attributions.js";

const DASHES = new Set(["—", "–", "--", "―", "-"]);
/** Names behind a dash and before a colon have no more words. */
const LONGEST_NAME = 12;

/**
 * Adds attributions without a verb, by the way they are set: a quotation with its speaker behind a dash ("“…” —Anna Roe, mayor"), in the same
 * paragraph or the next, where nothing has this speaker yet; and what stands behind "From SOURCE:", for whatever has this source.
 */
export function withSetForms<Entry extends Tagged>(scene: Scene, known: readonly Entry[], lexicon: AttributionLexicon): (Entry | Tagged)[] {
  const headed = fromForms(scene, lexicon);
  const isHead = sourceWords(scene, headed);
  const others = known.filter(({ source }) => source.every(({ first, last }) => isHead.subarray(first, last + 1).every((flag) => flag === 0)));
  const isKnown = sourceWords(scene, others);
  const dashed = dashForms(scene, lexicon).filter(({ source }) =>
    source.every(({ first, last }) => isKnown.subarray(first, last + 1).every((flag) => flag === 0)),
  );
  return [...others, ...headed, ...dashed];
}

function sourceWords(scene: Scene, entries: readonly Tagged[]): Uint8Array {
  const isSource = new Uint8Array(scene.words.count);
  for (const { source } of entries) for (const { first, last } of source) isSource.fill(1, first, last + 1);
  return isSource;
}

function dashForms(scene: Scene, lexicon: AttributionLexicon): Tagged[] {
  const found: Tagged[] = [];
  for (const quotation of quotationsOf(scene)) {
    const dash = quotation.last + 1;
    if (scene.mark[quotation.last] !== 2 || !DASHES.has(scene.lower[dash] ?? "")) continue;
    const source = restOfParagraph(scene, dash + 1, dash);
    if (source !== null && isNamed(scene, source, lexicon))
      found.push({ cue: { first: dash, last: dash }, source: [source], content: [wholeQuotation(scene, quotation)] });
  }
  return found;
}

/** From the head of the paragraph, if that opens a quotation: what is quoted inside of it belongs to it. */
function wholeQuotation(scene: Scene, { first, last }: Run): Run {
  let from = first;
  while (from > 0 && scene.paragraph[from - 1] === scene.paragraph[last] && last - from < LONGEST_CLAUSE) from--;
  return scene.mark[from] === 1 ? { first: from, last } : { first, last };
}

/** The words to the end of a paragraph without its full stop; `null` where they are too many or none. */
function restOfParagraph(scene: Scene, first: number, same: number): Run | null {
  let last = first - 1;
  while (last + 1 < scene.words.count && scene.paragraph[last + 1] === scene.paragraph[same] && last - first < LONGEST_NAME) last++;
  if (last + 1 < scene.words.count && scene.paragraph[last + 1] === scene.paragraph[same]) return null;
  while (last >= first && /^[^\p{L}\p{N}]+$/u.test(scene.lower[last]!)) last--;
  return last < first ? null : { first, last };
}

/** A name or a head word of sources stands first, or behind an article or title; credits ("additional reporting from") are no speakers. */
const isNamed = (scene: Scene, { first, last }: Run, lexicon: AttributionLexicon): boolean =>
  scene.name[first] === 1 ||
  scene.name[first] === 2 ||
  ((scene.shape[first] === 1 || scene.shape[first] === 2 || /^(?:an?|the)$/.test(scene.lower[first]!)) &&
    canBeSource(scene, { first, last: Math.min(last, first + 3) }, lexicon));

/** "From SOURCE: CONTENT", also with the content in the next paragraph. */
function fromForms(scene: Scene, lexicon: AttributionLexicon): Tagged[] {
  const found: Tagged[] = [];
  for (let first = 0; first < scene.words.count; ) {
    const end = paragraphEnd(scene, first);
    const colon = scene.lower[first] === "from" ? colonIn(scene, first, end) : -1;
    if (colon > first + 1 && canBeSource(scene, { first: first + 1, last: colon - 1 }, lexicon)) {
      const content =
        colon + 1 < end ? { first: colon + 1, last: end - 1 } : end < scene.words.count ? { first: end, last: paragraphEnd(scene, end) - 1 } : null;
      if (content !== null) found.push({ cue: { first, last: first }, source: [{ first: first + 1, last: colon - 1 }], content: [content] });
    }
    first = end;
  }
  return found;
}

function colonIn(scene: Scene, first: number, end: number): number {
  for (let word = first + 1; word < Math.min(end, first + LONGEST_NAME); word++) if (scene.lower[word] === ":") return word;
  return -1;
}
