import { createAttributionFinder } from "./attributions/index.js";
import { createCommitmentFinder } from "./commitments/index.js";
import type { Annotated, Page, Report, WithDays, WithSentences, WithSyntax, WithTimes } from "./document/types.js";
import { createNameFinder } from "./names/index.js";
import { createSentenceSplitter } from "./sentences/index.js";
import { type CutResult, createStoryCutter } from "./stories/index.js";
import { createParser, type Parser } from "./syntax/index.js";
import type { ResourceReader } from "./text/resource.js";
import { createTimeFinder } from "./times/index.js";

/** The way of one page, and of one story, through the stages. Each function is pure: same input, same output. */
export interface Pipeline {
  /** page → stories */
  readonly cut: (page: Page) => CutResult;
  /** story → the same story with all its marks */
  readonly mark: <S extends Report>(story: S) => S & Annotated;
  /** story → the same story with sentences and times only: what the chronicle needs */
  readonly date: <S extends Report>(story: S) => S & WithSentences & WithTimes & WithDays;
  /** story → the same story with tags, dictionary forms and trees; its model is read at the first call */
  readonly parse: <S extends Report>(story: S) => S & WithSentences & WithSyntax;
}

/** Builds the stages in their order. Loading takes the models' time once; the functions then share no state. */
export function createPipeline(read: ResourceReader): Pipeline {
  const cut = createStoryCutter(read);
  const splitSentences = createSentenceSplitter(read);
  const findTimes = createTimeFinder(read);
  const findNames = createNameFinder(read);
  const findAttributions = createAttributionFinder(read);
  const findCommitments = createCommitmentFinder(read);
  let parser: Parser | null = null;
  const parse = <S extends Report>(story: S): S & WithSentences & WithSyntax => {
    parser ??= createParser(read);
    return parser(splitSentences(story));
  };
  return {
    cut,
    mark: (story) => findCommitments(findAttributions(findTimes(findNames(parse(story))))),
    date: (story) => findTimes(splitSentences(story)),
    parse,
  };
}
