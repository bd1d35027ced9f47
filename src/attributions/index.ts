import type { Report, WithAttributions, WithNames, WithSentences, WithSyntax, WithTimes } from "../document/types.js";
import { readModel, readTagger } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { linkNested } from "./chains.js";
import { FeatureSpace } from "./feature-writer.js";
import { rememberFormFacts } from "./form-facts.js";
import { readAttributionLexicon } from "./lexicon.js";
import { repairAttributions } from "./repair.js";
import { HolderResolver } from "./resolve-holders.js";
import { readScene } from "./scene.js";
import { tagAttributions } from "./tag-attributions.js";

/** Story → the same story with its attributions; holders without a name are added to its entities. */
export type AttributionFinder = <S extends Report & WithSentences & WithSyntax & WithNames & WithTimes>(story: S) => S & WithAttributions;

const JUDGE = "attributions/judge.bin";

/** Builds the stage; word lists and models are read once. */
export function createAttributionFinder(read: ResourceReader): AttributionFinder {
  const lexicon = readAttributionLexicon(read);
  const factsOf = rememberFormFacts(lexicon);
  const models = {
    space: new FeatureSpace(),
    marks: readTagger(read, "attributions/marks.bin"),
    roles: readTagger(read, "attributions/roles.bin"),
    judge: readModel(read.bytes(JUDGE), JUDGE),
  };
  return (story) => {
    const scene = readScene(story.text, story.words, story.names, factsOf, story.syntax);
    const resolver = new HolderResolver(story.text, scene, story.names, story.entities, lexicon, story.outlet);
    const entries = repairAttributions(scene, tagAttributions(scene, models), lexicon);
    const attributions = linkNested(entries, (source) => resolver.isPasser(source)).map((entry) => resolver.resolve(entry));
    return { ...story, entities: resolver.entities, attributions };
  };
}
