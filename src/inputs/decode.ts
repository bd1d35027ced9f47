import chardet from "chardet";

/** Bytes as text. `doubt` says in words why the reading is not certain; `null` where it is. */
export interface Decoded {
  readonly text: string;
  readonly doubt: string | null;
}

/**
 * Decodes a page or a text: byte order mark, then UTF-8 if the bytes are valid UTF-8, then what the server (`sent`)
 * and the page declare, then what the frequencies of the bytes suggest, which is a guess and said to be one.
 */
export function decodeBytes(bytes: Uint8Array, isHtml: boolean, sent?: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), doubt: null };
  const utf8 = validUtf8(bytes);
  if (utf8 !== null) return { text: utf8, doubt: null };
  if (isHtml) {
    const declared = (sent === undefined ? null : encodingOf(sent)) ?? declaredEncoding(bytes);
    if (declared !== null && declared !== "utf-8") return { text: new TextDecoder(declared).decode(bytes), doubt: null };
  }
  const guess = chardet.detect(bytes.subarray(0, 65_536)) ?? "windows-1252";
  const encoding = (guess === "UTF-8" ? null : encodingOf(guess)) ?? "windows-1252";
  return { text: new TextDecoder(encoding).decode(bytes), doubt: `not valid UTF-8 and no other encoding declared; read as ${encoding}, which is a guess` };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding that an HTML page declares in its first 1,024 bytes (HTML Living Standard, 13.2.3.2); `null` for none or an unknown one. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString("latin1");
  const match = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,30})/i.exec(head) ?? /<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,30})/i.exec(head);
  return match === null ? null : encodingOf(match[1] ?? "");
}

function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
