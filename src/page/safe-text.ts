// Report text is hostile: nothing of it may act. HTML is escaped by Preact; this file covers what escaping does not.

/** Control characters that show nothing, and overrides that make text read otherwise than it is written. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e\ufeff]/g;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;

/** The text as it is shown: every unseen control character and every direction override becomes U+FFFD, so offsets stay true. */
export const visibleText = (text: string): string => text.replace(UNSEEN, "\ufffd").replace(LONE_SURROGATE, "\ufffd").replaceAll("\r", " ");

const SCRIPT_ESCAPES: Readonly<Record<string, string>> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029" };

/** JSON that can stand in a `script` element: it can neither end the element nor open a comment in it. */
export const jsonForScript = (value: object): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => SCRIPT_ESCAPES[character] ?? "");

/** An http(s) address fit for a link, in its normal form; `null` for every other scheme and for what is no address. */
export function webAddress(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

/** A BCP 47 tag for a `lang` attribute; `undefined` where the language is not known or the tag is none. */
export const languageTag = (language: string): string | undefined =>
  language !== "und" && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/.test(language) ? language : undefined;
