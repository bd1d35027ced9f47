import type { Report, WithNames, WithSentences, Words } from "../document/types.js";
import { readTagger } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { createGazetteer } from "./gazetteer.js";
import { readNameLexicon } from "./lexicon.js";
import { linkNames, numberEntities } from "./link-names.js";
import { locatePlaces } from "./locate-places.js";
import { markMedia } from "./mark-media.js";
import { findPronouns } from "./pronouns.js";
import { settleKinds } from "./settle-kinds.js";
import { findShortForms } from "./short-forms.js";
import { addRepeated, type TaggedName, tagNames } from "./tag-names.js";

export { createEntityJoiner, type EntityJoiner } from "./join-entities.js";

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
    return { ...story, names, entities: markMedia(locatePlaces(story.words, entities, gazetteer), story.outlet, lexicon) };
  };
}
