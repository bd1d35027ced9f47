/** The terms of the sentences shown so far, kept so that a sentence meets only those with which it shares a term. */
export class ShownTerms {
  /** By term, the numbers of the sentences that have it. */
  readonly #withTerm = new Map<number, number[]>();
  /** By sentence, how many terms it has, and how many of them the sentence looked at has. */
  readonly #sizes: number[] = [];
  readonly #shared: number[] = [];

  /** @param terms each once */
  add(terms: Int32Array): void {
    const sentence = this.#sizes.push(terms.length) - 1;
    this.#shared.push(0);
    for (const term of terms) {
      const known = this.#withTerm.get(term);
      if (known === undefined) this.#withTerm.set(term, [sentence]);
      else known.push(sentence);
    }
  }

  /** Whether one of the sentences shares more than this part of the terms of the smaller of the two. @param terms each once */
  hasAlike(terms: Int32Array, part: number): boolean {
    const met: number[] = [];
    for (const term of terms) {
      for (const sentence of this.#withTerm.get(term) ?? []) {
        if (this.#shared[sentence]!++ === 0) met.push(sentence);
      }
    }
    let isAlike = false;
    for (const sentence of met) {
      isAlike ||= this.#shared[sentence]! / Math.max(1, Math.min(terms.length, this.#sizes[sentence]!)) > part;
      this.#shared[sentence] = 0;
    }
    return isAlike;
  }
}
