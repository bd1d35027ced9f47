// Which view is open: the path of the address. What is chosen in it stands behind the #, see page/address.ts.
import { useEffect, useState } from "preact/hooks";
import { type PageState, writeAddress } from "../../page/address.js";
import { followAddress, pageState } from "../../page/client/page-state.js";

const listeners = new Set<() => void>();

function tell(): void {
  followAddress();
  for (const listener of listeners) listener();
}

addEventListener("popstate", tell);
addEventListener("hashchange", tell);

/** The path of the open view. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const listener = (): void => setPath(location.pathname);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return path;
}

/** Opens an address of this server without loading the page anew. */
export function goTo(address: string): void {
  history.pushState(null, "", address);
  tell();
  scrollTo(0, 0);
}

/** The address of a view with a choice; what the present choice says of time, words and the rest is kept where it is not said anew. */
export function addressOf(path: string, part: Partial<PageState>): string {
  return `${path}${writeAddress({ ...pageState(), story: null, at: [], why: "", entity: "", order: "", part: "", ...part })}`;
}
