// TimelineJS itself reads its exports, in a browser because it needs one. Skipped where there is none: set CHROMIUM to its path.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { book } from "./cases.js";
import { EXPORTS } from "./index.js";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const skip = existsSync(executablePath) ? false : `no browser at ${executablePath}; set CHROMIUM to its path`;
const written = (format: "timelinejs" | "timelinejs-sheet"): string => [...EXPORTS[format](book).pieces].join("");

interface Slide {
  readonly group: string;
  readonly day: string;
  readonly text: string;
  readonly headline: string;
}
interface Read {
  readonly errors: readonly string[];
  readonly slides: readonly Slide[];
}

describe("TimelineJS, read by TimelineJS", { skip }, () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    const core = join(dirname(fileURLToPath(import.meta.resolve("@knight-lab/timelinejs/package.json"))), "src", "js", "core");
    const reader = `
      import { TimelineConfig } from "./TimelineConfig.js";
      import { readCSVFromURL } from "./ConfigFactory.js";
      window.read = async (text, isSheet) => {
        const data = isSheet ? await readCSVFromURL(URL.createObjectURL(new Blob([text]))) : JSON.parse(text);
        const config = new TimelineConfig(data);
        config.validate();
        const dayOf = ({ year, month, day }) => [year, month, day].join("-");
        return { errors: [...(data.errors ?? []), ...config.getErrors()].map(String),
          slides: config.events.map(({ group, text, start_date }) => ({ group, day: dayOf(start_date.data), text: text.text, headline: text.headline })) };
      };`;
    const { outputFiles } = await build({ stdin: { contents: reader, resolveDir: core }, bundle: true, write: false, format: "iife", logLevel: "silent" });
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  });
  after(() => browser.close());
  const read = (format: "timelinejs" | "timelinejs-sheet"): Promise<Read> =>
    page.evaluate(`window.read(${JSON.stringify(written(format))}, ${format === "timelinejs-sheet"})`) as Promise<Read>;

  for (const format of ["timelinejs", "timelinejs-sheet"] as const)
    it(`takes ${format} without an error: each line on its day, with who says so, and report text as words`, async () => {
      const { errors, slides } = await read(format);
      assert.deepEqual(errors, []);
      assert.deepEqual(
        slides.map(({ day }) => day),
        ["2025-3-3", "2025-3-5", "2025-3-5", "2025-3-6", "2025-3-6"],
      );
      assert.equal(slides[0]?.group, "Valley Review");
      assert.match(slides[2]?.text ?? "", /the ministry \(body\) denies, passed on by State TV/);
      assert.match(slides[3]?.text ?? "", /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
      for (const { text, headline } of slides) assert.ok(!/<(?!\/?(?:blockquote|p|a)\b)/.test(text + headline), text);
    });
});
