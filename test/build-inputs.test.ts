import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { readInputs } from "../src/build/read-inputs.js";
import type { Daybook } from "../src/document/types.js";
import { ATOM, JSON_FEED, MAIL, mhtmlOf, pageOf, pdfOf, RSS, WORDS, warcRecord } from "../src/inputs/fixtures/bytes.js";
import { createFetcher } from "../src/inputs/index.js";
import { openPool } from "../src/jobs/index.js";
import { openStore } from "../src/store/index.js";
import { runDaybook } from "./run-command.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-kinds-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: readonly string[]): string => join(folder, ...names);
const bookOf = (out: string): Daybook => JSON.parse(readFileSync(join(out, "daybook.json"), "utf8"));

describe("daybook build with every kind of input", () => {
  it("reads each, and knows each again", async () => {
    mkdirSync(at("pile"));
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(at("pile", name), bytes);
    put("a.rss", RSS);
    put("b.atom", ATOM);
    put("c.json", JSON_FEED);
    put("d.eml", MAIL);
    put("e.mhtml", mhtmlOf(pageOf("Saved with its pictures")));
    put("f.pdf", pdfOf([["Bridge closed after flood", "", WORDS.slice(0, 80), WORDS.slice(80, 160), WORDS.slice(160)]]));
    put("g.warc.gz", gzipSync(warcRecord({ url: "https://news.example/2025/03/crawled", body: pageOf("From the crawl") })));
    put(
      "h.wacz",
      zipSync({ "datapackage.json": utf8("{}"), "archive/x.warc": warcRecord({ url: "https://news.example/wacz", body: pageOf("From the archive") }) }),
    );
    put("i.zip", zipSync({ "page.html": utf8(pageOf("From the ZIP")), "bad.bin": Uint8Array.of(0, 1, 2) }));
    put("j.jsonl", `${JSON.stringify({ title: "From trafilatura", date: "2025-03-04", "source-hostname": "The News", text: WORDS })}\n`);
    put("k.pdf", "%PDF-1.7\nbroken");
    const first = await runDaybook(["build", at("pile"), "--out", at("out")]);
    assert.equal(first.status, 2, first.err);
    assert.match(first.err, /^not read .*i\.zip\/bad\.bin: the file is not text; .+$/m);
    assert.match(first.err, /^not read .*k\.pdf: not a PDF that can be read .+; .+$/m);
    assert.match(first.err, /^not read: 2$/m);
    const { stories } = bookOf(at("out"));
    const rows = stories.map(({ file, headline, published, publishedFrom, outlet, url }) => [
      file.slice(at("pile").length + 1),
      headline,
      published,
      publishedFrom,
      outlet,
      url,
    ]);
    assert.deepEqual(
      rows.sort((a, b) => String(a).localeCompare(String(b), "en")),
      [
        ["a.rss", "Bridge closed", "2025-03-04", "given", "Valley Review", "https://valley.example/1"],
        ["a.rss", "Dam & road: open", "2025-03-05", "given", "Valley Review", "https://valley.example/2"],
        ["b.atom", "Water falls", "2025-03-05", "given", "Delta Post", "https://delta.example/1"],
        ["c.json", "Gate repaired", "2025-03-08", "given", "Gorge Daily", "https://gorge.example/1"],
        ["d.eml", "Bridge closed after flood", "2025-03-04", "given", "Tägliche Rundschau", undefined],
        ["e.mhtml", "Saved with its pictures", "2025-03-04", "metadata", undefined, "https://news.example/saved"],
        ["f.pdf", "Bridge closed after flood", null, null, undefined, undefined],
        ["g.warc.gz/https://news.example/2025/03/crawled", "From the crawl", "2025-03-04", "metadata", undefined, "https://news.example/2025/03/crawled"],
        ["h.wacz/archive/x.warc/https://news.example/wacz", "From the archive", "2025-03-04", "metadata", undefined, "https://news.example/wacz"],
        ["i.zip/page.html", "From the ZIP", "2025-03-04", "metadata", undefined, undefined],
        ["j.jsonl", "From trafilatura", "2025-03-04", "given", "The News", undefined],
      ],
    );
    const again = await runDaybook(["build", at("pile"), "--out", at("out")]);
    assert.match(again.err, /pages: 12 \(0 new, 12 known\)/);
    assert.equal(again.status, 2);
    const alone = await runDaybook(["build", at("pile"), "--out", at("alone"), "-j", "1"], "", { TZ: "Pacific/Kiritimati" });
    assert.equal(alone.status, 2);
    for (const name of ["daybook.json", "index.html"]) assert.ok(readFileSync(at("out", name)).equals(readFileSync(at("alone", name))), name);
  });

  it("goes on over damaged PDFs, in this thread and in others", async () => {
    mkdirSync(at("pdf"));
    const whole = pdfOf([["Hello there", "", "More text"], ["x"]]);
    // A start with which three of the files make the reader leave failed promises behind.
    let state = 4;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    for (let number = 0; number < 80; number++) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change < 1 + (number % 6); change++) {
        const from = 9 + next(bytes.length - 60);
        if (number % 3 === 0) bytes[from] = next(256);
        else if (number % 3 === 1) bytes[from] = (bytes[from] ?? 0) ^ (1 << next(8));
        else bytes.copyWithin(9 + next(bytes.length - 60), from, from + next(40));
      }
      writeFileSync(at("pdf", `${number}.pdf`), number % 4 === 0 ? bytes.subarray(0, 9 + next(bytes.length - 9)) : bytes);
    }
    for (const jobs of ["1", "2"]) {
      const { status, err } = await runDaybook(["build", at("pdf"), "--out", at(`pdf-${jobs}`), "-j", jobs]);
      assert.equal(status, 2, err);
      assert.ok(!err.includes("this is a bug"), err);
      assert.match(err, /^files: 80$/m);
    }
    assert.ok(readFileSync(at("pdf-1", "daybook.json")).equals(readFileSync(at("pdf-2", "daybook.json"))));
  });

  it("lets a page's own headline stand above the subject of its mail, and names an entry without words", async () => {
    const mail = MAIL.replace("text/plain", "text/html").replace("The bridge over", "<h1>Own headline</h1><p>The bridge over");
    const feed = RSS.replace("<description>The road to the dam is open again, residents said.</description>", "").replace(
      "takes a month.</p>",
      'takes a month.</p><p>The post <a href="https://v.example/1">Bridge closed</a> appeared first on <a href="https://v.example">Valley Review</a>.</p>',
    );
    writeFileSync(at("own.eml"), mail);
    writeFileSync(at("own.rss"), feed.replace("<script>bad()</script>", ""));
    const { status, err } = await runDaybook(["build", at("own.eml"), at("own.rss"), "--out", at("own")]);
    assert.equal(status, 2);
    assert.match(err, /own\.rss:2: it has a title and no words; /);
    const { stories } = bookOf(at("own"));
    assert.deepEqual(stories.map(({ headline }) => headline).sort(), ["Bridge closed", "Own headline"]);
    for (const { text } of stories) assert.ok(!text.includes("appeared first"));
  });

  it("reads a mail, a feed and an archive from standard input", async () => {
    for (const [index, input] of [MAIL, RSS, Buffer.from(zipSync({ "p.html": new TextEncoder().encode(pageOf("From the pipe")) }))].entries()) {
      const { status, err } = await runDaybook(["build", "-", "--out", at(`stdin${index}`)], input);
      assert.equal(status, 0, err);
      assert.ok(bookOf(at(`stdin${index}`)).stories.length > 0);
    }
  });

  it("reads a feed and a page by address, and knows them again; the command itself never goes to this machine", async () => {
    const seen: string[] = [];
    const server = createServer((request, answer) => {
      seen.push(request.url ?? "");
      if (request.url === "/robots.txt") answer.writeHead(404).end();
      else answer.writeHead(200, { "content-type": "text/html" }).end(request.url === "/feed" ? RSS : pageOf("By address"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const store = openStore(at("web", "daybook.db"));
    const pool = await openPool(1);
    const read = () =>
      readInputs(store, pool, {
        now: "2025-03-01T00:00:00Z",
        inputs: [`${base}/feed`, `${base}/page`],
        out: at("web"),
        onProgress: () => undefined,
        fetcher: createFetcher({ mayReach: (address) => address === "127.0.0.1", pause: 0 }),
      });
    try {
      const first = await read();
      assert.deepEqual([first.counts, first.problems], [{ files: 2, newPages: 3, knownPages: 0 }, []]);
      assert.deepEqual((await read()).counts, { files: 2, newPages: 0, knownPages: 3 });
      const urls = [...store.storyRecords()].map((record) => JSON.parse(record).url);
      assert.deepEqual(urls.sort(), [`${base}/page`, "https://valley.example/1", "https://valley.example/2"]);
      const asked = seen.length;
      const { status, err } = await runDaybook(["build", `${base}/page`, "--out", at("web-refused")]);
      assert.equal(status, 2);
      assert.match(err, /^not read http:\/\/127\.0\.0\.1:\d+\/page: 127\.0\.0\.1 is not on the public internet .+; save the page to a file/m);
      assert.equal(seen.length, asked);
    } finally {
      await pool.close();
      store.close();
      server.closeAllConnections();
      server.close();
    }
  });
});
