import { type Command, Option } from "commander";
import type { CorrectionDesk } from "../build/index.js";
import { checkDraft } from "../document/check-correction.js";
import type { CorrectionDraft } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import { SOURCE_KINDS } from "../document/types.js";
import { EXIT, type SetStatus } from "./exit.js";
import { options } from "./options.js";
import { printLine } from "./print.js";
import { correctionWords, signatureOf } from "./signature.js";
import { writeOut } from "./write-out.js";

interface CorrectFlags {
  readonly store: string;
  readonly to?: string;
  readonly from?: string;
  readonly story?: string;
  readonly sourceKind?: string;
  readonly who: string;
  readonly why?: string;
}

/** `daybook correct`: says something against what was found; a line of the log that holds from then on. */
export function addCorrect(program: Command, setStatus: SetStatus): void {
  program
    .command("correct")
    .description("says what is wrong, in a log that holds for every later build and export: move a line, reject or change an attribution, …")
    .addArgument(program.createArgument("<what>", "what is done").choices(Object.keys(DRAFTS)))
    .argument("<which>", "to what: words of the reports as they stand there; or the id of a story, an entity or a claim; or the name of an outlet")
    .option("--to <value>", "the day, words, stance, id, name or Admiralty code that is right (date: also unknown)")
    .addOption(options.fromDay())
    .option("--story <id>", "the story in which the words are meant, where several have them")
    .addOption(new Option("--source-kind <kind>", "with source: the kind of the source").choices(SOURCE_KINDS))
    .addOption(options.who())
    .addOption(options.why())
    .addOption(options.store())
    .action(async (what: CorrectionDraft["kind"], which: string, flags: CorrectFlags) => setStatus(await runCorrect(what, which, flags)));
}

async function runCorrect(what: CorrectionDraft["kind"], which: string, flags: CorrectFlags): Promise<number> {
  const { openCorrectionDesk } = await import("../build/index.js");
  const desk = openCorrectionDesk(flags.store);
  try {
    const draft = checkDraft({ kind: what, ...DRAFTS[what]({ desk, which, flags, story: flags.story ?? null }) });
    const correction = desk.correct(draft, signatureOf(flags));
    await writeOut(`${JSON.stringify(correction)}\n`);
    printLine(`${correctionWords(correction)}; daybook build shows it, daybook corrections --undo ${correction.id} withdraws it`);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

interface Said {
  readonly desk: CorrectionDesk;
  readonly which: string;
  readonly flags: CorrectFlags;
  readonly story: string | null;
}

/** What a user says, with the offsets and indices of what the words mean; `checkDraft` looks at it. */
const DRAFTS: Readonly<Record<CorrectionDraft["kind"], (said: Said) => object>> = {
  move: (said) => ({ ...lineOf(said), to: toOf(said) }),
  "reject-entry": (said) => lineOf(said),
  "reject-attribution": (said) => statementOf(said),
  source: (said) => ({ ...statementOf(said), to: toOf(said), ...kindOf(said) }),
  stance: (said) => ({ ...statementOf(said), to: toOf(said) }),
  "reject-dispute": ({ desk, which, story }) => ({ claim: desk.findClaim(which, story) }),
  "reject-story": ({ desk, which }) => ({ story: desk.findStory(which).id }),
  date: (said) => ({ story: said.desk.findStory(said.which).id, to: toOf(said) === "unknown" ? null : toOf(said) }),
  cut: ({ desk, which, story }) => {
    const place = desk.findPlace({ words: which, story });
    return { story: place.story.id, start: place.start };
  },
  join: (said) => ({ story: said.desk.findStory(said.which).id, to: said.desk.findStory(toOf(said)).id }),
  merge: (said) => ({ entity: said.which, to: toOf(said) }),
  split: (said) => ({ entity: said.which, to: said.desk.findStory(toOf(said)).id }),
  rename: (said) => ({ entity: said.which, to: toOf(said) }),
  rate: (said) => ({ ...(said.desk.hasOutlet(said.which) ? { outlet: said.which } : { entity: said.which }), to: toOf(said) }),
};

const statementOf = ({ desk, which, story }: Said) => desk.findStatement({ words: which, story });

const kindOf = ({ flags: { sourceKind } }: Said): { readonly sourceKind?: string } => (sourceKind === undefined ? {} : { sourceKind });

function toOf({ flags: { to } }: Said): string {
  if (to === undefined) throw new InputError("bad-field", "--to is missing: what is right");
  return to;
}

/** The line with its day: the one given, else the only one on which it is shown. */
function lineOf({ desk, which, flags, story }: Said) {
  const { days, ...line } = desk.findLine({ words: which, story });
  if (flags.from !== undefined && days.length > 0 && !days.includes(flags.from))
    throw new InputError("bad-field", `the line is shown on ${days.join(" and ")}, not on ${flags.from}`);
  if (flags.from === undefined && days.length > 1)
    throw new InputError("bad-field", `the line is shown on ${days.join(" and ")}: say with --from which is wrong`);
  return { ...line, from: flags.from ?? days[0] ?? null };
}
