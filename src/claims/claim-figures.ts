import type { ClaimFigures } from "../document/types.js";
import type { Statement } from "./compare-pair.js";

/** The figures that the members of a claim give for one thing, by unit; of each holder the latest. Only units for which two holders give one. */
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
  return [...units.values()]
    .map((told) => ({ told, latest: [...new Map(told.map((entry) => [entry.holder, entry])).values()] }))
    .filter(({ latest }) => latest.length > 1)
    .map(({ told, latest }) => {
      const named = latest.flatMap(({ figure: { quantity } }) => [quantity.min, quantity.value, quantity.max].filter((value) => value !== undefined));
      return {
        unit: told[0]!.figure.counted,
        lowest: Math.min(...named),
        highest: Math.max(...named),
        told: latest.map(({ position, figure: { quantity, start, end } }) => ({ position, quantity, start, end })),
      };
    });
}
