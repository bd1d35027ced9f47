import { setTimeout as wait } from "node:timers/promises";
import robotsModule from "robots-parser";
import { type Dispatcher, request } from "undici";
import { InputError } from "../../document/errors.js";
import { VERSION } from "../../document/version.js";
import { createAgent, systemResolve } from "./agent.js";
import { isPublicAddress } from "./public-address.js";
import type { Fetched, Fetcher, FetcherOptions } from "./types.js";

const DEFAULTS: FetcherOptions = { mayReach: isPublicAddress, resolve: systemResolve, pause: 1000, limit: 300_000 };

const AGENT_NAME = "Daybook";
/** As browsers, less than half. */
const MAX_REDIRECTS = 5;
/** What RFC 9309, 2.5, wants read of a robots.txt at least. */
const MAX_ROBOTS_BYTES = 512 * 1024;
/** A longer pause than this that a site asks for is kept to so far. */
const MAX_PAUSE = 60_000;
const MAX_DOWNLOAD_BYTES = 256 * 2 ** 20;

interface Rules {
  readonly isAllowed: (url: string, agent: string) => boolean | undefined;
  /** Seconds. */
  readonly getCrawlDelay: (agent: string) => number | undefined;
}
// The module is its function; its types say that it has one.
const robotsParser = robotsModule as unknown as (url: string, contents: string) => Rules;

type Robots = Rules | "closed";

/** Reads addresses one at a time, politely: robots.txt is kept to, and a host is asked at most once a second. */
export function openWeb(options: Partial<FetcherOptions>): Fetcher {
  const { mayReach, resolve, pause, limit } = { ...DEFAULTS, ...options };
  const agent = createAgent(mayReach, resolve);
  const robots = new Map<string, Promise<Robots>>();
  const nextTurn = new Map<string, number>();

  const ask = async (url: URL, signal: AbortSignal, ownPause: number): Promise<Dispatcher.ResponseData> => {
    const turn = Math.max(nextTurn.get(url.host) ?? 0, performance.now());
    nextTurn.set(url.host, turn + ownPause);
    await wait(Math.max(0, turn - performance.now()), undefined, { signal });
    return request(url, {
      dispatcher: agent,
      signal,
      headers: {
        "user-agent": `${AGENT_NAME}/${VERSION} (reads single pages for a reader; keeps to robots.txt)`,
        accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "accept-encoding": "identity",
      },
    });
  };

  const robotsOf = (url: URL, signal: AbortSignal): Promise<Robots> => {
    const known = robots.get(url.origin);
    if (known !== undefined) return known;
    const fresh = readRobots(new URL("/robots.txt", url), (at) => ask(at, signal, 0));
    robots.set(url.origin, fresh);
    fresh.catch(() => robots.delete(url.origin));
    return fresh;
  };

  const follow = async (address: string, signal: AbortSignal): Promise<Fetched> => {
    let url = checkedUrl(address);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const rules = await robotsOf(url, signal);
      if (rules === "closed") throw new InputError("address-refused", `the robots.txt of ${url.host} could not be read, so it is taken to forbid reading`);
      if (rules.isAllowed(url.href, AGENT_NAME) === false) throw new InputError("address-refused", `the robots.txt of ${url.host} forbids reading it`);
      const delay = Math.min((rules.getCrawlDelay(AGENT_NAME) ?? 0) * 1000, MAX_PAUSE);
      const answer = await ask(url, signal, Math.max(pause, delay));
      const target = redirectOf(answer);
      if (target === null) return fetchedOf(url, answer);
      await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined);
      url = checkedUrl(target, url);
    }
    throw new InputError("address-failed", `more than ${MAX_REDIRECTS} redirects`);
  };

  return {
    fetch: async (address) => {
      const signal = AbortSignal.timeout(limit);
      try {
        const { chunks, ...fetched } = await follow(address, signal);
        return { ...fetched, chunks: placed(chunks, address) };
      } catch (error) {
        throw addressError(error, address);
      }
    },
    close: () => agent.destroy(),
  };
}

/** @throws InputError for anything but an http or https address without a password */
function checkedUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new InputError("address-refused", "not an address that can be read");
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new InputError("address-refused", `leads to ${url.protocol}, where only http and https are read`);
  if (url.username !== "" || url.password !== "") throw new InputError("address-refused", "holds a name or password, which Daybook never sends");
  url.hash = "";
  return url;
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  const location = headers["location"];
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === "string" ? location : null;
}

async function fetchedOf(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData): Promise<Fetched> {
  const header = (name: string): string => String(headers[name] ?? "").toLowerCase();
  const coding = header("content-encoding");
  const problem =
    statusCode !== 200
      ? `the server answered ${statusCode}`
      : coding !== "" && coding !== "gzip" && coding !== "identity"
        ? "the server packed it in a way that was not asked for"
        : null;
  if (problem !== null) {
    body.on("error", () => undefined).destroy();
    throw new InputError("address-failed", problem);
  }
  return { url: url.href, contentType: header("content-type"), chunks: limited(body, MAX_DOWNLOAD_BYTES) };
}

async function* limited(body: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new InputError("file-too-large", `more than ${maxBytes / 2 ** 20} MB, which is the most that is read from an address`);
    yield chunk;
  }
}

async function* placed(chunks: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw addressError(error, address);
  }
}

/**
 * RFC 9309: no robots.txt (4xx) allows everything, a server in trouble forbids everything; redirects are followed.
 * @throws what connecting throws for an address that may not be reached
 */
async function readRobots(start: URL, ask: (url: URL) => Promise<Dispatcher.ResponseData>): Promise<Robots> {
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await ask(url);
    const target = redirectOf(answer);
    if (target === null) {
      if (answer.statusCode >= 400 && answer.statusCode < 500) {
        await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined);
        return robotsParser(start.href, "");
      }
      if (answer.statusCode !== 200) {
        await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined);
        return "closed";
      }
      return robotsParser(start.href, await headOf(answer.body, MAX_ROBOTS_BYTES));
    }
    await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined);
    url = checkedUrl(target, url);
  }
  return robotsParser(start.href, "");
}

async function headOf(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= maxBytes) break;
  }
  return Buffer.concat(parts).subarray(0, maxBytes).toString("utf8");
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the name service does not answer",
  ECONNREFUSED: "the server does not answer",
  ECONNRESET: "the server broke the connection",
  UND_ERR_CONNECT_TIMEOUT: "the server does not answer",
  UND_ERR_HEADERS_TIMEOUT: "the server does not answer",
  UND_ERR_BODY_TIMEOUT: "the server stopped in the middle",
  UND_ERR_SOCKET: "the server broke the connection",
  UND_ERR_HEADERS_OVERFLOW: "the server's answer begins with more than a page",
};

/** What went wrong, in our words; the first cause that is ours stands. */
function addressError(error: unknown, address: string): InputError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof InputError) return new InputError(cause.code, cause.found, { file: address });
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError"))
    return new InputError("address-failed", "it took too long", { file: address });
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new InputError("address-failed", REASONS[code] ?? `could not be read (${error instanceof Error ? error.message.slice(0, 200) : String(error)})`, {
    file: address,
  });
}
