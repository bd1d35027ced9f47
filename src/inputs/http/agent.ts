import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { InputError } from "../../document/errors.js";
import type { MayReach, Resolve } from "./types.js";

/** The system's own name service. */
export const systemResolve: Resolve = (name, answer) => systemLookup(name, { all: true }, (error, addresses) => answer(error, error === null ? addresses : []));

const CONNECT_MS = 10_000;
const HEADERS_MS = 20_000;
/** The longest silence within a page. */
const SILENCE_MS = 20_000;

const refused = (name: string): InputError =>
  new InputError("address-refused", `${name} is not on the public internet (this machine, or a private network), where Daybook never goes`);

/**
 * Connections to addresses that may be reached, and to no other. The answers of the name service are checked at the moment of
 * connecting, and so is the far end of the connection before anything is sent: a name that changes its answer gains nothing.
 */
export function createAgent(mayReach: MayReach, resolve: Resolve): Agent {
  const lookup: LookupFunction = (name, options, answer) =>
    resolve(name, (error, addresses) => {
      const first = addresses[0];
      if (error !== null || first === undefined) answer(error ?? new Error("no address"), "", 0);
      else if (!addresses.every(({ address }) => mayReach(address))) answer(refused(name), "", 0);
      else if (options.all === true) answer(null, [...addresses]);
      else answer(null, first.address, first.family);
    });
  const connector = buildConnector({ timeout: CONNECT_MS, lookup });
  const connect: buildConnector.connector = (options, answer) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !mayReach(host)) {
      answer(refused(host), null);
      return;
    }
    connector(options, (error, socket) => {
      if (error !== null) answer(error, null);
      else if (socket.remoteAddress === undefined || !mayReach(socket.remoteAddress)) {
        socket.destroy();
        answer(refused(host), null);
      } else answer(null, socket);
    });
  };
  return new Agent({ connect, headersTimeout: HEADERS_MS, bodyTimeout: SILENCE_MS, keepAliveTimeout: 4000, maxHeaderSize: 64 * 1024 });
}
