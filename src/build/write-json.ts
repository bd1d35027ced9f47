import { VERSION } from "../document/version.js";
import type { Assembled } from "./assemble.js";

/**
 * `daybook.json`, in pieces: one story, entity, claim, commitment or day a line, so that it can also be read line by line.
 * @param stories their JSON
 */
export function* jsonPieces(stories: Iterable<string>, assembled: Assembled, options: Readonly<Record<string, string | number | null>>): Generator<string> {
  yield `{"version":${JSON.stringify(VERSION)},\n"options":${JSON.stringify(options)},\n`;
  yield* list("stories", stories);
  yield ",\n";
  yield* list("entities", jsonOf(assembled.entities));
  yield ",\n";
  yield* list("claims", jsonOf(assembled.claims));
  yield ",\n";
  yield* list("commitments", jsonOf(assembled.commitments));
  yield ",\n";
  yield* list("days", jsonOf(assembled.days));
  yield ",\n";
  yield* list("copies", jsonOf(assembled.copies));
  yield ",\n";
  yield* list("ratings", jsonOf(assembled.ratings));
  yield ",\n";
  yield* list("corrections", jsonOf(assembled.corrections.map(({ correction, status }) => ({ ...correction, status }))));
  yield "}\n";
}

function* jsonOf(values: Iterable<object>): Generator<string> {
  for (const value of values) yield JSON.stringify(value);
}

function* list(name: string, records: Iterable<string>): Generator<string> {
  yield `"${name}":[`;
  let separator = "\n";
  for (const record of records) {
    yield separator + record;
    separator = ",\n";
  }
  yield "\n]";
}
