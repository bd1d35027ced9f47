import { useEffect, useState } from "preact/hooks";

/** What a question has come to. */
export interface Answer<Value> {
  /** The last answer, also while another is awaited; `null` before the first. */
  readonly value: Value | null;
  readonly isWaiting: boolean;
  /** Why there is none; `null` where there is no trouble. */
  readonly trouble: string | null;
}

/** Grows whenever the store has changed; every question is asked again then. */
let generation = 0;
const listeners = new Set<() => void>();

/** The store has changed. */
export function askAgain(): void {
  generation++;
  for (const listener of listeners) listener();
}

export function useGeneration(): number {
  const [value, setValue] = useState(generation);
  useEffect(() => {
    const listener = (): void => setValue(generation);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return value;
}

/** Asks the server. @throws Error in words for the reader */
export async function ask<Value>(url: string, init: RequestInit = {}): Promise<Value> {
  const response = await fetch(url, init).catch(() => {
    throw new Error("The server does not answer; is daybook serve still running?");
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body?.error?.message ?? response.statusText);
  return body;
}

/** The answer to a question by its address; `null` asks nothing. */
export function useAnswer<Value>(url: string | null): Answer<Value> {
  const at = useGeneration();
  const [answer, setAnswer] = useState<Answer<Value>>({ value: null, isWaiting: url !== null, trouble: null });
  useEffect(() => {
    if (url === null) return setAnswer({ value: null, isWaiting: false, trouble: null });
    const ending = new AbortController();
    setAnswer((last) => ({ ...last, isWaiting: true }));
    ask<Value>(url, { signal: ending.signal }).then(
      (value) => !ending.signal.aborted && setAnswer({ value, isWaiting: false, trouble: null }),
      (error: unknown) =>
        !ending.signal.aborted && setAnswer({ value: null, isWaiting: false, trouble: error instanceof Error ? error.message : String(error) }),
    );
    return () => ending.abort();
  }, [url, at]);
  return answer;
}
