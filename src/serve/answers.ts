import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { InputError } from "../document/errors.js";
import { readQuery } from "./query.js";
import type { Desk, Route } from "./route.js";

/** Answers to the same address that are kept until the store changes; an answer is some 20 KB. */
const KEPT_ANSWERS = 400;
/** Longer answers are not kept. */
const KEPT_CHARACTERS = 400_000;

/** What changes without the store. */
const LIVE: readonly string[] = ["listJobs", "listCorrections"];

/** Serves a route as it describes itself. Reading answers are kept by address: the same question costs once. */
export function serveRoute(server: FastifyInstance, desk: Desk, route: Route): void {
  const kept = new Map<string, string>();
  let generation = 0;
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const isReading = route.method === "GET" && !LIVE.includes(route.name);
    if (generation !== desk.library.generation()) kept.clear();
    generation = desk.library.generation();
    const known = isReading ? kept.get(request.raw.url ?? "") : undefined;
    if (known !== undefined) return sendJson(request, reply, known);
    const found = await route.handle(desk, askedBy(request, route));
    if (found === null) return sendError(reply, 404, "file-not-found", "there is nothing by that id");
    const text = JSON.stringify(found);
    if (isReading && text.length <= KEPT_CHARACTERS && generation === desk.library.generation()) {
      if (kept.size >= KEPT_ANSWERS) kept.delete(kept.keys().next().value ?? "");
      kept.set(request.raw.url ?? "", text);
    }
    return route.sends === undefined ? sendJson(request, reply, text) : reply.code(202).type(JSON_TYPE).send(text);
  };
  server.route({ method: route.method, url: route.path.replace("{id}", ":id"), handler: answer });
}

const JSON_TYPE = "application/json; charset=utf-8";

/** The browser asks again each time, and is told in a word that nothing has changed (RFC 9110, 13.1.2). */
function sendJson(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  reply.header("etag", tag).header("cache-control", "no-cache");
  return request.headers["if-none-match"] === tag ? reply.code(304).send() : reply.type(JSON_TYPE).send(text);
}

export const sendError = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply
    .code(status)
    .header("cache-control", "no-store")
    .type(JSON_TYPE)
    .send(JSON.stringify({ error: { code, message } }));

function askedBy(request: FastifyRequest, { parameters, sends }: Route): Parameters<Route["handle"]>[1] {
  const { searchParams } = new URL(request.raw.url ?? "/", "http://localhost");
  const params: unknown = request.params;
  const id = typeof params === "object" && params !== null && "id" in params ? String(params.id) : "";
  return { query: readQuery(searchParams, parameters), id, body: sends === "bytes" ? undefined : request.body, bytes: request.raw };
}

/** What went wrong, in the words of the error; a bug of ours is told as such, without its details. */
export function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof InputError) return sendError(reply, error.code === "file-too-large" ? 413 : 400, error.code, error.message);
  const status = error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status < 500) return sendError(reply, status, "bad-request", error instanceof Error ? error.message : "bad request");
  console.error(error);
  return sendError(reply, 500, "fault", "daybook failed; the terminal it runs in says why");
}
