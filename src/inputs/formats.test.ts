import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { type ErrorCode, InputError } from "../document/errors.js";
import { ATOM, JSON_FEED, MAIL, mhtmlOf, pageOf, pdfOf, RSS, WORDS, warcRecord } from "./fixtures/bytes.js";
import { createFetcher, type FoundPage, findPages, type PageContents, readContents } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-formats-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const fetcher = createFetcher();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Read {
  readonly pages: readonly FoundPage[];
  readonly problems: readonly InputError[];
}

async function read(name: string, bytes: string | Uint8Array): Promise<Read> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const pages: FoundPage[] = [];
  const problems: InputError[] = [];
  try {
    for await (const found of findPages({ file, bytes: bytes.length }, fetcher)) "error" in found ? problems.push(found.error) : pages.push(...found);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(error);
  }
  return { pages, problems };
}

const contentsOf = async (name: string, bytes: string | Uint8Array): Promise<PageContents[]> => {
  const { pages, problems } = await read(name, bytes);
  assert.deepEqual(problems, []);
  return Promise.all(pages.map(readContents));
};
const codesOf = ({ problems }: Read): readonly ErrorCode[] => problems.map(({ code }) => code);
const rejectsWith = (code: ErrorCode) => (error: unknown) => error instanceof InputError && error.code === code;

describe("feeds", () => {
  it("gives each RSS entry with its title, day, outlet, author and fullest words", async () => {
    const [first, second] = await contentsOf("a.rss", RSS);
    assert.deepEqual(first?.given, { headline: "Bridge closed", published: "2025-03-04", outlet: "Valley Review", byline: ["Mira Tal"] });
    assert.equal(first?.url, "https://valley.example/1");
    assert.equal(first?.text, `${WORDS}\n\nSecond paragraph, which says that the repair takes a month.`);
    assert.equal(second?.given?.headline, "Dam & road: open");
    assert.equal(second?.given?.published, "2025-03-05");
    assert.equal(second?.text, "The road to the dam is open again, residents said.");
  });
  it("reads Atom with the day as written, and JSON Feed with its paragraphs", async () => {
    const [entry] = await contentsOf("a.atom", ATOM);
    assert.deepEqual(entry?.given, { headline: "Water falls", published: "2025-03-05", outlet: "Delta Post", byline: ["Ilan Brook"] });
    assert.equal(entry?.text, "The water fell by a metre in the night, the authority said.");
    const [item] = await contentsOf("feed.json", JSON_FEED);
    assert.deepEqual(item?.given, { headline: "Gate repaired", published: "2025-03-08", outlet: "Gorge Daily", byline: ["A. Reed"] });
    assert.equal(item?.text, "The gate was repaired on Friday.\n\nIt holds, an engineer said.");
  });
  it("knows an entry again in a later feed", async () => {
    const early = (await read("early.rss", RSS)).pages;
    const late = (await read("late.rss", RSS.replace("<item>", "<item><title>New</title><description>Something new happened.</description></item><item>")))
      .pages;
    assert.deepEqual(
      late.slice(1).map(({ bytes }) => Buffer.from(bytes).toString()),
      early.map(({ bytes }) => Buffer.from(bytes).toString()),
    );
  });
  it("names a broken and an empty feed", async () => {
    assert.deepEqual(codesOf(await read("broken.rss", "<rss version='2.0'><channel><item>")), ["file-damaged"]);
    assert.deepEqual(codesOf(await read("none.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>")), ["no-story"]);
  });
});

describe("mail and pages saved as mail", () => {
  it("reads subject, sender, the day as written, and the words without the attachment", async () => {
    const [mail] = await contentsOf("a.eml", MAIL);
    assert.deepEqual(mail?.given, { headline: "Bridge closed after flood", published: "2025-03-04", outlet: "Tägliche Rundschau", byline: [] });
    assert.equal(
      mail?.text,
      "The bridge over the Kessim was closed on Monday because of the flood, which rose higher than in any year.\n\nIt will be opened again, the authority said – soon.",
    );
  });
  it("takes the page of MHTML and not its frames", async () => {
    const html = pageOf("Größe der Brücke");
    const [page] = await contentsOf("a.mhtml", mhtmlOf(html));
    assert.equal(page?.html?.trim(), html);
    assert.equal(page?.url, "https://news.example/saved");
  });
  it("never throws anything but an input error", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom("mail" as const, "mhtml" as const), fc.uint8Array({ maxLength: 300 }), async (kind, bytes) => {
        try {
          await readContents({ kind, bytes, file: "x", line: null });
        } catch (error) {
          assert.ok(error instanceof InputError);
        }
      }),
    ));
});

describe("PDF", () => {
  it("gives paragraphs, and joins a parted word only where the document has it whole", async () => {
    const [pdf] = await contentsOf(
      "a.pdf",
      pdfOf([
        ["Bridge closed", "", "The government closed the bridge. It was the govern-", "ment that built it, in a well-", "known place.", "", "Second part."],
        ["Next page."],
      ]),
    );
    assert.equal(
      pdf?.text,
      "Bridge closed\n\nThe government closed the bridge. It was the government that built it, in a well-known place.\n\nSecond part.\n\nNext page.",
    );
  });
  it("says that a PDF has no text, or is damaged", async () => {
    await assert.rejects(readContents({ kind: "pdf", bytes: pdfOf([[]]), file: "x", line: null }), rejectsWith("no-story"));
    await assert.rejects(readContents({ kind: "pdf", bytes: utf8("%PDF-1.4\nnothing"), file: "x", line: null }), rejectsWith("file-damaged"));
  });
});

describe("WARC", () => {
  const page = pageOf("Bridge closed");
  const archive = Buffer.concat([
    warcRecord({ type: "warcinfo", body: "software: hand" }),
    warcRecord({ type: "request", body: "" }),
    warcRecord({ url: "https://news.example/a", body: page }),
    warcRecord({ url: "https://news.example/p.png", headers: ["Content-Type: image/png"], body: "x" }),
    warcRecord({ url: "https://news.example/moved", status: "301 Moved", body: page }),
    warcRecord({ url: "https://news.example/gz", headers: ["Content-Type: text/html", "Content-Encoding: gzip"], body: gzipSync(page) }),
    warcRecord({ url: "https://news.example/br", headers: ["Content-Type: text/html", "Content-Encoding: br"], body: brotliCompressSync(page) }),
    warcRecord({
      url: "https://news.example/chunked",
      headers: ["Content-Type: text/html", "Transfer-Encoding: chunked"],
      body: `5\r\n<!doc\r\n${(page.length - 5).toString(16)}\r\n${page.slice(5)}\r\n0\r\n\r\n`,
    }),
    warcRecord({
      url: "https://news.example/old",
      headers: ["Content-Type: text/html; charset=windows-1252"],
      body: Buffer.from("<html><body><p>Gr\xf6\xdfe", "latin1"),
    }),
  ]);
  const urls = ["a", "gz", "br", "chunked", "old"].map((name) => `https://news.example/${name}`);

  it("gives the pages of all codings with address and day, and passes over the rest", async () => {
    for (const [name, bytes] of [
      ["a.warc", archive],
      ["a.warc.gz", gzipSync(archive)],
    ] as const) {
      const { pages, problems } = await read(name, bytes);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        pages.map(({ url }) => url),
        urls,
      );
      for (const { bytes: body, fetched } of pages.slice(0, 4)) assert.deepEqual([Buffer.from(body).toString(), fetched], [page, "2025-03-09"]);
      const old = pages[4];
      assert.deepEqual(old === undefined ? null : (await readContents(old)).html, "<html><body><p>Größe");
    }
  });
  it("reads the text that a crawler converted", async () => {
    const text = "A headline\n\nThe words of the page.";
    const wet = `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://news.example/t\r\nWARC-Date: 2025-03-09T10:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`;
    const { pages } = await read("a.wet", wet + wet);
    assert.deepEqual(
      pages.map(({ kind, url, bytes }) => [kind, url, Buffer.from(bytes).toString()]),
      [0, 1].map(() => ["text", "https://news.example/t", text]),
    );
  });
  it("reads members packed one by one", async () => {
    const members = Buffer.concat(
      [warcRecord({ body: page }), warcRecord({ url: "https://news.example/b", body: `${page} ` })].map((record) => gzipSync(record)),
    );
    assert.equal((await read("members.warc.gz", members)).pages.length, 2);
  });
  it("keeps what stands before the damage, goes on behind it where it can, and ends", async () => {
    const cut = await read("cut.warc", archive.subarray(0, archive.length - 30));
    assert.equal(cut.pages.length, 4);
    assert.deepEqual(codesOf(cut), ["file-damaged"]);
    const noLength = await read("nolength.warc", Buffer.from(archive.toString("latin1").replace(/Content-Length: \d+/, "Content-Length: many"), "latin1"));
    assert.deepEqual([noLength.pages.length, codesOf(noLength)], [5, ["file-damaged"]]);
    const tooShort = await read("short.warc", Buffer.concat([archive, Buffer.from("junk\r\nmore junk\r\n"), warcRecord({ body: page })]));
    assert.deepEqual([tooShort.pages.length, codesOf(tooShort)], [6, ["file-damaged"]]);
    const packed = gzipSync(archive);
    const halfPacked = await read("half.warc.gz", packed.subarray(0, packed.length - 40));
    assert.ok(halfPacked.pages.length >= 1);
    assert.deepEqual(codesOf(halfPacked), ["file-damaged"]);
    const endless = await read("endless.warc", `WARC/1.0\r\nX: ${"y".repeat(4 * 2 ** 20)}`);
    assert.deepEqual(codesOf(endless), ["file-damaged"]);
  });
  it("refuses a page that unpacks to more than a page", async () => {
    const bomb = warcRecord({ headers: ["Content-Type: text/html", "Content-Encoding: gzip"], body: gzipSync(Buffer.alloc(40 * 2 ** 20, 32)) });
    const { pages, problems } = await read("bomb.warc", Buffer.concat([bomb, warcRecord({ body: page })]));
    assert.deepEqual([pages.length, problems.map(({ code }) => code)], [1, ["file-too-large"]]);
  });
  it("keeps memory flat over a large archive", async () => {
    const noise = Buffer.alloc(2 ** 20);
    for (let at = 0, state = 1; at < noise.length; at++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      noise[at] = state >>> 24;
    }
    const picture = gzipSync(warcRecord({ url: "https://news.example/p.jpg", headers: ["Content-Type: image/jpeg"], body: noise }));
    const file = join(folder, "large.warc.gz");
    writeFileSync(file, Buffer.concat(Array.from({ length: 150 }, () => [picture, gzipSync(warcRecord({ body: page }))]).flat()));
    let count = 0;
    let peak = 0;
    const before = process.memoryUsage().arrayBuffers;
    for await (const found of findPages({ file, bytes: 0 }, fetcher)) {
      if (!("error" in found)) count += found.length;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
    assert.equal(count, 150);
    assert.ok(peak < 100 * 2 ** 20, `${peak} bytes for an archive of 150 MB`);
  });
});

describe("ZIP and WACZ", () => {
  const page = pageOf("Bridge closed");
  it("reads pages of all kinds, also in archives in it, and names them by their place", async () => {
    const inner = zipSync({ "b.txt": utf8("A headline\n\nText of the story.") });
    const { pages, problems } = await read(
      "pile.zip",
      zipSync({
        "news/a.html": utf8(page),
        "inner.zip": inner,
        "a_files/x.js": utf8("x"),
        "__MACOSX/._a": utf8("x"),
        "feed.rss": utf8(RSS),
        "photo.jpg": Uint8Array.of(255, 0, 1),
      }),
    );
    assert.deepEqual(
      pages.map(({ file, kind }) => [file.slice(folder.length + 1), kind]),
      [
        ["pile.zip/news/a.html", "html"],
        ["pile.zip/inner.zip/b.txt", "text"],
        ["pile.zip/feed.rss", "entry"],
        ["pile.zip/feed.rss", "entry"],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, place }) => [code, place.file?.slice(folder.length + 1)]),
      [["file-binary", "pile.zip/photo.jpg"]],
    );
  });
  it("reads the WARCs of a WACZ and not its indexes", async () => {
    const { pages, problems } = await read(
      "crawl.wacz",
      zipSync({
        "datapackage.json": utf8("{}"),
        "pages/pages.jsonl": utf8('{"id":"x","url":"y"}'),
        "indexes/index.cdx.gz": utf8("x"),
        "archive/data.warc.gz": [gzipSync(warcRecord({ body: page })), { level: 0 }],
      }),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      pages.map(({ url }) => url),
      ["https://news.example/a"],
    );
  });
  it("refuses names that lead out, bombs, and nests, and reads the rest", async () => {
    const out = await read("out.zip", zipSync({ "../../etc/x.html": utf8(page), "/abs.html": utf8(page), "ok.html": utf8(page) }));
    assert.deepEqual([out.pages.length, codesOf(out)], [1, ["archive-refused", "archive-refused"]]);
    const bomb = await read("bomb.zip", zipSync({ "big.txt": new Uint8Array(64 * 2 ** 20).fill(32), "ok.html": utf8(page) }));
    assert.deepEqual([bomb.pages.length, codesOf(bomb)], [1, ["archive-refused"]]);
    let nest = zipSync({ "a.html": utf8(page) });
    for (let depth = 0; depth < 5; depth++) nest = zipSync({ "n.zip": nest });
    assert.deepEqual(codesOf(await read("nest.zip", nest)), ["archive-refused"]);
  });
  it("refuses files that lie over each other", async () => {
    const bytes = Buffer.from(zipSync({ "a.txt": [utf8("a".repeat(100_000)), { level: 0 }] }));
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const end = bytes.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    const entry = bytes.subarray(directory, end);
    const tail = Buffer.from(bytes.subarray(end));
    tail.writeUInt16LE(3, 8);
    tail.writeUInt16LE(3, 10);
    tail.writeUInt32LE(entry.length * 3, 12);
    const found = await read("over.zip", Buffer.concat([bytes.subarray(0, directory), entry, entry, entry, tail]));
    assert.ok(codesOf(found).includes("archive-refused"));
  });
  it("names a damaged archive", async () => {
    const whole = Buffer.from(zipSync({ "a.html": utf8(page) }));
    assert.deepEqual(codesOf(await read("cut.zip", whole.subarray(0, 100))), ["file-damaged"]);
    whole.fill(0xff, 45, 120);
    assert.deepEqual(codesOf(await read("harmed.zip", whole)), ["file-damaged"]);
  });
});

describe("damaged bytes", () => {
  const warc = Buffer.concat([
    warcRecord({ body: pageOf("A") }),
    warcRecord({ headers: ["Content-Type: text/html", "Content-Encoding: gzip"], body: gzipSync(pageOf("B")) }),
  ]);
  const seeds: Readonly<Record<string, Uint8Array>> = {
    "a.rss": utf8(RSS),
    "a.atom": utf8(ATOM),
    "a.eml": utf8(MAIL),
    "a.mhtml": utf8(mhtmlOf(pageOf("A"))),
    // PDF is tested in a process of its own (test/build-inputs.test.ts): its reader leaves promises behind that a test runner counts.
    "a.warc": warc,
    "a.warc.gz": gzipSync(warc),
    "a.zip": zipSync({ "a.html": utf8(pageOf("A")), "b.rss": utf8(RSS) }),
    "a.wacz": zipSync({ "datapackage.json": utf8("{}"), "archive/a.warc": warc }),
  };
  for (const [name, seed] of Object.entries(seeds))
    it(`${name}: give pages or problems, and nothing else`, () =>
      fc.assert(
        fc.asyncProperty(fc.nat(seed.length), fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 6 }), async (length, changes) => {
          const bytes = Buffer.from(seed);
          for (const [at, byte] of changes) bytes[at] = byte;
          const { pages } = await read(`damaged-${name}`, changes.length % 2 === 0 ? bytes.subarray(0, length) : bytes);
          for (const page of pages) {
            try {
              await readContents(page);
            } catch (error) {
              assert.ok(error instanceof InputError);
            }
          }
        }),
        { numRuns: 60 },
      ));
});

describe("the answer of a news service", () => {
  it("gives each article of its list, and a page that has such a field stays a page", async () => {
    const articles = [
      { title: "One", content: "Rain fell.", publishedAt: "2025-03-04T08:00:00Z" },
      { title: "Two", content: "Snow fell.", publishedAt: "2025-03-05T08:00:00Z" },
    ];
    for (const name of ["articles", "results", "data"]) {
      const { pages } = await read("answer.json", JSON.stringify({ status: "ok", [name]: articles }));
      assert.deepEqual(
        pages.map(({ bytes, line }) => [line, JSON.parse(new TextDecoder().decode(bytes))]),
        articles.map((article, index) => [index + 1, article]),
      );
    }
    const { pages } = await read("page.json", JSON.stringify({ text: "Rain fell.", data: articles }));
    assert.equal(pages.length, 1);
  });
});
