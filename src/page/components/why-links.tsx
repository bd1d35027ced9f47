import { createContext, type JSX } from "preact";
import { useContext } from "preact/hooks";
import { NOTHING_CHOSEN, writeAddress } from "../address.js";
import type { Line } from "../view.js";

/** Whether the page can say why: the served page can, the written one does not carry the times of its stories. */
export const CanSayWhy = createContext(false);

/** Lead to the report with its reasons. @param date the day on which the line stands; `null` for words that stand on none */
export const WhyLinks = ({ line, date }: { readonly line: Line; readonly date: string | null }): JSX.Element | null => {
  if (!useContext(CanSayWhy)) return null;
  const at = line.spans.map(({ start, end }) => [start, end] as const);
  const link = (why: string): string => writeAddress({ ...NOTHING_CHOSEN, story: line.story.id, at, why });
  return (
    <span class="why-links">
      <a href={link(date ?? "date")}>Why this date?</a>
      <a href={link("source")}>Why this source?</a>
    </span>
  );
};
