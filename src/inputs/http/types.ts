import type { LookupAddress } from "node:dns";

/** Whether an IP address may be connected to. */
export type MayReach = (address: string) => boolean;

/** Asks for the addresses of a name; the system's own unless a test says otherwise. */
export type Resolve = (name: string, answer: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

/** A page from the web. `url` is where it was found in the end. */
export interface Fetched {
  readonly url: string;
  /** Lower case, with its parameters; empty where the server gave none. */
  readonly contentType: string;
  /** @throws InputError while reading */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Fetcher {
  /** @throws InputError `address-refused`, `address-failed`, with the address as place */
  readonly fetch: (address: string) => Promise<Fetched>;
  readonly close: () => Promise<void>;
}

export interface FetcherOptions {
  /** Tests alone reach other addresses than public ones; there is no option of the command for it. */
  readonly mayReach: MayReach;
  readonly resolve: Resolve;
  /** Milliseconds between two requests to one host. */
  readonly pause: number;
  /** Milliseconds for one address with all that is read of it. */
  readonly limit: number;
}
