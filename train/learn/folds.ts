import { createHash } from "node:crypto";

/** Parts of what is labelled: each is judged by what the others teach. */
export const FOLDS = 8;

/** The part of something, from 0, by the hash of its name. */
export const foldOf = (name: string): number => Number.parseInt(createHash("sha256").update(name).digest("hex").slice(0, 6), 16) % FOLDS;
