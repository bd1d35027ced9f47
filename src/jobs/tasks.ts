import { createTeller, type PackedTellings, packTellings, type Teller, type Telling, type TellingOptions } from "../chronicle/index.js";
import { sampleShingles } from "../copies/index.js";
import { checkPage, checkReport, idOf, type JsonObject, parseJsonObject } from "../document/check.js";
import { InputError } from "../document/errors.js";
import type { ByteLine } from "../inputs/index.js";
import { createPipeline, type Pipeline } from "../pipeline.js";
import { packagedResources } from "../resources.js";
import type { ReadPage } from "../store/index.js";
import type { ReadTask } from "./read-pages.js";

/** What a filter made of a batch of lines: its output, one line for each of the input, and whether one of them failed. */
export interface FilteredLines {
  readonly output: string;
  readonly hasFailed: boolean;
}

/** Lines of stories, and which of what they tell is asked for. */
export interface TellTask {
  readonly lines: readonly ByteLine[];
  readonly options: TellingOptions;
}

export interface ToldLines extends FilteredLines {
  readonly tellings: PackedTellings;
}

let pipeline: Pipeline | null = null;
/** The pipeline of this thread; word lists and models are loaded at the first task. */
const loaded = (): Pipeline => (pipeline ??= createPipeline(packagedResources));

let teller: { readonly key: string; readonly tell: Teller } | null = null;
/** The teller of this thread, for the options asked for last. */
function tellerFor(options: TellingOptions): Teller {
  const key = JSON.stringify(options);
  if (teller?.key !== key) teller = { key, tell: createTeller(packagedResources, options, sampleShingles) };
  return teller.tell;
}

/** What each task takes and gives; both can be copied between threads. */
export interface TaskTypes {
  readonly cutLines: { readonly work: readonly ByteLine[]; readonly result: FilteredLines };
  readonly markLines: { readonly work: readonly ByteLine[]; readonly result: FilteredLines };
  readonly tellLines: { readonly work: TellTask; readonly result: ToldLines };
  readonly readPages: { readonly work: readonly ReadTask[]; readonly result: readonly ReadPage[] };
}

/** The work that is spread over threads. */
export const tasks: { readonly [Name in keyof TaskTypes]: (work: TaskTypes[Name]["work"]) => TaskTypes[Name]["result"] | Promise<TaskTypes[Name]["result"]> } =
  {
    cutLines: (lines) => filterLines(lines, (object) => ({ id: object["id"], stories: loaded().cut(checkPage(object)).stories })),
    markLines: (lines) =>
      filterLines(lines, (object) => {
        const { words, syntax, ...marked } = loaded().mark(checkReport(object));
        return marked;
      }),
    tellLines: ({ lines, options }) => {
      const tell = tellerFor(options);
      const tellings: Telling[] = [];
      let output = "";
      for (const line of lines) {
        const failed = tryLine(line, (object) => {
          const telling = tell(loaded().date(checkReport(object)));
          if (telling !== null) tellings.push(telling);
        });
        if (failed !== null) output += `${failed}\n`;
      }
      return { tellings: packTellings(tellings), output, hasFailed: output !== "" };
    },
    readPages: async (work) => {
      // Readers of feeds, mail and archives: the filters do without them.
      const { readPages } = await import("./read-pages.js");
      return readPages(loaded(), work);
    },
  };

function filterLines(lines: readonly ByteLine[], convert: (object: JsonObject) => object): FilteredLines {
  let output = "";
  let hasFailed = false;
  for (const line of lines) {
    const failed = tryLine(line, (object) => {
      output += `${JSON.stringify(convert(object))}\n`;
    });
    if (failed === null) continue;
    hasFailed = true;
    output += `${failed}\n`;
  }
  return { output, hasFailed };
}

/** Reads one line and hands its object on. Gives the error line for a line that cannot be read, else `null`. */
function tryLine(line: ByteLine, use: (object: JsonObject) => void): string | null {
  let id: string | undefined;
  try {
    const object = parseJsonObject(textOfLine(line));
    id = idOf(object);
    use(object);
    return null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return JSON.stringify({ ...(id === undefined ? {} : { id }), error: { code: error.code, message: error.message, line: line.number } });
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The characters of a line. @throws InputError when it is too long or not UTF-8 */
export function textOfLine(line: ByteLine): string {
  if (line.bytes === null) throw new InputError("line-too-long", "the line is longer than a line may be");
  try {
    return utf8.decode(line.bytes);
  } catch {
    throw new InputError("bad-json", "the line is not UTF-8");
  }
}
