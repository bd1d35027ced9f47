import type { Fetcher, FetcherOptions } from "./types.js";

/** Reads addresses. The web client is loaded at the first one: a build of files never touches it. */
export function createFetcher(options: Partial<FetcherOptions> = {}): Fetcher {
  let web: Promise<Fetcher> | null = null;
  return {
    fetch: async (address) => {
      web ??= import("./web.js").then(({ openWeb }) => openWeb(options));
      return (await web).fetch(address);
    },
    close: async () => (await web)?.close(),
  };
}
