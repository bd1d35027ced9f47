// The answers of the API as the page uses them; test/serve-api.test.ts holds them against the description.
import type { Location, NameKind, Span } from "../../document/types.js";
import type { DayCount, PageProblem } from "../../page/page-book.js";
import type { StoryBlock } from "../../page/story-block.js";
import type { Choice, PageIndex } from "../../page/view.js";
import type { DayRun, FacetCount } from "../../store/index.js";

export interface Summary {
  readonly version: string;
  readonly generation: number;
  readonly isReady: boolean;
  readonly title: string;
  readonly query: string | null;
  readonly stories: number;
  readonly undated: number;
  readonly published: { readonly first: string; readonly last: string } | null;
  readonly days: number;
  readonly claims: number;
  readonly singleClaims: number;
  readonly due: number;
  readonly entities: number;
  readonly outlets: number;
  readonly counts: readonly DayCount[];
  readonly chosen: readonly string[];
  readonly corrections: number;
  readonly problems: readonly PageProblem[];
}

export interface Choices extends Pick<PageIndex, "kinds"> {
  readonly who: readonly Choice[];
  readonly places: readonly Choice[];
  readonly outlets: readonly Choice[];
}

export interface FoundStory {
  readonly id: string;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly snippets: readonly (Span & { readonly text: string; readonly hits: readonly (readonly [number, number])[] })[];
}

export interface StoryAnswer {
  readonly story: StoryBlock & Required<Pick<StoryBlock, "times" | "sentences" | "days">>;
}

export interface EntityHead {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: string;
  /** Whether the reports only describe it. */
  readonly nameless: boolean;
  readonly stories: number;
}

export interface EntityAnswer {
  readonly entity: EntityHead & {
    readonly aliases: readonly string[];
    readonly roles: readonly string[];
    readonly location: Location | null;
    readonly media: string | null;
    readonly lines: number;
    readonly outlets: readonly FacetCount[];
    readonly days: readonly DayRun[];
    readonly with: readonly FacetCount[];
  };
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly stories: number;
  readonly location: Location;
}

export interface Job {
  readonly id: number;
  readonly state: "running" | "done" | "failed";
  readonly inputs: readonly string[];
  readonly progress: { readonly stage: "reading" | "joining" | "writing"; readonly files: number; readonly pages: number } | null;
  readonly result: { readonly files: number; readonly newPages: number; readonly knownPages: number; readonly stories: number } | null;
  readonly problems: readonly { readonly place: string; readonly message: string; readonly code: string }[];
  readonly failure: string | null;
}
