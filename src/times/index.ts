import type { Report, WithSentences, WithTimes } from "../document/types.js";
import type { ResourceReader } from "../text/resource.js";
import { findTimes } from "./find-times.js";
import { readTimeLexicon } from "./lexicon.js";

/** Story → the same story with its time expressions. */
export type TimeFinder = <S extends Report & WithSentences>(story: S) => S & WithTimes;

/** Builds the stage; the word lists are read once. */
export function createTimeFinder(read: ResourceReader): TimeFinder {
  const lexicon = readTimeLexicon(read);
  return (story) => findTimes(story, lexicon);
}
