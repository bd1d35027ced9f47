import type { Entity } from "../document/types.js";
import type { NameLexicon } from "./lexicon.js";

/** Says which bodies are news agencies or outlets: those of the table, and the outlet of the story itself. */
export function markMedia(entities: readonly Entity[], outlet: string | null, { media }: NameLexicon): Entity[] {
  return entities.map((entity) => {
    if (entity.kind !== "body" && entity.kind !== "other") return entity;
    for (const form of [entity.name, ...entity.aliases]) {
      const known = media.get(form.replace(/^[Tt]he /, ""));
      if (known === "agency" || known === "outlet") return { ...entity, media: known };
      if (form === outlet) return { ...entity, media: "outlet" };
    }
    return entity;
  });
}
