import type { JSX } from "preact";
import { change, usePageState } from "./page-state.js";

/** The first and the last day of what is shown. */
export const DayFields = (): JSX.Element => {
  const { from, to } = usePageState();
  return (
    <>
      <label class="field">
        <span>From</span>
        <input type="date" value={from} onChange={({ currentTarget }) => change({ from: currentTarget.value })} />
      </label>
      <label class="field">
        <span>To</span>
        <input type="date" value={to} onChange={({ currentTarget }) => change({ to: currentTarget.value })} />
      </label>
    </>
  );
};
