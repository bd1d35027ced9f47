const FIRST_ROOM = 2 ** 10;

/** Whole numbers of 32 bits by whole numbers of 32 bits, in flat arrays with open places; faster than a `Map` where there are many. */
export class IntegerMemory {
  #keys = new Int32Array(FIRST_ROOM);
  #values = new Int32Array(FIRST_ROOM);
  #isTaken = new Uint8Array(FIRST_ROOM);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Where a key stands, for `at`; -1 where it is not known. Good until the next `set`. */
  find(key: number): number {
    const place = this.#placeOf(key);
    return this.#isTaken[place] === 1 ? place : -1;
  }

  at(place: number): number {
    return this.#values[place]!;
  }

  set(key: number, value: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const place = this.#placeOf(key);
    if (this.#isTaken[place] === 0) this.#size++;
    this.#isTaken[place] = 1;
    this.#keys[place] = key;
    this.#values[place] = value;
  }

  clear(): void {
    this.#isTaken.fill(0);
    this.#size = 0;
  }

  /** The place of a key, or the free one where it would stand. */
  #placeOf(key: number): number {
    const last = this.#keys.length - 1;
    let place = (key ^ (key >>> 15)) & last;
    while (this.#isTaken[place] === 1 && this.#keys[place] !== key) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [keys, values, isTaken] = [this.#keys, this.#values, this.#isTaken];
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    this.#isTaken = new Uint8Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) {
      if (isTaken[at] === 0) continue;
      const place = this.#placeOf(keys[at]!);
      this.#isTaken[place] = 1;
      this.#keys[place] = keys[at]!;
      this.#values[place] = values[at]!;
    }
  }
}
