import type { CorrectionView } from "../page/index.js";

/** A correction that no build has taken in yet. */
export type SaidCorrection = Omit<CorrectionView, "status"> & { readonly status: "new" };

/** Corrections that were said here and wait for the build that shows them; the log has them already. */
export interface Said {
  readonly add: (correction: SaidCorrection) => void;
  readonly list: () => readonly SaidCorrection[];
  /** What a build takes in; what comes meanwhile waits for the next one. Gives the function to call when it has ended well. */
  readonly take: () => () => void;
}

export function createSaid(): Said {
  let waiting: readonly SaidCorrection[] = [];
  return {
    add: (correction) => {
      waiting = [...waiting, correction];
    },
    list: () => waiting,
    take: () => {
      const taken = new Set(waiting);
      return () => {
        waiting = waiting.filter((correction) => !taken.has(correction));
      };
    },
  };
}
