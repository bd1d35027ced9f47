/** Every way in which input can be unusable; what to do about each is in `ERROR_ADVICE`. */
export type ErrorCode =
  | "bad-json"
  | "bad-field"
  | "bad-date"
  | "line-too-long"
  | "file-not-found"
  | "file-unreadable"
  | "file-empty"
  | "file-too-large"
  | "file-binary"
  | "file-kind-unknown"
  | "file-kind-unsupported"
  | "encoding-doubtful"
  | "no-story"
  | "file-damaged"
  | "file-encrypted"
  | "archive-refused"
  | "address-refused"
  | "address-failed"
  | "store-unusable"
  | "resource-missing"
  | "resource-version";

/** What to do about each; the first half of the message (what was found) comes with the error. */
export const ERROR_ADVICE: Readonly<Record<ErrorCode, string>> = {
  "bad-json": "each line must be one JSON object; mend or delete the line",
  "bad-field": "see the contract of the command: daybook help",
  "bad-date": "give a calendar day as YYYY-MM-DD",
  "line-too-long": "split the line, or give the page as a file of its own",
  "file-not-found": "check the path",
  "file-unreadable": "check who may read it (chmod), then run the same command again",
  "file-empty": "save the page again",
  "file-too-large": "split it, or remove embedded pictures and scripts",
  "file-binary": "give a saved page, text, feed, mail, PDF, WARC, ZIP or JSON Lines",
  "file-kind-unknown": "give a saved page, text, feed, mail, PDF, WARC, ZIP or JSON Lines",
  "file-kind-unsupported": "save the report as HTML or plain text",
  "encoding-doubtful": "check the words in the page; convert the file to UTF-8 to be sure",
  "no-story": "the page may be a list, a consent wall or an error page; save the article itself",
  "file-damaged": "save or download it again; what could be read of it was kept",
  "file-encrypted": "save it without a password",
  "archive-refused": "unpack it yourself, look at what is in it, and give the folder",
  "address-refused": "save the page to a file and give the file",
  "address-failed": "run the same command again later, or save the page to a file and give the file",
  "store-unusable": "move the store away and build again; the reports themselves are unharmed",
  "resource-missing": "install daybook again",
  "resource-version": "install daybook again",
};

/** Where the trouble is: a file, a line of it (from 1), the id of a document. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly id?: string;
}

/** Input that cannot be used: a bad line, field, date or file. Exit status 2. */
export class InputError extends Error {
  readonly code: ErrorCode;
  /** What was found, without the advice. */
  readonly found: string;
  readonly place: ErrorPlace;
  /** @param found what was found, and what was expected, in one phrase without a full stop */
  constructor(code: ErrorCode, found: string, place: ErrorPlace = {}) {
    super(`${found}; ${ERROR_ADVICE[code]}`);
    this.name = "InputError";
    this.code = code;
    this.found = found;
    this.place = place;
  }
}

/** A word list or model that is missing or of another version: a broken installation. Exit status 1. */
export class ResourceError extends Error {
  readonly code: ErrorCode;
  constructor(code: "resource-missing" | "resource-version", found: string) {
    super(`${found}; ${ERROR_ADVICE[code]}`);
    this.name = "ResourceError";
    this.code = code;
  }
}

/** The code of that name. @throws ResourceError for a name that this version does not know */
export function errorCode(name: string): ErrorCode {
  if (isErrorCode(name)) return name;
  throw new ResourceError("resource-version", `unknown error code ${name}`);
}

const isErrorCode = (name: string): name is ErrorCode => Object.hasOwn(ERROR_ADVICE, name);
