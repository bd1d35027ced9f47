import type { ResourceReader } from "../text/resource.js";
import { readTable } from "../text/table.js";

/** How a word names a deed. */
export type DeedForm = "base" | "past" | "ing" | "noun";

export interface DeedWord {
  /** The kinds of deed that it names; `=verb` for a verb of no listed kind. */
  readonly deeds: readonly string[];
  readonly form: DeedForm;
  /** The verbs whose form it is; for a noun none. */
  readonly verbs: readonly string[];
}

/** Tells of which deeds a word can speak. */
export interface Deeds {
  /** The kinds of deed of a verb. */
  readonly ofVerb: (verb: string) => readonly string[];
  /** The listed deeds of a word in lower case, and the verb that it would be a regular form of; `null` where it names none. */
  readonly ofWord: (word: string) => DeedWord | null;
}

const VOWEL = /[aeiou]/;
/** "stop" doubles its last letter, "send" and "open" do not; both ways are taken where the rule leaves it open. */
const DOUBLES = /[^aeiou][aeiou][bdgmnprt]$/;

/** The forms of a verb that follow the rules, with what they are. */
function regularForms(verb: string): readonly (readonly [string, DeedForm])[] {
  const stem = verb.replace(/e$/, "");
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const doubled = DOUBLES.test(verb) ? `${verb}${verb.at(-1)}` : null;
  return [
    [verb, "base"],
    [/[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`, "base"],
    [past, "past"],
    [`${verb.endsWith("ee") ? verb : stem}ing`, "ing"],
    ...(doubled === null
      ? []
      : ([
          [`${doubled}ed`, "past"],
          [`${doubled}ing`, "ing"],
        ] as const)),
  ];
}

/** The verb of which a word is a regular past or a form in -ing, as far as its letters tell; several where they do not. */
function verbsOf(word: string): readonly string[] {
  const match = /^(.{2,}?)(?:ed|ing)$/.exec(word);
  const stem = match?.[1] ?? "";
  if (!VOWEL.test(stem)) return [];
  const undoubled = stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...undoubled, ...(stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : [])];
}

/** Reads the deeds; `irregular` are further pasts and participles, to their verbs. */
export function readDeeds(read: ResourceReader, irregular: ReadonlyMap<string, string>): Deeds {
  const words = new Map<string, { deeds: Set<string>; form: DeedForm; verbs: Set<string> }>();
  const kinds = new Map<string, Set<string>>();
  const add = (word: string, deed: string, form: DeedForm, verb: string | null): void => {
    const known = words.get(word);
    const entry = known ?? { deeds: new Set<string>(), form, verbs: new Set<string>() };
    if (known === undefined) words.set(word, entry);
    // "cut" is a past as well as a base form, "release" a verb as well as a noun: what tells of something done is taken.
    else if (form === "past" || (form === "noun" && entry.form === "base")) entry.form = form;
    entry.deeds.add(deed);
    if (verb !== null) entry.verbs.add(verb);
  };
  for (const { deed, verbs, irregular: pasts, nouns } of readTable(read, "commitments/lexicon/deeds.en.tsv", ["deed", "verbs", "irregular", "nouns"])) {
    for (const verb of verbs.split(" ")) {
      kinds.set(verb, (kinds.get(verb) ?? new Set<string>()).add(deed));
      for (const [form, kind] of regularForms(verb)) add(form, deed, kind, verb);
    }
    for (const past of pasts.split(" ")) if (past !== "") add(past, deed, "past", irregular.get(past) ?? null);
    for (const noun of nouns.split(" ")) if (noun !== "") add(noun, deed, "noun", null);
  }
  for (const [past, verb] of irregular) {
    for (const deed of kinds.get(verb) ?? []) add(past, deed, "past", verb);
    if (!kinds.has(verb)) add(past, `=${verb}`, "past", verb);
  }
  return {
    ofVerb: (verb) => [...(kinds.get(verb) ?? []), `=${verb}`],
    ofWord: (word) => {
      const listed = words.get(word);
      const verbs = verbsOf(word);
      if (listed === undefined && verbs.length === 0) return null;
      const own = [...(listed?.verbs ?? []), ...verbs];
      return {
        deeds: [...new Set([...(listed?.deeds ?? []), ...own.map((verb) => `=${verb}`)])],
        form: listed?.form ?? (word.endsWith("ing") ? "ing" : "past"),
        verbs: own,
      };
    },
  };
}
