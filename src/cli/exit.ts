/** Exit statuses: 0 done, 1 our fault, 2 bad input or usage (all that could be done is done). */
export const EXIT = { done: 0, fault: 1, input: 2 } as const;

/** What a command leaves behind: its exit status. */
export type SetStatus = (status: number) => void;
