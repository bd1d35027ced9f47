// The API of daybook serve, over a store built from the example reports; its answers are held against its own description.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { zipSync } from "fflate";
import type { Serving } from "../src/serve/index.js";
import { type Asking, askServer, serveBuilt, waitFor } from "./served.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-serve-"));
const out = join(folder, "daybook");
let serving: Serving;
let description: Record<string, unknown>;
const ajv = new Ajv2020({ strict: false, validateFormats: false });

before(async () => {
  serving = await serveBuilt(out);
  description = JSON.parse((await askServer(serving.url, "/api/openapi.json")).text);
  ajv.addSchema({ ...description, $id: "api" });
});
after(async () => {
  await serving?.close();
  rmSync(folder, { recursive: true, force: true });
});

const escaped = (pointer: string): string => pointer.replaceAll("~", "~0").replaceAll("/", "~1");

/** Asks, and holds the answer against what the description says of the path. */
async function ask(address: string, path: string, { method = "GET", ...asking }: Asking = {}) {
  const { status, text } = await askServer(serving.url, address, { method, ...asking });
  const body = JSON.parse(text);
  const place = `api#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
  const validate = ajv.getSchema(place.replace("application~1json", escaped("application/json"))) ?? ajv.compile({ $ref: place });
  assert.ok(validate(body), `${address}: ${ajv.errorsText(validate.errors)}`);
  return { status, body };
}

const get = (address: string, path = address.split("?")[0] ?? "") => ask(address, path);

const addReport = (name: string, body: string | Uint8Array) =>
  ask(`/api/reports?name=${encodeURIComponent(name)}`, "/api/reports", { method: "POST", headers: { "content-type": "application/octet-stream" }, body });

async function jobsDone(least: number): Promise<readonly { readonly state: string; readonly problems: readonly { readonly code: string }[] }[]> {
  let jobs = (await get("/api/jobs")).body.jobs;
  await waitFor(async () => {
    jobs = (await get("/api/jobs")).body.jobs;
    return jobs.length >= least && jobs.every(({ state }: { state: string }) => state !== "running");
  });
  return jobs;
}

describe("the API of daybook serve", () => {
  it("is described in OpenAPI 3.1, as a validator of others finds", async () => {
    const { valid, errors } = await new Validator().validate(description);
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(description["openapi"], "3.1.0");
  });

  it("answers every view as described", async () => {
    const { body: summary } = await get("/api/summary");
    assert.equal(summary.title, "The Kessim dam");
    assert.equal(summary.isReady, true);
    const { body: days } = await get("/api/days?limit=200");
    assert.equal(days.total, summary.days);
    assert.equal(days.items.length, summary.days);
    assert.ok(days.items.every(({ lines }: { lines: readonly unknown[] }) => lines.length > 0));
    for (const path of ["/api/claims", "/api/due", "/api/undated"]) {
      const { body } = await get(`${path}?limit=200`);
      assert.equal(body.total, body.items.length, path);
    }
    const { body: sources } = await get("/api/sources");
    assert.ok(sources.outlets.length > 1);
    const { body: choices } = await get("/api/choices");
    assert.ok(choices.who.length > 0);
    assert.ok((await get("/api/places")).body.places.length >= 0);
  });

  it("shows each line verbatim in its report", async () => {
    for (const { lines } of (await get("/api/days")).body.items)
      for (const { story, spans, text } of lines) {
        const { body } = await get(`/api/stories/${encodeURIComponent(story.id)}`, "/api/stories/{id}");
        assert.equal(spans.map(({ start, end }: { start: number; end: number }) => body.story.text.slice(start, end)).join(" … "), text);
      }
  });

  it("gives parts of a list that make up the whole", async () => {
    const { body: whole } = await get("/api/entities?limit=200");
    const parts = [];
    for (let offset = 0; offset < whole.total; offset += 7) parts.push(...(await get(`/api/entities?offset=${offset}&limit=7`)).body.items);
    assert.deepEqual(parts, whole.items);
  });

  it("searches, and counts what would be left", async () => {
    const { body: all } = await get("/api/stories");
    const { body: found } = await get("/api/stories?words=dam&order=best");
    assert.ok(found.total > 0 && found.total <= all.total);
    for (const { id, snippets } of found.items) {
      const { text } = (await get(`/api/stories/${encodeURIComponent(id)}`, "/api/stories/{id}")).body.story;
      for (const snippet of snippets) {
        assert.equal(text.slice(snippet.start, snippet.end), snippet.text);
        for (const [start, end] of snippet.hits) assert.match(text.slice(start, end), /^dam$/i);
      }
    }
    for (const [name, parameter] of [
      ["who", "entity"],
      ["places", "entity"],
      ["outlets", "outlet"],
      ["kinds", "kind"],
      ["stances", "stance"],
    ] as const)
      for (const { id, count } of found.facets[name].slice(0, 3))
        assert.equal((await get(`/api/stories?words=dam&${parameter}=${encodeURIComponent(id)}`)).body.total, count, `${name} ${id}`);
    const { from, counts } = all.facets.days[0];
    assert.equal((await get(`/api/stories?from=${from}&to=${from}`)).body.total, counts[0]);
    assert.equal((await get("/api/stories?words=nobody-wrote-this")).body.total, 0);
  });

  it("filters lines by what the choices offer", async () => {
    const { body: choices } = await get("/api/choices");
    const [who] = choices.who;
    const counts = await Promise.all(
      ["days", "claims", "due"].map(async (view) => (await get(`/api/${view}?entity=${encodeURIComponent(who.id)}&limit=200`)).body),
    );
    const lines = counts[0].items.reduce((sum: number, day: { lines: readonly unknown[] }) => sum + day.lines.length, 0);
    assert.equal(lines + counts[1].total + counts[2].total, who.count);
    assert.ok((await get("/api/claims?disputed=yes")).body.items.every(({ status }: { status: string }) => status === "disputed" || status === "retracted"));
  });

  it("looks back at what was known on a day", async () => {
    const { body: now } = await get("/api/summary");
    const { body: then } = await get(`/api/summary?asOf=${now.published.first}`);
    assert.ok(then.stories < now.stories);
    assert.equal(then.published.last, now.published.first);
    for (const { lines } of (await get(`/api/days?asOf=${now.published.first}`)).body.items)
      for (const { story } of lines) assert.ok(story.published.slice(0, 10) <= now.published.first);
  });

  it("names an entity with its company", async () => {
    const { body } = await get("/api/entities?entityKind=person&limit=1");
    const [head] = body.items;
    const { entity } = (await get(`/api/entities/${encodeURIComponent(head.id)}`, "/api/entities/{id}")).body;
    assert.equal(entity.stories, head.stories);
    assert.equal((await get("/api/entities/nobody", "/api/entities/{id}")).status, 404);
    assert.equal((await get("/api/stories/nothing", "/api/stories/{id}")).status, 404);
  });

  it("says what it cannot understand", async () => {
    for (const address of [
      "/api/days?from=yesterday",
      "/api/days?limit=1000",
      "/api/days?offset=-1",
      "/api/days?nothing=1",
      "/api/stories?kind=none",
      "/api/stories?stance=shrugs",
      `/api/stories?words=${"a".repeat(1001)}`,
      `/api/stories?${Array.from({ length: 21 }, (_, place) => `entity=${place}`).join("&")}`,
    ])
      assert.equal((await get(address)).status, 400, address);
  });

  it("tells a browser in a word that nothing has changed", async () => {
    const first = await askServer(serving.url, "/api/days");
    const tag = String(first.headers["etag"]);
    assert.equal((await askServer(serving.url, "/api/days", { headers: { "if-none-match": tag } })).status, 304);
  });

  it("takes a report, reads it by a build beside the answers, and tells of it while it goes on", async () => {
    const { body: before } = await get("/api/summary");
    const events = await fetch(new URL("/api/events", serving.url));
    const reader = events.body?.getReader();
    const page = `<html><head><title>Ferry</title><meta property="article:published_time" content="2025-03-06"></head><body><article><h1>Ferry service resumes at Kessim</h1>${"<p>The ferry at Kessim went back into service on Thursday, the harbour master Lena Ovist said. Passengers waited in the rain for hours before the first crossing.</p>".repeat(3)}</article></body></html>`;
    const { status, body } = await addReport("../../Ferry <b>.html", page);
    assert.equal(status, 202);
    assert.deepEqual(body, { accepted: ["Ferry _b_.html"] });
    await jobsDone(1);
    assert.equal((await get("/api/summary")).body.stories, before.stories + 1);
    const { body: found } = await get("/api/stories?words=harbour+master");
    assert.equal(found.total, 1);
    const { story } = (await get(`/api/stories/${found.items[0].id}`, "/api/stories/{id}")).body;
    assert.match(story.file, /added\/[0-9a-f]{16}\/Ferry _b_\.html$/);
    let heard = "";
    while (!heard.includes("event: changed")) heard += new TextDecoder().decode((await reader?.read())?.value);
    assert.match(heard, /event: job\ndata: .*"state":"running"/);
    await reader?.cancel();
    assert.deepEqual(readdirSync(join(out, "added", "waiting")), []);
  });

  it("does not read a known report again", async () => {
    const { body: before } = await get("/api/jobs");
    await addReport(
      "again.txt",
      "The dam at Kessim held through the night, the mayor said on Monday. Nobody was hurt, officials told the Gazette.\n".repeat(5),
    );
    await jobsDone(before.jobs.length + 1);
    const { body: between } = await get("/api/summary");
    await addReport(
      "other-name.txt",
      "The dam at Kessim held through the night, the mayor said on Monday. Nobody was hurt, officials told the Gazette.\n".repeat(5),
    );
    await jobsDone(before.jobs.length + 2);
    assert.equal((await get("/api/summary")).body.stories, between.stories);
  });

  it("names what of an addition could not be read: bombs, empty files, addresses of this machine", async () => {
    const { body: before } = await get("/api/jobs");
    const bomb = zipSync({ "page.html": new Uint8Array(64 * 2 ** 20) }, { level: 9 });
    assert.equal((await addReport("bomb.zip", bomb)).status, 202);
    assert.equal((await addReport("empty.html", "")).status, 400);
    const address = new URL("/api/summary", serving.url).href;
    const sent = { method: "POST", headers: { "content-type": "application/json" } };
    assert.equal((await ask("/api/addresses", "/api/addresses", { ...sent, body: JSON.stringify({ addresses: [address] }) })).status, 202);
    for (const addresses of [["file:///etc/passwd"], ["javascript:alert(1)"], [], [7], "https://example.org"])
      assert.equal((await ask("/api/addresses", "/api/addresses", { ...sent, body: JSON.stringify({ addresses }) })).status, 400);
    const jobs = await jobsDone(before.jobs.length + 1);
    const codes = jobs.flatMap(({ problems }) => problems.map(({ code }) => code));
    assert.ok(
      codes.some((code) => code === "archive-refused" || code === "file-too-large"),
      String(codes),
    );
    assert.ok(codes.includes("address-refused"), String(codes));
  });

  it("takes a correction, which is on the disk at once and shown after a build, and withdraws it", async () => {
    const { body: days } = await get("/api/days");
    const [line] = days.items[0].lines;
    const { start, end } = line.spans[0];
    const json = { method: "POST", headers: { "content-type": "application/json" } };
    const correct = (body: object) => ask("/api/corrections", "/api/corrections", { ...json, body: JSON.stringify(body) });
    const draft = { kind: "move", story: line.story.id, start, end, from: days.items[0].date, to: "2025-03-02" };
    const { status, body } = await correct({ draft, who: "Ada", why: "the second paragraph says so" });
    assert.equal(status, 202);
    assert.equal(body.correction.status, "new");
    assert.match(readFileSync(join(out, "corrections.jsonl"), "utf8"), /"kind":"move"/);
    await waitFor(async () => (await get("/api/corrections")).body.corrections.some((each: { status: string }) => each.status === "applied"));
    const { body: moved } = await get("/api/days?from=2025-03-02&to=2025-03-02");
    const [shown] = moved.items[0].lines.filter(({ text }: { text: string }) => text === line.text);
    assert.equal(shown.corrected[0].who, "Ada");
    const undo = `/api/corrections/${body.correction.id}/undo`;
    assert.equal((await ask(undo, "/api/corrections/{id}/undo", { ...json, body: JSON.stringify({ who: "Ben" }) })).status, 202);
    await waitFor(async () => (await get("/api/corrections")).body.corrections[0]?.status === "withdrawn");
    assert.equal((await get("/api/days")).body.items[0].lines[0].text, line.text);
    for (const wrong of [{ draft }, { draft: { kind: "move" }, who: "Ada" }, { draft: { ...draft, story: "nothing" }, who: "Ada" }, { who: "Ada" }, []])
      assert.equal((await correct(wrong)).status, 400, JSON.stringify(wrong));
  });

  it("is closed off against other sites and other names", async () => {
    const { host, port } = new URL(serving.url);
    const statusOf = async (path: string, asking: Asking): Promise<number> => (await askServer(serving.url, path, asking)).status;
    const json = { method: "POST", body: `{"addresses":["https://example.org/"]}` };
    assert.equal(await statusOf("/api/summary", { headers: { host: "attacker.example" } }), 403);
    assert.equal(await statusOf("/", { headers: { host: `attacker.example:${port}` } }), 403);
    assert.equal(await statusOf("/api/summary", { headers: { host: `localhost:${port}` } }), 200);
    assert.equal(await statusOf("/api/summary", { headers: { origin: "https://attacker.example" } }), 403);
    assert.equal(await statusOf("/api/summary", { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" } }), 403);
    assert.equal(await statusOf("/", { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" } }), 200);
    for (const origin of ["https://attacker.example", "null", `https://${host}`, "http://localhost:1"])
      assert.equal(await statusOf("/api/addresses", { ...json, headers: { origin, "content-type": "application/json" } }), 403, origin);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      assert.equal(await statusOf("/api/addresses", { ...json, headers: { "content-type": type } }), 415, type);
      assert.equal(await statusOf("/api/reports?name=a.txt", { ...json, headers: { "content-type": type } }), 415, type);
    }
    assert.equal(await statusOf("/api/addresses", { method: "POST", headers: { "content-type": "application/json" }, body: "x".repeat(600_000) }), 413);
    const { headers } = await askServer(serving.url, "/");
    assert.match(String(headers["content-security-policy"]), /script-src 'self';/);
    assert.doesNotMatch(String(headers["content-security-policy"]), /unsafe/);
  });

  it("has no path out of what it serves", async () => {
    for (const path of [
      "/../../etc/passwd",
      "/assets/../../package.json",
      "/assets/%2e%2e/%2e%2e/daybook.db",
      "/daybook.db",
      "/added/",
      "/api/stories/..%2f..%2fdaybook.db",
      "//etc/passwd",
      "/assets/app.js%00.css",
    ])
      assert.ok([400, 404].includes((await askServer(serving.url, path)).status), path);
    await addReport("..\\..\\..\\outside.txt", "Words that are to stay inside of the folder they belong to, the warden said on Friday.");
    assert.ok(!existsSync(join(folder, "outside.txt")));
    await jobsDone(1);
  });
});
