import type { KeptStory, PileEntity, SourceRating } from "../document/types.js";

/** The Admiralty codes that a user gave, by what they speak of. */
export interface Ratings {
  readonly ofOutlet: (name: string | undefined) => string | undefined;
  /** Of an entity of a story. */
  readonly ofEntity: (story: KeptStory, entity: string | undefined) => string | undefined;
  /** Of an entity of the pile. */
  readonly ofPileEntity: (id: string | null) => string | undefined;
}

export function ratingsOf(ratings: readonly SourceRating[], entities: readonly PileEntity[]): Ratings {
  const outlets = new Map(ratings.flatMap(({ entity, name, code }) => (entity === null ? [[name, code] as const] : [])));
  const pile = new Map(ratings.flatMap(({ entity, code }) => (entity === null ? [] : [[entity, code] as const])));
  const inStories = new Map(
    entities.flatMap(({ id, stories }) => {
      const code = pile.get(id);
      return code === undefined ? [] : stories.map(({ story, entity }) => [`${entity} ${story}`, code] as const);
    }),
  );
  return {
    ofOutlet: (name) => (name === undefined ? undefined : outlets.get(name)),
    ofEntity: (story, entity) => (entity === undefined ? undefined : inStories.get(`${entity} ${story.id}`)),
    ofPileEntity: (id) => (id === null ? undefined : pile.get(id)),
  };
}

/** The field of a rating, where there is one. */
export const rated = (code: string | undefined): { readonly rating?: string } => (code === undefined ? {} : { rating: code });
