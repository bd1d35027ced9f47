import type { Correction } from "../document/corrections.js";
import type { PileEntity, SourceRating } from "../document/types.js";
import { activeCorrections, isOfKind, noteOf } from "./active.js";
import { findEntity } from "./correct-entities.js";

/** The ratings of sources that the pile has, and the ids of the corrections that gave them. */
export interface RatedSources {
  readonly ratings: readonly SourceRating[];
  readonly applied: ReadonlySet<string>;
}

/** The Admiralty codes that a user gave, the last one for each source, by name. */
export function rateSources(entities: readonly PileEntity[], outlets: ReadonlySet<string>, log: readonly Correction[]): RatedSources {
  const ratings = new Map<string, SourceRating>();
  const applied = new Set<string>();
  for (const correction of activeCorrections(log).filter(isOfKind("rate"))) {
    const { target, to: code } = correction;
    const entity = "outlet" in target ? null : findEntity(entities, target);
    const name = "outlet" in target ? (outlets.has(target.outlet) ? target.outlet : undefined) : entity?.name;
    if (name === undefined) continue;
    const key = entity === null ? `outlet ${name}` : `entity ${entity.id}`;
    ratings.set(key, { entity: entity?.id ?? null, name, code, corrected: noteOf(correction, ratings.get(key)?.code ?? "") });
    applied.add(correction.id);
  }
  return { ratings: [...ratings.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)), applied };
}
