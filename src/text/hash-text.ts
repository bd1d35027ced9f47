/** Where 32-bit FNV-1a begins: the hash of no letters. Hashes are whole numbers of 32 bits with their sign. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** A hash with one more code unit (FNV-1a). */
export const addUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** 32-bit FNV-1a over the code units of a string. */
export function hashText(text: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < text.length; at++) hash = addUnit(hash, text.charCodeAt(at));
  return hash;
}
