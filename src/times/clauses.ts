import type { Atoms } from "./atoms.js";
import type { Context } from "./context.js";

/**
 * Where a time stands in its sentence. `told`: with the verb of the main clause or of what is reported; `said`: with the report
 * verb; `planned`: after a word of will; `since`, `until`; `noun`: inside the name of a thing ("Friday's vote"); `when`:
 * in a clause of the same time; `after`: behind "after", "before" without a verb; `aside`: in another clause ("who was killed in 2006"); `quoted`: inside quotation marks; `compared`: measured against.
 */
export type Place = "told" | "said" | "planned" | "since" | "until" | "noun" | "when" | "after" | "aside" | "quoted" | "compared";

export interface PlacedTime {
  /** Index in the times of the story. */
  readonly index: number;
  readonly place: Place;
  /** Whether it stands before the first verb of the main clause. */
  readonly isEarly: boolean;
}

/** `state`: "was the largest", "were in the streets". */
export type MainTense = "past" | "state" | "perfect" | "present" | "future";

/** What a sentence shows of its clauses. */
export interface Clauses {
  readonly placed: readonly PlacedTime[];
  /** Of the first verb of the main clause; `null` where none was found. */
  readonly tense: MainTense | null;
  /** Whether someone is said to have said it. */
  readonly isReport: boolean;
  /** Whether it is nothing but a place, a day and an agency: no word in small letters. */
  readonly isDateline: boolean;
}

/** A report verb and the time of the saying are no further apart, in words. */
const SAID_REACH = 8;

/** After these a form in -ed is no verb of its own. */
const PARTICIPLE_AFTER = /^(?:be|been|being|have|has|had|is|are|was|were|not|n't|to|also|already|and|or|get|got|of|with|by|for|in|more|most)$/;

/** A clause that is open: how it began. */
type Open = "main" | "when" | "after" | "aside";

/** Reads the sentence of the atoms `[first, end)` from left to right; `nextTime` is the first time that may lie in it. */
export function readClauses(context: Context, first: number, end: number, nextTime: number): Clauses {
  return new ClauseReader(context, first, end, nextTime).read();
}

class ClauseReader {
  private readonly placed: PlacedTime[] = [];
  private tense: MainTense | null = null;
  private isReport = false;
  private open: Open = "main";
  /** Whether the open clause ends at the next comma. */
  private endsAtComma = false;
  /** Whether the open clause has its verb. */
  private hasVerb = false;
  private isWilled = false;
  private isQuoted = false;
  private afterComma = false;
  /** Last report verb outside quotation marks, -1 once another verb came. */
  private said = -1;

  constructor(
    private readonly context: Context,
    private readonly first: number,
    private readonly end: number,
    private nextTime: number,
  ) {}

  read(): Clauses {
    const { firsts, lasts } = this.context;
    this.isQuoted = this.beginsQuoted();
    for (let at = this.first; at < this.end; at++) {
      if (this.nextTime < firsts.length && firsts[this.nextTime]! <= at) {
        this.place(this.nextTime);
        at = Math.max(at, lasts[this.nextTime]!);
        this.nextTime++;
        this.afterComma = false;
        continue;
      }
      this.step(at);
    }
    return { placed: this.placed, tense: this.tense, isReport: this.isReport, isDateline: this.tense === null && this.isDateline() };
  }

  private isDateline(): boolean {
    const { entries } = this.context.atoms;
    for (let at = this.first; at < this.end; at++) if (/^[a-z]/.test(entries[at]!.lower) && !entries[at]!.isCapital) return false;
    return true;
  }

  /** A sentence may go on with a quotation begun before: its first mark closes it. */
  private beginsQuoted(): boolean {
    const { entries } = this.context.atoms;
    for (let at = this.first; at < this.end; at++) {
      const { mark } = entries[at]!;
      if (mark === "closes") return true;
      if (mark === "opens" || mark === "quote") return false;
    }
    return false;
  }

  private step(at: number): void {
    const { mark, role: listed, isCapital, isLikePast } = this.context.atoms.entries[at]!;
    const wasAfterComma = this.afterComma;
    this.afterComma = mark === "breaks";
    if (mark !== null) {
      if (mark === "breaks") this.closeAtComma();
      else this.isQuoted = mark === "opens" || (mark === "quote" && !this.isQuoted);
      return;
    }
    if (this.isQuoted || (listed === null && !isLikePast)) return;
    // "the WHO", "in May", "Will Roe".
    const role = isCapital && at > this.first ? null : listed;
    if (role !== null) this.role(at, role, wasAfterComma);
    else if (isLikePast) this.past(at, wasAfterComma);
  }

  private closeAtComma(): void {
    if (!this.endsAtComma) return;
    this.open = "main";
    this.endsAtComma = false;
    this.isWilled = false;
  }

  private openClause(kind: Open, atComma: boolean): void {
    this.open = kind;
    this.endsAtComma = atComma;
    this.hasVerb = false;
    this.isWilled = false;
    this.said = -1;
  }

  /** A finite verb: the second one of a clause inside the sentence is that of the main clause again ("the man who fell was found"). */
  private finite(at: number): void {
    if (this.open !== "main" && this.hasVerb && this.context.atoms.word(at - 1, at) !== "and") {
      this.open = "main";
      this.endsAtComma = false;
    }
    this.hasVerb = true;
    this.said = -1;
  }

  private role(at: number, role: string, wasAfterComma: boolean): void {
    const isFirst = at === this.first;
    switch (role) {
      case "relative":
      case "aside":
        this.openClause("aside", true);
        return;
      case "that":
        if (this.said >= 0 && this.said >= at - 3) this.said = -1;
        else if (this.isNoun(at - 1)) this.openClause("aside", true);
        return;
      case "when":
        if (this.open !== "aside") this.openClause("when", wasAfterComma || isFirst);
        return;
      case "after":
      case "before":
        if (this.open === "main") this.openClause("after", wasAfterComma || isFirst);
        return;
      case "since":
        if (this.open === "main" && !this.isTimeNext(at)) this.openClause("after", wasAfterComma || isFirst);
        return;
      case "modal":
        this.finite(at);
        this.isWilled = true;
        if (this.open === "main") this.tense ??= "future";
        return;
      case "plan":
        this.isWilled = true;
        return;
      case "to":
        if (this.isVerbNext(at)) this.isWilled = true;
        return;
      case "and":
        if (this.open === "when" && !this.endsAtComma) this.open = "main";
        return;
      case "report":
        this.report(at);
        return;
      case "according":
        this.said = at;
        return;
      case "perfect":
      case "present":
        this.finite(at);
        if (this.open === "main") this.tense ??= role;
        return;
      case "past":
      case "be":
        this.finite(at);
        this.isWilled = false;
        if (this.open === "main") this.tense ??= role === "past" || this.isVerbAhead(at) ? "past" : "state";
        return;
      default:
    }
  }

  private report(at: number): void {
    const before = this.context.atoms.word(at - 1, at);
    if (this.isAfterArticle(at) || before === "to" || before === "is" || before === "are" || before === "be") return;
    if (this.open !== "main" && !this.endsAtComma) this.open = "main";
    if (this.open !== "main") return;
    const last = this.placed[this.placed.length - 1];
    // "on Friday said", "Clinton Friday said": the time before the verb is that of the saying.
    if (last !== undefined && this.context.lasts[last.index] === at - 1 && last.place === "told")
      this.placed[this.placed.length - 1] = { ...last, place: "said" };
    this.tense ??= "past";
    this.isReport = true;
    this.isWilled = false;
    this.said = at;
  }

  /** A word without a role: a verb in the past, or a participle that opens a clause. */
  private past(at: number, wasAfterComma: boolean): void {
    const { atoms } = this.context;
    const isListed = atoms.entries[at]!.meanings?.get("tense") === "past";
    if (wasAfterComma && this.tense !== null && !isListed && this.open === "main") {
      this.openClause("aside", true);
      return;
    }
    if (this.isAfterArticle(at)) return;
    const isParticiple = PARTICIPLE_AFTER.test(atoms.word(at - 1, at)) || (!isListed && atoms.word(at + 1, at) === "by");
    if (!isParticiple) {
      this.finite(at);
      this.isWilled = false;
    }
    this.hasVerb = true;
    this.said = -1;
    if (!isParticiple && this.open === "main") this.tense ??= "past";
  }

  private isAfterArticle(at: number): boolean {
    return /^(?:the|a|an|its|his|her|their|our|this|these|those)$/.test(this.context.atoms.word(at - 1, at));
  }

  /** A word in small letters that is no verb and has no role. */
  private isNoun(at: number): boolean {
    const { atoms } = this.context;
    if (!atoms.isNear(at, this.first)) return false;
    const { lower, role, meanings } = atoms.entries[at]!;
    return role === null && /^[\p{L}-]{2,}$/u.test(lower) && !lower.endsWith("ed") && meanings?.has("tense") !== true;
  }

  /** Whether "was" is followed by a participle. */
  private isVerbAhead(at: number): boolean {
    const { atoms } = this.context;
    for (let next = at + 1; next <= at + 3 && atoms.isNear(next, at); next++) {
      const { lower, role, meanings } = atoms.entries[next]!;
      if (/(?:ed|ing|en|wn)$/.test(lower) || meanings?.get("tense") === "past" || role === "plan" || role === "report") return true;
      if (role !== null || /^(?:the|a|an|in|on|at|no)$/.test(lower)) return false;
    }
    return false;
  }

  private isTimeNext(at: number): boolean {
    const { firsts } = this.context;
    return this.nextTime < firsts.length && firsts[this.nextTime]! <= at + 2;
  }

  private isVerbNext(at: number): boolean {
    const { atoms } = this.context;
    if (!atoms.isNear(at + 1, at)) return false;
    const { lower, isCapital, meanings } = atoms.entries[at + 1]!;
    return !isCapital && meanings === null && /^[a-z]{2,}$/.test(lower) && !/^(?:the|an|its|his|her|their|our|my|your|some|any|all)$/.test(lower);
  }

  private place(index: number): void {
    const { atoms, firsts } = this.context;
    const first = firsts[index]!;
    const back = this.prepositionAt(index);
    const preposition = atoms.isNear(back, first) ? atoms.entries[back]! : null;
    const place = this.placeOf(index, preposition?.lower ?? "", preposition?.role ?? null);
    this.placed.push({
      index,
      place,
      isEarly: this.tense === null,
    });
  }

  private prepositionAt(index: number): number {
    const { atoms, firsts } = this.context;
    const first = firsts[index]!;
    let back = first - 1;
    while (back > this.first && /^(?:the|early|late|mid|about|around|last|this)$/.test(atoms.word(back, first))) back--;
    return back;
  }

  private placeOf(index: number, preposition: string, role: string | null): Place {
    if (this.isQuoted) return "quoted";
    if (role === "since") return "since";
    if (role === "until" || role === "by") return "until";
    if (role === "before" || role === "after") return "after";
    if (role === "compared" || preposition === "versus") return "compared";
    if (this.isInNoun(index, preposition)) return "noun";
    if (this.open === "after" && !this.hasVerb) return "after";
    if (this.open === "after" || this.open === "aside") return "aside";
    if (this.open === "when" && this.hasVerb) return "when";
    if (this.said >= 0 && this.context.firsts[index]! - this.said <= SAID_REACH) return "said";
    if (this.isFollowedByReport(index)) return "said";
    return this.isWilled ? "planned" : "told";
  }

  private isFollowedByReport(index: number): boolean {
    const { atoms, lasts } = this.context;
    const last = lasts[index]!;
    return atoms.isNear(last + 1, last) && atoms.entries[last + 1]!.role === "report";
  }

  /** "Friday's vote", "the Aug. 7 attacks", "the vote of Friday". */
  private isInNoun(index: number, preposition: string): boolean {
    const { atoms, firsts, lasts, text, found } = this.context;
    const last = lasts[index]!;
    const next = atoms.word(last + 1, last);
    if (next === "'s" || next === "'" || /['’]s?$/.test(text.slice(found[index]!.start, found[index]!.end))) return true;
    if (preposition === "for") return true;
    if (preposition === "of")
      return !/^(?:as|hours|minutes|days|weeks|months|morning|afternoon|evening|night|end|start|beginning|middle|half)$/.test(
        atoms.word(this.prepositionAt(index) - 1, last),
      );
    const before = atoms.word(firsts[index]! - 1, last);
    const isNamed =
      /^(?:the|a|an|its|his|her|their|our|this|that|no|any)$/.test(before) || text.slice(found[index]!.start, found[index]!.start + 4).toLowerCase() === "the ";
    return isNamed && this.isNoun(last + 1) && !/^(?:in|on|at|for|with|as|when|that|which|by|near|during|over|into|about)$/.test(next);
  }
}

/** The atoms of each sentence: index of the first, and one more entry, the number of atoms. */
export function sentenceFirsts(atoms: Atoms, sentenceCount: number): Int32Array {
  const firsts = new Int32Array(sentenceCount + 1).fill(-1);
  for (let at = 0; at < atoms.count; at++) if (firsts[atoms.sentences[at]!] === -1) firsts[atoms.sentences[at]!] = at;
  firsts[sentenceCount] = atoms.count;
  for (let sentence = sentenceCount - 1; sentence >= 0; sentence--) if (firsts[sentence] === -1) firsts[sentence] = firsts[sentence + 1]!;
  return firsts;
}
