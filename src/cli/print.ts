import pc from "picocolors";
import { InputError } from "../document/errors.js";

// Colour only where standard error is a terminal; picocolors also heeds NO_COLOR and FORCE_COLOR.
const colours = pc.createColors(process.env["NO_COLOR"] === undefined && (process.stderr.isTTY || process.env["FORCE_COLOR"] !== undefined));

/** Characters that steer a terminal or turn the direction of text: never printed as they are. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Untrusted words made safe for a terminal: steering characters are written as `\u{…}`, line ends as spaces. */
export const printable = (words: string): string =>
  words.replace(/[\t\n\r]+/g, " ").replace(STEERING, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);

/** Writes a line for people, on standard error. */
export const printLine = (line: string): void => void process.stderr.write(`${line}\n`);

/** Where an error is: "page.html:12: ". */
function placeOf({ place }: InputError): string {
  if (place.file === undefined) return "";
  return `${place.file === "-" ? "standard input" : printable(place.file)}${place.line === undefined ? "" : `:${place.line}`}: `;
}

/** Something that could not be read: file, what was found, what to do. */
export const printProblem = (error: InputError): void => printLine(`${colours.yellow("not read")} ${colours.bold(placeOf(error))}${printable(error.message)}`);

/** An error that ends the command. Anything but `InputError` and `ResourceError` is a bug and is printed whole. */
export function printError(error: unknown): void {
  if (error instanceof InputError) printLine(`${colours.red("error")} ${placeOf(error)}${printable(error.message)}`);
  else if (error instanceof Error && error.name === "ResourceError") printLine(`${colours.red("error")} ${printable(error.message)}`);
  else printLine(`${colours.red("daybook failed")} (this is a bug): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

export { colours };
