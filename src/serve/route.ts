import type { Readable } from "node:stream";
import type { Additions } from "./additions.js";
import type { Jobs } from "./jobs.js";
import type { Library } from "./library.js";
import type { LookBack } from "./look-back.js";
import type { ParameterName, Query } from "./query.js";
import type { Said } from "./said.js";
import type { Schema } from "./schemas.js";

/** What the answers are made from. */
export interface Desk {
  readonly library: Library;
  readonly lookBack: LookBack;
  readonly jobs: Jobs;
  readonly additions: Additions;
  readonly said: Said;
}

export interface Asked {
  readonly query: Query;
  /** The part of the path in braces; empty where the route has none. */
  readonly id: string;
  /** The JSON that was sent; `undefined` where none was. */
  readonly body: unknown;
  /** The bytes that are sent, for a route that takes them. */
  readonly bytes: Readable;
}

/** A way of asking, as it is answered and as `/api/openapi.json` describes it. */
export interface Route {
  readonly method: "GET" | "POST";
  /** As in OpenAPI: `/api/stories/{id}`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly ParameterName[];
  /** What is sent: JSON of this shape, or `"bytes"`. */
  readonly sends?: Schema | "bytes";
  readonly answer: Schema;
  /** `null` where there is nothing by that id. @throws InputError for what cannot be understood */
  readonly handle: (desk: Desk, asked: Asked) => object | null | Promise<object | null>;
}
