import { InputError } from "../document/errors.js";
import type { Attribution, CorrectionNote, Entity, Entry, KeptStory, PileEntity, SourceRating, Span, TrackedCommitment } from "../document/types.js";
import type { ExportBook } from "./book.js";
import { shortHash } from "./lines.js";
import { createReplacer, movedSpans, type Replaced, type Replacer, SOMEBODY } from "./replace-names.js";

/** By name, what stands for it. A name that stands for itself is kept: the user says so for public people. */
export type Replacements = ReadonlyMap<string, string>;

/**
 * The replacements for all people of the pile: those that are known already, and "Person 7" and so on for the others, in the order
 * of the pile. Who is private cannot be told from a text, so everybody is replaced until the user says otherwise.
 */
export function replacementsFor(entities: readonly PileEntity[], known: Replacements): Replacements {
  const all = new Map(known);
  const taken = new Set(known.values());
  let number = 1;
  for (const { kind, name } of entities) {
    if (kind !== "person" || all.has(name)) continue;
    while (taken.has(`Person ${number}`)) number++;
    all.set(name, `Person ${number}`);
    taken.add(`Person ${number}`);
  }
  return all;
}

const HEADING = "# name\tstands for it in the export; write the name itself here to keep it (for public people)";

/** The replacements as a table, for the file that stays with the user. */
export const formatReplacements = (replacements: Replacements): string =>
  `${[HEADING, ...[...replacements].map(([name, standIn]) => `${oneCell(name)}\t${oneCell(standIn)}`)].join("\n")}\n`;

const oneCell = (text: string): string => text.replace(/[\t\n\r]+/g, " ");

/** Reads the table back. @throws InputError `bad-field` for a line without two columns */
export function parseReplacements(table: string): Replacements {
  const rows = table.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [name = "", standIn = "", ...more] = line.split("\t");
    if (name === "" || standIn.trim() === "" || more.length > 0)
      throw new InputError("bad-field", "a line of the names must be: name, tab, what stands for it", { line: index + 1 });
    return [[name, standIn.trim()] as const];
  });
  return new Map(rows);
}

/**
 * The book with the names of people replaced, in texts and in all that is shown beside them: full names everywhere, other forms
 * and surnames in the stories that name the person. Spans are moved along, so that every line is again a slice of its (redacted)
 * text. Bylines go; addresses and file names that hold a name go; ids, which may be made of names, become hashes.
 */
export function redactBook(book: ExportBook, replacements: Replacements): ExportBook {
  const redactor = createRedactor(book.entities, replacements);
  const shown = new Set([...book.days.flatMap(({ sentences }) => sentences), ...book.commitments].map(({ story }) => story));
  const redacted = new Map<string, Redacted>();
  for (const story of book.stories()) if (shown.has(story.id)) redacted.set(story.id, redactor.story(story));
  return {
    title: book.title === null ? null : redactor.words(book.title),
    entities: book.entities.map((entity) => redactor.pileEntity(entity)),
    days: book.days.map((day) => ({
      ...day,
      sentences: day.sentences.flatMap((entry) => {
        const found = redacted.get(entry.story);
        return found === undefined ? [] : [movedEntry(entry, found)];
      }),
    })),
    ratings: book.ratings.map((rating) => redactor.rating(rating)),
    // What reports tell themselves stays out: its places are those of the words as they were.
    claims: book.claims.map(({ tellings, ...claim }) => ({
      ...claim,
      id: shortHash(claim.id),
      about: [],
      positions: claim.positions.map((position) => ({ ...position, story: shortHash(position.story) })),
    })),
    commitments: book.commitments.flatMap((commitment) => {
      const found = redacted.get(commitment.story);
      return found === undefined ? [] : [movedCommitment(commitment, found)];
    }),
    stories: function* () {
      for (const story of book.stories()) yield (redacted.get(story.id) ?? redactor.story(story)).story;
    },
  };
}

interface Redacted {
  readonly story: KeptStory;
  readonly cuts: readonly Replaced[];
}

interface Redactor {
  readonly words: (text: string) => string;
  readonly story: (story: KeptStory) => Redacted;
  readonly pileEntity: (entity: PileEntity) => PileEntity;
  readonly rating: (rating: SourceRating) => SourceRating;
}

const isPerson = ({ kind }: Entity): boolean => kind === "person";
const surnameOf = (name: string): string => name.split(/\s+/).at(-1) ?? name;

function createRedactor(entities: readonly PileEntity[], replacements: Replacements): Redactor {
  const people = entities.filter(isPerson);
  const standIn = (name: string): string => replacements.get(name) ?? SOMEBODY;
  const pileNames = new Map(people.flatMap(({ name, stories }) => stories.map(({ story, entity }) => [`${story}\n${entity}`, name] as const)));
  const everywhere = people.filter(({ name }) => /\s/.test(name)).map(({ name }) => ({ form: name, standIn: standIn(name) }));
  const common = createReplacer(everywhere);
  const storyReplacer = (story: KeptStory): Replacer =>
    common.with(
      story.entities.filter(isPerson).flatMap((person) => {
        const name = pileNames.get(`${story.id}\n${person.id}`) ?? person.name;
        const whole = standIn(name);
        const part = (form: string): string => (whole === name ? form : whole);
        return [person.name, ...person.aliases.filter((form) => /^\p{Lu}|^\p{Lo}/u.test(form)), surnameOf(person.name)].map((form) => ({
          form,
          standIn: part(form),
        }));
      }),
    );
  return {
    words: (text) => common.replace(text, []).text,
    story: (story) => redactStory(story, storyReplacer(story)),
    rating: (rating) => {
      const isOfPerson = people.some(({ id }) => id === rating.entity);
      return {
        ...rating,
        entity: rating.entity === null ? null : shortHash(rating.entity),
        name: isOfPerson ? standIn(rating.name) : common.replace(rating.name, []).text,
        corrected: anonymous(rating.corrected),
      };
    },
    pileEntity: ({ corrected, ...entity }) => ({
      ...entity,
      ...notesOf(corrected),
      ...(isPerson(entity) ? { name: standIn(entity.name), aliases: [] } : { name: common.replace(entity.name, []).text, aliases: [] }),
      id: shortHash(entity.id),
      stories: entity.stories.map(({ story, entity: id }) => ({ story: shortHash(story), entity: id })),
    }),
  };
}

/** That something was corrected stays; who did it, why, and the words that stood there, which may hold names, do not. */
const anonymous = (note: CorrectionNote): CorrectionNote => ({ ...note, who: "(withheld)", why: null, was: "" });
const notesOf = (notes: readonly CorrectionNote[] | undefined) => (notes === undefined ? {} : { corrected: notes.map(anonymous) });

function redactStory(story: KeptStory, replacer: Replacer): Redacted {
  const { text, cuts } = replacer.replace(story.text, story.times);
  const words = (value: string): string => replacer.replace(value, []).text;
  const { url, outlet, dateline, byline, captions, origin, corrected, ...rest } = story;
  const names = replacer.forms().map((form) => form.toLowerCase());
  const holdsName = (value: string): boolean => names.some((name) => name.length > 2 && value.toLowerCase().includes(name.replace(/\s+/g, "-")));
  return {
    cuts,
    story: {
      ...rest,
      id: shortHash(story.id),
      text,
      headline: story.headline === null ? null : words(story.headline),
      byline: [],
      captions: [],
      ...notesOf(corrected),
      ...(outlet === undefined ? {} : { outlet }),
      ...(url === undefined || holdsName(url) ? {} : { url }),
      file: holdsName(story.file) ? "(withheld)" : story.file,
      sentences: movedSpans(story.sentences, cuts),
      names: movedSpans(story.names, cuts),
      times: movedSpans(story.times, cuts),
      entities: story.entities.map((entity) => ({ ...entity, name: words(entity.name), aliases: [] })),
      attributions: story.attributions.map((attribution) => movedAttribution(attribution, cuts)),
      commitments: [],
    },
  };
}

const movedAttribution = (attribution: Attribution, cuts: readonly Replaced[]): Attribution => {
  const { source, cue, content, via, hedges, corrected } = attribution;
  const moved = (spans: readonly Span[]): Span[] => movedSpans(spans, cuts);
  return {
    ...attribution,
    ...notesOf(corrected),
    source: moved(source),
    cue: moved(cue),
    content: moved(content),
    ...(via === undefined ? {} : { via: via.map((link) => ({ ...link, source: moved(link.source), cue: moved(link.cue) })) }),
    ...(hedges === undefined ? {} : { hedges: moved(hedges) }),
  };
};

function movedEntry(entry: Entry, { story, cuts }: Redacted): Entry {
  const [{ start, end } = entry] = movedSpans([entry], cuts);
  return { ...entry, ...notesOf(entry.corrected), story: story.id, start, end, text: story.text.slice(start, end) };
}

function movedCommitment(commitment: TrackedCommitment, { story, cuts }: Redacted): TrackedCommitment {
  const [action = commitment.action] = movedSpans([commitment.action], cuts);
  const { contradicts: _, ...kept } = commitment;
  return { ...kept, story: story.id, action, content: movedSpans(commitment.content, cuts), evidence: [] };
}
