import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { change, usePageState } from "../../page/client/page-state.js";
import { dayInWords } from "../../page/dates.js";
import type { Summary } from "./shapes.js";

/** Milliseconds that the slider must rest before the view follows. */
const RESTING = 250;

/** Looks back: everything as it was known by a day, from the reports published until then. At the right end: all reports. */
export const AsOfSlider = ({ summary }: { readonly summary: Summary }): JSX.Element | null => {
  const { asOf } = usePageState();
  // The slider steps from one day with reports to the next, so that a lone early or late report does not squeeze the rest.
  const days = useMemo(() => summary.counts.filter(({ reports }) => reports > 0).map(({ date }) => date), [summary.counts]);
  const last = days.length - 1;
  const chosen =
    asOf === ""
      ? last
      : Math.max(
          0,
          days.findLastIndex((date) => date <= asOf),
        );
  const [place, setPlace] = useState(chosen);
  useEffect(() => setPlace(chosen), [chosen]);
  useEffect(() => {
    if (place === chosen) return;
    const resting = setTimeout(() => change({ asOf: place === last ? "" : (days[place] ?? "") }), RESTING);
    return () => clearTimeout(resting);
  }, [place, chosen, last, days]);
  if (days.length < 2) return null;
  const isBack = place < last || asOf !== "";
  const words = isBack ? dayInWords(place === chosen && asOf !== "" ? asOf : (days[place] ?? "")) : "now, with all reports";
  return (
    <div class={isBack ? "as-of back" : "as-of"}>
      <label for="as-of">
        As of <output for="as-of">{words}</output>
      </label>
      <input
        id="as-of"
        type="range"
        min={0}
        max={last}
        value={place}
        aria-valuetext={words}
        onInput={({ currentTarget }) => setPlace(Number(currentTarget.value))}
      />
      {isBack && (
        <button type="button" onClick={() => change({ asOf: "" })}>
          All reports
        </button>
      )}
    </div>
  );
};
