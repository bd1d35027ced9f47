import type { Correction, EntityTarget, StoryTarget } from "../document/corrections.js";
import type { CorrectionNote, PileEntity } from "../document/types.js";
import { activeCorrections, isOfKind, noteOf, withNote } from "./active.js";

/** The entities after what a user says of them, and the ids of the corrections that found theirs. */
export interface CorrectedEntities {
  readonly entities: readonly PileEntity[];
  readonly applied: ReadonlySet<string>;
}

/**
 * Carries out what a user says of the entities of a pile, last of all, so that it wins over what was found, in the order of the log.
 * @param findStory the story that a target means now
 */
export function correctEntities(
  found: readonly PileEntity[],
  log: readonly Correction[],
  findStory: (target: StoryTarget) => string | null,
): CorrectedEntities {
  let entities = found;
  const applied = new Set<string>();
  for (const correction of activeCorrections(log).filter(isOfKind("merge", "split", "rename"))) {
    const entity = findEntity(entities, correction.target);
    if (entity === null) continue;
    const changed =
      correction.kind === "rename"
        ? replace(entities, entity, rename(entity, correction.to, noteOf(correction, entity.name)))
        : correction.kind === "merge"
          ? merge(entities, findEntity(entities, correction.to), entity, noteOf(correction, "two entities"))
          : split(entities, entity, findStory(correction.to), noteOf(correction, "one entity"));
    if (changed === null) continue;
    entities = changed;
    applied.add(correction.id);
  }
  return { entities, applied };
}

/** The entity with the id of the target, else the only one of its kind that bears its name; `null` for none. */
export function findEntity(entities: readonly PileEntity[], { entity, kind, name }: EntityTarget): PileEntity | null {
  const same = entities.find(({ id }) => id === entity);
  if (same !== undefined) return same;
  const named = name === undefined ? [] : entities.filter((one) => one.kind === kind && (one.name === name || one.aliases.includes(name)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

const replace = (entities: readonly PileEntity[], old: PileEntity, ...fresh: readonly PileEntity[]): readonly PileEntity[] =>
  entities.flatMap((entity) => (entity === old ? fresh : [entity]));

const without = (forms: readonly string[], name: string): string[] => [...new Set(forms)].filter((form) => form !== name).sort((a, b) => (a < b ? -1 : 1));

const rename = (entity: PileEntity, name: string, note: CorrectionNote): PileEntity =>
  withNote({ ...entity, name, aliases: without([entity.name, ...entity.aliases], name) }, note);

/** What a story calls by this name is another thing than in the other stories. */
function split(entities: readonly PileEntity[], entity: PileEntity, story: string | null, note: CorrectionNote): readonly PileEntity[] | null {
  const apart = entity.stories.filter((one) => one.story === story);
  if (apart.length === 0) return null;
  if (apart.length === entity.stories.length) return entities;
  return replace(
    entities,
    entity,
    withNote({ ...entity, stories: entity.stories.filter((one) => one.story !== story) }, note),
    withNote({ ...entity, id: `${entity.id}--${story}`, stories: apart }, note),
  );
}

/** `joined` is the same thing as `entity`, which stays. */
function merge(entities: readonly PileEntity[], entity: PileEntity | null, joined: PileEntity, note: CorrectionNote): readonly PileEntity[] | null {
  if (entity === null) return null;
  if (joined === entity) return entities;
  const roles = [...new Set([...(entity.roles ?? []), ...(joined.roles ?? [])])].sort((a, b) => (a < b ? -1 : 1));
  const merged = {
    ...entity,
    aliases: without([...entity.aliases, joined.name, ...joined.aliases], entity.name),
    ...(roles.length === 0 ? {} : { roles }),
    stories: [...entity.stories, ...joined.stories],
  };
  return replace(
    entities.filter((one) => one !== joined),
    entity,
    withNote(merged, note),
  );
}
