import { createAttributionFinder } from "./attributions/index.js";
import { createCommitmentFinder } from "./commitments/index.js";
import type { Annotated, Page, Report, WithDays, WithSentences, WithSyntax, WithTimes } from "./document/types.js";
import { createNameFinder } from "./names/index.js";
import { createSentenceSplitter } from "./sentences/index.js";
import { type CutResult, createStoryCutter } from "./stories/index.js";
import { createParser } from "./syntax/index.js";
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
  /** story → the same story with tags, dictionary forms and trees */
  readonly parse: <S extends Report>(story: S) => S & WithSentences & WithSyntax;
}

/** Builds the stages in their order, each when it is first needed: models and word lists are then read once. The functions share no state. */
export function createPipeline(read: ResourceReader): Pipeline {
  const cut = once(() => createStoryCutter(read));
  const splitSentences = once(() => createSentenceSplitter(read));
  const parseWords = once(() => createParser(read));
  const findNames = once(() => createNameFinder(read));
  const findTimes = once(() => createTimeFinder(read));
  const findAttributions = once(() => createAttributionFinder(read));
  const findCommitments = once(() => createCommitmentFinder(read));
  const parse = <S extends Report>(story: S): S & WithSentences & WithSyntax => parseWords()(splitSentences()(story));
  return {
    cut: (page) => cut()(page),
    mark: (story) => findCommitments()(findAttributions()(findTimes()(findNames()(parse(story))))),
    date: (story) => findTimes()(splitSentences()(story)),
    parse,
  };
}

/** Makes something at the first call. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
