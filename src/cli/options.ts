import { InvalidArgumentError, Option } from "commander";
import { isCalendarDay } from "../document/check.js";
import { defaultJobs } from "../jobs/index.js";
import { accountName } from "./signature.js";

/** A whole number from `min` to `max`, as an option's value. */
const wholeNumber =
  (min: number, max: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d{1,9}$/.test(value) || number < min || number > max) throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
    return number;
  };

const day = (value: string): string => {
  if (!isCalendarDay(value)) throw new InvalidArgumentError("Expected a calendar day as YYYY-MM-DD.");
  return value;
};

/** The options that several commands share; each is made anew because commander keeps state in them. */
export const options = {
  jobs: () => new Option("-j, --jobs <number>", "worker threads (default: the number of cores)").argParser(wholeNumber(1, 256)).default(defaultJobs(), "cores"),
  days: () => new Option("--days <number>", "at most so many days (default: chosen from the pile)").argParser(wholeNumber(1, 1_000_000)),
  perDay: () => new Option("--per-day <number>", "at most so many sentences a day (default: chosen from the pile)").argParser(wholeNumber(1, 1000)),
  from: () => new Option("--from <day>", "no day before this one, YYYY-MM-DD").argParser(day),
  to: () => new Option("--to <day>", "no day after this one, YYYY-MM-DD").argParser(day),
  query: () => new Option("--query <words>", "words or phrases, separated by commas, that the chronology is about"),
  store: () => new Option("--store <file>", "the store that daybook build made").default("daybook/daybook.db"),
  who: () => new Option("--who <name>", "who says it (default: the name of the account)").default(accountName(), "account"),
  why: () => new Option("--why <words>", "why, for whoever reads it later"),
  fromDay: () => new Option("--from <day>", "the day on which the line stands wrongly, YYYY-MM-DD (default: the only one on which it is shown)").argParser(day),
  asOfDue: () => new Option("--as-of <day>", "the day on which the list is looked at, YYYY-MM-DD (default: the last day of publication)").argParser(day),
  port: () => new Option("--port <number>", "the port to listen on; 0 takes one that is free").argParser(wholeNumber(0, 65_535)).default(4680),
  asOf: () => new Option("--as-of <day>", "leave out what was published after this day, YYYY-MM-DD").argParser(day),
};
