import type { Attribution, Entity, Name, SourceKind, Span, Words } from "../document/types.js";
import type { Chained } from "./chains.js";
import { phraseOf } from "./clauses.js";
import type { Run } from "./feature-writer.js";
import { relationNumber } from "./grammar.js";
import type { AttributionLexicon } from "./lexicon.js";
import type { Scene } from "./scene.js";
import { readSource, type SourceReading } from "./source-kind.js";
import { stanceOf } from "./stance.js";
import { spanOf } from "./tag-attributions.js";

/** Whom an earlier source stood for. */
interface Holder {
  readonly kind: SourceKind;
  readonly entity: string;
  readonly head: string;
  readonly isPlural: boolean;
  readonly sentence: number;
}

/** "They" and "it" look back over at most so many sentences. */
const REACH_SENTENCES = 8;
const PLURAL_PRONOUNS = new Set(["they", "them"]);
const SINGULAR_PRONOUNS = new Set(["it"]);
const PERSON_PRONOUNS = new Set(["he", "she", "him", "her"]);
const DEFINITE = new Set(["the", "these", "those", "both"]);
const RELATIVES = new Set(["who", "which", "that"]);
const RELATIVE_CLAUSE = relationNumber("acl:relcl");
const SELF_WORDS = /\bour (?:correspondent|reporter|newspaper)\b|\bthis (?:newspaper|reporter|correspondent)\b/;

/** Gives each attribution its kind of source, its stance and its holder; pronouns and short forms take those of the holder they stand for. */
export class HolderResolver {
  readonly entities: Entity[];
  private readonly holders: Holder[] = [];
  private readonly byWords = new Map<string, string>();

  constructor(
    private readonly text: string,
    private readonly scene: Scene,
    private readonly names: readonly Name[],
    entities: readonly Entity[],
    private readonly lexicon: AttributionLexicon,
    private readonly outlet: string | null,
  ) {
    this.entities = [...entities];
  }

  resolve(entry: Chained): Attribution {
    const { words } = this.scene;
    const stance = stanceOf(this.scene, entry, this.lexicon);
    const via = entry.via.map((link) => ({
      source: link.source.map((run) => spanOf(words, run)),
      cue: [spanOf(words, link.cue)],
      sourceKind: this.read(link.source).kind,
    }));
    const holder = this.holderOf(entry);
    const hedges = this.hedgesIn(entry.content);
    return {
      source: entry.source.map((run) => spanOf(words, run)),
      cue: [spanOf(words, entry.cue)],
      content: mergedSpans(words, entry.content),
      sourceKind: holder.kind,
      stance,
      ...(holder.entity === null ? {} : { entity: holder.entity }),
      ...(via.length === 0 ? {} : { via }),
      ...(hedges.length === 0 ? {} : { hedges }),
    };
  }

  /** Whether a source passes on what others say: the press and documents do. */
  isPasser(source: readonly Run[]): boolean {
    const { kind } = this.read(source);
    return kind === "media" || kind === "document";
  }

  private read(source: readonly Run[]): SourceReading {
    const run = source[0];
    return run === undefined ? { kind: "unsourced", name: null, head: "" } : readSource(this.scene, run, this.names, this.lexicon, this.outlet);
  }

  private holderOf(entry: Chained): { readonly kind: SourceKind; readonly entity: string | null } {
    const run = entry.source[0] === undefined ? undefined : this.antecedent(entry.source[0]);
    if (run === undefined) return { kind: this.isOwnKnowledge(entry) ? "outlet" : "unsourced", entity: null };
    const sentence = this.scene.words.sentences[run.first]!;
    const word = this.scene.lower[run.first]!;
    const isOne = run.first === run.last;
    const reading = this.read([run]);
    const earlier =
      isOne && (PLURAL_PRONOUNS.has(word) || SINGULAR_PRONOUNS.has(word))
        ? (this.subjectBefore(sentence, PLURAL_PRONOUNS.has(word)) ?? this.lookBack(sentence, PLURAL_PRONOUNS.has(word)))
        : this.shortForm(run, reading, sentence);
    if (earlier !== null) {
      this.holders.push({ ...earlier, sentence });
      return earlier;
    }
    if (isOne && (PLURAL_PRONOUNS.has(word) || SINGULAR_PRONOUNS.has(word))) return { kind: PLURAL_PRONOUNS.has(word) ? "people" : "body", entity: null };
    if (isOne && (word === "who" || word === "i" || word === "we")) return { kind: "person", entity: null };
    const kind = this.isLearned(entry, reading) ? "outlet" : isOne && PERSON_PRONOUNS.has(word) ? "person" : reading.kind;
    const entity = reading.name?.entity ?? this.ownEntity(run, kind, reading);
    if (entity !== null) this.holders.push({ kind, entity, head: reading.head, isPlural: this.isPlural(run, reading), sentence });
    return { kind, entity };
  }

  /** "The group, which said": the words that a relative pronoun stands for; other sources as they are. */
  private antecedent(run: Run): Run {
    const { head, relation } = this.scene.grammar;
    if (run.first !== run.last || !RELATIVES.has(this.scene.lower[run.first]!)) return run;
    const verb = head[run.first]!;
    const noun = verb >= 0 && relation[verb] === RELATIVE_CLAUSE ? head[verb]! : -1;
    if (noun < 0 || noun >= run.first) return run;
    let last = run.first - 1;
    while (last > noun && /^[^\p{L}\p{N}]+$/u.test(this.scene.lower[last]!)) last--;
    return { first: phraseOf(this.scene, noun).first, last };
  }

  /** "X has learned": what an outlet says that it knows itself. */
  private isLearned(entry: Chained, reading: SourceReading): boolean {
    const cue = this.scene.lower.slice(entry.cue.first, entry.cue.last + 1).join(" ");
    return (reading.kind === "media" || reading.kind === "outlet") && /^(?:has|have|had) learn(?:ed|t)\b/.test(cue);
  }

  private isOwnKnowledge(entry: Chained): boolean {
    return SELF_WORDS.test(this.scene.lower.slice(Math.max(0, entry.cue.first - 6), entry.cue.last + 1).join(" "));
  }

  private isPlural(run: Run, reading: SourceReading): boolean {
    if (reading.head !== "") return /[^s]s$|^(?:people|police|men|women|media|many|some|others|authorities)$/.test(reading.head);
    return this.scene.lower.slice(run.first, run.last + 1).includes("and");
  }

  /** The subject of the sentence before, where it fits a pronoun and no holder stands in that sentence. */
  private subjectBefore(sentence: number, isPlural: boolean): Holder | null {
    const { words, grammar } = this.scene;
    if (sentence === 0 || (this.holders.at(-1)?.sentence ?? -1) >= sentence - 1) return null;
    const first = words.firsts[sentence - 1]!;
    const end = words.firsts[sentence]!;
    let root = first;
    while (root < end && grammar.head[root] !== -1) root++;
    const subject = root < end ? grammar.subject[root]! : -1;
    if (subject < first || subject >= end || this.scene.name[subject] === 5) return null;
    const run = phraseOf(this.scene, subject);
    const reading = this.read([run]);
    const isMany = this.isPlural(run, reading);
    if (isPlural ? !isMany && reading.kind !== "body" : isMany || reading.kind === "person" || reading.kind === "people" || reading.kind === "official")
      return null;
    if (reading.name === null && reading.head === "") return null;
    const entity = reading.name?.entity ?? this.ownEntity(run, reading.kind, reading);
    return entity === null ? null : { kind: reading.kind, entity, head: reading.head, isPlural: isMany, sentence: sentence - 1 };
  }

  /** The last holder that fits a pronoun; several persons are never guessed among. */
  private lookBack(sentence: number, isPlural: boolean): Holder | null {
    for (let at = this.holders.length - 1; at >= 0; at--) {
      const holder = this.holders[at]!;
      if (holder.sentence < sentence - REACH_SENTENCES) return null;
      if (isPlural ? holder.isPlural || holder.kind === "body" : !holder.isPlural && holder.kind !== "person" && holder.kind !== "people") return holder;
    }
    return null;
  }

  /** "The sources", "the official": the last holder with the same head word, where nothing new is said of it. */
  private shortForm(run: Run, reading: SourceReading, sentence: number): Holder | null {
    if (reading.head === "" || reading.name !== null || !DEFINITE.has(this.scene.lower[run.first]!) || run.last - run.first > 1) return null;
    const isSources = this.lexicon.sourceWords.get(reading.head) === "source";
    for (let at = this.holders.length - 1; at >= 0; at--) {
      const holder = this.holders[at]!;
      if (holder.sentence < sentence - REACH_SENTENCES * 2) return null;
      if (holder.head === reading.head || (isSources && holder.kind === "anonymous")) return holder;
    }
    return null;
  }

  /** An entity for a holder without a name; the same words are the same holder within a story. */
  private ownEntity(run: Run, kind: SourceKind, reading: SourceReading): string | null {
    if (kind === "unsourced" || (run.first === run.last && this.scene.name[run.first] === 5)) return null;
    const { start, end } = spanOf(this.scene.words, run);
    const form = this.text.slice(start, end).replace(/\s+/g, " ");
    const key = form.toLowerCase().replace(/^(?:the|a|an|several|some|two|three|these|those) /, "");
    const known = this.byWords.get(key);
    if (known !== undefined) return known;
    const id = `e${this.entities.length + 1}`;
    this.byWords.set(key, id);
    this.entities.push({
      id,
      kind: kind === "body" || kind === "media" || kind === "outlet" ? "body" : reading.kind === "person" ? "person" : "other",
      name: form,
      aliases: [],
      ...(isDescribed(kind, reading, this.lexicon) ? { nameless: true as const } : {}),
    });
    return id;
  }

  private hedgesIn(content: readonly Run[]): Span[] {
    const { words } = this.scene;
    const found: Span[] = [];
    for (const { first, last } of content) {
      for (let word = first; word <= last; word++) {
        const hedge = this.lexicon.hedges
          .get(this.scene.lower[word]!)
          ?.find((parts) => parts.every((part, index) => word + index <= last && this.scene.lower[word + index] === part));
        if (hedge === undefined || !this.isHedge(hedge, word + hedge.length, last)) continue;
        found.push({ start: words.starts[word]!, end: words.ends[word + hedge.length - 1]! });
        word += hedge.length - 1;
      }
    }
    return found;
  }

  /** "some", "about" hedge only a figure; "may" and "could" always. */
  private isHedge(hedge: readonly string[], next: number, last: number): boolean {
    if (/ly$|^(?:may|might|could|perhaps)$/.test(hedge[0] ?? "") && hedge.length === 1 && !/^(?:nearly|roughly|approximately)$/.test(hedge[0] ?? ""))
      return true;
    return (
      next <= last &&
      (this.scene.shape[next] === 3 ||
        /^(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|dozens?|hundreds?|thousands?|half|all)$/.test(this.scene.lower[next]!))
    );
  }
}

/** Whether a holder is only described: people, sources, officials and spokesmen, not "the Brenna council" or "state television". */
const isDescribed = (kind: SourceKind, { head }: SourceReading, lexicon: AttributionLexicon): boolean =>
  (kind !== "body" && kind !== "media" && kind !== "outlet") || lexicon.sourceWords.get(head) === "spokesman" || lexicon.sourceWords.get(head) === "statement";

/** Ranges that only a mark parts are one span. */
function mergedSpans(words: Words, runs: readonly Run[]): Span[] {
  const spans: Span[] = [];
  for (const run of runs) {
    const span = spanOf(words, run);
    const before = spans.at(-1);
    if (before !== undefined && span.start - before.end <= 1 && span.start >= before.end) spans[spans.length - 1] = { start: before.start, end: span.end };
    else spans.push(span);
  }
  return spans;
}
