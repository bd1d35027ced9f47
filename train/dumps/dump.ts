/** A dump with what is to be found in it: the form of the benchmark's dumps. */
export interface Dump {
  readonly id: string;
  readonly layout: string;
  readonly text: string;
  readonly stories: readonly GoldStory[];
}

/** What a dump prints of a story beside its body. */
export interface GoldHead {
  readonly headline: string | null;
  readonly deck?: string | null;
  readonly published?: string | null;
  readonly byline?: readonly string[];
  readonly captions?: readonly GoldCaption[];
}

export interface GoldCaption {
  readonly text: string;
  readonly credit?: string;
}

/** A story and where the paragraphs of its body stand. */
export interface GoldStory extends GoldHead {
  readonly text: string;
  readonly paragraphs: readonly (readonly [number, number])[];
}

/** A line of a dump that is being made. */
export interface Line {
  readonly text: string;
  /** Empty lines before it in the layout's own measure: 0 none, 1 one, 2 wide. */
  readonly gap: number;
  /** Number of the story whose body it belongs to; -1 for all else. */
  readonly story: number;
}

/** How lines are set. */
export interface Setting {
  /** What becomes of empty lines: at most one, as the layout has them, more anywhere, none, one everywhere. */
  readonly regime: "flat" | "layout" | "ragged" | "none" | "all";
  /** Empty lines of a wide gap. */
  readonly wide: number;
  /** Characters that lines are wrapped to; 0 for not at all. */
  readonly width: number;
  readonly lineEnd: string;
}
