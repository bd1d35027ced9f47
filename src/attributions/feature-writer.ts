import { type FeatureTable, hashText, joinHashes } from "../learn/index.js";
import type { Scene } from "./scene.js";

/** What stands for a word beyond the edge of what is looked at. */
export const EDGE = hashText("edge");

/** Room for one table after the other. */
export class FeatureSpace {
  private room = new Int32Array(2 ** 16);

  take(size: number): Int32Array {
    if (this.room.length < size) this.room = new Int32Array(size * 2);
    return this.room.subarray(0, size).fill(0);
  }
}

/** Writes the features of one item after the other into a flat table; places that an item leaves unused hold 0. */
export class FeatureWriter implements FeatureTable {
  readonly hashes: Int32Array;
  private next = 0;

  /** @param space is written over, if given: the table is then good until the next one in the same space */
  constructor(
    items: number,
    readonly perItem: number,
    space?: FeatureSpace,
  ) {
    this.hashes = space === undefined ? new Int32Array(items * perItem) : space.take(items * perItem);
  }

  /** Goes to the first place of an item. */
  begin(item: number): void {
    this.next = item * this.perItem;
  }

  /** Adds what one template observed. */
  add(template: number, value: number): void {
    this.hashes[this.next++] = joinHashes(value, template) || 1;
  }
}

/** What is seen of the words `[first, end)`; beyond stands the edge. */
export class View {
  constructor(
    readonly scene: Scene,
    readonly first: number,
    readonly end: number,
  ) {}

  lower(word: number): number {
    return word < this.first || word >= this.end ? EDGE : this.scene.lowerHash[word]!;
  }

  /** Shape and kind of name in one number. */
  facts(word: number): number {
    return word < this.first || word >= this.end ? 63 : this.scene.shape[word]! * 8 + this.scene.name[word]!;
  }
}

/** A range of words `[first, last]`. */
export interface Run {
  readonly first: number;
  readonly last: number;
}
