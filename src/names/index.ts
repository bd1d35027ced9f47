import { lowerBound } from "../document/lower-bound.js";
import type { Name, Report, WithNames, WithSentences, Words } from "../document/types.js";
import { readTagger } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { createGazetteer } from "./gazetteer.js";
import { type EntityJoiner, joinEntities } from "./join-entities.js";
import { readNameForms } from "./known-names.js";
import { type NameLexicon, readNameLexicon } from "./lexicon.js";
import { linkNames, numberEntities } from "./link-names.js";
import { locatePlaces } from "./locate-places.js";
import { markMedia } from "./mark-media.js";
import { findPronouns } from "./pronouns.js";
import { isBeforeSite, settleKinds } from "./settle-kinds.js";
import { findShortForms } from "./short-forms.js";
import { addRepeated, type TaggedName, tagNames } from "./tag-names.js";

export type { EntityJoiner } from "./join-entities.js";

/** Story → the same story with its names and the entities they stand for. */
export type NameFinder = <S extends Report & WithSentences>(story: S) => S & WithNames;

const MODEL = "names/model.bin";

/** Builds the stage; word lists and model are read once. */
export function createNameFinder(read: ResourceReader): NameFinder {
  const lexicon = readNameLexicon(read);
  const tagger = readTagger(read, MODEL);
  const gazetteer = createGazetteer(read);
  const findNames = (words: Words, outlet: string | null): TaggedName[] =>
    settleKinds(words, addRepeated(words, tagNames(words, lexicon, tagger), lexicon), lexicon, outlet);
  return (story) => {
    const { mentions } = linkNames(story.text, story.words, findNames(story.words, story.outlet), lexicon);
    const { names, entities } = numberEntities([...mentions, ...findShortForms(story.words, mentions, lexicon), ...findPronouns(story.words, mentions)]);
    return {
      ...story,
      names,
      entities: markMedia(locatePlaces(story.words, entities, sitesIn(story.words, names, lexicon), gazetteer), story.outlet, lexicon),
    };
  };
}

/** The entities that a story names only as sites are named after them ("the Philadelphi axis"). */
function sitesIn(words: Words, names: readonly Name[], lexicon: NameLexicon): ReadonlySet<string> {
  const others = new Set<string>();
  const sites = new Set<string>();
  for (const { end, entity } of names) {
    const last = lowerBound(words.count, (word) => words.ends[word]! >= end);
    (isBeforeSite(words, last, lexicon) ? sites : others).add(entity);
  }
  return new Set([...sites].filter((entity) => !others.has(entity)));
}

/** Builds what joins the entities of single stories over the pile. @throws ResourceError when a table cannot be read */
export const createEntityJoiner = (read: ResourceReader): EntityJoiner => joinEntities(readNameForms(read));
