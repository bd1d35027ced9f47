import { isIP } from "node:net";

/** What the guard looks at of a request. */
export interface GuardedRequest {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode` (W3C Fetch Metadata), which browsers send by themselves and pages cannot change. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
}

/** Why a request is refused; `null` where it is let in. */
export type Guard = (request: GuardedRequest) => string | null;

/** The header of a request without its port, brackets of IPv6 taken off; `null` for what is none. */
function hostName(authority: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(authority);
  return (match?.[1] ?? match?.[2] ?? null)?.toLowerCase() ?? null;
}

const WILDCARDS: readonly string[] = ["0.0.0.0", "::"];

/**
 * Lets in only requests that name this server by an address or by the name it was given, so that no web site can have its own name point here
 * (DNS rebinding), and only those that come from its own pages, so that no other site can read or write here.
 * @param address what the server listens on
 */
export function createGuard(address: string): Guard {
  const own = address.toLowerCase();
  const isOwn = (name: string): boolean =>
    name === "localhost" || name === "127.0.0.1" || name === "::1" || name === own || (WILDCARDS.includes(own) && isIP(name) !== 0);
  return ({ method, host, origin, site, mode }) => {
    const name = host === undefined ? null : hostName(host);
    if (name === null || !isOwn(name)) return "the Host header names another server";
    const isReading = method === "GET" || method === "HEAD";
    // A link from elsewhere may open a page, but nothing elsewhere may read an answer or send a change.
    const isVisit = isReading && mode === "navigate";
    if (origin !== undefined && origin !== `http://${host}` && !isVisit) return "the request comes from another site";
    if (site !== undefined && site !== "same-origin" && site !== "none" && !isVisit) return "the request comes from another site";
    return null;
  };
}

/** Only the server's own script and stylesheet run, and requests go nowhere else. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Sent with every answer. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};
