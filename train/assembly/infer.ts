// AssemblyScript: what the language network needs to run. Weights are 16-bit whole numbers, states 16-bit whole numbers of 1/4096,
// sums exact in 32 bits; the rest is 32-bit floats. Arguments are addresses in memory; widths (k) are multiples of 8, m of 4.

/** States are kept as whole numbers of this many parts of one. */
const PARTS: f32 = 4096;

// @ts-ignore: decorator
@inline
function sums(a0: v128, a1: v128, a2: v128, a3: v128): v128 {
  const low = i32x4.add(v128.shuffle<i32>(a0, a1, 0, 4, 1, 5), v128.shuffle<i32>(a0, a1, 2, 6, 3, 7));
  const high = i32x4.add(v128.shuffle<i32>(a2, a3, 0, 4, 1, 5), v128.shuffle<i32>(a2, a3, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(low, high, 0, 1, 4, 5), v128.shuffle<i32>(low, high, 2, 3, 6, 7));
}

// @ts-ignore: decorator
@inline
function more(a: v128, x: v128, y: v128): v128 {
  return i32x4.add(a, i32x4.dot_i16x8_s(x, y));
}

// @ts-ignore: decorator
@inline
function addScaled(at: usize, sum: v128, scale: usize): void {
  v128.store(at, f32x4.add(v128.load(at), f32x4.mul(f32x4.convert_i32x4_s(sum), v128.load(scale))));
}

/**
 * y[n×m] += scales[m] · (x[n×k] · w[m×k]ᵀ): x and w 16-bit, y and scales floats; rows of x lie `stride` bytes apart. Of w four rows lie woven
 * together: eight columns of each, then the next eight.
 */
export function product(x: usize, stride: i32, w: usize, scales: usize, y: usize, n: i32, k: i32, m: i32): void {
  const row = (<usize>k) << 1;
  const step = (<usize>m) << 2;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const x0 = x + <usize>i * <usize>stride;
    const x1 = x0 + <usize>stride;
    const yi = y + <usize>i * step;
    for (let j = 0; j < m; j += 4) {
      let own = w + <usize>j * row;
      let a0 = i32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      for (let c: usize = 0; c < row; c += 16) {
        const u = v128.load(x0 + c);
        const v = v128.load(x1 + c);
        const q0 = v128.load(own);
        const q1 = v128.load(own, 16);
        const q2 = v128.load(own, 32);
        const q3 = v128.load(own, 48);
        own += 64;
        a0 = more(a0, u, q0);
        b0 = more(b0, v, q0);
        a1 = more(a1, u, q1);
        b1 = more(b1, v, q1);
        a2 = more(a2, u, q2);
        b2 = more(b2, v, q2);
        a3 = more(a3, u, q3);
        b3 = more(b3, v, q3);
      }
      const at = yi + ((<usize>j) << 2);
      const scale = scales + ((<usize>j) << 2);
      addScaled(at, sums(a0, a1, a2, a3), scale);
      addScaled(at + step, sums(b0, b1, b2, b3), scale);
    }
  }
  if (i < n) productRow(x + <usize>i * <usize>stride, w, scales, y + <usize>i * step, k, m);
}

/** The same for one row. */
function productRow(x: usize, w: usize, scales: usize, y: usize, k: i32, m: i32): void {
  const row = (<usize>k) << 1;
  for (let j = 0; j < m; j += 4) {
    let own = w + <usize>j * row;
    let a0 = i32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    for (let c: usize = 0; c < row; c += 16) {
      const u = v128.load(x + c);
      a0 = more(a0, u, v128.load(own));
      a1 = more(a1, u, v128.load(own, 16));
      a2 = more(a2, u, v128.load(own, 32));
      a3 = more(a3, u, v128.load(own, 48));
      own += 64;
    }
    addScaled(y + ((<usize>j) << 2), sums(a0, a1, a2, a3), scales + ((<usize>j) << 2));
  }
}

/** x / (1 + |x|) */
// @ts-ignore: decorator
@inline
function bend(x: v128): v128 {
  return f32x4.div(x, f32x4.add(f32x4.splat(1), f32x4.abs(x)));
}

// @ts-ignore: decorator
@inline
function gate(x: v128): v128 {
  return f32x4.add(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), bend(x)));
}

/**
 * Runs one direction of a recurrent layer. `gates` holds what the inputs and biases give, three blocks of `units` a word; `own` are the
 * weights from state to gates, `scales` those of their rows; `cell` is room for one row of floats. States go to `out` as 16-bit numbers,
 * a row of `stride` bytes a word.
 */
export function recur(gates: usize, own: usize, scales: usize, cell: usize, out: usize, stride: i32, n: i32, units: i32, backward: i32): void {
  const row = (<usize>units) << 2;
  for (let c: usize = 0; c < row; c += 16) v128.store(cell + c, f32x4.splat(0));
  const parts = f32x4.splat(PARTS);
  for (let step = 0; step < n; step++) {
    const word = backward ? n - 1 - step : step;
    const at = gates + <usize>word * 3 * row;
    const to = out + <usize>word * <usize>stride;
    if (step > 0) productRow(backward ? to + <usize>stride : to - <usize>stride, own, scales, at, units, 3 * units);
    for (let c: usize = 0; c < row; c += 32) {
      const q0 = unit(at + c, row, cell + c);
      const q1 = unit(at + c + 16, row, cell + c + 16);
      const whole = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(q0, parts))), i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(q1, parts))));
      v128.store(to + (c >> 1), whole);
    }
  }
}

/** Four units of a recurrent step: moves their cells and gives their states. */
// @ts-ignore: decorator
@inline
function unit(at: usize, row: usize, cell: usize): v128 {
  const z = gate(v128.load(at));
  const fresh = bend(v128.load(at + row));
  const shown = gate(v128.load(at + 2 * row));
  const kept = v128.load(cell);
  const moved = f32x4.add(kept, f32x4.mul(z, f32x4.sub(fresh, kept)));
  v128.store(cell, moved);
  return f32x4.mul(shown, bend(f32x4.add(moved, moved)));
}

/** Rows of `width` floats (a multiple of 8) to 16-bit numbers of 1/4096, `stride` bytes apart; beyond ±8 they are cut. */
export function narrow(x: usize, to: usize, stride: i32, n: i32, width: i32): void {
  const parts = f32x4.splat(PARTS);
  const row = (<usize>width) << 2;
  for (let i = 0; i < n; i++) {
    for (let at: usize = 0; at < row; at += 32) {
      const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(x + at), parts)));
      const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(x + at + 16), parts)));
      v128.store(to + (at >> 1), i16x8.narrow_i32x4_s(low, high));
    }
    x += row;
    to += <usize>stride;
  }
}

/** Sets each of `n` rows to one row of floats. `width` is a multiple of 4. */
export function setRows(y: usize, row: usize, n: i32, width: i32): void {
  const bytes = (<usize>width) << 2;
  for (let i = 0; i < n; i++) {
    for (let c: usize = 0; c < bytes; c += 16) v128.store(y + c, v128.load(row + c));
    y += bytes;
  }
}

/** Negative floats to zero. `count` is a multiple of 4. */
export function rectify(x: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) v128.store(x + at, f32x4.max(v128.load(x + at), f32x4.splat(0)));
}

/** y[n×m] = x[n×k] · w[m×k]ᵀ, all floats. */
export function floatProduct(x: usize, w: usize, y: usize, n: i32, k: i32, m: i32): void {
  const row = (<usize>k) << 2;
  for (let i = 0; i < n; i++) {
    const xi = x + <usize>i * row;
    for (let j = 0; j < m; j += 4) {
      const w0 = w + <usize>j * row;
      const w1 = w0 + row;
      const w2 = w1 + row;
      const w3 = w2 + row;
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      for (let c: usize = 0; c < row; c += 16) {
        const u = v128.load(xi + c);
        a0 = f32x4.add(a0, f32x4.mul(u, v128.load(w0 + c)));
        a1 = f32x4.add(a1, f32x4.mul(u, v128.load(w1 + c)));
        a2 = f32x4.add(a2, f32x4.mul(u, v128.load(w2 + c)));
        a3 = f32x4.add(a3, f32x4.mul(u, v128.load(w3 + c)));
      }
      const low = f32x4.add(v128.shuffle<f32>(a0, a1, 0, 4, 1, 5), v128.shuffle<f32>(a0, a1, 2, 6, 3, 7));
      const high = f32x4.add(v128.shuffle<f32>(a2, a3, 0, 4, 1, 5), v128.shuffle<f32>(a2, a3, 2, 6, 3, 7));
      v128.store(y + ((<usize>(i * m + j)) << 2), f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7)));
    }
  }
}

/** Distances beyond this many words count as this many; the table of distances has the root, then -31 to 31. */
const FARTHEST: i32 = 31;

/**
 * Adds to the scores of heads, `columns` a word (the root, then the words), what distance and tags give. `tags` are bytes, one a word; `pairs`
 * are floats: for each tag of a word two rows (heads before it, heads behind it) of `row` tags of heads. Sums are rounded once.
 */
export function addPairs(scores: usize, columns: i32, n: i32, tags: usize, distances: usize, pairs: usize, row: i32, impossible: f32): void {
  for (let word = 0; word < n; word++) {
    const at = scores + ((<usize>(word * columns)) << 2);
    const before = pairs + ((<usize>(<i32>load<u8>(tags + <usize>word) * 2 * row)) << 2);
    const behind = before + ((<usize>row) << 2);
    store<f32>(at, load<f32>(at) + load<f32>(distances));
    for (let head = 0; head < n; head++) {
      const distance = head - word;
      const near = max(-FARTHEST, min(distance, FARTHEST)) + FARTHEST + 1;
      const pair = (distance > 0 ? behind : before) + ((<usize>load<u8>(tags + <usize>head)) << 2);
      const to = at + ((<usize>(head + 1)) << 2);
      store<f32>(to, <f32>(<f64>load<f32>(to) + (<f64>load<f32>(distances + ((<usize>near) << 2)) + <f64>load<f32>(pair))));
    }
    store<f32>(at + ((<usize>(word + 1)) << 2), impossible);
  }
}

/** joined[units] = max(0, a + b): what a word and its head give together. */
export function join(a: usize, b: usize, to: usize, units: i32): void {
  for (let c: usize = 0; c < (<usize>units) << 2; c += 16) v128.store(to + c, f32x4.max(f32x4.add(v128.load(a + c), v128.load(b + c)), f32x4.splat(0)));
}

/** For each of `n` rows of scores, the number of the best one (the smallest, if several) when `bias` is added, as a byte at `best`. `row` is a multiple of 4. */
export function choose(scores: usize, n: i32, row: i32, bias: usize, best: usize): void {
  const bytes = (<usize>row) << 2;
  const four = i32x4.splat(4);
  for (let i = 0; i < n; i++) {
    let top = f32x4.add(v128.load(scores), v128.load(bias));
    let at = i32x4(0, 1, 2, 3);
    let from = at;
    for (let c: usize = 16; c < bytes; c += 16) {
      at = i32x4.add(at, four);
      const own = f32x4.add(v128.load(scores + c), v128.load(bias + c));
      const isBetter = f32x4.gt(own, top);
      top = v128.bitselect(own, top, isBetter);
      from = v128.bitselect(at, from, isBetter);
    }
    let most = f32x4.extract_lane(top, 0);
    let one = i32x4.extract_lane(from, 0);
    for (let lane = 1; lane < 4; lane++) {
      top = v128.shuffle<f32>(top, top, 1, 2, 3, 0);
      from = v128.shuffle<i32>(from, from, 1, 2, 3, 0);
      const other = f32x4.extract_lane(top, 0);
      const place = i32x4.extract_lane(from, 0);
      if (other > most || (other === most && place < one)) {
        most = other;
        one = place;
      }
    }
    store<u8>(best + <usize>i, <u8>one);
    scores += bytes;
  }
}
