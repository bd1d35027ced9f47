import { useEffect, useState } from "preact/hooks";
import { type PageState, readAddress, writeAddress } from "../address.js";

type Listener = (state: PageState) => void;

const listeners = new Set<Listener>();
let state = readAddress(location.hash);

export const pageState = (): PageState => state;

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Changes what is chosen. A change goes into the history, unless it replaces (typing, stepping from line to line). */
export function change(part: Partial<PageState>, how: "push" | "replace" = "push"): void {
  const next = { ...state, ...part };
  const address = writeAddress(next);
  if (address === writeAddress(state)) return;
  const url = address === "" ? location.pathname + location.search : address;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  follow(next);
}

function follow(next: PageState): void {
  state = next;
  for (const listener of listeners) listener(state);
}

/** The address was changed by the reader: back, forward, an edited or clicked address. */
export function followAddress(): void {
  const next = readAddress(location.hash);
  if (writeAddress(next) !== writeAddress(state)) follow(next);
}

export function usePageState(): PageState {
  const [current, setCurrent] = useState(state);
  useEffect(() => {
    setCurrent(state);
    return listen(setCurrent);
  }, []);
  return current;
}
