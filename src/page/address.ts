// The state of the page in its address (after #), so that back, reload and sharing work.
import { STANCES, type Stance } from "../document/types.js";
import { VOICE_KINDS, type VoiceKind } from "./wording.js";

/** What is chosen; empty strings and `null` stand for everything. */
export interface PageState {
  readonly kinds: readonly VoiceKind[];
  /** Id of a person or body of the pile. */
  readonly who: string;
  readonly place: string;
  /** `null`: all; the empty string is the outlet that is not known. */
  readonly outlet: string | null;
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly isDisputed: boolean;
  /** Stances of the sources of a report; only where reports are searched. */
  readonly stances: readonly Stance[];
  /** Only what was published by that day; empty for all. */
  readonly asOf: string;
  /** Order of a list, or what part of it is shown; empty for the usual. */
  readonly order: string;
  readonly part: string;
  /** Id of the entity that is looked at; empty for none. */
  readonly entity: string;
  /** Id of the open story; `null` for none. */
  readonly story: string | null;
  /** The marked words of the open story. */
  readonly at: readonly (readonly [number, number])[];
  /** What is explained of them: `source`, `date` (the times in them), or the day on which they stand; empty for nothing. */
  readonly why: string;
}

export const NOTHING_CHOSEN: PageState = {
  kinds: [],
  who: "",
  place: "",
  outlet: null,
  from: "",
  to: "",
  words: "",
  isDisputed: false,
  stances: [],
  asOf: "",
  order: "",
  part: "",
  entity: "",
  story: null,
  at: [],
  why: "",
};

/** Whether anything but the story is chosen. */
export const isFiltered = ({ kinds, who, place, outlet, from, to, words, isDisputed, stances }: PageState): boolean =>
  kinds.length > 0 || stances.length > 0 || who !== "" || place !== "" || outlet !== null || from !== "" || to !== "" || words !== "" || isDisputed;

export function writeAddress(state: PageState): string {
  const parameters = new URLSearchParams();
  if (state.kinds.length > 0) parameters.set("kind", state.kinds.join(" "));
  if (state.who !== "") parameters.set("who", state.who);
  if (state.place !== "") parameters.set("place", state.place);
  if (state.outlet !== null) parameters.set("outlet", state.outlet);
  if (state.from !== "") parameters.set("from", state.from);
  if (state.to !== "") parameters.set("to", state.to);
  if (state.words !== "") parameters.set("words", state.words);
  if (state.isDisputed) parameters.set("disputed", "yes");
  if (state.stances.length > 0) parameters.set("stance", state.stances.join(" "));
  if (state.asOf !== "") parameters.set("as-of", state.asOf);
  if (state.order !== "") parameters.set("order", state.order);
  if (state.part !== "") parameters.set("part", state.part);
  if (state.entity !== "") parameters.set("entity", state.entity);
  if (state.story !== null) parameters.set("story", state.story);
  if (state.story !== null && state.at.length > 0) parameters.set("at", state.at.map(([start, end]) => `${start}-${end}`).join(" "));
  if (state.story !== null && state.why !== "") parameters.set("why", state.why);
  const written = parameters.toString();
  return written === "" ? "" : `#${written}`;
}

/** What of an address is understood; the rest is left out, never guessed. */
export function readAddress(hash: string): PageState {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const day = (name: string): string => (/^\d{4}-\d\d-\d\d$/.test(parameters.get(name) ?? "") ? (parameters.get(name) ?? "") : "");
  const word = (name: string): string => (/^[a-z-]{1,20}$/.test(parameters.get(name) ?? "") ? (parameters.get(name) ?? "") : "");
  const stances = (parameters.get("stance") ?? "").split(" ");
  const kinds = (parameters.get("kind") ?? "").split(" ");
  const ranges = [...(parameters.get("at") ?? "").matchAll(/(\d{1,9})-(\d{1,9})/g)].map(([, start, end]) => [Number(start), Number(end)] as const);
  return {
    kinds: VOICE_KINDS.filter((kind) => kinds.includes(kind)),
    who: parameters.get("who") ?? "",
    place: parameters.get("place") ?? "",
    outlet: parameters.get("outlet"),
    from: day("from"),
    to: day("to"),
    words: parameters.get("words") ?? "",
    isDisputed: parameters.get("disputed") === "yes",
    stances: STANCES.filter((stance) => stances.includes(stance)),
    asOf: day("as-of"),
    order: word("order"),
    part: word("part"),
    entity: parameters.get("entity") ?? "",
    story: parameters.get("story"),
    at: ranges.filter(([start, end]) => start < end),
    why: ["source", "date"].find((each) => each === parameters.get("why")) ?? day("why"),
  };
}
