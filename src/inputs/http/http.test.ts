import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type ErrorCode, InputError } from "../../document/errors.js";
import { ATOM, pageOf, RSS, warcRecord } from "../fixtures/bytes.js";
import { createFetcher, type FetcherOptions, type FoundPage, findPages, readContents } from "../index.js";
import { isPublicAddress } from "./public-address.js";

describe("isPublicAddress", () => {
  const PUBLIC = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "[2606:4700::1111]"];
  const PRIVATE =
    "127.0.0.1 127.255.0.1 10.1.1.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 198.18.0.1 192.0.0.1 192.0.2.1 203.0.113.9 240.1.1.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 2001:db8::1 fec0::1 ff02::1 100::1 5f00::1 [::1]".split(
      " ",
    );
  it("knows public addresses", () => {
    for (const address of PUBLIC) assert.ok(isPublicAddress(address), address);
  });
  it("refuses all others, and what is no address", () => {
    for (const address of [...PRIVATE, "", "x", "localhost", "127.1", "2130706433", "0x7f.1"]) assert.ok(!isPublicAddress(address), address);
  });
});

type Route = (request: IncomingMessage, answer: ServerResponse) => void;

const send =
  (body: string | Uint8Array, type = "text/html", headers: Readonly<Record<string, string>> = {}): Route =>
  (_, answer) =>
    void answer.writeHead(200, { "content-type": type, ...headers }).end(body);
const redirect =
  (to: string): Route =>
  (_, answer) =>
    void answer.writeHead(302, { location: to }).end();

describe("addresses", () => {
  let server: Server;
  let port = 0;
  let routes: Readonly<Record<string, Route>> = {};
  let seen: string[] = [];
  const at = (path: string, host = "127.0.0.1"): string => `http://${host}:${port}${path}`;
  /** The server of this test is on this machine, where only a test may go. */
  const LOCAL: Partial<FetcherOptions> = { mayReach: (address) => address === "127.0.0.1", pause: 0, limit: 5000 };

  before(async () => {
    server = createServer((request, answer) => {
      seen.push(`${request.headers.host?.split(":")[0]} ${request.url}`);
      const route = routes[request.url ?? ""];
      if (route === undefined) answer.writeHead(404).end();
      else route(request, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  async function read(
    address: string,
    options: Partial<FetcherOptions>,
    served: Readonly<Record<string, Route>>,
  ): Promise<{ pages: FoundPage[]; errors: InputError[] }> {
    routes = served;
    seen = [];
    const fetcher = createFetcher(options);
    const pages: FoundPage[] = [];
    const errors: InputError[] = [];
    try {
      for await (const found of findPages({ file: address, bytes: 0 }, fetcher)) "error" in found ? errors.push(found.error) : pages.push(...found);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
    } finally {
      await fetcher.close();
    }
    return { pages, errors };
  }
  async function fails(
    address: string,
    options: Partial<FetcherOptions>,
    served: Readonly<Record<string, Route>>,
    code: ErrorCode,
    words: RegExp,
  ): Promise<void> {
    const { pages, errors } = await read(address, options, served);
    assert.deepEqual(
      errors.map((error) => [error.code, error.place.file]),
      [[code, address]],
    );
    assert.match(errors[0]?.message ?? "", words);
    assert.equal(pages.length, 0);
  }

  it("reads a page, with its address and the encoding that the server declares", async () => {
    const html = Buffer.from("<html><body><p>Gr\xf6\xdfe", "latin1");
    const { pages } = await read(at("/a?b=c#d"), LOCAL, { "/a?b=c": send(html, "text/html; charset=windows-1252") });
    assert.deepEqual(
      pages.map(({ kind, url, file }) => [kind, url, file]),
      [["html", at("/a?b=c"), at("/a?b=c#d")]],
    );
    assert.equal((await readContents(pages[0] as FoundPage)).html, "<html><body><p>Größe");
    assert.deepEqual(seen, ["127.0.0.1 /robots.txt", "127.0.0.1 /a?b=c"]);
  });
  it("reads feeds, archives and packed pages", async () => {
    assert.equal((await read(at("/feed"), LOCAL, { "/feed": send(RSS, "application/rss+xml") })).pages.length, 2);
    assert.equal((await read(at("/atom"), LOCAL, { "/atom": send(ATOM, "text/html") })).pages.length, 1);
    const crawl = await read(at("/crawl.warc.gz"), LOCAL, { "/crawl.warc.gz": send(gzipSync(warcRecord({ body: pageOf("A") })), "application/octet-stream") });
    assert.deepEqual(
      crawl.pages.map(({ url }) => url),
      ["https://news.example/a"],
    );
    assert.equal((await read(at("/gz"), LOCAL, { "/gz": send(gzipSync(pageOf("A")), "text/html", { "content-encoding": "gzip" }) })).pages[0]?.kind, "html");
  });
  it("follows redirects, a few, and keeps the last address", async () => {
    const served = { "/1": redirect("/2"), "/2": redirect(at("/3")), "/3": send(pageOf("A")), "/round": redirect("/round") };
    assert.equal((await read(at("/1"), LOCAL, served)).pages[0]?.url, at("/3"));
    await fails(at("/round"), LOCAL, served, "address-failed", /more than 5 redirects/);
    assert.equal(seen.filter((line) => line.endsWith("/round")).length, 6);
  });

  it("keeps to robots.txt, also behind a redirect", async () => {
    const rules = "User-agent: *\nDisallow: /closed\n";
    const served = { "/robots.txt": send(rules, "text/plain"), "/closed/a": send(pageOf("A")), "/open": send(pageOf("A")), "/to": redirect("/closed/a") };
    assert.equal((await read(at("/open"), LOCAL, served)).pages.length, 1);
    await fails(at("/closed/a"), LOCAL, served, "address-refused", /robots\.txt of .* forbids/);
    await fails(at("/to"), LOCAL, served, "address-refused", /robots\.txt of .* forbids/);
    assert.ok(!seen.includes("127.0.0.1 /closed/a"));
    const trouble: Route = (_, answer) => void answer.writeHead(503).end();
    await fails(at("/open"), LOCAL, { ...served, "/robots.txt": trouble }, "address-refused", /robots\.txt of .* could not be read/);
  });
  it("waits between requests to one host", async () => {
    routes = { "/a": send(pageOf("A")), "/b": send(pageOf("B")) };
    const fetcher = createFetcher({ ...LOCAL, pause: 400 });
    const start = performance.now();
    for (const path of ["/a", "/b"]) for await (const _ of (await fetcher.fetch(at(path))).chunks);
    await fetcher.close();
    assert.ok(performance.now() - start >= 390);
  });

  it("never reaches a private address: not by number, by name, by redirect, nor by a name that changes its answer", async () => {
    const served = { "/a": send(pageOf("A")), "/away": redirect(at("/a", "127.0.0.2")), "/file": redirect("file:///etc/passwd") };
    for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::ffff:127.0.0.1]", "[::1]"])
      await fails(at("/a", host), {}, served, "address-refused", /not on the public internet/);
    assert.deepEqual(seen, []);
    const inside: Partial<FetcherOptions> = { resolve: (_, answer) => answer(null, [{ address: "127.0.0.1", family: 4 }]) };
    await fails(at("/a", "news.example"), inside, served, "address-refused", /news\.example is not on the public internet/);
    const mixed: Partial<FetcherOptions> = {
      resolve: (_, answer) =>
        answer(null, [
          { address: "8.8.8.8", family: 4 },
          { address: "127.0.0.1", family: 4 },
        ]),
    };
    await fails(at("/a", "news.example"), mixed, served, "address-refused", /not on the public internet/);
    assert.deepEqual(seen, []);
    await fails(at("/away"), LOCAL, served, "address-refused", /127\.0\.0\.2 is not on the public internet/);
    assert.deepEqual(seen, ["127.0.0.1 /robots.txt", "127.0.0.1 /away"]);
    await fails(at("/file"), LOCAL, served, "address-refused", /leads to file:/);
    await fails(at("/robots"), LOCAL, { "/robots.txt": redirect(at("/robots.txt", "127.0.0.2")) }, "address-refused", /127\.0\.0\.2 is not/);
    let answers = 0;
    const changing: Partial<FetcherOptions> = {
      mayReach: (address) => address === "127.0.0.1",
      pause: 0,
      resolve: (_, answer) => answer(null, [{ address: answers++ === 0 ? "127.0.0.1" : "127.0.0.2", family: 4 }]),
    };
    const closing = { "/robots.txt": ((_, answer) => void answer.writeHead(404, { connection: "close" }).end()) as Route, "/a": send(pageOf("A")) };
    await fails(at("/a", "rebind.example"), changing, closing, "address-refused", /rebind\.example is not on the public internet/);
    assert.deepEqual([seen, answers], [["rebind.example /robots.txt"], 2]);
  });

  it("says what went wrong, in time and within bounds", async () => {
    const endless: Route = (_, answer) => {
      answer.writeHead(200, { "content-type": "text/html" });
      const more = (): void => {
        while (!answer.destroyed && answer.write(Buffer.alloc(1 << 16, 97)));
        answer.once("drain", more);
      };
      more();
    };
    await fails(at("/gone"), LOCAL, {}, "address-failed", /the server answered 404; /);
    await fails(at("/endless"), LOCAL, { "/endless": endless }, "file-too-large", /more than 16 MB/);
    await fails(at("/silent"), { ...LOCAL, limit: 300 }, { "/silent": () => undefined }, "address-failed", /took too long/);
    await fails(
      at("/drip"),
      { ...LOCAL, limit: 300 },
      { "/drip": (_, answer) => void answer.writeHead(200).write("<html>") },
      "address-failed",
      /took too long/,
    );
    await fails(at("/odd"), LOCAL, { "/odd": send("x", "text/html", { "content-encoding": "br" }) }, "address-failed", /not asked for/);
    await fails(
      at("/cut"),
      LOCAL,
      { "/cut": (_, answer) => void answer.writeHead(200, { "content-length": "100" }).write("<html>", () => answer.destroy()) },
      "address-failed",
      /broke the connection|could not be read/,
    );
    await fails("http://user:secret@127.0.0.1/", LOCAL, {}, "address-refused", /name or password/);
    await fails("http://", LOCAL, {}, "address-refused", /not an address/);
    await fails("http://nowhere.invalid/a", { pause: 0 }, {}, "address-failed", /no such host|name service/);
    await fails("http://127.0.0.1:1/a", LOCAL, {}, "address-failed", /does not answer/);
  });
});
