import { hashText } from "./hash-text.js";

const FIRST_ROOM = 2 ** 10;

/**
 * Remembers what `make` gives for word forms, at most `most` of them; then the memory is begun anew. Faster than a `Map` where most forms
 * were cut from a text just now: a map would have each hashed and made comparable by the runtime first.
 */
export function rememberForms<Value>(make: (form: string) => Value, most: number): (form: string) => Value {
  const memory = new FormMemory<Value>(most);
  return (form) => {
    const hash = hashText(form);
    const known = memory.find(hash, form);
    if (known >= 0) return memory.values[known]!;
    const value = make(form);
    memory.add(hash, form, value);
    return value;
  };
}

/** A table with open places, two numbers each: the hash of a form, and one more than its number; 0 where the place is free. */
class FormMemory<Value> {
  readonly values: Value[] = [];
  readonly #forms: string[] = [];
  #places = new Int32Array(FIRST_ROOM * 2);
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The number of a form; -1 where it is not known. */
  find(hash: number, form: string): number {
    const places = this.#places;
    const last = places.length - 2;
    for (let at = placeOf(hash) & last; ; at = (at + 2) & last) {
      const number = places[at + 1]! - 1;
      if (number < 0 || (places[at] === hash && this.#forms[number] === form)) return number;
    }
  }

  add(hash: number, form: string, value: Value): void {
    if (this.#forms.length >= this.#most) this.#empty();
    if (this.#forms.length * 4 >= this.#places.length) this.#grow();
    this.#forms.push(form);
    this.values.push(value);
    this.#place(hash, this.#forms.length);
  }

  #empty(): void {
    this.values.length = 0;
    this.#forms.length = 0;
    this.#places.fill(0);
  }

  #grow(): void {
    const places = this.#places;
    this.#places = new Int32Array(places.length * 2);
    for (let at = 0; at < places.length; at += 2) if (places[at + 1] !== 0) this.#place(places[at]!, places[at + 1]!);
  }

  #place(hash: number, number: number): void {
    const last = this.#places.length - 2;
    let at = placeOf(hash) & last;
    while (this.#places[at + 1] !== 0) at = (at + 2) & last;
    this.#places[at] = hash;
    this.#places[at + 1] = number;
  }
}

/** The lowest bits of FNV-1a are its weakest; places begin at even numbers. */
const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) << 1;
