import { type Command, InvalidArgumentError } from "commander";
import { isCalendarDay } from "../document/check.js";
import type { AnchorOutcome, KeptStory, Span, TrackedCommitment } from "../document/types.js";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { colours, printable, printLine } from "./print.js";
import { writeOut } from "./write-out.js";

interface DueFlags {
  readonly store: string;
  readonly asOf?: string;
  readonly anchor: ReadonlyMap<string, string>;
}

/** `daybook due`: what is promised, agreed, ordered or planned, and when it is due. */
export function addDue(program: Command, setStatus: SetStatus): void {
  program
    .command("due")
    .description("what is due, when, and what became of it: a commitment a line, by window; dates of triggers may be given or moved")
    .option("--store <file>", "the store that daybook build made", "daybook/daybook.db")
    .addOption(options.asOfDue())
    .option("--anchor <name=date>", "date of a trigger (announcement=2025-01-17); may be given several times", readAnchor, new Map<string, string>())
    .action(async (flags: DueFlags) => setStatus(await runDue(flags)));
}

function readAnchor(value: string, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = value.lastIndexOf("=");
  const name = value.slice(0, Math.max(0, at)).trim().toLowerCase();
  const date = value.slice(at + 1).trim();
  if (name === "" || !date.split("/").every(isCalendarDay)) throw new InvalidArgumentError("Expected NAME=YYYY-MM-DD, or NAME=YYYY-MM-DD/YYYY-MM-DD.");
  return new Map([...known, [name, date]]);
}

async function runDue({ store, asOf, anchor }: DueFlags): Promise<number> {
  const { openBook } = await import("../build/index.js");
  const nothing = { days: null, perDay: null, query: null, title: null };
  const book = openBook(store, { ...nothing, dueOn: asOf ?? null, anchors: anchor }, () => undefined);
  try {
    const wanted = new Set(
      book.commitments.flatMap(({ story, evidence, contradicts = [] }) => [story, ...[...evidence, ...contradicts].map((each) => each.story)]),
    );
    for (const { against } of book.anchors) for (const { story } of against) wanted.add(story);
    const stories = new Map<string, KeptStory>();
    for (const story of book.stories()) if (wanted.has(story.id)) stories.set(story.id, story);
    for (const commitment of [...book.commitments].sort(byWindow)) {
      const line = lineOf(commitment, stories);
      await writeOut(`${JSON.stringify(line)}\n`);
      if (process.stderr.isTTY) printLine(`${colours.bold((line.window ?? "no date yet").padEnd(22))} ${line.status.padEnd(14)} ${printable(line.text)}`);
    }
    const troubled = book.anchors.filter(({ became }) => became !== "held");
    for (const outcome of troubled) printLine(`${colours.red("anchor")} ${printable(troubleOf(outcome, book.triggers, stories))}`);
    return troubled.length > 0 ? EXIT.input : EXIT.done;
  } finally {
    book.close();
  }
}

/** Why a date given to a trigger moves nothing, and what to do. */
function troubleOf({ name, date, became, against }: AnchorOutcome, triggers: readonly string[], stories: ReadonlyMap<string, KeptStory>): string {
  if (became === "unknown")
    return triggers.length === 0
      ? `${name}=${date}: nothing in these reports hangs on a trigger`
      : `${name}=${date}: nothing hangs on a trigger of this name; there are: ${triggers.join(", ")}`;
  const words = against.map(({ story, start, end }) => `“${stories.get(story)?.text.slice(start, end) ?? ""}”`);
  return `${name}=${date}: not taken, it cannot hold with ${words.length === 0 ? "another date given" : words.join(" and ")}`;
}

/** By the first day of the window (open ones by the last, undated ones at the end), then by story and place. */
function byWindow(a: TrackedCommitment, b: TrackedCommitment): number {
  const keyOf = ({ window }: TrackedCommitment): string => window?.replace(/^\.\.\//, "") ?? "~";
  const [first, second] = [keyOf(a), keyOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.story < b.story ? -1 : a.story > b.story ? 1 : a.action.start - b.action.start;
}

/** A commitment with its words beside the offsets. */
function lineOf(commitment: TrackedCommitment, stories: ReadonlyMap<string, KeptStory>) {
  const cut = (id: string, { start, end }: Span): string => stories.get(id)?.text.slice(start, end) ?? "";
  const { story, content, by, doer, condition, evidence, contradicts, ...rest } = commitment;
  const name = stories.get(story)?.entities.find(({ id }) => id === by)?.name;
  return {
    story,
    text: content.map((span) => cut(story, span)).join(" … "),
    ...(name === undefined ? {} : { by: name }),
    ...(doer === undefined ? {} : { doer: cut(story, doer) }),
    ...(condition === undefined ? {} : { condition: cut(story, condition) }),
    ...rest,
    content,
    evidence: evidence.map((each) => ({ ...each, text: cut(each.story, each) })),
    ...(contradicts === undefined ? {} : { contradicts: contradicts.map((each) => ({ ...each, text: cut(each.story, each) })) }),
  };
}
