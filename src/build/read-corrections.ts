import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../document/errors.js";
import { CORRECTION_ACTIONS, type EntityCorrection } from "../document/types.js";

/** The file in the output folder in which a user corrects entities; it is only ever read, so it holds for every later build and export. */
export const CORRECTIONS_FILE = "corrections.tsv";

/**
 * Reads the corrections of an output folder: one a line, `action`, `entity` and `to` separated by tabs (see `EntityCorrection`); empty
 * lines and lines that begin with `#` are passed over. None where there is no file.
 * @throws InputError with the line that cannot be understood
 */
export function readCorrections(folder: string): EntityCorrection[] {
  const file = join(folder, CORRECTIONS_FILE);
  if (!existsSync(file)) return [];
  const corrections: EntityCorrection[] = [];
  for (const [index, line] of readFileSync(file, "utf8").split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [word = "", entity = "", to = "", ...rest] = line.split("\t").map((cell) => cell.trim());
    const action = CORRECTION_ACTIONS.find((known) => known === word);
    if (action === undefined || entity === "" || to === "" || rest.length > 0)
      throw new InputError("bad-field", `a correction is ${CORRECTION_ACTIONS.join(", ")}, then an entity's id and what it becomes, with tabs between`, {
        file,
        line: index + 1,
      });
    corrections.push({ action, entity, to });
  }
  return corrections;
}
