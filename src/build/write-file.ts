import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { finished } from "node:stream/promises";

/**
 * Writes a file in pieces under another name and then renames it, so that a reader never sees half of it and a kill leaves
 * the old one in place. Waits while the disk is behind.
 */
export async function writeFilePieces(file: string, pieces: Iterable<string>): Promise<void> {
  const part = `${file}.part`;
  const stream = createWriteStream(part);
  const ended = finished(stream);
  ended.catch(() => undefined);
  let gathered = "";
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < 1 << 16) continue;
    if (!stream.write(gathered)) await Promise.race([once(stream, "drain"), ended]);
    gathered = "";
  }
  stream.end(gathered);
  await ended;
  await rename(part, file);
}
