import { grown } from "../text/integer-arrays.js";

/** A shingle that stands in more texts than this is a formula, and says nothing about copies. */
const FORMULA_TEXTS = 60;
const FIRST_SIZE = 2 ** 12;
/** The table is made larger when it is fuller than this. */
const FULL = 0.6;

/** In which texts each shingle stands: a hash table in flat arrays, so that tens of millions find room. */
export class ShingleIndex {
  #size = FIRST_SIZE;
  #used = 0;
  #keys = new Int32Array(FIRST_SIZE);
  /** By slot, the last entry of the shingle; -1 where the slot is free. */
  #last = new Int32Array(FIRST_SIZE).fill(-1);
  /** By slot, how many texts the shingle stands in, up to the limit. */
  #counts = new Uint8Array(FIRST_SIZE);
  #entries = 0;
  /** By entry, its text, and the entry before it of the same shingle; -1 where there is none. */
  #texts = new Int32Array(FIRST_SIZE);
  #before = new Int32Array(FIRST_SIZE);

  /** Calls `meet` with every text that the shingle is known to stand in, then adds one; formulas meet none and take none. */
  add(shingle: number, text: number, meet: (other: number) => void): void {
    if (this.#used >= this.#size * FULL) this.#grow();
    const slot = this.#slotOf(shingle);
    if (this.#last[slot] === -1) {
      this.#keys[slot] = shingle;
      this.#used++;
    }
    if (this.#counts[slot]! >= FORMULA_TEXTS) return;
    for (let entry = this.#last[slot]!; entry !== -1; entry = this.#before[entry]!) meet(this.#texts[entry]!);
    if (this.#entries === this.#texts.length) {
      this.#texts = grown(this.#texts);
      this.#before = grown(this.#before);
    }
    this.#texts[this.#entries] = text;
    this.#before[this.#entries] = this.#last[slot]!;
    this.#last[slot] = this.#entries++;
    this.#counts[slot]!++;
  }

  #slotOf(shingle: number): number {
    const mask = this.#size - 1;
    let slot = Math.imul(shingle, 0x9e3779b1) & mask;
    while (this.#last[slot] !== -1 && this.#keys[slot] !== shingle) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, last, counts] = [this.#keys, this.#last, this.#counts];
    this.#size *= 2;
    this.#keys = new Int32Array(this.#size);
    this.#last = new Int32Array(this.#size).fill(-1);
    this.#counts = new Uint8Array(this.#size);
    for (let from = 0; from < keys.length; from++) {
      if (last[from] === -1) continue;
      const slot = this.#slotOf(keys[from]!);
      this.#keys[slot] = keys[from]!;
      this.#last[slot] = last[from]!;
      this.#counts[slot] = counts[from]!;
    }
  }
}
