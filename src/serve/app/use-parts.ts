import { useEffect, useRef, useState } from "preact/hooks";
import { ask, useGeneration } from "./ask.js";

/** A long list of which only what is looked at is fetched. */
export interface Parts<Item, More> {
  /** `null` before the first answer. */
  readonly total: number | null;
  /** `undefined` while it is not here yet. */
  readonly item: (place: number) => Item | undefined;
  /** Sees to it that these are fetched. */
  readonly want: (from: number, to: number) => void;
  /** What came with the first part beside its items. */
  readonly more: More | null;
  readonly isWaiting: boolean;
  readonly trouble: string | null;
}

type Part<Item, More> = { readonly total: number; readonly items: readonly Item[] } & More;

/** Entries that are fetched at once. */
const PART = 40;

interface Known<Item, More> {
  readonly key: string;
  readonly parts: Map<number, readonly Item[]>;
  readonly asked: Set<number>;
  total: number | null;
  more: More | null;
  trouble: string | null;
}

/** The entries of a list of the API, part by part. While the first part of a new list is awaited, the last list stays. */
export function useParts<Item, More = unknown>(url: string): Parts<Item, More> {
  const generation = useGeneration();
  const key = `${generation} ${url}`;
  const fresh = (): Known<Item, More> => ({ key, parts: new Map(), asked: new Set(), total: null, more: null, trouble: null });
  const shown = useRef<Known<Item, More>>(fresh());
  const coming = useRef<Known<Item, More>>(shown.current);
  const [, setCount] = useState(0);
  if (coming.current.key !== key) coming.current = fresh();
  const list = coming.current;

  const fetchPart = (number: number): void => {
    if (list.asked.has(number)) return;
    list.asked.add(number);
    const separator = url.includes("?") ? "&" : "?";
    ask<Part<Item, More>>(`${url}${separator}offset=${number * PART}&limit=${PART}`).then(
      (part) => {
        list.parts.set(number, part.items);
        list.total = part.total;
        if (number === 0) list.more = part;
        arrived();
      },
      (error: unknown) => {
        list.asked.delete(number);
        list.trouble = error instanceof Error ? error.message : String(error);
        arrived();
      },
    );
  };
  const arrived = (): void => {
    if (coming.current !== list) return;
    shown.current = list;
    setCount((count) => count + 1);
  };
  useEffect(() => fetchPart(0), [key]);

  const now = shown.current;
  return {
    total: now.total,
    item: (place) => now.parts.get(Math.floor(place / PART))?.[place % PART],
    want: (from, to) => {
      if (now !== coming.current) return;
      for (let number = Math.floor(from / PART); number * PART <= to && number * PART < (now.total ?? 0); number++) fetchPart(number);
    },
    more: now.more,
    isWaiting: list.total === null && list.trouble === null,
    trouble: now.trouble ?? list.trouble,
  };
}
