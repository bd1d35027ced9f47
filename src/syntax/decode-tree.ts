/**
 * Chooses heads so that they make a tree with one root: the best head of each word, then the cheapest change for every surplus root and
 * every circle. `scores` holds `columns` scores a word: 0 for the root, then the words from 1.
 */
export function decodeTree(scores: Float32Array, columns: number, count: number, heads: Int32Array): void {
  for (let word = 0; word < count; word++) heads[word] = bestHead(scores, word * columns, count, 0);
  settleRoot(scores, columns, count, heads);
  const mark = new Int32Array(count);
  for (let circle = findCircle(heads, count, mark); circle >= 0; circle = findCircle(heads, count, mark)) breakCircle(scores, columns, count, heads, circle);
}

function bestHead(scores: Float32Array, row: number, count: number, from: number): number {
  let best = from;
  for (let head = from + 1; head <= count; head++) if (scores[row + head]! > scores[row + best]!) best = head;
  return best;
}

/** Leaves one root: the word that loses most by having a head. */
function settleRoot(scores: Float32Array, columns: number, count: number, heads: Int32Array): void {
  if (count === 1) return;
  let root = -1;
  let gain = Number.NEGATIVE_INFINITY;
  const isAnyRoot = heads.subarray(0, count).includes(0);
  for (let word = 0; word < count; word++) {
    if (isAnyRoot && heads[word] !== 0) continue;
    const row = word * columns;
    const margin = scores[row]! - scores[row + bestHead(scores, row, count, 1)]!;
    if (margin <= gain) continue;
    gain = margin;
    root = word;
  }
  for (let word = 0; word < count; word++) if (heads[word] === 0 && word !== root) heads[word] = bestHead(scores, word * columns, count, 1);
  heads[root] = 0;
}

/** A word on a circle, or -1. `mark` is room for one number a word. */
function findCircle(heads: Int32Array, count: number, mark: Int32Array): number {
  mark.fill(-1);
  for (let start = 0; start < count; start++) {
    let word = start;
    while (word >= 0 && mark[word] === -1) {
      mark[word] = start;
      word = heads[word]! - 1;
    }
    if (word >= 0 && mark[word] === start) return word;
  }
  return -1;
}

/** Hangs the circle's cheapest word on the best head that does not lead back into the circle. */
function breakCircle(scores: Float32Array, columns: number, count: number, heads: Int32Array, circle: number): void {
  // 1 leads to the root, 2 leads into the circle.
  const way = new Uint8Array(count);
  for (let word = circle; way[word] === 0; word = heads[word]! - 1) way[word] = 2;
  const onCircle = way.slice();
  for (let start = 0; start < count; start++) {
    let word = start;
    for (let steps = 0; word >= 0 && way[word] === 0 && steps <= count; steps++) word = heads[word]! - 1;
    const found = word < 0 ? 1 : way[word] === 0 ? 2 : way[word]!;
    for (word = start; word >= 0 && way[word] === 0; word = heads[word]! - 1) way[word] = found;
  }
  let least = Number.POSITIVE_INFINITY;
  let changed = circle;
  let to = 0;
  for (let word = 0; word < count; word++) {
    if (onCircle[word] !== 2) continue;
    const row = word * columns;
    for (let head = 1; head <= count; head++) {
      if (way[head - 1] !== 1) continue;
      const loss = scores[row + heads[word]!]! - scores[row + head]!;
      if (loss >= least) continue;
      least = loss;
      changed = word;
      to = head;
    }
  }
  heads[changed] = to;
}
