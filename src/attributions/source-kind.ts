import { lowerBound } from "../document/lower-bound.js";
import { spansIn } from "../document/spans.js";
import type { Name, SourceKind } from "../document/types.js";
import type { Run } from "./feature-writer.js";
import { tagNumber } from "./grammar.js";
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

/** Words of office before "source": "a ministry source". */
const OFFICES = new Set([
  "ministry",
  "government",
  "council",
  "pentagon",
  "office",
  "palace",
  "department",
  "embassy",
  "cabinet",
  "parliament",
  "parliamentary",
  "presidential",
  "ministerial",
  "official",
  "kremlin",
  "un",
  "u.n.",
  "nato",
  "court",
  "commission",
  "secretariat",
  "administration",
  "senate",
  "police",
  "judicial",
]);

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
  const titled = titledPerson(scene, source, names, lexicon);
  if (titled !== null) return { kind: "person", name: titled, head: "" };
  const phrase = headPhrase(scene, source, lexicon);
  const named = nameAtEnd(scene, phrase, names);
  const group = named === null ? null : classBefore(scene, named, phrase, lexicon);
  if (group !== null) return { kind: group, name: named, head: "" };
  const person = named?.kind === "person" ? named : personBeside(scene, source, phrase, names);
  if (person !== null) return { kind: "person", name: person, head: "" };
  if (named !== null && outlet !== null && textOf(scene, source) === outlet) return { kind: "outlet", name: named, head: "" };
  if (isFamiliar(scene, source)) return { kind: "anonymous", name: null, head: lastClassed(scene, phrase, lexicon)?.word ?? "" };
  const classed = named === null ? lastClassed(scene, phrase, lexicon) : null;
  if (classed !== null) return byClass(scene, source, phrase, classed, names, lexicon);
  if (isAgency(scene, source)) return { kind: "media", name: named, head: "" };
  if (named !== null && named.kind !== "other") return { kind: isMedia(scene, named, lexicon) ? "media" : "body", name: named, head: "" };
  return { kind: isMediaName(scene, phrase, lexicon) ? "media" : kindOfUnknown(scene, phrase), name: named, head: "" };
}

/** Words that part the words of a title: "Secretary of State for Defense and Trade". */
const IN_TITLES = new Set(["of", "for", "and", "the", "’s", "'s", ","]);

/**
 * A person behind a title with an "of" in it: "Secretary of State Anna Roe", "Chairman of the Joint Chiefs of Staff Adm. Peter Holm". The title begins with one office;
 * all of it but its small words is in capitals, and it reaches to the name ("Officials of President Holm", "a spokesman for Holm" have none).
 */
function titledPerson(scene: Scene, { first, last }: Run, names: readonly Name[], lexicon: AttributionLexicon): Name | null {
  let from = first;
  while (from < last && (scene.lower[from] === "the" || lexicon.sourceWords.get(scene.lower[from]!) === undefined) && !IN_TITLES.has(scene.lower[from + 1]!))
    from++;
  const name = spansIn(names, { start: scene.words.starts[from]!, end: scene.words.ends[last]! }).find(
    ({ kind, start, end }) => kind === "person" && start >= scene.words.starts[from]! && end <= scene.words.ends[last]!,
  );
  const to = name === undefined ? -1 : wordAt(scene, name.start);
  if (name === undefined || to <= from + 1 || IN_TITLES.has(scene.lower[to - 1]!) || scene.name[to] === 5) return null;
  const isOffice = lexicon.sourceWords.get(scene.lower[from]!) === "official" && !/s$/.test(scene.lower[from]!);
  let hasOf = false;
  for (let word = from; word < to; word++) {
    const isSmall = IN_TITLES.has(scene.lower[word]!);
    if (!isSmall && !/^\p{Lu}/u.test(scene.words.forms[word]!)) return null;
    if (isSmall) hasOf = true;
  }
  return isOffice && hasOf ? name : null;
}

/** A class word of the lexicon in a source. */
interface Classed {
  readonly word: string;
  readonly class: string;
}

function byClass(scene: Scene, source: Run, phrase: Run, { word, class: group }: Classed, names: readonly Name[], lexicon: AttributionLexicon): SourceReading {
  const inside = nameWithin(scene, phrase, names);
  const plain = (kind: SourceKind): SourceReading => ({ kind, name: null, head: word });
  switch (group) {
    case "source":
      return plain(isOfOffice(scene, source, phrase, names, lexicon) ? "official" : "anonymous");
    case "spokesman":
      return { kind: "body", name: inside?.kind === "body" ? inside : bodyNear(scene, source, names), head: word };
    case "statement":
      return isPurported(scene, source) || (inside === null && bodyNear(scene, source, names) === null)
        ? plain("document")
        : { kind: "body", name: inside ?? bodyNear(scene, source, names), head: word };
    case "body":
      return isAgency(scene, source) ? plain("media") : { kind: "body", name: inside?.kind === "body" ? inside : null, head: word };
    case "media":
    case "official":
    case "document":
    case "people":
      return plain(group);
    default:
      return plain("people");
  }
}

const textOf = (scene: Scene, { first, last }: Run): string => scene.words.forms.slice(first, last + 1).join(" ");

const isPossessive = (form: string): boolean => /^[’']s?$/.test(form);

/** The words up to the first that parts the head from what is said of it; "current and former officials" goes on to its noun. */
function headPhrase(scene: Scene, { first, last }: Run, lexicon: AttributionLexicon): Run {
  let end = first + 1;
  while (end <= last && !AFTER_HEAD.has(scene.lower[end]!)) end++;
  const isBare = lastClassed(scene, { first, last: end - 1 }, lexicon) === null && scene.name.subarray(first, end).every((kind) => kind === 0 || kind === 5);
  if (isBare && scene.lower[end] === "and" && end < last) {
    end++;
    while (end <= last && !AFTER_HEAD.has(scene.lower[end]!)) end++;
  }
  while (end - 1 > first && isPossessive(scene.lower[end - 1]!)) end--;
  return { first, last: end - 1 };
}

function lastClassed(scene: Scene, { first, last }: Run, lexicon: AttributionLexicon): Classed | null {
  for (let word = last; word >= first; word--) {
    const group = lexicon.sourceWords.get(scene.lower[word]!);
    if (group !== undefined && !isPossessive(scene.lower[word + 1] ?? "")) return { word: scene.lower[word]!, class: group };
  }
  return null;
}

/** The class of a source's head word, "name" where a name of a person or body is its head; `null` where it is neither: it cannot speak. */
export function headClass(scene: Scene, source: Run, lexicon: AttributionLexicon): string | null {
  const phrase = headPhrase(scene, source, lexicon);
  if (scene.name[phrase.last] === 1 || scene.name[phrase.last] === 2) return "name";
  return lexicon.sourceWords.get(scene.lower[phrase.last]!) ?? null;
}

/** The name that a phrase ends with: its head. "A Trump aide" ends with none. */
function nameAtEnd(scene: Scene, phrase: Run, names: readonly Name[]): Name | null {
  const to = scene.words.ends[phrase.last]!;
  const name = nameWithin(scene, phrase, names);
  return name !== null && (name.end >= to || wordAt(scene, name.end) > phrase.last) ? name : null;
}

/** The last name in a phrase; pronouns count where there is nothing else. */
function nameWithin(scene: Scene, { first, last }: Run, names: readonly Name[]): Name | null {
  const from = scene.words.starts[first]!;
  const to = scene.words.ends[last]!;
  let found: Name | null = null;
  for (const name of spansIn(names, { start: from, end: to })) {
    if (name.start < from || name.end > to) continue;
    if (scene.name[wordAt(scene, name.start)] === 5 && found !== null) continue;
    found = name;
  }
  return found;
}

const WRITERS = new Set(["reporter", "reporters", "correspondent", "correspondents", "anchor", "anchors"]);

/** "The news website Kontakt", "the group Sunrise": what a name is called right before it, where that is no person. */
function classBefore(scene: Scene, name: Name, phrase: Run, lexicon: AttributionLexicon): "media" | "body" | null {
  const word = wordAt(scene, name.start) - 1;
  if (word < phrase.first || WRITERS.has(scene.lower[word]!)) return null;
  const group = lexicon.sourceWords.get(scene.lower[word]!);
  return group === "media" || group === "body" ? (isAgency(scene, { first: phrase.first, last: word }) ? "media" : group) : null;
}

/** Between a comma and the name that it sets apart, no more words of title stand than these. */
const TITLE_WORDS = 6;

/** A person named behind a comma: "the envoy, Anna Roe". */
function personBeside(scene: Scene, source: Run, phrase: Run, names: readonly Name[]): Name | null {
  for (let word = phrase.last + 1; word < source.last; word++) {
    if (!/^(?:,|-|–|—|\()$/.test(scene.lower[word]!)) continue;
    for (let at = word + 1; at <= source.last && at - word <= TITLE_WORDS; at++) {
      if (AFTER_HEAD.has(scene.lower[at]!) && at > word + 1 && !/^(?:of|for)$/.test(scene.lower[at]!)) break;
      if (scene.name[at] !== 1 || isPossessive(scene.lower[at + 1] ?? "")) continue;
      const start = scene.words.starts[at]!;
      const name = spansIn(names, { start, end: scene.words.ends[source.last]! }).find((entry) => entry.start <= start && entry.end > start);
      const next = name === undefined ? -1 : wordAt(scene, name.end);
      if (name !== undefined && (next < 0 || next > source.last || AFTER_HEAD.has(scene.lower[next]!) || /^[,)]$/.test(scene.lower[next]!))) return name;
    }
  }
  return null;
}

/** The index of the word that begins at or after an offset; -1 for none. */
function wordAt({ words: { count, starts } }: Scene, offset: number): number {
  const word = lowerBound(count, (at) => starts[at]! >= offset);
  return word < count ? word : -1;
}

/**
 * "A source in the ministry" and "a council source" are official; "sources familiar with talks in Oslo", "sources in Oslo" and "party
 * sources" are not. The first preposition behind the head decides.
 */
function isOfOffice(scene: Scene, source: Run, phrase: Run, names: readonly Name[], lexicon: AttributionLexicon): boolean {
  const behind = phrase.last + 1;
  if (behind < source.last && OFFICE_PREPOSITIONS.has(scene.lower[behind]!)) {
    const name = nameWithin(scene, { first: behind + 1, last: source.last }, names);
    return name === null || name.kind !== "place" || lastClassed(scene, { first: behind + 1, last: source.last }, lexicon) !== null;
  }
  for (let word = phrase.first; word < phrase.last; word++) if (OFFICES.has(scene.lower[word]!)) return true;
  return false;
}

const isFamiliar = (scene: Scene, { first, last }: Run): boolean =>
  /\b(?:people|person|persons|those|someone|officials)\b.*\b(?:familiar with|close to|with knowledge|briefed on)\b/.test(
    scene.lower.slice(first, last + 1).join(" "),
  );

/** "A statement purporting to be from the NWA": nobody knows whose it is. */
const isPurported = (scene: Scene, { first, last }: Run): boolean =>
  scene.lower.slice(first, last + 1).some((word) => /^(?:purport|suppos|alleg)edly$|^purport(?:ed|ing)$/.test(word));

const isAgency = (scene: Scene, { first, last }: Run): boolean =>
  /\b(?:news agency|press agency|news service|news website|news network)\b/.test(scene.lower.slice(first, last + 1).join(" "));

/** Last words of the names of papers, magazines and stations. */
const MEDIA_ENDS =
  /^(?:Times|Post|News|Journal|Herald|Tribune|Guardian|Telegraph|Gazette|Chronicle|Observer|Daily|Weekly|Magazine|TV|Television|Radio|Press|Review|Mail|Mirror|Globe|Dispatch|Examiner|Courier|Standard|Insider)$/;

function isMedia(scene: Scene, name: Name, lexicon: AttributionLexicon): boolean {
  const first = wordAt(scene, name.start);
  let last = first;
  while (last + 1 < scene.words.count && scene.words.ends[last]! < name.end) last++;
  return first >= 0 && isMediaName(scene, { first, last }, lexicon);
}

const isMediaName = (scene: Scene, { first, last }: Run, lexicon: AttributionLexicon): boolean =>
  lexicon.media.has(textOf(scene, { first, last })) ||
  lexicon.media.has(textOf(scene, { first: Math.min(last, first + (scene.lower[first] === "the" ? 1 : 0)), last })) ||
  MEDIA_ENDS.test(scene.words.forms[last]!);

const MANY = new Set(["both", "they", "all", "many", "most", "few", "several", "others", "some", "those", "people"]);

/** Where nothing is known of its words: a name is a body; "the captain" points back to a person; others are people. */
function kindOfUnknown(scene: Scene, { first, last }: Run): SourceKind {
  if (scene.lower.slice(first, last + 1).some((word) => MANY.has(word))) return "people";
  const isName = scene.shape[last] === 1 || scene.shape[last] === 2;
  if (isName) return "body";
  const isPlural = scene.grammar.tag[last] === tagNumber("NNS") || /[^s]s$/.test(scene.lower[last]!);
  return scene.lower[first] === "the" && !isPlural && last > first ? "person" : "people";
}

/** "A spokesman for the NWA": the body is named behind the head. */
function bodyNear(scene: Scene, source: Run, names: readonly Name[]): Name | null {
  const from = scene.words.starts[source.first]!;
  const to = scene.words.ends[source.last]!;
  return spansIn(names, { start: from, end: to }).find(({ start, end, kind }) => start >= from && end <= to && kind === "body") ?? null;
}
