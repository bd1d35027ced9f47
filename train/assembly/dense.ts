// AssemblyScript: the dense products of training, in 32-bit floats, four at a time. Arguments are addresses in memory; k is a multiple of 16, m of 4.

/** Four sums of four lanes each, as one vector. */
// @ts-ignore: decorator
@inline
function sums(a0: v128, a1: v128, a2: v128, a3: v128): v128 {
  const low = f32x4.add(v128.shuffle<f32>(a0, a1, 0, 4, 1, 5), v128.shuffle<f32>(a0, a1, 2, 6, 3, 7));
  const high = f32x4.add(v128.shuffle<f32>(a2, a3, 0, 4, 1, 5), v128.shuffle<f32>(a2, a3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7));
}

/** a + x · y */
// @ts-ignore: decorator
@inline
function more(a: v128, x: v128, y: v128): v128 {
  return f32x4.add(a, f32x4.mul(x, y));
}

/** Y[n×m] += X[n×k] · W[m×k]ᵀ */
export function gemmNT(x: usize, w: usize, y: usize, n: i32, k: i32, m: i32): void {
  const row = (<usize>k) << 2;
  const step = (<usize>m) << 2;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const x0 = x + <usize>i * row;
    const x1 = x0 + row;
    const yi = y + <usize>i * step;
    for (let j = 0; j < m; j += 4) {
      const w0 = w + <usize>j * row;
      const w1 = w0 + row;
      const w2 = w1 + row;
      const w3 = w2 + row;
      let a0 = f32x4.splat(0);
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
        const q0 = v128.load(w0 + c);
        const q1 = v128.load(w1 + c);
        const q2 = v128.load(w2 + c);
        const q3 = v128.load(w3 + c);
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
      v128.store(at, f32x4.add(v128.load(at), sums(a0, a1, a2, a3)));
      v128.store(at + step, f32x4.add(v128.load(at + step), sums(b0, b1, b2, b3)));
    }
  }
  for (; i < n; i++) {
    const x0 = x + <usize>i * row;
    const yi = y + <usize>i * step;
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
        const u = v128.load(x0 + c);
        a0 = more(a0, u, v128.load(w0 + c));
        a1 = more(a1, u, v128.load(w1 + c));
        a2 = more(a2, u, v128.load(w2 + c));
        a3 = more(a3, u, v128.load(w3 + c));
      }
      const at = yi + ((<usize>j) << 2);
      v128.store(at, f32x4.add(v128.load(at), sums(a0, a1, a2, a3)));
    }
  }
}

/** D[n×k] += G[n×m] · W[m×k] */
export function gemmNN(g: usize, w: usize, d: usize, n: i32, m: i32, k: i32): void {
  const row = (<usize>k) << 2;
  const step = (<usize>m) << 2;
  for (let i = 0; i < n; i++) {
    const gi = g + <usize>i * step;
    const di = d + <usize>i * row;
    for (let c: usize = 0; c < row; c += 64) {
      const at = di + c;
      let a0 = v128.load(at);
      let a1 = v128.load(at + 16);
      let a2 = v128.load(at + 32);
      let a3 = v128.load(at + 48);
      let from = w + c;
      for (let j: usize = 0; j < step; j += 4) {
        const q = v128.load32_splat(gi + j);
        a0 = more(a0, q, v128.load(from));
        a1 = more(a1, q, v128.load(from + 16));
        a2 = more(a2, q, v128.load(from + 32));
        a3 = more(a3, q, v128.load(from + 48));
        from += row;
      }
      v128.store(at, a0);
      v128.store(at + 16, a1);
      v128.store(at + 32, a2);
      v128.store(at + 48, a3);
    }
  }
}

/** D[m×k] += G[n×m]ᵀ · X[n×k] */
export function gemmTN(g: usize, x: usize, d: usize, n: i32, m: i32, k: i32): void {
  const row = (<usize>k) << 2;
  const step = (<usize>m) << 2;
  for (let j = 0; j < m; j += 2) {
    const dj = d + <usize>j * row;
    for (let c: usize = 0; c < row; c += 64) {
      const at = dj + c;
      const under = at + row;
      let a0 = v128.load(at);
      let a1 = v128.load(at + 16);
      let a2 = v128.load(at + 32);
      let a3 = v128.load(at + 48);
      let b0 = v128.load(under);
      let b1 = v128.load(under + 16);
      let b2 = v128.load(under + 32);
      let b3 = v128.load(under + 48);
      let from = x + c;
      let by = g + ((<usize>j) << 2);
      for (let i = 0; i < n; i++) {
        const p = v128.load32_splat(by);
        const q = v128.load32_splat(by + 4);
        const x0 = v128.load(from);
        const x1 = v128.load(from + 16);
        const x2 = v128.load(from + 32);
        const x3 = v128.load(from + 48);
        a0 = more(a0, p, x0);
        a1 = more(a1, p, x1);
        a2 = more(a2, p, x2);
        a3 = more(a3, p, x3);
        b0 = more(b0, q, x0);
        b1 = more(b1, q, x1);
        b2 = more(b2, q, x2);
        b3 = more(b3, q, x3);
        from += row;
        by += step;
      }
      v128.store(at, a0);
      v128.store(at + 16, a1);
      v128.store(at + 32, a2);
      v128.store(at + 48, a3);
      v128.store(under, b0);
      v128.store(under + 16, b1);
      v128.store(under + 32, b2);
      v128.store(under + 48, b3);
    }
  }
}

/** Adam (Kingma and Ba 2015): moves `count` weights against their gradients, which are emptied. */
export function adam(w: usize, g: usize, m: usize, v: usize, count: i32, rate: f32, beta1: f32, beta2: f32, epsilon: f32): void {
  const b1 = f32x4.splat(beta1);
  const c1 = f32x4.splat(1 - beta1);
  const b2 = f32x4.splat(beta2);
  const c2 = f32x4.splat(1 - beta2);
  const r = f32x4.splat(rate);
  const e = f32x4.splat(epsilon);
  const zero = f32x4.splat(0);
  const end = (<usize>count) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const q = v128.load(g + at);
    const mean = f32x4.add(f32x4.mul(b1, v128.load(m + at)), f32x4.mul(c1, q));
    const size = f32x4.add(f32x4.mul(b2, v128.load(v + at)), f32x4.mul(c2, f32x4.mul(q, q)));
    v128.store(m + at, mean);
    v128.store(v + at, size);
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.div(f32x4.mul(r, mean), f32x4.add(f32x4.sqrt(size), e))));
    v128.store(g + at, zero);
  }
}
