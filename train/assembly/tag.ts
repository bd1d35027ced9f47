// AssemblyScript: what linear models of sequences need to run. A row is 8 or 16 labels wide (the labels, then padding); weights are 8-bit,
// scores and transitions 32-bit whole numbers. Arguments are addresses in memory.

/**
 * Spreads `n` rows of `labels` bytes at `from` to rows of `row` bytes (8 or 16) at `to`, filled up with 0. Up to fifteen bytes behind the last
 * row are read.
 */
export function spread(from: usize, n: i32, labels: i32, row: i32, to: usize): void {
  const kept = i8x16.lt_s(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>labels));
  for (let slot = 0; slot < n; slot++) {
    const weights = v128.and(v128.load(from), kept);
    if (row === 8) v128.store64_lane(to, weights, 0);
    else v128.store(to, weights);
    from += labels;
    to += row;
  }
}

/**
 * For each of `n` items, adds up the weights of its `perItem` features (at most 258, so that sums fit into 16 bits) into a row of scores.
 * A feature is a hash whose low bits choose its row of weights; 0 is passed over.
 */
export function score(hashes: usize, n: i32, perItem: i32, mask: i32, weights: usize, row: i32, scores: usize): void {
  if (row === 8) {
    for (let item = 0; item < n; item++) {
      let sum = i16x8.splat(0);
      for (const end = hashes + ((<usize>perItem) << 2); hashes < end; hashes += 4) {
        const hash = load<i32>(hashes);
        if (hash !== 0) sum = i16x8.add(sum, v128.load8x8_s(weights + ((<usize>(hash & mask)) << 3)));
      }
      write(scores, sum);
      scores += 32;
    }
  } else {
    for (let item = 0; item < n; item++) {
      let low = i16x8.splat(0);
      let high = low;
      for (const end = hashes + ((<usize>perItem) << 2); hashes < end; hashes += 4) {
        const hash = load<i32>(hashes);
        if (hash === 0) continue;
        const at = weights + ((<usize>(hash & mask)) << 4);
        low = i16x8.add(low, v128.load8x8_s(at));
        high = i16x8.add(high, v128.load8x8_s(at + 8));
      }
      write(scores, low);
      write(scores + 32, high);
      scores += 64;
    }
  }
}

// @ts-ignore: decorator
@inline
function write(at: usize, sum: v128): void {
  v128.store(at, i32x4.extend_low_i16x8_s(sum));
  v128.store(at + 16, i32x4.extend_high_i16x8_s(sum));
}

/**
 * The best sequence for `n` items (Viterbi); ties go to the smaller label. Row `b` of `transitions` is what follows label `b`, row `labels`
 * the start. `back` is room for two bytes a label and item. Labels go to `best`, a byte an item.
 * @returns by how much it is better than label 0 for all items
 */
export function tag(scores: usize, n: i32, labels: i32, row: i32, transitions: usize, back: usize, state: usize, best: usize): i32 {
  const bytes = (<usize>row) << 2;
  const start = transitions + <usize>labels * bytes;
  let outside = 0;
  let last = state;
  let next = state + bytes;
  for (let item = 0; item < n; item++) {
    outside += load<i32>(scores) + load<i32>(item === 0 ? start : transitions);
    for (let c: usize = 0; c < bytes; c += 32) {
      let low = v128.load(start + c);
      let high = v128.load(start + c + 16);
      let from = i16x8.splat(0);
      if (item > 0) {
        const first = i32x4.splat(load<i32>(last));
        low = i32x4.add(first, v128.load(transitions + c));
        high = i32x4.add(first, v128.load(transitions + c + 16));
        for (let before = 1; before < labels; before++) {
          const at = transitions + <usize>before * bytes + c;
          const own = i32x4.splat(load<i32>(last + ((<usize>before) << 2)));
          const newLow = i32x4.add(own, v128.load(at));
          const newHigh = i32x4.add(own, v128.load(at + 16));
          const isBetter = i16x8.narrow_i32x4_s(i32x4.gt_s(newLow, low), i32x4.gt_s(newHigh, high));
          low = i32x4.max_s(low, newLow);
          high = i32x4.max_s(high, newHigh);
          from = v128.bitselect(i16x8.splat(<i16>before), from, isBetter);
        }
      }
      v128.store(next + c, i32x4.add(low, v128.load(scores + c)));
      v128.store(next + c + 16, i32x4.add(high, v128.load(scores + c + 16)));
      v128.store(back + (c >> 1), from);
    }
    const kept = last;
    last = next;
    next = kept;
    scores += bytes;
    back += bytes >> 1;
  }
  let label = 0;
  for (let other = 1; other < labels; other++) if (load<i32>(last + ((<usize>other) << 2)) > load<i32>(last + ((<usize>label) << 2))) label = other;
  const gain = load<i32>(last + ((<usize>label) << 2)) - outside;
  for (let item = n - 1; item >= 0; item--) {
    back -= bytes >> 1;
    store<u8>(best + <usize>item, <u8>label);
    label = load<i16>(back + ((<usize>label) << 1));
  }
  return gain;
}

/**
 * For each item and label, the score of the best sequence with that label there, less the best of all, in rows at `best` (max-marginals, by
 * Viterbi from both ends). Row `b` of `turned` is what leads to label `b`. `state` is room for two rows.
 */
export function margins(scores: usize, n: i32, labels: i32, row: i32, transitions: usize, turned: usize, state: usize, best: usize): void {
  const bytes = (<usize>row) << 2;
  const start = transitions + <usize>labels * bytes;
  for (let item = 0; item < n; item++) {
    const own = best + <usize>item * bytes;
    for (let c: usize = 0; c < bytes; c += 16) {
      let top = v128.load(start + c);
      if (item > 0) top = bestFrom(own - bytes, labels, bytes, transitions + c);
      v128.store(own + c, i32x4.add(top, v128.load(scores + <usize>item * bytes + c)));
    }
  }
  const end = best + <usize>(n - 1) * bytes;
  let top = load<i32>(end);
  for (let label = 1; label < labels; label++) top = max(top, load<i32>(end + ((<usize>label) << 2)));
  const all = i32x4.splat(top);
  let after = state;
  let next = state + bytes;
  for (let c: usize = 0; c < bytes; c += 16) {
    v128.store(after + c, v128.load(scores + <usize>(n - 1) * bytes + c));
    v128.store(end + c, i32x4.sub(v128.load(end + c), all));
  }
  for (let item = n - 2; item >= 0; item--) {
    const own = best + <usize>item * bytes;
    for (let c: usize = 0; c < bytes; c += 16) {
      const most = bestFrom(after, labels, bytes, turned + c);
      v128.store(own + c, i32x4.sub(i32x4.add(v128.load(own + c), most), all));
      v128.store(next + c, i32x4.add(most, v128.load(scores + <usize>item * bytes + c)));
    }
    const kept = after;
    after = next;
    next = kept;
  }
}

/** For four labels, the best of what stands at `last` with its transition to them. */
// @ts-ignore: decorator
@inline
function bestFrom(last: usize, labels: i32, bytes: usize, transitions: usize): v128 {
  let best = i32x4.add(i32x4.splat(load<i32>(last)), v128.load(transitions));
  for (let before = 1; before < labels; before++)
    best = i32x4.max_s(best, i32x4.add(i32x4.splat(load<i32>(last + ((<usize>before) << 2))), v128.load(transitions + <usize>before * bytes)));
  return best;
}
