import { isJsonObject } from "../document/check.js";
import { InputError } from "../document/errors.js";
import type { Route } from "./route.js";
import { listOf, object, ref } from "./schemas.js";

/** Addresses that may be given at once. */
const MOST_ADDRESSES = 100;

/** Reports are added, and builds followed. */
export const ADD_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/api/reports",
    name: "addReport",
    summary: "Adds a file of any kind that daybook build reads; it is kept and then read",
    parameters: ["name"],
    sends: "bytes",
    answer: ref("Accepted"),
    handle: async ({ additions, jobs }, { query, bytes }) => {
      const { name } = await additions.keepFile(query.text("name"), bytes);
      jobs.ask();
      return { accepted: [name] };
    },
  },
  {
    method: "POST",
    path: "/api/addresses",
    name: "addAddresses",
    summary: "Adds pages by their http(s) addresses; robots.txt is kept to, and private addresses are never reached",
    parameters: [],
    sends: object({ addresses: { ...listOf({ type: "string", format: "uri" }), minItems: 1, maxItems: MOST_ADDRESSES } }),
    answer: ref("Accepted"),
    handle: async ({ additions, jobs }, { body }) => {
      const accepted: string[] = [];
      for (const address of addressesOf(body)) accepted.push((await additions.keepAddress(address)).name);
      jobs.ask();
      return { accepted };
    },
  },
  {
    method: "GET",
    path: "/api/jobs",
    name: "listJobs",
    summary: "Builds, running and done; /api/events tells of every change",
    parameters: [],
    answer: object({ jobs: listOf(ref("Job")) }),
    handle: ({ jobs }) => ({ jobs: jobs.list() }),
  },
];

function addressesOf(body: unknown): readonly string[] {
  const addresses = isJsonObject(body) ? body["addresses"] : undefined;
  if (!Array.isArray(addresses) || addresses.length === 0 || addresses.length > MOST_ADDRESSES)
    throw new InputError("bad-field", `"addresses" must be a list of 1 to ${MOST_ADDRESSES} addresses`);
  return addresses.map((address: unknown) => {
    if (typeof address !== "string") throw new InputError("bad-field", "an address must be text");
    return address;
  });
}
