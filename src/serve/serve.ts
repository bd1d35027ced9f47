import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { readCorrections } from "../build/index.js";
import { InputError } from "../document/errors.js";
import { createAdditions } from "./additions.js";
import { createServer } from "./create-server.js";
import { createEvents } from "./events.js";
import { createJobs, type Order } from "./jobs.js";
import { openLibrary } from "./library.js";
import { createLookBack } from "./look-back.js";
import { createSaid } from "./said.js";

export interface ServeOptions {
  /** The store that `daybook build` made. */
  readonly store: string;
  /** 0: one that is free. */
  readonly port: number;
  /** The address to listen on; 127.0.0.1 is reached from this machine only. */
  readonly host: string;
}

/** A server that listens. */
export interface Serving {
  /** Where the page is. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Milliseconds between two looks at what other programs wrote into the store. */
const LOOK_EVERY = 1000;

/**
 * Opens the store as a web application. Reports added meanwhile are read by builds in processes of their own; a build by another program is
 * seen within a second.
 * @throws InputError where there is no store, or the address cannot be listened on
 */
export async function serve({ store, port, host }: ServeOptions): Promise<Serving> {
  if (!existsSync(store)) throw new InputError("file-not-found", "there is no store; daybook build makes one", { file: store });
  if (basename(store) !== "daybook.db")
    throw new InputError("bad-field", "a store that is served is named daybook.db, as daybook build names it", { file: store });
  const library = openLibrary(store);
  const folder = dirname(store);
  const additions = createAdditions(folder);
  const said = createSaid();
  const events = createEvents();
  const catchUp = (): void => {
    if (library.catchUp()) events.changed(library.generation());
  };
  const prepare = async (): Promise<Order | null> => {
    const waiting = await additions.waiting();
    const record = library.book()?.record ?? null;
    const isCorrected = record !== null && readCorrections(folder).length !== record.corrections;
    if (waiting.length === 0 && record !== null && !isCorrected) return null;
    const { days = null, perDay = null, query = null, givenTitle: title = null } = record ?? {};
    const taken = said.take();
    return {
      task: { type: "build", inputs: waiting.map(({ input }) => input), out: folder, days, perDay, query, title },
      names: waiting.map(({ name }) => name),
      onDone: async () => {
        await additions.done(waiting);
        taken();
        catchUp();
      },
    };
  };
  const jobs = createJobs(prepare);
  jobs.listen(events.job);
  const lookBack = createLookBack(library);
  const server = createServer({ library, lookBack, jobs, additions, said }, events, host);
  const looking = setInterval(catchUp, LOOK_EVERY);
  const close = async (): Promise<void> => {
    clearInterval(looking);
    events.close();
    lookBack.close();
    await jobs.close();
    await server.close();
    library.close();
  };
  try {
    const url = await server.listen({ port, host });
    // What waited when the server last ended, and a store that no build has finished, are seen to at once.
    jobs.ask();
    return { url: `${url}/`, close };
  } catch (error) {
    await close();
    throw new InputError("address-failed", `cannot listen on ${host}, port ${port} (${error instanceof Error ? error.message : String(error)})`);
  }
}
