import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InputError } from "../document/errors.js";

/** Bytes of one added file at most; larger ones are given to `daybook build`. */
export const MAX_UPLOAD_BYTES = 256 * 2 ** 20;

/** What waits to be read: a file that was sent here, or an address. */
export interface Waiting {
  /** A path or an address, as `daybook build` takes it. */
  readonly input: string;
  readonly name: string;
}

/**
 * What users add, in a folder beside the store. Sent files stay there, as the reports they are; what was not read yet is noted in `waiting`, so
 * that nothing acknowledged is lost when the server is killed.
 */
export interface Additions {
  /** Keeps a file under a safe form of its name. @throws InputError `file-too-large` or `file-empty` */
  readonly keepFile: (name: string, bytes: Readable) => Promise<Waiting>;
  /** Notes an address. @throws InputError `address-refused` for what is no http(s) address */
  readonly keepAddress: (address: string) => Promise<Waiting>;
  readonly waiting: () => Promise<readonly Waiting[]>;
  /** What was read waits no longer. */
  readonly done: (inputs: readonly Waiting[]) => Promise<void>;
}

export function createAdditions(folder: string): Additions {
  const root = join(folder, "added");
  const waitingFolder = join(root, "waiting");
  const noteOf = (input: string): string => join(waitingFolder, `${hashOf(input)}.json`);
  const note = async (waiting: Waiting): Promise<Waiting> => {
    await mkdir(waitingFolder, { recursive: true });
    await writeFile(noteOf(waiting.input), JSON.stringify(waiting), { flush: true });
    return waiting;
  };
  return {
    keepFile: async (given, bytes) => {
      const name = safeName(given);
      const part = join(root, `${randomUUID()}.part`);
      await mkdir(root, { recursive: true });
      try {
        const sha256 = await writeBytes(bytes, part, name);
        const home = join(root, sha256.slice(0, 16));
        await mkdir(home, { recursive: true });
        await rename(part, join(home, name));
        return await note({ input: join(home, name), name });
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    keepAddress: async (address) => {
      const trimmed = address.trim();
      if (trimmed.length > 4000 || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed))
        throw new InputError("address-refused", "only http and https addresses are read");
      return note({ input: trimmed, name: trimmed });
    },
    waiting: async () => {
      const notes = await readdir(waitingFolder).catch(() => []);
      return Promise.all(notes.sort().map(async (file): Promise<Waiting> => JSON.parse(await readFile(join(waitingFolder, file), "utf8"))));
    },
    done: async (inputs) => {
      for (const { input } of inputs) await rm(noteOf(input), { force: true });
    },
  };
}

const hashOf = (words: string): string => createHash("sha256").update(words, "utf8").digest("hex").slice(0, 16);

/** Characters of a kept name at most; file systems take 255 bytes. */
const MAX_NAME = 80;

/** The last part of a name that came from outside, without anything that a file system or a terminal gives a meaning to. */
export function safeName(given: string): string {
  const name = basename(given.replaceAll("\\", "/"))
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}._ ()+-]/gu, "_")
    .replace(/^[.\s]+/, "");
  const characters = [...name];
  return characters.length === 0 ? "report" : characters.length <= MAX_NAME ? name : [...characters.slice(0, 40), ...characters.slice(40 - MAX_NAME)].join("");
}

/** Writes the bytes to the disk as they come; gives their SHA-256. */
async function writeBytes(bytes: Readable, file: string, name: string): Promise<string> {
  const hash = createHash("sha256");
  let length = 0;
  const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      length += chunk.length;
      if (length > MAX_UPLOAD_BYTES)
        throw new InputError("file-too-large", `more than ${MAX_UPLOAD_BYTES / 2 ** 20} MB; give it to daybook build`, { file: name });
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(bytes, counted, createWriteStream(file, { flush: true }));
  if (length === 0) throw new InputError("file-empty", "the file is empty", { file: name });
  return hash.digest("hex");
}
