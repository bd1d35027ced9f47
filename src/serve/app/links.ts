import { readAddress } from "../../page/address.js";
import type { Lines } from "../../page/client/lines.js";
import { change } from "../../page/client/page-state.js";
import { goTo } from "./place.js";

/** Follows a link within the page without loading it anew; links with a key held down, and those that lead elsewhere, are the browser's. */
export function onLink(event: MouseEvent, lines: Lines): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0 || event.defaultPrevented) return;
  const address = link.getAttribute("href") ?? "";
  if (link.classList.contains("skip") || link.target !== "" || address.startsWith("/api/")) return;
  if (address.startsWith("#claim-")) {
    event.preventDefault();
    goTo("/claims#part=disputed");
  } else if (address.startsWith("#")) {
    event.preventDefault();
    follow(link, address, lines);
  } else if (address.startsWith("/")) {
    event.preventDefault();
    goTo(address);
  }
}

function follow(link: HTMLAnchorElement, address: string, lines: Lines): void {
  const { story, at, why, who, outlet } = readAddress(address);
  if (story !== null) {
    const words = link.classList.contains("words") ? link : (link.closest(".line, .position, .due-what")?.querySelector("a.words") ?? link);
    lines.choose(words);
    lines.keepPlace(words, () => change({ story, at, why }));
  } else if (link.classList.contains("choose")) goTo(`/${address}`);
  else if (who !== "" || outlet !== null) change({ who, outlet });
}
