import type { NameKind, Words } from "../document/types.js";
import { isAcronym } from "./known-names.js";
import type { NameLexicon } from "./lexicon.js";
import type { TaggedName } from "./tag-names.js";

const formOf = (words: Words, { first, last }: TaggedName): string => words.forms.slice(first, last + 1).join(" ");

/** Whether a name is only the word for a people ("Libyan", "pro-Libyan", "Egyptian-Qatari"): no name of a thing. */
function isDemonym(words: Words, name: TaggedName, lexicon: NameLexicon): boolean {
  if (name.kind !== "other") return false;
  const parts = words.forms[name.last]!.split("-");
  return lexicon.demonyms.has(parts.at(-1) ?? "");
}

/** "Pro-Holm", "post-Holm" and "Brenna-based", "council-led" tell how something is, and name nothing. */
const BEFORE_NAME = /^(?:pro|anti|non|ex|pre|post)-/i;
const BEHIND_NAME =
  /-(?:based|led|backed|held|controlled|run|born|owned|style|era|allied|funded|trained|made|occupied|imposed|sponsored|brokered|mandated|bound)$/;
/** What is no person, body or place and ends in a small word behind a hyphen ("Arabic-language", "Brenna-wide"). */
const ENDS_SMALL = /-\p{Ll}+$/u;
const isAdjective = (words: Words, { first, last, kind }: TaggedName): boolean =>
  BEFORE_NAME.test(words.forms[first]!) || BEHIND_NAME.test(words.forms[last]!) || (kind === "other" && ENDS_SMALL.test(words.forms[last]!));

/** Months and days of a dateline that ran into names; full ones may be names too (April). */
const CALENDAR = new Set([
  "Mon",
  "Tue",
  "Wed",
  "Thu",
  "Fri",
  "Sat",
  "Sun",
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Sept",
  "Oct",
  "Nov",
  "Dec",
]);
const isCalendar = (words: Words, { first, last }: TaggedName): boolean =>
  words.forms.slice(first, last + 1).every((form) => CALENDAR.has(form.replace(/\.$/, ""))) && !/^(?:Sun|Jan|Jun|Sat)$/.test(words.forms[last]!);

/** "Osama bin Laden", "Saif al-Arab" are persons whatever else they were taken for. */
const PARTICLE = /^(?:bin|ibn|bint|abu|al-\p{L}+|el-\p{L}+)$/u;

/** Whether a name stands before a site that is called after it: "the Netzarim corridor", "the Netzarim and Carmel corridors". */
export function isBeforeSite({ forms, count }: Words, last: number, { siteNouns }: NameLexicon): boolean {
  let next = last + 1;
  if (forms[next] === "and") while (next + 1 < count && /^(?:and|\p{Lu}.*)$/u.test(forms[next]!)) next++;
  return siteNouns.has(forms[next] ?? "") && (next === last + 1 || forms[next]!.endsWith("s"));
}

/** Before a name of a place, and seldom before another. */
const WHERE = /^(?:in|near|outside|inside|into|toward|towards|around|throughout|across)$/;
/** A name that stands behind such a word in so large a share of its mentions is a place's. */
const SHARE_OF_WHERE = 1 / 3;

/** How often each form stands in a story, and how often behind a word that asks for a place ("near Kessim", but not "in Kessim Council"). */
function standsOf(words: Words, names: readonly TaggedName[]): ReadonlyMap<string, { all: number; where: number }> {
  const stands = new Map<string, { all: number; where: number }>();
  for (const name of names) {
    const form = formOf(words, name);
    const count = stands.get(form) ?? { all: 0, where: 0 };
    stands.set(form, count);
    count.all++;
    const next = words.forms[name.last + 1] ?? "";
    if (
      WHERE.test(words.forms[name.first - 1] ?? "") &&
      /^(?:[.,;:)”"]|on|for|and|in|at|to|where|after|before|last|this|when|who|said|is|was|are|were)$/.test(next)
    )
      count.where++;
  }
  return stands;
}

/** Whether a name that was taken for another's is that of a place by where it stands. */
const isWhere = (stands: { all: number; where: number } | undefined): boolean =>
  stands !== undefined && stands.where > 0 && stands.where >= stands.all * SHARE_OF_WHERE;

/** Whether a name may be a place's: no acronym, no body by its words, nobody who is named in full. */
function mayBePlace({ forms }: Words, { first, last }: TaggedName, lexicon: NameLexicon, families: ReadonlySet<string>): boolean {
  const form = forms[last]!;
  if (isAcronym(form) || lexicon.bodyWords.has(form) || lexicon.known.of(forms.slice(first, last + 1).join(" ")) !== undefined) return false;
  return first === last ? !families.has(form) : !lexicon.givenNames.has(forms[first]!);
}

/** In a tie the kind that is first here has it. */
const PREFERENCE: readonly NameKind[] = ["person", "body", "place", "other"];

/**
 * One form, one kind: within a story the kind that most of its mentions were given; a well-known place is a place unless
 * most mentions say otherwise, and a family name of a person named in full is that person.
 */
export function settleKinds(words: Words, tagged: readonly TaggedName[], lexicon: NameLexicon, outlet: string | null): TaggedName[] {
  const kept = tagged.filter((name) => !isDemonym(words, name, lexicon) && !isAdjective(words, name) && !isCalendar(words, name));
  const counts = new Map<string, Map<NameKind, number>>();
  const families = new Set<string>();
  for (const name of kept) {
    const form = formOf(words, name);
    const kinds = counts.get(form) ?? new Map<NameKind, number>();
    kinds.set(name.kind, (kinds.get(name.kind) ?? 0) + 1);
    counts.set(form, kinds);
    if (name.kind === "person" && name.last > name.first) families.add(words.forms[name.last]!);
  }
  const stands = standsOf(words, kept);
  const sites = new Set(kept.filter(({ last }) => isBeforeSite(words, last, lexicon)).map((name) => formOf(words, name)));
  return kept.map((name) => {
    const form = formOf(words, name);
    const kind = settled(form, name, counts.get(form), lexicon, families, outlet);
    const hasParticle =
      kind !== "person" && name.last > name.first && lexicon.givenNames.has(words.forms[name.first]!) && PARTICLE.test(words.forms[name.first + 1]!);
    if (hasParticle) return { ...name, kind: "person" };
    const isPlace = kind !== "place" && (sites.has(form) || isWhere(stands.get(form))) && mayBePlace(words, name, lexicon, families);
    return { ...name, kind: isPlace ? "place" : kind };
  });
}

function settled(
  form: string,
  name: TaggedName,
  kinds: ReadonlyMap<NameKind, number> | undefined,
  lexicon: NameLexicon,
  families: ReadonlySet<string>,
  outlet: string | null,
): NameKind {
  if (form === outlet) return "body";
  const known = lexicon.known.of(form);
  if (known !== undefined) return known.kind;
  if (kinds === undefined) return name.kind;
  if (name.first === name.last && families.has(form) && !lexicon.places.has(form)) return "person";
  if (kinds.size === 1) return name.kind;
  const bonus = lexicon.places.has(form) ? 1 : 0;
  const weight = (kind: NameKind): number => (kinds.get(kind) ?? 0) + (kind === "place" ? bonus : 0);
  return [...PREFERENCE].sort((a, b) => weight(b) - weight(a) || PREFERENCE.indexOf(a) - PREFERENCE.indexOf(b))[0] ?? name.kind;
}
