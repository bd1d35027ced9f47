import type { KeptStory, Stance } from "../document/types.js";
import type { FacetGatherer } from "./facets.js";
import { type Ratings, rated } from "./ratings.js";
import type { SourcesView } from "./view.js";
import { wordsOf } from "./voices.js";
import { VOICE_KINDS, type VoiceKind } from "./wording.js";

/** Holders listed one by one. */
const HOLDERS = 40;
/** Outlets listed one by one. */
const OUTLETS = 30;

/** Words that name nobody by themselves; the same pronoun in two reports is not one holder. */
const NAMES_NOBODY = /^(?:i|we|you|he|she|it|they|who|which|that|this|these|those|one|some|many|others?)$/i;

/** Counts how often, and how, sources are quoted over all stories. */
export interface SourceCounter {
  readonly add: (story: KeptStory) => void;
  readonly finish: () => SourcesView;
}

interface Count {
  readonly name: string;
  readonly kind: VoiceKind;
  readonly entity: string | null;
  readonly stances: Map<Stance, number>;
  readonly outlets: Set<string>;
}

export function createSourceCounter(facets: FacetGatherer, ratings: Ratings): SourceCounter {
  const kinds = new Map<VoiceKind, Map<Stance, number>>();
  const holders = new Map<string, Count>();
  const outlets = new Map<string, { stories: number; readonly kinds: Map<VoiceKind, number> }>();
  return {
    add: (story) => {
      const name = story.outlet ?? "";
      const outlet = outlets.get(name) ?? { stories: 0, kinds: new Map() };
      outlets.set(name, outlet);
      outlet.stories++;
      for (const { sourceKind, stance, source, entity: holderId } of story.attributions) {
        const byKind = kinds.get(sourceKind) ?? new Map<Stance, number>();
        kinds.set(sourceKind, increase(byKind, stance));
        increase(outlet.kinds, sourceKind);
        const known = holderId === undefined ? null : facets.pileEntity(story.id, holderId);
        const words = known?.name ?? wordsOf(story.text, source);
        if (words === "" || (known === null && NAMES_NOBODY.test(words))) continue;
        const key = `${known?.id ?? words.toLowerCase()}\n${sourceKind}`;
        // Who is only described may be another one in each report: the words are counted, and lead to nobody.
        const entity = known === null || known.nameless === true ? null : known.id;
        const holder = holders.get(key) ?? { name: words, kind: sourceKind, entity, stances: new Map(), outlets: new Set() };
        holders.set(key, holder);
        increase(holder.stances, stance);
        holder.outlets.add(name);
      }
    },
    finish: () => ({
      kinds: VOICE_KINDS.flatMap((kind) => {
        const stances = kinds.get(kind);
        return stances === undefined ? [] : [{ kind, name: kind, count: sum(stances), stances: ranked(stances) }];
      }),
      holders: [...holders.values()]
        .map(({ name, kind, entity, stances, outlets: from }) => ({
          name,
          kind,
          entity,
          count: sum(stances),
          stances: ranked(stances),
          outlets: from.size,
          ...rated(ratings.ofPileEntity(entity)),
        }))
        .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.kind < b.kind ? -1 : 1))
        .slice(0, HOLDERS),
      outlets: [...outlets]
        .map(([name, outlet]) => ({
          name,
          stories: outlet.stories,
          statements: sum(outlet.kinds),
          kinds: VOICE_KINDS.flatMap((kind) => present(outlet.kinds, kind)),
          ...rated(ratings.ofOutlet(name)),
        }))
        .sort((a, b) => b.stories - a.stories || (a.name < b.name ? -1 : 1))
        .slice(0, OUTLETS),
    }),
  };
}

function increase<K>(counts: Map<K, number>, key: K): Map<K, number> {
  return counts.set(key, (counts.get(key) ?? 0) + 1);
}

const sum = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((total, count) => total + count, 0);

const present = (counts: ReadonlyMap<VoiceKind, number>, kind: VoiceKind): readonly (readonly [VoiceKind, number])[] => {
  const count = counts.get(kind);
  return count === undefined ? [] : [[kind, count]];
};

const ranked = (stances: ReadonlyMap<Stance, number>): readonly (readonly [Stance, number])[] =>
  [...stances].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
