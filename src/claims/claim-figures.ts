import type { ClaimFigures } from "../document/types.js";
import { boundsOf } from "./figures.js";
import type { Statement } from "./same-thing.js";

/** The figures that the members of a claim give for one thing, by unit; of each holder the latest. Only units for which two members give one. */
export function figuresOfClaim(members: readonly Statement[]): ClaimFigures[] {
  const units = new Map<string, { readonly position: number; readonly holder: string; readonly figure: Statement["figures"][number] }[]>();
  members.forEach(({ figures, holderKey, story }, position) => {
    const seen = new Set<string>();
    for (const figure of figures) {
      if (seen.has(figure.quantity.unit)) continue;
      seen.add(figure.quantity.unit);
      const list = units.get(figure.quantity.unit) ?? [];
      units.set(figure.quantity.unit, [...list, { position, holder: holderKey ?? `${story} ${position}`, figure }]);
    }
  });
  return [...units]
    .filter(([, told]) => told.length > 1)
    .map(([unit, told]) => {
      const latest = [...new Map(told.map((entry) => [entry.holder, entry])).values()];
      const bounds = latest.map(({ figure }) => boundsOf(figure.quantity));
      const ends = bounds.map(({ most }) => most);
      return {
        unit,
        lowest: Math.min(...bounds.map(({ least }) => least)),
        highest: ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0)),
        told: latest.map(({ position, figure: { quantity, start, end } }) => ({ position, quantity, start, end })),
      };
    });
}
