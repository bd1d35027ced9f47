import type { Modality } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";
import type { SignWeights } from "./likely.js";

/**
 * How surely a modal makes a commitment. A pledge, an order, a schedule, an own plan ("plans to") and a grant do by themselves; a duty ("must"), a plan and
 * a bare future only with a time ahead, in terms of an agreement, or pledged by the speaker; `reported` ("would") only in terms.
 */
export type Force = "pledge" | "order" | "schedule" | "intent" | "grant" | "duty" | "plan" | "bare" | "reported";

export interface Modal {
  /**
   * The words behind it: "" for none, `…to` for a "to" within a few words ("ordered the firm to"), `noun` for the noun of an
   * action or an amount ("ordered the slaughter", "pledged $5 million").
   */
  readonly next: string;
  readonly modality: Modality;
  readonly force: Force;
}

export interface CommitmentLexicon {
  /** Verbs of doable actions: base form, past and participle to base form. */
  readonly bases: ReadonlySet<string>;
  readonly pasts: ReadonlyMap<string, string>;
  readonly participles: ReadonlyMap<string, string>;
  /** Base forms that say too little alone ("go", "take"). */
  readonly weak: ReadonlySet<string>;
  readonly modals: ReadonlyMap<string, readonly Modal[]>;
  /** Verbs of what one is, has, feels or thinks: never an action. */
  readonly statives: ReadonlySet<string>;
  /** Nouns that name an action, to the base form of its verb; "" where there is none. */
  readonly actionNouns: ReadonlyMap<string, string>;
  readonly terms: ReadonlySet<string>;
  /** What each sign adds to the log-odds that a candidate is a commitment. */
  readonly signs: SignWeights;
  /** Words to trigger, the longer ones first. */
  readonly triggers: readonly (readonly [string, string])[];
}

/** A logistic regression as a table of the stage. */
export function readWeights(read: ResourceReader, table: string): SignWeights {
  const weights = new Map(readTable(read, `commitments/lexicon/${table}.tsv`, ["sign", "weight"]).map(({ sign, weight }) => [sign, Number(weight)]));
  return { bias: weights.get("(all)") ?? 0, weights };
}

const MODALITY_OF: Readonly<Record<string, Modality>> = { must: "must", may: "may", planned: "planned" };
const FORCE_OF: Readonly<Record<string, Force>> = {
  pledge: "pledge",
  order: "order",
  schedule: "schedule",
  intent: "intent",
  grant: "grant",
  duty: "duty",
  plan: "plan",
  reported: "reported",
};

/** Reads the word lists of the stage. */
export function readCommitmentLexicon(read: ResourceReader): CommitmentLexicon {
  const actions = readTable(read, "commitments/lexicon/actions.en.tsv", ["lemma", "past", "participle", "force"]);
  const triggers = readTable(read, "commitments/lexicon/triggers.en.tsv", ["words", "trigger"]);
  const nouns = readTable(read, "commitments/lexicon/action-nouns.en.tsv", ["noun", "verb"]).map(({ noun, verb }) => [noun, verb] as const);
  return {
    bases: new Set(actions.map(({ lemma }) => lemma)),
    pasts: new Map(actions.map(({ lemma, past }) => [past, lemma])),
    participles: new Map(actions.map(({ lemma, participle }) => [participle, lemma])),
    weak: new Set(actions.filter(({ force }) => force === "weak").map(({ lemma }) => lemma)),
    modals: readModals(read),
    statives: new Set(readTable(read, "commitments/lexicon/statives.en.tsv", ["lemma"]).map(({ lemma }) => lemma)),
    actionNouns: new Map(nouns),
    terms: new Set(readTable(read, "commitments/lexicon/terms.en.tsv", ["word"]).map(({ word }) => word)),
    signs: readWeights(read, "signs"),
    triggers: triggers.map(({ words, trigger }) => [words, trigger] as const).sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1)),
  };
}

function readModals(read: ResourceReader): ReadonlyMap<string, readonly Modal[]> {
  const modals = new Map<string, Modal[]>();
  for (const { word, next, modality, force } of readTable(read, "commitments/lexicon/modals.en.tsv", ["word", "next", "modality", "force"])) {
    const modal: Modal = { next, modality: MODALITY_OF[modality] ?? "planned", force: FORCE_OF[force] ?? "bare" };
    modals.set(word, [...(modals.get(word) ?? []), modal]);
  }
  return modals;
}

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, "1st": 1, "2nd": 2, "3rd": 3 };
const PHASE = /\b(first|second|third|fourth|fifth|1st|2nd|3rd) (?:phase|stage)\b|\b(?:phase|stage) (one|two|three|four|five|[1-9])\b/;
const CARDINALS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

/** "the first phase", "phase two" as `phase 1`, `phase 2`; `null` where none is named. */
export function phaseIn(words: string): string | null {
  const match = PHASE.exec(words.toLowerCase());
  if (match === null) return null;
  const number = match[1] === undefined ? (CARDINALS[match[2] ?? ""] ?? Number(match[2])) : ORDINALS[match[1]];
  return `phase ${number}`;
}

/** The name of a trigger: a phase, a listed event, else the noun phrase without its article, in lower case. */
export function triggerOf(words: string, lexicon: CommitmentLexicon): string {
  const plain = words
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^(?:the|a|an|its|his|her|their) /, "");
  const phase = phaseIn(plain);
  if (phase !== null) return phase;
  for (const [listed, trigger] of lexicon.triggers) if (` ${plain} `.includes(` ${listed} `)) return trigger;
  return plain;
}
