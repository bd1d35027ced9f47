import { isFiltered, type PageState } from "../address.js";
import type { Facets, PageIndex } from "../view.js";
import { VOICE_KINDS } from "../wording.js";

/** Whether an item passes; `textOf` is only asked where words are looked for. */
export function itemFilter(index: PageIndex, state: PageState): (facets: Facets, textOf: () => string) => boolean {
  const kinds = state.kinds.reduce((bits, kind) => bits | (1 << VOICE_KINDS.indexOf(kind)), 0);
  const placeIn = (choices: PageIndex["who"], id: string): number => choices.findIndex((choice) => choice.id === id);
  const who = state.who === "" ? null : placeIn(index.who, state.who);
  const place = state.place === "" ? null : placeIn(index.places, state.place);
  const outlet = state.outlet === null ? null : placeIn(index.outlets, state.outlet);
  const words = state.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const hasDates = state.from !== "" || state.to !== "";
  return ({ k, w, p, o, d, e, x }, textOf) => {
    if (kinds !== 0 && (kinds & k) === 0) return false;
    if (who !== null && !w.includes(who)) return false;
    if (place !== null && !p.includes(place)) return false;
    if (outlet !== null && !o.includes(outlet)) return false;
    if (hasDates && (d === "" || (state.from !== "" && e < state.from) || (state.to !== "" && d > state.to))) return false;
    if (state.isDisputed && !x) return false;
    return words.length === 0 || containsAll(textOf(), words);
  };
}

const containsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Hides what does not pass; gives back the number of lines in the day section that do, and of all. */
export type ApplyFilter = (state: PageState) => { readonly shown: number; readonly all: number };

interface Item {
  readonly element: HTMLElement;
  readonly facets: Facets;
  readonly isLine: boolean;
  text: string | null;
}

/** Finds the items and groups of the page once, and then only toggles those that change. */
export function createFilter(index: PageIndex): ApplyFilter {
  const items: Item[] = [];
  for (const element of document.querySelectorAll<HTMLElement>("[data-i]")) {
    const facets = index.facets[Number(element.dataset["i"])];
    if (facets !== undefined) items.push({ element, facets, isLine: element.closest("#days") !== null, text: null });
  }
  const groups = [...document.querySelectorAll<HTMLElement>("[data-group]")].map((group) => ({
    group,
    members: [...group.querySelectorAll<HTMLElement>("[data-i]")],
  }));
  return (state) => {
    const passes = itemFilter(index, state);
    let [shown, all] = [0, 0];
    for (const item of items) {
      const passed = passes(item.facets, () => (item.text ??= (item.element.textContent ?? "").toLowerCase()));
      if (item.element.hidden === passed) item.element.hidden = !passed;
      if (!item.isLine) continue;
      all++;
      if (passed) shown++;
    }
    const isAny = isFiltered(state);
    for (const { group, members } of groups) {
      const isHidden = isAny && members.every((member) => member.hidden);
      if (group.hidden !== isHidden) group.hidden = isHidden;
    }
    document.documentElement.classList.toggle("filtered", isAny);
    return { shown, all };
  };
}
