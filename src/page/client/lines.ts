import { type PageState, readAddress, writeAddress } from "../address.js";
import { change, pageState } from "./page-state.js";

/** Moves among the lines by keys and keeps in sight which one is open. */
export interface Lines {
  readonly step: (by: number) => void;
  readonly choose: (link: Element) => void;
  readonly follow: (state: PageState) => void;
  readonly goTo: (id: string) => void;
  /** Does something that may move the page, and holds the element where it was on the screen. */
  readonly keepPlace: (element: Element | null, act: () => void) => void;
  readonly onKey: (event: KeyboardEvent, openFilters: () => void) => void;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, select, textarea, [role=slider]") !== null;

const isShown = (link: HTMLElement): boolean => link.closest("[hidden], details:not([open])") === null;

export function createLines(): Lines {
  const shownLinks = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>("main a.words")];
  let current: HTMLAnchorElement | null = null;
  let wasOpen = false;

  const keepPlace = (element: Element | null, act: () => void): void => {
    const before = element?.getBoundingClientRect().top ?? 0;
    act();
    // The story opens and closes after the next frame, and only then the lines have their new width.
    if (element !== null) requestAnimationFrame(() => requestAnimationFrame(() => scrollBy(0, element.getBoundingClientRect().top - before)));
  };

  /** What the reader looks at: the chosen line if it is in sight, else what stands in the middle of the screen. */
  const inSight = (): Element | null => {
    const top = current?.getBoundingClientRect().top ?? -1;
    return top > 0 && top < innerHeight ? current : document.elementFromPoint(innerWidth / 4, innerHeight / 2);
  };

  const choose = (link: Element): void => {
    if (!(link instanceof HTMLAnchorElement) || !link.matches("main a.words")) return;
    current?.removeAttribute("aria-current");
    current = link;
    current.setAttribute("aria-current", "true");
  };

  const step = (by: number): void => {
    const links = shownLinks();
    const active = links.find((link) => link === document.activeElement) ?? current;
    let place = active === null ? (by > 0 ? -1 : links.length) : links.indexOf(active);
    do place += by;
    while (links[place] !== undefined && !isShown(links[place]!));
    const link = links[place];
    if (link === undefined) return;
    choose(link);
    link.scrollIntoView({ block: "center" });
    const { story, at } = pageState();
    if (story === null) link.focus({ preventScroll: true });
    else {
      const next = readAddress(link.getAttribute("href") ?? "");
      if (next.story !== story || String(next.at) !== String(at)) change({ story: next.story, at: next.at, why: "" }, "replace");
    }
  };

  /** Marks the line of the open story; gives the focus back to it when the story is closed. */
  const follow = ({ story, at }: PageState): void => {
    const isClosed = wasOpen && story === null;
    wasOpen = story !== null;
    if (isClosed)
      keepPlace(inSight(), () => {
        if (document.activeElement === document.body || document.activeElement?.closest("dialog") != null) current?.focus({ preventScroll: true });
      });
    if (story === null) return;
    const address = writeAddress({ ...readAddress(""), story, at });
    if (current?.getAttribute("href") === address) return;
    const link = shownLinks().find((known) => known.getAttribute("href") === address);
    if (link !== undefined) {
      const isFirst = current === null;
      choose(link);
      if (isFirst) link.scrollIntoView({ block: "center" });
    }
  };

  const goTo = (id: string): void => {
    const target = document.getElementById(id);
    if (target === null) return;
    if (target.hidden) target.hidden = false;
    for (let at: Element | null = target; at !== null; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    target.scrollIntoView({ block: "start" });
    target.querySelector<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
  };

  const onKey = (event: KeyboardEvent, openFilters: () => void): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && pageState().story !== null) {
      event.preventDefault();
      change({ story: null, at: [], why: "" });
    } else if (!isTyping(event.target)) {
      const onLine = document.activeElement?.classList.contains("words") === true;
      if (event.key === "j" || (onLine && event.key === "ArrowDown")) step(1);
      else if (event.key === "k" || (onLine && event.key === "ArrowUp")) step(-1);
      else if (event.key === "/") openFilters();
      else return;
      event.preventDefault();
    }
  };

  return { step, choose, follow, goTo, keepPlace, onKey };
}
