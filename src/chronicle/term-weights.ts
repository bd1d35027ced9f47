/** Sums by the numbers of terms in flat arrays, with the terms in the order in which they were met: emptied and used again without cost for those not met. */
export class TermWeights {
  readonly #weights: Float64Array;
  readonly #isMet: Uint8Array;
  readonly #met: Int32Array;
  #count = 0;

  constructor(termCount: number) {
    this.#weights = new Float64Array(termCount);
    this.#isMet = new Uint8Array(termCount);
    this.#met = new Int32Array(termCount);
  }

  clear(): void {
    for (let at = 0; at < this.#count; at++) {
      this.#weights[this.#met[at]!] = 0;
      this.#isMet[this.#met[at]!] = 0;
    }
    this.#count = 0;
  }

  add(term: number, weight: number): void {
    this.#weights[term]! += weight;
    if (this.#isMet[term] === 1) return;
    this.#isMet[term] = 1;
    this.#met[this.#count++] = term;
  }

  /** 0 for a term that was not met. */
  of(term: number): number {
    return this.#weights[term]!;
  }

  /** Adds all sums of another, times a share. */
  addAll(other: TermWeights, share: number): void {
    for (let at = 0; at < other.#count; at++) this.add(other.#met[at]!, other.#weights[other.#met[at]!]! * share);
  }

  /** The length of the vector of all sums. */
  length(): number {
    let sum = 0;
    for (let at = 0; at < this.#count; at++) {
      const weight = this.#weights[this.#met[at]!]!;
      sum += weight * weight;
    }
    return Math.sqrt(sum);
  }

  /** Terms in their order, each once. Empties the sums. */
  distinct(terms: Int32Array): Int32Array {
    this.clear();
    for (const term of terms) this.add(term, 0);
    return this.#met.slice(0, this.#count);
  }
}
