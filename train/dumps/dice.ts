/** Random choices from one seed. */
export interface Dice {
  readonly chance: (probability: number) => boolean;
  readonly below: (count: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly some: <T>(list: readonly T[], count: number) => T[];
}

export function diceOf(random: () => number): Dice {
  const below = (count: number): number => Math.min(count - 1, Math.floor(random() * count));
  return {
    chance: (probability) => random() < probability,
    below,
    one: (list) => list[below(list.length)]!,
    some: (list, count) => {
      const left = [...list];
      return Array.from({ length: Math.min(count, list.length) }, () => left.splice(below(left.length), 1)[0]!);
    },
  };
}
