/** From hashes to numbers between 1 and 65,535: open addressing in flat arrays. */
export class HashTable {
  private readonly keys: Int32Array;
  private readonly values: Uint16Array;
  private readonly mask: number;

  constructor(entries: ReadonlyMap<number, number>) {
    let size = 64;
    while (size < entries.size * 3) size *= 2;
    this.keys = new Int32Array(size);
    this.values = new Uint16Array(size);
    this.mask = size - 1;
    for (const [key, value] of entries) {
      let at = (key ^ (key >>> 15)) & this.mask;
      while (this.values[at] !== 0) at = (at + 1) & this.mask;
      this.keys[at] = key;
      this.values[at] = value;
    }
  }

  /** 0 where the hash is not in the table. */
  get(hash: number): number {
    const { keys, values, mask } = this;
    let at = (hash ^ (hash >>> 15)) & mask;
    while (values[at] !== 0) {
      if (keys[at] === hash) return values[at]!;
      at = (at + 1) & mask;
    }
    return 0;
  }
}

/** How often hashes were met. */
export class HashCounts {
  private readonly keys: Int32Array;
  private readonly counts: Int32Array;
  private readonly mask: number;

  /** @param most no more different hashes will be added */
  constructor(most: number) {
    let size = 64;
    while (size < most * 2) size *= 2;
    this.keys = new Int32Array(size);
    this.counts = new Int32Array(size);
    this.mask = size - 1;
  }

  add(hash: number): void {
    const slot = this.slotOf(hash);
    this.keys[slot] = hash;
    this.counts[slot]!++;
  }

  of(hash: number): number {
    return this.counts[this.slotOf(hash)]!;
  }

  private slotOf(hash: number): number {
    const { keys, counts, mask } = this;
    let at = (hash ^ (hash >>> 15)) & mask;
    while (counts[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  }
}
