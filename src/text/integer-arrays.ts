/** The same numbers in twice the room. */
export function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** Numbers in ascending order, each once. Sorts the array that it is given. */
export function distinct(numbers: Int32Array): Int32Array {
  const sorted = numbers.sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at]!;
  return sorted.slice(0, kept);
}
