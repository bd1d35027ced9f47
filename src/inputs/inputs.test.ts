import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { InputError } from "../document/errors.js";
import { decodeBytes, findInputs, kindOf, openInput, splitLines } from "./index.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const folder = mkdtempSync(join(tmpdir(), "daybook-inputs-"));
after(() => rmSync(folder, { recursive: true, force: true }));

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe("kindOf", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["page.html", "<p>Hello", "html"],
    ["page", "<!DOCTYPE html><title>x</title>", "html"],
    ["page.txt", "  <html><body>x", "html"],
    ["notes.txt", "A headline\n\nText.", "text"],
    ["pile.jsonl", '{"id":"a","text":"b"}', "lines"],
    ["pile.txt", '{"id":"a","text":"b"}', "lines"],
    ["one.json", '{"id":"a"}', "json"],
    ["empty.txt", "", "empty"],
    ["blank.txt", " \n\n", "empty"],
    ["photo.jpg", "\u00ff\u0000\u0001", "binary"],
    ["paper.pdf", "%PDF-1.7\n", "pdf"],
    ["paper.docx", "PK\u0003\u0004", "unsupported"],
    ["pile", "PK\u0003\u0004", "zip"],
    ["crawl", "WARC/1.1\r\nWARC-Type: warcinfo", "warc"],
    ["feed.xml", '<?xml version="1.0"?>\n<rss version="2.0">', "feed"],
    ["feed", '<?xml version="1.0"?><!-- made by hand --><rdf:RDF xmlns="x">', "feed"],
    ["feed.json", '{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"],
    ["letter", "Received: from a by b\r\nSubject: x\r\n\r\nText", "mail"],
    ["page.mhtml", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://e.org/\r\nMIME-Version: 1.0", "mhtml"],
    ["notes.txt", "Date: 3 March 2025\n\nThe bridge was closed.", "text"],
    ["style.css", "body { color: red }", "unknown"],
  ];
  for (const [name, text, kind] of cases) it(`${name}: ${kind}`, () => assert.equal(kindOf(name, bytes(text)), kind));
});

describe("decodeBytes", () => {
  it("reads UTF-8 and byte order marks without doubt", () => {
    assert.deepEqual(decodeBytes(bytes("Größe"), false), { text: "Größe", doubt: null });
    assert.deepEqual(decodeBytes(Uint8Array.of(0xff, 0xfe, 0x41, 0), false), { text: "A", doubt: null });
  });
  it("reads what a page declares", () => {
    const page = Buffer.from('<meta charset="windows-1252"><p>Gr\xf6\xdfe', "latin1");
    assert.deepEqual(decodeBytes(page, true), { text: '<meta charset="windows-1252"><p>Größe', doubt: null });
  });
  it("says that it guessed", () => {
    const { text, doubt } = decodeBytes(Buffer.from("Die Gr\xf6\xdfe der Br\xfccke war f\xfcr viele \xfcberraschend.", "latin1"), false);
    assert.match(text, /Größe der Brücke/);
    assert.match(doubt ?? "", /guess/);
  });
  it("never throws", () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (data, isHtml) => assert.equal(typeof decodeBytes(data, isHtml).text, "string"))));
});

describe("splitLines", () => {
  const chunked = async function* (text: string, size: number): AsyncGenerator<Uint8Array> {
    const data = bytes(text);
    for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
  };
  it("gives the same lines for any chunks", async () => {
    const text = "one\r\n\ntwo — ü\n   \nthree";
    for (const size of [1, 2, 3, 7, 100]) {
      const lines = (await collect(splitLines(chunked(text, size), 100))).flat();
      assert.deepEqual(
        lines.map(({ number, bytes: line }) => [number, new TextDecoder().decode(line ?? bytes("?"))]),
        [
          [1, "one"],
          [3, "two — ü"],
          [5, "three"],
        ],
      );
    }
  });
  it("passes over a line that is too long and goes on", async () => {
    for (const size of [3, 1000]) {
      const lines = (await collect(splitLines(chunked(`ok\n${"x".repeat(500)}\nafter\n`, size), 100))).flat();
      assert.deepEqual(
        lines.map(({ number, bytes: line }) => [number, line === null ? null : new TextDecoder().decode(line)]),
        [
          [1, "ok"],
          [2, null],
          [3, "after"],
        ],
      );
    }
  });
});

describe("findInputs and openInput", () => {
  const at = (name: string): string => join(folder, name);
  for (const name of ["b", "b/page_files", "out"]) mkdirSync(at(name));
  for (const [name, text] of [
    ["b/page.html", "<p>x"],
    ["b/page_files/style.css", "x"],
    ["b/.hidden", "x"],
    ["a.txt", "x"],
    ["out/index.html", "x"],
  ] as const)
    writeFileSync(at(name), text);
  symlinkSync(folder, at("b/loop"));

  it("reads folders through in the order of the names, without the output, hidden files, and what a browser saved beside a page", async () => {
    const found = await collect(findInputs([folder, "-"], at("out")));
    assert.deepEqual(
      found.map((input) => ("file" in input ? input.file : input.error.code)),
      [at("a.txt"), at("b/page.html"), "-"],
    );
  });
  it("says what is wrong with a path and goes on", async () => {
    const found = await collect(findInputs([at("missing"), "ftp://example.com/a", "https://example.com/a", at("a.txt")], null));
    assert.deepEqual(
      found.map((input) => ("file" in input ? input.file : input.error.code)),
      ["file-not-found", "address-refused", "https://example.com/a", at("a.txt")],
    );
  });
  it("unpacks gzip", async () => {
    writeFileSync(at("pile.jsonl.gz"), gzipSync('{"id":"a"}\n'));
    const { kind, chunks } = await openInput(at("pile.jsonl.gz"));
    assert.equal(kind, "lines");
    assert.equal(Buffer.concat(await collect(chunks)).toString(), '{"id":"a"}\n');
  });
  it("refuses damaged gzip and bombs", async () => {
    writeFileSync(at("damaged.txt.gz"), gzipSync("text ".repeat(10_000)).subarray(0, 60));
    await assert.rejects(
      async () => collect((await openInput(at("damaged.txt.gz"))).chunks),
      (error) => error instanceof InputError && error.code === "file-damaged",
    );
    writeFileSync(at("bomb.txt.gz"), gzipSync(Buffer.alloc(80 * 2 ** 20, 32)));
    await assert.rejects(
      async () => collect((await openInput(at("bomb.txt.gz"))).chunks),
      (error) => error instanceof InputError && error.code === "file-too-large",
    );
  });
});
