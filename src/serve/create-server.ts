import Fastify, { type FastifyInstance } from "fastify";
import { ADD_ROUTES } from "./add-routes.js";
import { answerError, sendError, serveRoute } from "./answers.js";
import { CORRECTION_ROUTES } from "./correction-routes.js";
import { ENTITY_ROUTES } from "./entity-routes.js";
import type { Events } from "./events.js";
import { createGuard, SAFE_HEADERS } from "./guard.js";
import { describeApi } from "./openapi.js";
import { loadAssets } from "./page-shell.js";
import type { Desk, Route } from "./route.js";
import { STORY_ROUTES } from "./story-routes.js";
import { VIEW_ROUTES } from "./view-routes.js";

/** All of the API. */
export const ROUTES: readonly Route[] = [...VIEW_ROUTES, ...STORY_ROUTES, ...ENTITY_ROUTES, ...ADD_ROUTES, ...CORRECTION_ROUTES];

/** Bytes of a request's JSON at most; files are sent as bytes and have a limit of their own. */
const MAX_JSON_BYTES = 1 << 19;

/** The server, not yet listening. @param address what it will listen on, which the guard lets requests name */
export function createServer(desk: Desk, events: Events, address: string): FastifyInstance {
  const server = Fastify({ bodyLimit: MAX_JSON_BYTES, forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } });
  const guard = createGuard(address);
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(SAFE_HEADERS);
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(",") : value;
    };
    const refusal = guard({
      method: request.method,
      host: header("host"),
      origin: header("origin"),
      site: header("sec-fetch-site"),
      mode: header("sec-fetch-mode"),
    });
    if (refusal !== null) return sendError(reply, 403, "refused", refusal);
  });
  // Files are taken as bytes, one a request, and go to the disk as they come; a form of another site cannot send this type.
  server.addContentTypeParser("application/octet-stream", (_request, _payload, done) => done(null, undefined));
  server.removeContentTypeParser("text/plain");
  server.setErrorHandler((error, _request, reply) => answerError(error, reply));
  server.setNotFoundHandler((_request, reply) => sendError(reply, 404, "not-found", "there is no such page; / is the first one"));
  for (const route of ROUTES) serveRoute(server, desk, route);
  const description = JSON.stringify(describeApi(ROUTES), null, 1);
  server.get("/api/openapi.json", (_request, reply) => reply.type("application/json; charset=utf-8").send(description));
  server.get("/api/events", (_request, reply) => {
    reply.hijack();
    for (const [name, value] of Object.entries(SAFE_HEADERS)) reply.raw.setHeader(name, value);
    events.follow(reply.raw);
  });
  for (const [path, { type, body }] of loadAssets()) server.get(path, (_request, reply) => reply.type(type).header("cache-control", "no-cache").send(body));
  return server;
}
