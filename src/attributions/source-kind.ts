import { spansIn } from "../document/spans.js";
import type { Name, SourceKind } from "../document/types.js";
import type { Run } from "./feature-writer.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";

/** Behind these words a noun phrase goes on with what its head stands near, not with the head. */
const AFTER_HEAD = new Set([
  "of",
  "from",
  "in",
  "at",
  "inside",
  "within",
  "close",
  "with",
  "to",
  "for",
  "who",
  "which",
  "that",
  "on",
  "by",
  "familiar",
  "briefed",
  "near",
  "and",
  ",",
  "(",
  "under",
  "about",
  "speaking",
  "working",
]);
/** "A source from/in/at" an office is official; nearness or allegiance alone is not. */
const OFFICE_PREPOSITIONS = new Set(["from", "in", "at", "inside", "within"]);

/** What a source span says about its holder. */
export interface SourceReading {
  readonly kind: SourceKind;
  /** The name that is the head of the source; `null` where it has none. */
  readonly name: Name | null;
  /** The head word in lower case ("sources", "spokesman"); "" where a name is the head. */
  readonly head: string;
}

/** Reads the kind of a source from its words, in the order of the table of source kinds. */
export function readSource(scene: Scene, source: Run, names: readonly Name[], lexicon: AttributionLexicon, outlet: string | null): SourceReading {
  const headEnd = endOfHead(scene, source);
  const classes = headWords(scene, source.first, headEnd, lexicon);
  const named = nameInHead(scene, source.first, headEnd, names);
  const head = classes.at(-1)?.word ?? "";
  const has = (name: string): boolean => classes.some((entry) => entry.class === name);
  if (named !== null && named.kind === "person") return { kind: "person", name: named, head: "" };
  if (named !== null && outlet !== null && textOf(scene, source) === outlet) return { kind: "outlet", name: named, head: "" };
  if (has("source")) return { kind: isOffice(scene, headEnd, source.last) ? "official" : "anonymous", name: null, head };
  if (isFamiliar(scene, source)) return { kind: "anonymous", name: null, head };
  if (has("spokesman")) return { kind: "body", name: named ?? bodyNear(scene, source, names), head };
  if (named !== null && (isMedia(scene, named, lexicon) || has("media"))) return { kind: "media", name: has("media") ? null : named, head };
  if (classes.at(-1)?.class === "media" || isAgency(scene, source)) return { kind: "media", name: null, head };
  const last = classes.at(-1)?.class;
  if (last === "official") return { kind: "official", name: null, head };
  if (last === "document") return { kind: "document", name: null, head };
  if (last === "people" && named === null) return { kind: "people", name: null, head };
  if (named !== null && (named.kind === "body" || named.kind === "place")) return { kind: "body", name: named, head: "" };
  if (last === "body") return { kind: "body", name: null, head };
  if (last === "people") return { kind: "people", name: null, head };
  return { kind: named === null ? "people" : "body", name: named, head };
}

const textOf = (scene: Scene, { first, last }: Run): string => scene.words.forms.slice(first, last + 1).join(" ");

function endOfHead(scene: Scene, { first, last }: Run): number {
  let end = first + 1;
  while (end <= last && !AFTER_HEAD.has(scene.lower[end]!)) end++;
  return end;
}

function headWords(scene: Scene, first: number, end: number, lexicon: AttributionLexicon): readonly { readonly word: string; readonly class: string }[] {
  const found: { word: string; class: string }[] = [];
  for (let word = first; word < end; word++) {
    const name = lexicon.sourceWords.get(scene.lower[word]!);
    if (name !== undefined) found.push({ word: scene.lower[word]!, class: name });
  }
  return found;
}

/** The last name of the head that is no possessor ("Trump’s campaign" has none). */
function nameInHead(scene: Scene, first: number, end: number, names: readonly Name[]): Name | null {
  const from = scene.words.starts[first]!;
  const to = scene.words.ends[end - 1]!;
  let found: Name | null = null;
  for (const name of spansIn(names, { start: from, end: to })) {
    if (name.start < from || name.end > to) continue;
    const next = wordAt(scene, name.end);
    if (next >= 0 && next < end && /^[’']s$/.test(scene.lower[next]!)) continue;
    if (scene.name[wordAt(scene, name.start)] === 5 && found !== null) continue;
    found = name;
  }
  return found;
}

/** The index of the word that begins at or after an offset. */
function wordAt(scene: Scene, offset: number): number {
  let low = 0;
  let high = scene.words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scene.words.starts[middle]! >= offset) high = middle;
    else low = middle + 1;
  }
  return low < scene.words.count ? low : -1;
}

/** The first preposition behind the head decides: "a source in the ministry" is official, "sources familiar with talks in Oslo" are not. */
function isOffice(scene: Scene, from: number, last: number): boolean {
  return from <= last && OFFICE_PREPOSITIONS.has(scene.lower[from]!);
}

const isFamiliar = (scene: Scene, { first, last }: Run): boolean =>
  /\b(?:people|person|persons|those|someone|officials)\b.*\b(?:familiar with|close to|with knowledge|briefed on)\b/.test(
    scene.lower.slice(first, last + 1).join(" "),
  );

const isAgency = (scene: Scene, { first, last }: Run): boolean =>
  /\b(?:news agency|press agency|news service|news website|news network)\b/.test(scene.lower.slice(first, last + 1).join(" "));

function isMedia(scene: Scene, name: Name, lexicon: AttributionLexicon): boolean {
  const first = wordAt(scene, name.start);
  let last = first;
  while (last + 1 < scene.words.count && scene.words.ends[last]! < name.end) last++;
  return first >= 0 && lexicon.media.has(scene.words.forms.slice(first, last + 1).join(" "));
}

/** "A spokesman for the NWA": the body is named behind the head. */
function bodyNear(scene: Scene, source: Run, names: readonly Name[]): Name | null {
  const from = scene.words.starts[source.first]!;
  const to = scene.words.ends[source.last]!;
  return spansIn(names, { start: from, end: to }).find(({ start, end, kind }) => start >= from && end <= to && kind === "body") ?? null;
}
