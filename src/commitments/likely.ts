/** What each sign adds to the log-odds that a candidate is a commitment. */
export interface SignWeights {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** The log-odds that a candidate with these signs is a commitment. */
export function logOddsOf(signs: readonly string[], { bias, weights }: SignWeights): number {
  let sum = bias;
  for (const sign of signs) sum += weights.get(sign) ?? 0;
  return sum;
}
