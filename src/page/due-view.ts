import type { KeptStory, Quantity, Relation, TrackedCommitment } from "../document/types.js";
import { atStretch, durationDays, durationInWords, offsetInWords, shortDay, stretchInWords } from "./dates.js";
import type { DueView, Line } from "./view.js";
import { MODALITY_WORDS } from "./wording.js";

/** A commitment as the page shows it; the evidence is added once all stories were seen. */
export function dueView(commitment: TrackedCommitment, story: KeptStory, line: Line, item: number): DueView {
  const { by, condition, doer, modality, phase, quantity, status, when, window } = commitment;
  const cut = ({ start, end }: { readonly start: number; readonly end: number }): string => story.text.slice(start, end);
  return {
    item,
    status,
    by: by === undefined ? null : (story.entities.find(({ id }) => id === by)?.name ?? null),
    doer: doer === undefined ? null : cut(doer),
    line,
    modality: MODALITY_WORDS[modality],
    quantity: quantity === undefined ? null : quantityInWords(quantity),
    condition: condition === undefined ? null : cut(condition),
    phase: phase ?? null,
    when: whenInWords(commitment),
    trigger: when.anchor,
    window,
    offset: distanceOf(when),
    evidence: [],
  };
}

/** Days from the trigger to the ends of the window; what only lasts is drawn from its trigger on. */
function distanceOf({ offset, duration }: TrackedCommitment["when"]): DueView["offset"] {
  const [min, max] = offset === undefined ? [0, duration === undefined ? null : durationDays(duration)] : [durationDays(offset.min), durationDays(offset.max)];
  return min === null || max === null ? null : { min, max };
}

/** "some 80 kilometres", "up to 700 metres", "30 to 40 days" */
export function quantityInWords({ value, min, max, unit, bound }: Quantity): string {
  const [low, high] = [min ?? value, max ?? value];
  const count = bound === "range" && low !== high ? `${inFigures(low)} to ${inFigures(high)}` : inFigures(value ?? (bound === "min" ? low : high));
  const prefix = { exact: "", range: "", about: "about ", min: "at least ", max: "at most " }[bound];
  return `${prefix}${count} ${unit}`.trim();
}

/** "1,200": thousands apart by commas; "?" for what is not known. */
export const inFigures = (count: number | undefined): string => (count === undefined ? "?" : String(count).replace(/\B(?=(?:\d{3})+(?:\.|$))(?<!\.\d*)/g, ","));

/** "40 to 50 days after phase 1, for 42 days" */
export function whenInWords({ when, window }: Pick<TrackedCommitment, "when" | "window">): string {
  const { anchor, duration } = when;
  const trigger = anchor === null ? null : /^\d{4}-\d\d-\d\d/.test(anchor) ? stretchInWords(anchor) : anchor;
  const distance = distanceInWords(when);
  const isDay = anchor !== null && trigger !== anchor;
  const isAtOnce = when.relation === "at" && trigger === null && when.offset !== undefined && distance === null;
  const point = isAtOnce
    ? "at once"
    : isDay && distance === null && when.relation === "at"
      ? atStretch(anchor)
      : pointInWords(when.relation, trigger, distance);
  const parts = [point, duration === undefined ? null : `for ${durationInWords(duration)}`].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(", ");
  return window === null ? "no time given" : windowInWords(window);
}

/** "40 to 50 days"; `null` where there is none, or none but zero. */
function distanceInWords({ relation, offset }: TrackedCommitment["when"]): string | null {
  if (offset === undefined) return null;
  const [min, max] = [durationDays(offset.min), durationDays(offset.max)];
  if (min === 0 && max === 0) return null;
  // "Within 10 days" has a window that begins at once.
  return min === 0 && (relation === "within" || relation === "before") ? durationInWords(offset.max) : offsetInWords(offset);
}

function pointInWords(relation: Relation, trigger: string | null, distance: string | null): string | null {
  if (distance === null) return trigger === null ? null : `${relation} ${trigger}`;
  if (relation === "within") return trigger === null ? `within ${distance}` : `within ${distance} of ${trigger}`;
  if (trigger === null) return `${relation} ${distance}`;
  return `${distance} ${relation === "before" ? "before" : relation === "at" || relation === "during" ? "into" : "after"} ${trigger}`;
}

/** "16 Jan 2025 – 28 Feb 2025"; open ends in words. */
export function windowInWords(window: string): string {
  const [from = "", to] = window.split("/");
  const name = (value: string): string => (value === "" || value === ".." ? "open" : shortDay(value));
  return to === undefined || to === from ? name(from) : `${name(from)} – ${name(to)}`;
}
