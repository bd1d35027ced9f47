import type { Operation } from "./context.js";

/** "now", "recently", "soon". */
const vague: Operation = (match) => ({ value: match.get("vague") ?? "PRESENT_REF" });

/** "recent", "current", "future" before a noun; `args` the value. */
const vagueNoun: Operation = (match, { atoms }, [value = "PRESENT_REF"]) => {
  const next = atoms.isNear(match.last + 1, match.last) ? atoms.entries[match.last + 1]! : null;
  return next === null || !/^[a-z]/.test(next.lower) || next.meanings?.has("unit") === true ? null : { value };
};

/** "the future" where no noun follows. `args` the value. */
const beforeClosed: Operation = (match, { atoms }, [value = "FUTURE_REF"]) =>
  atoms.isNear(match.last + 1, match.last) && atoms.meaning(match.last + 1, match.last, "closed") === undefined ? null : { value };

export const vagueOperations = { vague, "before-closed": beforeClosed, "vague-noun": vagueNoun } as const;
