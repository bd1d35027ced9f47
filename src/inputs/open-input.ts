import { createReadStream } from "node:fs";
import { createGunzip, type Gunzip } from "node:zlib";
import { InputError } from "../document/errors.js";
import { fileError } from "./find-inputs.js";
import { type FileKind, kindOf } from "./kinds.js";

/** A page or a text of more bytes is refused; news pages rarely pass 5 MB. */
export const MAX_PAGE_BYTES = 16 * 2 ** 20;
/** A mail, a page saved with its pictures, or a PDF of more bytes is refused: most of it is pictures. */
export const MAX_BUNDLE_BYTES = 64 * 2 ** 20;
/** A line of JSON Lines of more bytes is refused. */
export const MAX_LINE_BYTES = 64 * 2 ** 20;
/** Packed data may not unpack to more than this many times its size (text packs to a tenth; a bomb to a thousandth). */
export const MAX_UNPACKING = 200;

export interface OpenedInput {
  readonly kind: FileKind;
  /** The bytes of the file, unpacked. @throws InputError while reading */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a file (or standard input, `-`), unpacks gzip, and tells its kind from its name and first bytes. @throws InputError */
export async function openInput(file: string): Promise<OpenedInput> {
  const raw = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  return openChunks(named(raw, file), file === "-" ? "" : file, file);
}

/**
 * The same for bytes that come from elsewhere (an entry of an archive, an address).
 * @param name tells the kind where the bytes do not @param file for messages @throws InputError
 */
export async function openChunks(chunks: AsyncIterable<Uint8Array>, name: string, file: string): Promise<OpenedInput> {
  const reader = chunks[Symbol.asyncIterator]();
  const head = await firstBytes(reader);
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  const source = following(head, reader);
  if (!isPacked) return { kind: kindOf(name, head), chunks: source };
  const unpacked = unpack(source, file)[Symbol.asyncIterator]();
  const unpackedHead = await firstBytes(unpacked);
  return { kind: kindOf(name.replace(/\.gz$/i, ""), unpackedHead), chunks: following(unpackedHead, unpacked) };
}

/** All bytes at once. @throws InputError `file-too-large` */
export async function readWhole(chunks: AsyncIterable<Uint8Array>, maxBytes: number, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw new InputError("file-too-large", `more than ${maxBytes / 2 ** 20} MB, which is the most that is read of one page`, { file });
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}

const SNIFFED_BYTES = 4096;

async function firstBytes(reader: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFFED_BYTES) {
    const { value, done } = await reader.next();
    if (done === true) break;
    parts.push(value);
    length += value.length;
  }
  return Buffer.concat(parts);
}

async function* following(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (;;) {
      const { value, done } = await rest.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

async function* named(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw fileError(error, file);
  }
}

/** Unpacks gzip, also of many members. What comes before a damage is given before the error. */
async function* unpack(source: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const ready: Uint8Array[] = [];
  const progress: { state: "open" | "ended" | InputError } = { state: "open" };
  let wake: () => void = () => undefined;
  const settle = (to: "ended" | InputError): void => {
    if (progress.state === "open") progress.state = to;
    wake();
  };
  gunzip.on("data", (chunk: Buffer) => {
    ready.push(chunk);
    gunzip.pause();
    wake();
  });
  gunzip.once("end", () => settle("ended"));
  gunzip.on("error", () => settle(new InputError("file-damaged", "the gzip data is damaged", { file })));
  const count = { packed: 0, unpacked: 0 };
  feed(source, gunzip, count).catch((error: unknown) => settle(error instanceof InputError ? error : fileError(error, file)));
  try {
    for (;;) {
      for (let chunk = ready.shift(); chunk !== undefined; chunk = ready.shift()) {
        count.unpacked += chunk.length;
        if (count.unpacked > MAX_PAGE_BYTES && count.unpacked > count.packed * MAX_UNPACKING)
          throw new InputError("file-too-large", `unpacks to more than ${MAX_UNPACKING} times its size`, { file });
        yield chunk;
      }
      if (progress.state === "ended") return;
      if (progress.state !== "open") throw progress.state;
      const woken = new Promise<void>((resolve) => (wake = resolve));
      gunzip.resume();
      await woken;
    }
  } finally {
    gunzip.destroy();
  }
}

/** Writes the packed bytes into the stream and waits where it is behind; ends when nobody reads any more. */
async function feed(source: AsyncIterable<Uint8Array>, gunzip: Gunzip, count: { packed: number }): Promise<void> {
  const closed = new Promise((resolve) => gunzip.once("close", resolve));
  for await (const chunk of source) {
    if (gunzip.destroyed) return;
    count.packed += chunk.length;
    if (!gunzip.write(chunk)) await Promise.race([new Promise((resolve) => gunzip.once("drain", resolve)), closed]);
  }
  gunzip.end();
}
