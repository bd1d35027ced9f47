import type { NameKind } from "../../document/types.js";

export const ENTITY_WORDS: Readonly<Record<NameKind, string>> = { person: "Person", body: "Body", place: "Place", other: "Other name" };
