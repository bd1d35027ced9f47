import type { ClaimFigures, ToldFigure } from "../document/types.js";
import type { Statement } from "./compare-pair.js";

/**
 * The figures that the members of a claim give for one thing, by unit: of each holder the latest, and what it told before. Only units of which two
 * figures are given.
 */
export function figuresOfClaim(members: readonly Statement[]): ClaimFigures[] {
  const units = new Map<string, Given[]>();
  members.forEach(({ figures, holderKey, story }, position) => {
    const seen = new Set<string>();
    for (const figure of figures) {
      if (seen.has(figure.quantity.unit)) continue;
      seen.add(figure.quantity.unit);
      const list = units.get(figure.quantity.unit) ?? [];
      units.set(figure.quantity.unit, [...list, { position, holder: holderKey ?? `${story} ${position}`, figure }]);
    }
  });
  return [...units.values()]
    .filter((given) => given.length > 1)
    .map((given) => {
      const last = new Map(given.map((entry) => [entry.holder, entry]));
      const latest = [...last.values()];
      const earlier = given.filter((entry) => last.get(entry.holder) !== entry);
      const named = latest.flatMap(({ figure: { quantity } }) => [quantity.min, quantity.value, quantity.max].filter((value) => value !== undefined));
      return {
        unit: given[0]!.figure.counted,
        lowest: Math.min(...named),
        highest: Math.max(...named),
        told: latest.map(toTold),
        ...(earlier.length === 0 ? {} : { earlier: earlier.map(toTold) }),
      };
    });
}

interface Given {
  readonly position: number;
  readonly holder: string;
  readonly figure: Statement["figures"][number];
}

const toTold = ({ position, figure: { quantity, start, end } }: Given): ToldFigure => ({ position, quantity, start, end });
