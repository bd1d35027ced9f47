// The served page in a real browser, by flows. Skipped where there is none: set CHROMIUM to the path of Chromium or Chrome.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium, needsChromium } from "../src/page/fixtures/chromium.js";
import type { Serving } from "../src/serve/index.js";
import { root } from "./root.js";
import { serveBuilt, waitFor } from "./served.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-served-"));

const HOSTILE = `</script><script>window.hit=1</script><img src="https://evil.example/x.png" onerror="window.hit=1"> The mill burned down on Monday, the watchman Hal Bertin said. <svg onload="window.hit=1"> Nobody was hurt in the mill, he said.`;

/** What is wrong with reports in the worst case, and a report from right to left. */
const STORIES: readonly object[] = [
  {
    id: `"><script>window.hit=1</script>`,
    headline: "</title><script>window.hit=1</script> <img src=x onerror=window.hit=1>",
    outlet: `<b onmouseover="window.hit=1">Evil</b>`,
    url: "javascript:window.hit=1",
    published: "2025-03-05",
    language: `en" onclick="window.hit=1`,
    text: HOSTILE,
  },
  {
    id: "arabic",
    headline: "جبهة الوادي تنفي",
    outlet: "صحيفة النهر",
    published: "2025-03-06",
    language: "ar",
    text: "نفت جبهة الوادي أن مقاتليها أطلقوا النار على البرج. وقال متحدث إن الهدنة صامدة.",
  },
  ...Array.from({ length: 120 }, (_, place) => ({
    id: `filler-${place}`,
    headline: `Notice ${place} of the harbour board`,
    outlet: `Bulletin ${place % 7}`,
    published: `2025-02-${String((place % 27) + 1).padStart(2, "0")}`,
    text: `Inspector Marla Venn${place} said on Monday that berth ${place} of the harbour would stay closed. The board of Port Halvern agreed.`,
  })),
];

let serving: Serving;
let browser: Browser;
/** What must stay empty: errors, messages of the console, requests for anything but the server. */
const troubles: string[] = [];

async function open(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.on("console", (message) => void troubles.push(message.text()));
  page.on("pageerror", (error) => void troubles.push(String(error)));
  page.on("dialog", (dialog) => {
    troubles.push("a dialog");
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(serving.url) && !request.url().startsWith("data:")) troubles.push(request.url());
  });
  await page.goto(new URL(path, serving.url).href);
  await page.waitForSelector("main h2");
  return page;
}

const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const found = async (page: Page): Promise<number> => Number(((await page.locator("#stories-head ~ p").textContent()) ?? "").replace(/\D/g, ""));
const marked = async (page: Page): Promise<string> => (await page.locator("dialog .story-text mark").allTextContents()).join("");

describe("the served page in a browser", { skip: needsChromium }, () => {
  before(async () => {
    const pile = join(folder, "pile.jsonl");
    writeFileSync(pile, STORIES.map((story) => JSON.stringify(story)).join("\n"));
    serving = await serveBuilt(join(folder, "daybook"), [join(root, "examples", "reports"), pile]);
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens a line's report at exactly its words; reload, back and a shared address keep it", async () => {
    const page = await open("/");
    const line = page.locator("main .line a.words").first();
    const words = await line.textContent();
    await line.click();
    await page.waitForSelector("dialog[open] mark");
    assert.equal(await marked(page), words);
    const address = page.url();
    await page.reload();
    await page.waitForSelector("dialog[open] mark");
    assert.equal(await marked(page), words);
    await page.goBack();
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    const shared = await open(address.slice(serving.url.length - 1));
    await shared.waitForSelector("dialog[open] mark");
    assert.equal(await marked(shared), words);
    await shared.context().close();
    await page.context().close();
  });

  it("says why a line stands on its day and with its source, and so of every mark", async () => {
    const page = await open("/");
    await page.locator("main .line").first().getByText("Why this date?").click();
    await page.waitForSelector("dialog[open] .why");
    assert.match((await page.locator(".why").textContent()) ?? "", /^×?Why \d{1,2} \w+ \d{4}\?/);
    assert.match(await hash(page), /why=\d{4}-\d\d-\d\d/);
    await page.locator("dialog .time-mark").first().click();
    assert.match((await page.locator(".why").textContent()) ?? "", /Words.*Mean.*Value.*Rule/);
    await page.locator("dialog .mark-button.source").first().click();
    assert.match((await page.locator(".why").textContent()) ?? "", /Why this source\?.*Source.*Kind.*Cue.*Stance/);
    await page.getByLabel("Close the explanation").click();
    await page.waitForSelector(".why", { state: "detached" });
    await page.context().close();
  });

  it("searches from any view, narrows by facets, and goes back step by step", async () => {
    const page = await open("/claims");
    await page.keyboard.press("/");
    await page.keyboard.type("harbour");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.pathname === "/search");
    await page.waitForSelector(".found-story mark");
    const all = await found(page);
    assert.ok(all >= 120);
    const outlet = page.locator(".facet:has(legend:text-is('Outlet')) button").first();
    const count = Number(await outlet.locator(".count").textContent());
    await outlet.click();
    await page.waitForFunction((before) => document.querySelector("#stories-head ~ p")?.textContent !== before, `${all} reports`);
    assert.equal(await found(page), count);
    assert.match(await hash(page), /outlet=/);
    await page.goBack();
    await page.waitForFunction((text) => document.querySelector("#stories-head ~ p")?.textContent === text, `${all} reports`);
    await page.locator(".found-story .snippet a").first().click();
    await page.waitForSelector("dialog[open] mark");
    assert.equal((await marked(page)).toLowerCase().includes("harbour"), true);
    await page.context().close();
  });

  it("looks back by the slider, with keys", async () => {
    const page = await open("/stories");
    const all = await found(page);
    await page.locator("#as-of").focus();
    for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => /as-of=\d{4}-\d\d-\d\d/.test(location.hash));
    await page.waitForFunction((before) => document.querySelector("#stories-head ~ p")?.textContent !== before, `${all} reports`);
    assert.ok((await found(page)) < all);
    await page.getByRole("link", { name: /^Chronology/ }).click();
    await page.waitForSelector("main .line");
    assert.match(await hash(page), /as-of=/);
    await page.getByRole("button", { name: "All reports" }).click();
    await page.waitForFunction(() => !location.hash.includes("as-of"));
    await page.context().close();
  });

  it("takes dropped files and follows their build; what is new is there without a reload", async () => {
    const page = await open("/add");
    const before = Number(((await page.locator("nav a:has-text('Stories') .count").textContent()) ?? "").replace(/\D/g, ""));
    const text = "Ferries at Kessim went back into service on Thursday, the harbour master Lena Ovist said. Passengers waited in the rain.\n".repeat(4);
    await page.locator("input[type=file]").setInputFiles([
      { name: "ferries.txt", mimeType: "text/plain", buffer: Buffer.from(text) },
      { name: "nothing.bin", mimeType: "application/octet-stream", buffer: Buffer.from([0, 1, 2, 3]) },
    ]);
    await page.waitForSelector(".sent-kept >> nth=1");
    await waitFor(async () => {
      const states = await page.locator(".job .job-state").allTextContents();
      return states.length > 0 && states.every((state) => state.includes("Done"));
    });
    await page.waitForSelector(".job .problem-list li");
    await page.waitForFunction((count) => document.querySelector("nav a[href^='/stories'] .count")?.textContent?.trim() === String(count), before + 1);
    await page.locator("textarea").fill("http://127.0.0.1:9/secret");
    await page.getByRole("button", { name: "Read the address" }).click();
    await page.waitForSelector(".job .problem-list li:has-text('address-refused')");
    await page.context().close();
  });

  it("takes a correction of a line's day, which the page then shows, and withdraws it", async () => {
    const page = await open("/");
    const line = page.locator("main .line").first();
    const words = (await line.locator("a.words").textContent()) ?? "";
    await line.getByText("Why this date?").click();
    await page.locator(".why .correct summary").click();
    await page.locator(".why .correct label:has-text('Who says so') input").fill("Ada");
    await page.locator(".why input[type=date]").fill("2025-02-14");
    await page.getByRole("button", { name: "Set the day" }).click();
    await page.waitForSelector(".why .told:has-text('Kept')");
    await page.waitForFunction((text) => [...document.querySelectorAll("#day-2025-02-14 a.words")].some((each) => each.textContent === text), words);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /^Corrections/ }).click();
    await page.locator(".who-field input").fill("Ada");
    await page.getByRole("button", { name: "Withdraw" }).click();
    await page.waitForSelector(".said-withdrawn");
    await page.context().close();
  });

  it("runs nothing of a hostile report, in any view", async () => {
    for (const path of [
      "/",
      "/search#words=mill",
      "/claims",
      "/due",
      "/sources",
      "/entities",
      "/map",
      "/undated",
      "/stories#outlet=%3Cb%20onmouseover%3D%22window.hit%3D1%22%3EEvil%3C%2Fb%3E",
    ]) {
      const page = await open(path);
      await page.waitForTimeout(150);
      assert.equal(await page.evaluate(() => "hit" in window), false, path);
      assert.equal(await page.locator("#app img, #app script, #app iframe, #app [onmouseover], #app [onclick]").count(), 0, path);
      await page.context().close();
    }
    const page = await open("/search#words=mill");
    await page.locator(".found-story .snippet a").first().click();
    await page.waitForSelector("dialog[open] mark");
    assert.equal(await page.locator("dialog .story-text").textContent(), HOSTILE);
    assert.equal(await page.locator("dialog footer a").count(), 0);
    assert.equal(await page.locator("dialog img, dialog script, dialog svg[onload]").count(), 0);
    assert.equal(await page.evaluate(() => "hit" in window), false);
    await page.context().close();
  });

  it("shows text from right to left in its direction", async () => {
    const page = await open("/search#words=%D8%A7%D9%84%D9%87%D8%AF%D9%86%D8%A9");
    const link = page.locator(".found-story .snippet a").first();
    assert.equal(await link.evaluate((element) => getComputedStyle(element).direction), "rtl");
    await link.click();
    await page.waitForSelector("dialog[open] mark");
    assert.equal(await page.locator("dialog .story-text").evaluate((element) => getComputedStyle(element).direction), "rtl");
    assert.equal(await page.locator("dialog h2").getAttribute("lang"), "ar");
    await page.context().close();
  });

  it("lays out only what is in sight of a long list, and reaches its end", async () => {
    const page = await open("/entities");
    await page.waitForSelector(".entity-row");
    const total = Number(await page.locator("[role=listitem]").first().getAttribute("aria-setsize"));
    assert.ok(total > 120, `${total} names`);
    assert.ok((await page.locator("[role=listitem]").count()) < 60);
    for (let turn = 0; turn < 20; turn++) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.waitForTimeout(60);
    }
    await page.waitForSelector(`[aria-posinset="${total}"] .entity-row`);
    await page.context().close();
  });

  it("is worked by keys alone", async () => {
    const page = await open("/");
    await page.waitForSelector("main .line");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const words = await page.evaluate(() => document.activeElement?.textContent);
    assert.equal(words, await page.locator("main .line a.words").nth(1).textContent());
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] mark");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    await page.waitForFunction((text) => document.activeElement?.textContent === text, words);
    await page.context().close();
  });

  it("prints the lines without the tools", async () => {
    const page = await open("/");
    await page.waitForSelector("main .line");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".search-field").isVisible(), false);
    assert.equal(await page.locator(".sections").isVisible(), false);
    assert.equal(await page.locator("main .line a.words").first().isVisible(), true);
    await page.context().close();
  });

  it("fits a narrow screen", async () => {
    for (const path of ["/", "/search#words=harbour", "/due", "/map", "/add", "/entities"]) {
      const page = await open(path, { viewport: { width: 360, height: 700 } });
      await page.waitForTimeout(100);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, path);
      await page.context().close();
    }
  });

  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  for (const colorScheme of ["light", "dark"] as const)
    it(`has no serious finding of axe in any view, ${colorScheme}`, async () => {
      for (const path of [
        "/",
        "/search#words=harbour",
        "/claims",
        "/due",
        "/sources",
        "/entities#entity=place-kessim",
        "/map",
        "/undated",
        "/add",
        "/#as-of=2025-03-05",
      ]) {
        const page = await open(path, { colorScheme, bypassCSP: true });
        await page.waitForTimeout(250);
        const opener = page.locator("main a.words").first();
        if ((await opener.count()) > 0) {
          await opener.click();
          await page.waitForSelector("dialog[open] h2");
          await page.waitForTimeout(250);
        }
        await page.addScriptTag({ path: axe });
        assert.deepEqual(await page.evaluate(findings), [], `${path}, ${colorScheme}`);
        await page.context().close();
      }
    });

  it("logs nothing and asks for nothing elsewhere", () => assert.deepEqual(troubles, []));
});

/** Runs in the page: what axe finds serious or worse, with the places. */
async function findings(): Promise<readonly string[]> {
  const { axe } = window as unknown as {
    axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> };
  };
  const { violations } = await axe.run();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`.slice(0, 600));
}
