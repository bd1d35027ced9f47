import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from "@tanstack/virtual-core";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type { Parts } from "./use-parts.js";

interface VirtualListProps<Item, More> {
  readonly parts: Parts<Item, More>;
  readonly label: string;
  /** Height of an entry in pixels, until it is measured. */
  readonly height: number;
  readonly draw: (item: Item, place: number, before: Item | undefined) => ComponentChildren;
  /** Said where the list has no entry. */
  readonly empty: string;
  /** Scrolls to this entry once it is known; `null`: stays. */
  readonly goTo?: number | null;
}

/** Entries laid out above and below what is in sight. */
const OVERSCAN = 6;
/** A list that is no longer is laid out whole, so that it prints and is searched whole. */
const WHOLE = 40;

/** A list of any length, of which only what is in sight is laid out, and fetched. The window scrolls, so the list prints and searches like a page. */
export function VirtualList<Item, More>({ parts, label, height, draw, empty, goTo = null }: VirtualListProps<Item, More>): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const total = parts.total ?? 0;
  const virtualizer = useRef<Virtualizer<Window, Element> | null>(null);
  const options = {
    count: total,
    getScrollElement: (): Window => window,
    estimateSize: (): number => height,
    overscan: total <= WHOLE ? WHOLE : OVERSCAN,
    scrollMargin: box.current?.offsetTop ?? 0,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialRect: { width: innerWidth, height: innerHeight },
    onChange: (): void => redraw(0),
  };
  virtualizer.current ??= new Virtualizer<Window, Element>(options);
  const list = virtualizer.current;
  list.setOptions(options);
  useLayoutEffect(() => list._didMount(), []);
  useLayoutEffect(() => {
    list._willUpdate();
    for (const row of box.current?.children ?? []) list.measureElement(row);
  });
  const rows = list.getVirtualItems();
  const [first, last] = [rows[0], rows.at(-1)];
  useLayoutEffect(() => {
    if (first !== undefined && last !== undefined) parts.want(first.index, last.index);
  });
  useLayoutEffect(() => {
    if (goTo !== null && goTo < total) list.scrollToIndex(goTo, { align: "start" });
  }, [goTo, total]);
  if (parts.trouble !== null)
    return (
      <p class="trouble" role="alert">
        {parts.trouble}
      </p>
    );
  if (parts.total === null) return <p class="empty">Reading …</p>;
  if (total === 0) return <p class="empty">{empty}</p>;
  const margin = list.options.scrollMargin;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the entries are blocks with spaces for those that are not laid out
    <div
      ref={box}
      role="list"
      aria-label={label}
      aria-busy={parts.isWaiting}
      style={{
        paddingTop: `${(first?.start ?? margin) - margin}px`,
        paddingBottom: `${Math.max(0, list.getTotalSize() - ((last?.end ?? margin) - margin))}px`,
      }}
    >
      {rows.map(({ index }) => {
        const item = parts.item(index);
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div key={index} role="listitem" data-index={index} aria-setsize={total} aria-posinset={index + 1}>
            {item === undefined ? (
              <div class="awaited" style={{ height: `${height}px` }} />
            ) : (
              draw(item, index, index === 0 ? undefined : parts.item(index - 1))
            )}
          </div>
        );
      })}
    </div>
  );
}
