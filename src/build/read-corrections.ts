import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Correction, CorrectionBody } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import { CORRECTION_LOG, readCorrectionLog } from "../store/index.js";

/** A table of corrections of entities that a user writes by hand, beside the log; it is only ever read. */
export const CORRECTION_TABLE = "corrections.tsv";

/** All corrections of an output folder: those of the table, then those of the log. @throws InputError with the line that cannot be understood */
export const readCorrections = (folder: string): readonly Correction[] => [...readTable(folder), ...readCorrectionLog(join(folder, CORRECTION_LOG))];

const ACTIONS = ["split", "merge", "rename"] as const;

/**
 * One correction a line: `merge`, `split` or `rename`, an entity's id, and the id of the same entity, of a story or the name, with tabs
 * between; empty lines and lines that begin with `#` are passed over. Splits come first, then merges, then renames.
 */
function readTable(folder: string): readonly Correction[] {
  const file = join(folder, CORRECTION_TABLE);
  if (!existsSync(file)) return [];
  const corrections: Correction[] = [];
  for (const [index, line] of readFileSync(file, "utf8").split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [word = "", entity = "", to = "", ...rest] = line.split("\t").map((cell) => cell.trim());
    const action = ACTIONS.find((known) => known === word);
    if (action === undefined || entity === "" || to === "" || rest.length > 0)
      throw new InputError("bad-field", "a correction is merge, split or rename, then an entity's id and what it becomes, with tabs between", {
        file,
        line: index + 1,
      });
    corrections.push({ id: `${CORRECTION_TABLE}:${index + 1}`, who: CORRECTION_TABLE, when: null, why: null, ...bodyOf(action, entity, to) });
  }
  return ACTIONS.flatMap((action) => corrections.filter(({ kind }) => kind === action));
}

function bodyOf(kind: (typeof ACTIONS)[number], entity: string, to: string): CorrectionBody {
  const target = { entity };
  // In the table the first entity of a merge is the one that stays.
  return kind === "rename" ? { kind, target, to } : kind === "merge" ? { kind, target: { entity: to }, to: target } : { kind, target, to: { story: to } };
}
