// What makes the written page alive: filters, timeline, the story beside its words, keys. Bundled by scripts/bundle-page.mjs.
import { render } from "preact";
import { isFiltered, readAddress } from "./address.js";
import { createFilter } from "./client/filter.js";
import { FilterBar, FilterTools } from "./client/filter-bar.js";
import { createLines } from "./client/lines.js";
import { LiveTimeline } from "./client/live-timeline.js";
import { change, followAddress, listen, pageState } from "./client/page-state.js";
import { StoryPanel } from "./client/story-panel.js";
import { ThemeButton } from "./client/theme-button.js";
import type { StoryBlock } from "./story-block.js";
import type { PageIndex } from "./view.js";

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
};

const index: PageIndex = JSON.parse(element("page-index").textContent ?? "");
const placeOfStory = new Map(index.stories.map((id, place) => [id, place]));
const read = new Map<string, StoryBlock>();

function findStory(id: string): StoryBlock | null | undefined {
  const known = read.get(id);
  if (known !== undefined) return known;
  const block = document.getElementById(`story-${placeOfStory.get(id) ?? "none"}`);
  // The block may not be whole before the page is.
  if (block === null || block.nextSibling === null) return document.readyState === "loading" ? undefined : null;
  const story: StoryBlock = JSON.parse(block.textContent ?? "");
  read.set(id, story);
  return story;
}

const lines = createLines();
const applyFilter = createFilter(index);

let isFilterOpen = isFiltered(pageState());
let result = "";

function drawFilters(): void {
  render(<FilterBar index={index} isOpen={isFilterOpen} />, element("filters"));
  render(
    <>
      <FilterTools isOpen={isFilterOpen} onToggle={() => openFilters(!isFilterOpen)} result={result} />
      <ThemeButton />
    </>,
    element("tools"),
  );
}

function openFilters(isOpen: boolean): void {
  isFilterOpen = isOpen;
  drawFilters();
  if (!isOpen) return;
  element("filters").scrollIntoView({ block: "nearest" });
  document.getElementById("find")?.focus();
}

function showResult(): void {
  const state = pageState();
  const { shown, all } = applyFilter(state);
  result = isFiltered(state) ? `${shown} of ${all} lines` : "";
  drawFilters();
}

const drawPanel = (): void => render(<StoryPanel find={findStory} step={(by) => lines.step(by)} />, element("story"));

if (element("timeline").firstElementChild !== null) render(<LiveTimeline index={index} />, element("timeline"));
drawPanel();
showResult();
listen(showResult);
listen(lines.follow);
lines.follow(pageState());
addEventListener("popstate", followAddress);
addEventListener("hashchange", followAddress);
document.addEventListener("DOMContentLoaded", () => {
  drawPanel();
  lines.follow(pageState());
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
  const address = link.getAttribute("href") ?? "";
  if (!address.startsWith("#")) return;
  event.preventDefault();
  if (link.classList.contains("words")) {
    const { story, at } = readAddress(address);
    lines.choose(link);
    lines.keepPlace(link, () => change({ story, at, why: "" }));
  } else if (link.classList.contains("choose")) {
    const { who, outlet } = readAddress(address);
    change({ who, outlet });
    element("days").scrollIntoView();
  } else lines.goTo(address.slice(1));
});

document.addEventListener("keydown", (event) => lines.onKey(event, () => openFilters(true)));
