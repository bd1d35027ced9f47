// The page in a real browser, opened from disk. Skipped where there is none: set CHROMIUM to the path of Chromium or Chrome.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { packagedResources } from "../resources.js";
import { BOOK, HOSTILE, STORIES } from "./cases.js";
import { launchChromium, needsChromium } from "./fixtures/chromium.js";
import { loadPageAssets, renderPage } from "./index.js";
import { visibleText } from "./safe-text.js";

const folder = mkdtempSync(join(tmpdir(), "daybook-page-"));
const file = join(folder, "index.html");
const address = pathToFileURL(file).href;

let browser: Browser;
/** What must stay empty: errors, messages of the console, requests for anything but the file. */
const troubles: string[] = [];

async function open(hash = "", options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.on("console", (message) => void troubles.push(message.text()));
  page.on("pageerror", (error) => void troubles.push(String(error)));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address && !request.url().startsWith("data:")) troubles.push(request.url());
  });
  await page.goto(address + hash);
  return page;
}

const marked = (page: Page): Promise<string> =>
  page
    .locator("dialog mark")
    .allTextContents()
    .then((parts) => parts.join(""));
const lineOf = (story: number, sentence: number): string => {
  const { start, end } = STORIES[story]?.sentences[sentence] ?? { start: 0, end: 0 };
  return STORIES[story]?.text.slice(start, end) ?? "";
};
const visibleLines = (page: Page): Promise<number> => page.locator("#days .line:not([hidden])").count();

describe("the page in a browser", { skip: needsChromium }, () => {
  before(async () => {
    const chunks: string[] = [];
    renderPage(BOOK, loadPageAssets(packagedResources), (chunk) => void chunks.push(chunk));
    writeFileSync(file, chunks.join(""));
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens the story at exactly the words of the line, in sight", async () => {
    const page = await open();
    for (const sentence of [0, 1, 3]) {
      await page.locator("#days a.words").nth(sentence).click();
      await page.waitForSelector("dialog[open] mark");
      assert.equal(await marked(page), lineOf(0, sentence));
    }
    assert.equal(await page.locator("dialog mark .source.near").first().textContent(), "The Vardan agency");
    assert.match((await page.locator("dialog .published").textContent()) ?? "", /4 March 2025, 17:20 \(from the page’s metadata\)/);
    assert.match((await page.locator("dialog .captions").textContent()) ?? "", /Photo by Lena Sorvik/);
    const box = await page.locator("dialog mark").first().boundingBox();
    assert.ok(box !== null && box.y > 0 && box.y < 900);
    await page.context().close();
  });

  it("closes with Escape, and gives the focus back to the line", async () => {
    const page = await open();
    await page.locator("#days a.words").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), lineOf(0, 0));
    await page.context().close();
  });

  it("steps from line to line with j and k, and the open story follows", async () => {
    const page = await open();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), lineOf(0, 0));
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] mark");
    await page.keyboard.press("j");
    await page.waitForFunction((words) => document.querySelector("dialog mark")?.textContent === words, lineOf(0, 1));
    await page.context().close();
  });

  it("filters by kind, person, outlet, dates and words; undated lines fall to a filter by date", async () => {
    const page = await open();
    assert.equal(await visibleLines(page), 5);
    await page.click(".filter-button");
    await page.locator(".kind-box.k-body input").check();
    assert.equal(await visibleLines(page), 2);
    assert.match(await page.evaluate(() => location.hash), /kind=body/);
    assert.equal(await page.locator(".result").textContent(), "2 of 5 lines");
    await page.click(".clear");
    assert.equal(await visibleLines(page), 5);
    const who = page.locator(".field:has-text('Person or body') select");
    await who.selectOption((await who.locator("option", { hasText: "Valley Front" }).getAttribute("value")) ?? "");
    assert.equal(await visibleLines(page), 2);
    assert.match(await page.evaluate(() => location.hash), /who=valley-front/);
    await page.click(".clear");
    await page.locator(".field:has-text('From') input").fill("2025-03-10");
    assert.equal(await visibleLines(page), 1);
    assert.equal(await page.locator("#undated .line:not([hidden])").count(), 0);
    await page.click(".clear");
    await page.locator("#find").fill("TOWER shells");
    assert.equal(await visibleLines(page), 1);
    await page.context().close();
  });

  it("holds filter and story in the address: reload, back and a shared address", async () => {
    const page = await open("#kind=official");
    assert.equal(await visibleLines(page), 2);
    await page.locator("#days .line:not([hidden]) a.words").nth(1).click();
    await page.waitForSelector("dialog[open] mark");
    await page.reload();
    await page.waitForSelector("dialog[open] mark");
    assert.equal(await marked(page), lineOf(0, 3));
    assert.equal(await visibleLines(page), 2);
    await page.goBack();
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    assert.equal(await visibleLines(page), 2);
    await page.context().close();
  });

  it("goes to a day by a click on its bar, and zooms by a drag", async () => {
    const page = await open();
    const plot = await page.locator(".timeline-plot").boundingBox();
    assert.ok(plot !== null);
    await page.mouse.click(plot.x + plot.width - 3, plot.y + 40);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "head-2025-03-12");
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.move(plot.x + 2, plot.y + 40);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width / 3, plot.y + 40, { steps: 4 });
    await page.mouse.up();
    assert.match(await page.evaluate(() => location.hash), /from=2025-03-03&to=2025-03-06/);
    assert.equal(await visibleLines(page), 4);
    await page.context().close();
  });

  it("covers a narrow screen with the story, without overflow", async () => {
    const page = await open("", { viewport: { width: 360, height: 700 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.locator("#days a.words").last().click();
    await page.waitForSelector("dialog[open] mark");
    const box = await page.locator("dialog").boundingBox();
    assert.equal(Math.round(box?.width ?? 0), 360);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    await page.context().close();
  });

  it("runs nothing of a hostile report", async () => {
    const page = await open();
    await page.locator("#days a.words").last().click();
    await page.waitForSelector("dialog[open] mark");
    assert.equal(await marked(page), visibleText(HOSTILE));
    assert.equal(await page.locator("dialog img, dialog script, dialog footer a").count(), 0);
    assert.equal(await page.evaluate(() => "hit" in window), false);
    await page.context().close();
  });

  it("reads without script", async () => {
    const page = await open("", { javaScriptEnabled: false });
    assert.equal(await visibleLines(page), 5);
    assert.ok(await page.locator(".timeline-drawing").first().isVisible());
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    it(`has a contrast of 4.5 in every text, ${colorScheme}`, async () => {
      const page = await open("#story=harbour%2F1&at=0-59", { colorScheme });
      await page.waitForSelector("dialog[open] mark");
      await page.waitForTimeout(250);
      assert.deepEqual(await page.evaluate(faintTexts), []);
      await page.context().close();
    });

  it("logs nothing and asks for nothing", () => assert.deepEqual(troubles, []));
});

/** Runs in the page: texts whose contrast with their ground is below 4.5 (WCAG 2.2). */
function faintTexts(): readonly string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour: string): readonly number[] => {
    if (canvas === null) return [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour
      .slice(0, 3)
      .map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): readonly number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const ground = channels(getComputedStyle(at).backgroundColor);
      if ((ground[3] ?? 0) > 250) return ground;
    }
    return [255, 255, 255, 255];
  };
  const faint = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? "").trim() === "" || element.closest("script, style, option, title") !== null) continue;
    const style = getComputedStyle(element);
    const [first, second] = [luminance(channels(element instanceof SVGElement ? style.fill : style.color)), luminance(groundOf(element))];
    const contrast = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    if (contrast < 4.5) faint.add(`${element.tagName}.${element.getAttribute("class") ?? ""}: ${contrast.toFixed(2)}`);
  }
  return [...faint];
}
