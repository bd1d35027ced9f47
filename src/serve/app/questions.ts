import type { SourceKind } from "../../document/types.js";
import type { PageState } from "../../page/address.js";

type Value = readonly [name: string, value: string];

const given = (name: string, value: string): readonly Value[] => (value === "" ? [] : [[name, value]]);

const written = (values: readonly Value[]): string => {
  const text = new URLSearchParams(values.map(([name, value]) => [name, value])).toString();
  return text === "" ? "" : `?${text}`;
};

const chosen = ({ kinds, who, place, outlet, from, to, words, asOf }: PageState): readonly Value[] => [
  ...given("words", words),
  ...given("entity", who),
  ...given("entity", place),
  ...(outlet === null ? [] : [["outlet", outlet] as const]),
  ...kinds.map((kind) => ["kind", kind] as const),
  ...given("from", from),
  ...given("to", to),
  ...given("asOf", asOf),
];

/** The question for lines (days, claims, what is due) by what is chosen. @param status of claims and commitments */
export const lineQuestion = (state: PageState, status: readonly string[] = []): string =>
  written([...chosen(state), ...given("disputed", state.isDisputed ? "yes" : ""), ...status.map((each) => ["status", each] as const)]);

/** Kinds of sources that a report can quote; a line without a source has none. */
export const isSourceKind = (kind: string): kind is SourceKind => kind !== "none";

/** The question for reports by what is chosen. */
export const storyQuestion = (state: PageState): string =>
  written([
    ...chosen({ ...state, kinds: state.kinds.filter(isSourceKind) }),
    ...state.stances.map((stance) => ["stance", stance] as const),
    ...given("order", state.order),
  ]);

/** The question that only looks back. */
export const asOfQuestion = ({ asOf }: PageState): string => written(given("asOf", asOf));
