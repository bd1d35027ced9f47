import type { NameKind, Words } from "../document/types.js";
import type { NameLexicon } from "./lexicon.js";
import type { TaggedName } from "./tag-names.js";

const formOf = (words: Words, { first, last }: TaggedName): string => words.forms.slice(first, last + 1).join(" ");

/** Whether a name is only the word for a people ("Libyan", "pro-Libyan", "Egyptian-Qatari"): no name of a thing. */
function isDemonym(words: Words, name: TaggedName, lexicon: NameLexicon): boolean {
  if (name.kind !== "other") return false;
  const parts = words.forms[name.last]!.split("-");
  return lexicon.demonyms.has(parts.at(-1) ?? "");
}

/** In a tie the kind that is first here has it. */
const PREFERENCE: readonly NameKind[] = ["person", "body", "place", "other"];

/**
 * One form, one kind: within a story the kind that most of its mentions were given; a well-known place is a place unless
 * most mentions say otherwise, and a family name of a person named in full is that person.
 */
export function settleKinds(words: Words, tagged: readonly TaggedName[], lexicon: NameLexicon, outlet: string | null): TaggedName[] {
  const kept = tagged.filter((name) => !isDemonym(words, name, lexicon));
  const counts = new Map<string, Map<NameKind, number>>();
  const families = new Set<string>();
  for (const name of kept) {
    const form = formOf(words, name);
    const kinds = counts.get(form) ?? new Map<NameKind, number>();
    kinds.set(name.kind, (kinds.get(name.kind) ?? 0) + 1);
    counts.set(form, kinds);
    if (name.kind === "person" && name.last > name.first) families.add(words.forms[name.last]!);
  }
  return kept.map((name) => {
    const form = formOf(words, name);
    return { ...name, kind: settled(form, name, counts.get(form), lexicon, families, outlet) };
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
  if (kinds === undefined) return name.kind;
  if (name.first === name.last && families.has(form) && !lexicon.places.has(form)) return "person";
  if (kinds.size === 1) return name.kind;
  const bonus = lexicon.places.has(form) ? 1 : 0;
  const weight = (kind: NameKind): number => (kinds.get(kind) ?? 0) + (kind === "place" ? bonus : 0);
  return [...PREFERENCE].sort((a, b) => weight(b) - weight(a) || PREFERENCE.indexOf(a) - PREFERENCE.indexOf(b))[0] ?? name.kind;
}
