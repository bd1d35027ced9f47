import type { BuildProgress } from "../build/index.js";
import type { ViewRow } from "../store/index.js";

/** A build into the folder of a store, with the options of the last one. */
export interface BuildTask {
  readonly type: "build";
  readonly inputs: readonly string[];
  readonly out: string;
  readonly days: number | null;
  readonly perDay: number | null;
  readonly query: string | null;
  readonly title: string | null;
}

/** The pile as it was known on a day. */
export interface LookBackTask {
  readonly type: "look-back";
  readonly store: string;
  readonly asOf: string;
}

export type WorkTask = BuildTask | LookBackTask;

export interface JobResult {
  readonly files: number;
  readonly newPages: number;
  readonly knownPages: number;
  readonly stories: number;
}

export interface JobProblem {
  /** The file or address, and the line of it; empty where there is none. */
  readonly place: string;
  readonly message: string;
  readonly code: string;
}

/** What the working process tells. */
export type WorkMessage =
  | { readonly type: "progress"; readonly progress: BuildProgress }
  | { readonly type: "built"; readonly result: JobResult; readonly problems: readonly JobProblem[] }
  | { readonly type: "rows"; readonly rows: readonly ViewRow[] }
  | { readonly type: "looked-back" }
  | { readonly type: "failed"; readonly failure: string };
