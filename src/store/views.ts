import type Database from "better-sqlite3";
import type { NameKind, PileEntity } from "../document/types.js";
import { keepCorrected, type ShownInstead } from "./keep-corrected.js";

/** What a build saw over the pile, one entry of it: JSON that a reader shows as it is, in the order of its kind. */
export interface ViewRow {
  readonly kind: string;
  readonly record: string;
}

/** An entity of the pile as it is searched by. */
export interface IndexedEntity {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: string;
  /** Numbers of the stories that name it, ascending. */
  readonly stories: Uint32Array;
}

/** Replaces what the last build saw, in one transaction. */
export function keepViews(database: Database.Database, rows: Iterable<ViewRow>, entities: Iterable<PileEntity>, corrected: ShownInstead): void {
  const numberOf = database.prepare<[string], number>("SELECT number FROM search_stories WHERE story = ?").pluck();
  const insertView = database.prepare<[string, number, string]>("INSERT INTO views (kind, position, record) VALUES (?, ?, ?)");
  const insertEntity = database.prepare<[string, string, string, string, Buffer]>(
    "INSERT INTO entities (id, kind, name, record, stories) VALUES (?, ?, ?, ?, ?)",
  );
  const positions = new Map<string, number>();
  const keep = database.transaction(() => {
    keepCorrected(database, corrected);
    database.exec("DELETE FROM views; DELETE FROM entities");
    for (const { kind, record } of rows) {
      const position = positions.get(kind) ?? 0;
      positions.set(kind, position + 1);
      insertView.run(kind, position, record);
    }
    for (const { stories, ...entity } of entities) {
      const numbers = new Set(stories.flatMap(({ story }) => numberOf.get(story) ?? []));
      insertEntity.run(entity.id, entity.kind, entity.name, JSON.stringify(entity), packed(Uint32Array.from(numbers).sort()));
    }
  });
  keep.immediate();
}

function packed(numbers: Uint32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, place) => {
    bytes.writeUInt32LE(number, place * 4);
  });
  return bytes;
}

/** The numbers of `entities.stories`. */
export function unpacked(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(bytes.length >> 2);
  for (let place = 0; place < numbers.length; place++) numbers[place] = bytes.readUInt32LE(place * 4);
  return numbers;
}
