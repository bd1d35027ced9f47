import { isJsonObject } from "../document/check.js";
import { decodeBytes } from "./decode.js";
import type { FoundPage, PageContents } from "./pages.js";

/** Takes a page out of its format. Nothing for `line`, which the caller reads. @throws InputError */
export async function readContents({ kind, bytes, encoding, url }: FoundPage): Promise<PageContents> {
  switch (kind) {
    case "mail":
    case "mhtml": {
      const { readMail, readMhtml } = await import("./read-mail.js");
      return kind === "mail" ? readMail(bytes) : readMhtml(bytes);
    }
    case "pdf": {
      // 2 MB of code that most piles have no use for.
      const { readPdf } = await import("./read-pdf.js");
      return { ...(await readPdf(bytes)), url: url ?? null };
    }
    case "entry":
      return entryContents(bytes);
    default: {
      const { text, doubt } = decodeBytes(bytes, kind === "html", encoding);
      return { html: kind === "html" ? text : null, text: kind === "html" ? null : text, url: url ?? null, given: null, doubt };
    }
  }
}

/** The entries of a feed were written by `readFeed`, so their shape is not checked again. */
function entryContents(bytes: Uint8Array): PageContents {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isJsonObject(value)) throw new TypeError("an entry is an object");
  return value as unknown as PageContents;
}
