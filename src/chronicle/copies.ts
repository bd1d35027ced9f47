/** A sentence that stands in more stories than this is a formula, and says nothing about copies. */
const FORMULA_STORIES = 60;
/** Stories that share this part of the shorter one's sentences are copies of one text. */
const SHARED_PART = 0.5;

/**
 * Finds copies of one text among stories, given the fingerprints of their sentences. Gives for each story the number of
 * the first story of its group. Near-linear: only stories that share a sentence are compared.
 */
export function findCopies(fingerprints: readonly Int32Array[]): Int32Array {
  const stories = new Map<number, number[]>();
  const group = Int32Array.from(fingerprints, (_, index) => index);
  fingerprints.forEach((own, story) => {
    const shared = new Map<number, number>();
    for (const print of new Set(own)) {
      if (print === 0) continue;
      const others = stories.get(print);
      if (others === undefined) {
        stories.set(print, [story]);
        continue;
      }
      if (others.length < FORMULA_STORIES) {
        for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
        others.push(story);
      }
    }
    for (const [other, count] of [...shared].sort((a, b) => a[0] - b[0])) {
      const smaller = Math.min(own.length, fingerprints[other]?.length ?? 0);
      if (count < 2 && smaller > 2) continue;
      if (count >= smaller * SHARED_PART) {
        group[story] = group[other] ?? other;
        break;
      }
    }
  });
  return group;
}
