import type { Operation } from "./context.js";
import { clockOperations } from "./resolve-clock.js";
import { dateOperations } from "./resolve-dates.js";
import { durationOperations } from "./resolve-durations.js";
import { ordinalOperations } from "./resolve-ordinals.js";
import { periodOperations } from "./resolve-periods.js";
import { relativeOperations } from "./resolve-relative.js";
import { vagueOperations } from "./resolve-vague.js";

/** The operations that rules name in their column `value`. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  /** The value itself: `as PAST_REF`. */
  as: (_match, _context, [value = ""]) => ({ value }),
  ...dateOperations,
  ...relativeOperations,
  ...durationOperations,
  ...periodOperations,
  ...clockOperations,
  ...vagueOperations,
  ...ordinalOperations,
};
