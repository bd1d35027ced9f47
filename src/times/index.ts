import type { Report, WithDays, WithSentences, WithTimes } from "../document/types.js";
import { readModel } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { createDoubtFilter } from "./doubt.js";
import { findTimes } from "./find-times.js";
import { readTimeLexicon } from "./lexicon.js";

/** Story → the same story with its time expressions and the days of its events. */
export type TimeFinder = <S extends Report & WithSentences>(story: S) => S & WithTimes & WithDays;

/** Builds the stage; the tables and the model are read once. */
export function createTimeFinder(read: ResourceReader): TimeFinder {
  const lexicon = readTimeLexicon(read);
  const isTime = createDoubtFilter(readModel(read.bytes("times/doubt.bin"), "times/doubt.bin"));
  return (story) => findTimes(story, lexicon, isTime);
}
