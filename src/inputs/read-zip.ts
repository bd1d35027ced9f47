import yauzl from "yauzl";
import { InputError } from "../document/errors.js";
import { MAX_PAGE_BYTES, MAX_UNPACKING } from "./open-input.js";

/** Entries of one archive; a pile of more pages is better kept as a WARC or as folders. */
const MAX_ENTRIES = 200_000;

/** What may still be unpacked, over an archive and all archives in it. */
export interface UnpackingBudget {
  left: number;
}

/** A file in an archive. Nothing is ever written to disk; `name` serves to tell the kind and to name the page. */
export interface ZipEntry {
  readonly name: string;
  /** Size when unpacked, as the archive declares it; more is refused while reading. */
  readonly bytes: number;
  /** The bytes, unpacked as they are read. @throws InputError */
  readonly open: () => AsyncGenerator<Uint8Array>;
}

export type FoundEntry = ZipEntry | { readonly error: InputError };

/**
 * The files of a ZIP archive in the order of its directory. Refuses bombs: too many entries, entries that lie over each other,
 * entries that unpack to more than 200 times their size. Names that lead out of the archive are refused, one by one.
 * @param source path of a file, which is read piece by piece at any size, or the bytes
 * @throws InputError `file-damaged`, `archive-refused`
 */
export async function* readZip(source: string | Buffer, file: string, budget: UnpackingBudget): AsyncGenerator<FoundEntry> {
  let zip: yauzl.ZipFile | null = null;
  try {
    zip = await openZip(source);
    if (zip.entryCount > MAX_ENTRIES) throw new InputError("archive-refused", `an archive of more than ${MAX_ENTRIES} files`, { file });
    let packed = 0;
    for await (const entry of entriesOf(zip)) {
      packed += entry.compressedSize;
      if (packed > zip.fileSize) throw new InputError("archive-refused", "files that lie over each other in the archive, as in a ZIP bomb", { file });
      const found = checked(zip, entry, file, budget);
      if (found !== null) yield found;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError("file-damaged", `not a ZIP archive that can be read (${error instanceof Error ? error.message.slice(0, 200) : String(error)})`, {
      file,
    });
  } finally {
    zip?.close();
  }
}

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;

const openZip = (source: string | Buffer): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    const answer = (error: Error | null, zip: yauzl.ZipFile): void => (error === null ? resolve(zip) : reject(error));
    if (typeof source === "string") yauzl.open(source, OPTIONS, answer);
    else yauzl.fromBuffer(source, OPTIONS, answer);
  });

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      const settle = (value: yauzl.Entry | null): void => {
        zip.removeAllListeners();
        resolve(value);
      };
      zip.once("entry", settle);
      zip.once("end", () => settle(null));
      zip.once("error", (error: Error) => {
        zip.removeAllListeners();
        zip.on("error", () => undefined);
        reject(error);
      });
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

/** The entry as a file; `null` for folders and for what systems and browsers put beside the pages. */
function checked(zip: yauzl.ZipFile, entry: yauzl.Entry, file: string, budget: UnpackingBudget): FoundEntry | null {
  const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  if (
    name.endsWith("/") ||
    name.split("/").some((part) => part.startsWith(".") && part !== ".." && part !== ".") ||
    /(?:^|\/)(?:__MACOSX|[^/]*_files)\//.test(name)
  )
    return null;
  const place = { file: `${file}/${name}` };
  const refusal = yauzl.validateFileName(name);
  if (refusal !== null) return { error: new InputError("archive-refused", `the name of a file leads out of the archive (${refusal})`, { file }) };
  if (entry.isEncrypted()) return { error: new InputError("file-encrypted", "the file is encrypted", place) };
  if (entry.uncompressedSize > MAX_PAGE_BYTES && entry.uncompressedSize > entry.compressedSize * MAX_UNPACKING)
    return { error: new InputError("archive-refused", `unpacks to more than ${MAX_UNPACKING} times its size`, place) };
  return { name, bytes: entry.uncompressedSize, open: () => unpackEntry(zip, entry, place.file, budget) };
}

async function* unpackEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, file: string, budget: UnpackingBudget): AsyncGenerator<Uint8Array> {
  try {
    const stream = await new Promise<AsyncIterable<Buffer> & { readonly destroy: () => void }>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)));
    });
    try {
      for await (const chunk of stream) {
        budget.left -= chunk.length;
        if (budget.left < 0) throw new InputError("archive-refused", "the archive unpacks to far more than its size", { file });
        yield chunk;
      }
    } finally {
      stream.destroy();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError("file-damaged", `damaged inside the archive (${error instanceof Error ? error.message.slice(0, 200) : String(error)})`, { file });
  }
}
