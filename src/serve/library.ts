import { openReader, openStore, type StoreReader } from "../store/index.js";
import { type Book, readBook } from "./book.js";

/** The open store with what the last build saw, kept up with what builds write. */
export interface Library {
  readonly file: string;
  readonly reader: StoreReader;
  /** `null` until a build has ended. */
  readonly book: () => Book | null;
  /** Grows with every change that was seen; part of what an answer depends on. */
  readonly generation: () => number;
  /** Takes in what another process wrote; tells whether there was anything. */
  readonly catchUp: () => boolean;
  readonly close: () => void;
}

/** Opens a store, which is brought to this version first. @throws InputError `store-unusable` */
export function openLibrary(file: string): Library {
  openStore(file).close();
  const reader = openReader(file);
  let seen = reader.dataVersion();
  let generation = 1;
  let book = readBook(reader.views);
  return {
    file,
    reader,
    book: () => book,
    generation: () => generation,
    catchUp: () => {
      const version = reader.dataVersion();
      if (version === seen) return false;
      seen = version;
      reader.refresh();
      book = readBook(reader.views);
      generation++;
      return true;
    },
    close: reader.close,
  };
}
