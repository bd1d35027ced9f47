/** Chooses the heads of a sentence from the scores of all pairs. */
export type TreeDecoder = (scores: Float32Array, columns: number, count: number, heads: Int32Array) => void;

/**
 * A decoder for sentences of up to `longest` words. `scores` holds `columns` scores a word: 0 for the root, then the words from 1, which
 * is also how `heads` numbers them. The best head of each word is taken where these make a tree with one root and no crossing arcs (three
 * sentences in four); else the best of all such trees is found (Eisner 1996), in time that grows with the cube of the words.
 */
export function createTreeDecoder(longest: number): TreeDecoder {
  const spans = new Spans(longest);
  const mark = new Int32Array(longest);
  return (scores, columns, count, heads) => {
    for (let word = 0; word < count; word++) heads[word] = bestHead(scores, word * columns, count);
    if (hasOneRoot(heads, count) && !hasCircle(heads, count, mark) && !hasCrossing(heads, count)) return;
    spans.fill(scores, columns, count);
    spans.read(heads, count);
  };
}

function bestHead(scores: Float32Array, row: number, count: number): number {
  let best = 0;
  for (let head = 1; head <= count; head++) if (scores[row + head]! > scores[row + best]!) best = head;
  return best;
}

function hasOneRoot(heads: Int32Array, count: number): boolean {
  let roots = 0;
  for (let word = 0; word < count; word++) if (heads[word] === 0) roots++;
  return roots === 1;
}

/** Whether the way up from some word leads back to it. `mark` is room for one number a word. */
function hasCircle(heads: Int32Array, count: number, mark: Int32Array): boolean {
  mark.fill(-1, 0, count);
  for (let start = 0; start < count; start++) {
    let word = start;
    while (word >= 0 && mark[word] === -1) {
      mark[word] = start;
      word = heads[word]! - 1;
    }
    if (word >= 0 && mark[word] === start) return true;
  }
  return false;
}

/** Whether a word under an arc hangs on one outside it. */
function hasCrossing(heads: Int32Array, count: number): boolean {
  for (let word = 0; word < count; word++) {
    if (heads[word] === 0) continue;
    const first = Math.min(word, heads[word]! - 1);
    const last = Math.max(word, heads[word]! - 1);
    for (let inner = first + 1; inner < last; inner++) if (heads[inner]! - 1 < first || heads[inner]! - 1 > last) return true;
  }
  return false;
}

/**
 * The best partial trees over each stretch of words `[from, to]`: those whose head is the first word ("right", open to the right) or the
 * last ("left"), and those that an arc between the two has just joined ("joined"). The stretches of `left` that end in a word stand
 * together, and those of `right` that begin with a word, so that `#join` reads both in their order.
 */
class Spans {
  readonly #left: Float32Array;
  readonly #right: Float32Array;
  readonly #leftJoined: Float32Array;
  readonly #rightJoined: Float32Array;
  /** Where the best stretch is split, for each of the four; those of the joined ones are the same. */
  readonly #leftSplit: Uint8Array;
  readonly #rightSplit: Uint8Array;
  readonly #joinedSplit: Uint8Array;
  #root = 0;

  constructor(readonly longest: number) {
    if (longest > 256) throw new RangeError(`splits are kept as bytes: at most 256 words, not ${longest}`);
    const floats = (): Float32Array => new Float32Array(longest * longest);
    const bytes = (): Uint8Array => new Uint8Array(longest * longest);
    [this.#left, this.#right, this.#leftJoined, this.#rightJoined] = [floats(), floats(), floats(), floats()];
    [this.#leftSplit, this.#rightSplit, this.#joinedSplit] = [bytes(), bytes(), bytes()];
  }

  fill(scores: Float32Array, columns: number, count: number): void {
    const n = this.longest;
    for (let word = 0; word < count; word++) this.#left[word * n + word] = this.#right[word * n + word] = 0;
    for (let length = 1; length < count; length++) {
      for (let from = 0; from + length < count; from++) {
        const to = from + length;
        this.#join(from, to, scores[from * columns + to + 1]!, scores[to * columns + from + 1]!);
        this.#close(from, to);
      }
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let word = 0; word < count; word++) {
      const sum = scores[word * columns]! + this.#left[word * n]! + this.#right[word * n + count - 1]!;
      if (sum <= most) continue;
      most = sum;
      this.#root = word;
    }
  }

  /** The best split into a stretch headed by `from` and one headed by `to`, with an arc between the two either way. */
  #join(from: number, to: number, leftArc: number, rightArc: number): void {
    const n = this.longest;
    const split = from + bestPair(this.#right, from * n + from, 1, this.#left, to * n + from + 1, 1, to - from);
    const most = this.#right[from * n + split]! + this.#left[to * n + split + 1]!;
    this.#leftJoined[from * n + to] = most + leftArc;
    this.#rightJoined[to * n + from] = most + rightArc;
    this.#joinedSplit[from * n + to] = split;
  }

  /** The best joined stretch whose lower end takes what is left of it. */
  #close(from: number, to: number): void {
    const n = this.longest;
    const left = from + bestPair(this.#left, from * n + from, n, this.#leftJoined, from * n + to, n, to - from);
    this.#left[to * n + from] = this.#left[left * n + from]! + this.#leftJoined[left * n + to]!;
    this.#leftSplit[to * n + from] = left;
    const right = from + 1 + bestPair(this.#rightJoined, (from + 1) * n + from, n, this.#right, (from + 1) * n + to, n, to - from);
    this.#right[from * n + to] = this.#rightJoined[right * n + from]! + this.#right[right * n + to]!;
    this.#rightSplit[from * n + to] = right;
  }

  /** Writes the heads of the best tree. */
  read(heads: Int32Array, count: number): void {
    heads[this.#root] = 0;
    // Stretches to be read, as [from, to, whether headed by `from`].
    const open: [number, number, boolean][] = [
      [0, this.#root, false],
      [this.#root, count - 1, true],
    ];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [from, to, isRight] = next;
      if (from === to) continue;
      const n = this.longest;
      const split = isRight ? this.#rightSplit[from * n + to]! : this.#leftSplit[to * n + from]!;
      open.push([isRight ? split : from, isRight ? to : split, isRight]);
      const [first, last] = isRight ? [from, split] : [split, to];
      if (isRight) heads[last] = first + 1;
      else heads[first] = last + 1;
      const middle = this.#joinedSplit[first * n + last]!;
      open.push([first, middle, true], [middle + 1, last, false]);
    }
  }
}

/** The first place from 0 at which two rows of numbers have the highest sum, each row with its own beginning and step. */
function bestPair(one: Float32Array, oneAt: number, oneStep: number, other: Float32Array, otherAt: number, otherStep: number, count: number): number {
  let most = Number.NEGATIVE_INFINITY;
  let best = 0;
  for (let place = 0; place < count; place++) {
    const sum = one[oneAt + place * oneStep]! + other[otherAt + place * otherStep]!;
    if (sum <= most) continue;
    most = sum;
    best = place;
  }
  return best;
}
