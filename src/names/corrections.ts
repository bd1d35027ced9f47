import type { EntityCorrection, PileEntity } from "../document/types.js";

/**
 * Carries out what a user says of the entities of a pile, last of all, so that it wins over what was found and holds for every later run
 * (ids are made from names and do not change). First splits, then merges, then renames; a correction whose entity is not there does nothing.
 */
export function correctEntities(found: readonly PileEntity[], corrections: readonly EntityCorrection[]): PileEntity[] {
  let entities = [...found];
  for (const { action, entity, to } of corrections) if (action === "split") entities = split(entities, entity, to);
  for (const { action, entity, to } of corrections) if (action === "merge") entities = merge(entities, entity, to);
  for (const { action, entity, to } of corrections)
    if (action === "rename")
      entities = entities.map((one) => (one.id === entity ? { ...one, name: to, aliases: without([one.name, ...one.aliases], to) } : one));
  return entities;
}

const without = (forms: readonly string[], name: string): string[] => [...new Set(forms)].filter((form) => form !== name).sort((a, b) => (a < b ? -1 : 1));

/** What a story calls by this name is another thing than in the other stories. */
function split(entities: readonly PileEntity[], id: string, story: string): PileEntity[] {
  return entities.flatMap((entity) => {
    const apart = entity.stories.filter((one) => one.story === story);
    if (entity.id !== id || apart.length === 0 || apart.length === entity.stories.length) return [entity];
    return [
      { ...entity, stories: entity.stories.filter((one) => one.story !== story) },
      { ...entity, id: `${id}--${story}`, stories: apart },
    ];
  });
}

function merge(entities: readonly PileEntity[], id: string, other: string): PileEntity[] {
  const joined = entities.find((entity) => entity.id === other);
  if (joined === undefined || id === other || !entities.some((entity) => entity.id === id)) return [...entities];
  return entities
    .filter((entity) => entity !== joined)
    .map((entity) => {
      if (entity.id !== id) return entity;
      const roles = [...new Set([...(entity.roles ?? []), ...(joined.roles ?? [])])].sort((a, b) => (a < b ? -1 : 1));
      return {
        ...entity,
        aliases: without([...entity.aliases, joined.name, ...joined.aliases], entity.name),
        ...(roles.length === 0 ? {} : { roles }),
        stories: [...entity.stories, ...joined.stories],
      };
    });
}
