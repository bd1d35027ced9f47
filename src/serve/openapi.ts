import { VERSION } from "../document/version.js";
import { PARAMETERS, type ParameterName } from "./query.js";
import type { Route } from "./route.js";
import { ref, SCHEMAS, type Schema } from "./schemas.js";

const json = (schema: Schema) => ({ "application/json": { schema } });

const parameterOf = (name: ParameterName) => ({
  name,
  in: "query",
  description: PARAMETERS[name].description,
  schema: PARAMETERS[name].schema,
  ...("isList" in PARAMETERS[name] ? { style: "form", explode: true } : {}),
});

const ID = { name: "id", in: "path", required: true, description: "As lists give it", schema: { type: "string" } };

const failed = (description: string) => ({ description, content: json(ref("Error")) });

function operationOf({ name, summary, path, parameters, sends, answer }: Route) {
  const hasId = path.includes("{id}");
  return {
    operationId: name,
    summary,
    parameters: [...(hasId ? [ID] : []), ...parameters.map(parameterOf)],
    ...(sends === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: sends === "bytes" ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } } : json(sends),
          },
        }),
    responses: {
      [sends === undefined ? "200" : "202"]: {
        description: sends === undefined ? "The answer" : "Kept; it is read as soon as builds before it are done",
        content: json(answer),
      },
      "400": failed("Something of the request cannot be understood"),
      "403": failed("The request comes from another site"),
      ...(hasId ? { "404": failed("There is nothing by that id") } : {}),
      ...(sends === undefined ? {} : { "413": failed("Too large"), "415": failed("Sent as another type than named here") }),
    },
  };
}

/** The description of the API (OpenAPI 3.1), made from the routes that are served. */
export function describeApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  paths["/api/events"] = {
    get: {
      operationId: "followEvents",
      summary: "Server-sent events: `job` with a Job for every change of a build, `changed` with the new generation when the store has changed",
      responses: {
        "200": { description: "A stream that stays open", content: { "text/event-stream": { schema: { type: "string" } } } },
        "403": failed("The request comes from another site"),
      },
    },
  };
  paths["/api/openapi.json"] = {
    get: {
      operationId: "getDescription",
      summary: "This description",
      responses: { "200": { description: "OpenAPI 3.1", content: json({ type: "object" }) } },
    },
  };
  return {
    openapi: "3.1.0",
    info: {
      title: "Daybook",
      version: VERSION,
      summary: "A sourced chronology from a pile of news reports",
      description: "All text of reports is verbatim; spans and ranges are half-open, in UTF-16 code units, into the text of the report. Days are YYYY-MM-DD.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: SCHEMAS },
  };
}
