import type { Parameter, Tensors } from "./tensors.js";

/** The longest sentence that is learnt from. */
export const LONGEST = 160;

interface Direction {
  readonly input: readonly Parameter[];
  readonly own: Parameter;
  readonly bias: Parameter;
  readonly gates: Float32Array;
  readonly cells: Float32Array;
  readonly bent: Float32Array;
  readonly states: Float32Array;
  readonly dGates: Float32Array;
  readonly dState: Float32Array;
  readonly dCell: Float32Array;
  readonly one: Float32Array;
}

/** x / (1 + |x|): like tanh, but only of operations that are the same to the bit on every machine. */
const bend = (x: number): number => x / (1 + Math.abs(x));

/** The slope of `bend` where it gives this value. */
const slope = (value: number): number => (1 - Math.abs(value)) * (1 - Math.abs(value));

/**
 * A recurrent layer read from both sides. Each unit has a gate that mixes what was kept with what is new, and a gate for what is shown:
 * `cell += z · (bend(c) − cell)`, `state = o · bend(2 · cell)`.
 */
export class Recurrent {
  readonly output: Float32Array;
  readonly dOutput: Float32Array;
  readonly directions: readonly Direction[];

  constructor(
    readonly tensors: Tensors,
    readonly inputs: readonly number[],
    readonly units: number,
  ) {
    const floats = (perWord: number): Float32Array => tensors.floats(LONGEST * perWord);
    this.output = floats(2 * units);
    this.dOutput = floats(2 * units);
    this.directions = [0, 1].map(() => ({
      input: inputs.map((width) => tensors.layer(3 * units, width)),
      own: tensors.parameter(3 * units, units, 0.7 / Math.sqrt(units)),
      bias: tensors.parameter(1, 3 * units, 0),
      gates: floats(3 * units),
      cells: floats(units),
      bent: floats(units),
      states: floats(units),
      dGates: floats(3 * units),
      dState: tensors.floats(units),
      dCell: tensors.floats(units),
      one: tensors.floats(3 * units),
    }));
  }

  forward(inputs: readonly Float32Array[], n: number): void {
    this.directions.forEach((way, direction) => {
      const { units, tensors } = this;
      way.gates.fill(0, 0, n * 3 * units);
      inputs.forEach((input, at) => {
        const weights = way.input[at];
        if (weights !== undefined) tensors.apply(input, weights, way.gates, n);
      });
      for (let step = 0; step < n; step++) this.#stepForward(way, direction, step, n);
    });
  }

  #stepForward(way: Direction, direction: number, step: number, n: number): void {
    const { units } = this;
    const word = direction === 0 ? step : n - 1 - step;
    const before = direction === 0 ? word - 1 : word + 1;
    const { gates, cells, bent, states, bias, own, one } = way;
    const gateAt = word * 3 * units;
    const at = word * units;
    const hasBefore = step > 0;
    one.fill(0);
    if (hasBefore) this.tensors.applyRow(own, states, before * units, one);
    for (let unit = 0; unit < units; unit++) {
      const z = 0.5 + 0.5 * bend(gates[gateAt + unit]! + one[unit]! + bias.weights[unit]!);
      const c = bend(gates[gateAt + units + unit]! + one[units + unit]! + bias.weights[units + unit]!);
      const o = 0.5 + 0.5 * bend(gates[gateAt + 2 * units + unit]! + one[2 * units + unit]! + bias.weights[2 * units + unit]!);
      const kept = hasBefore ? cells[before * units + unit]! : 0;
      const cell = kept + z * (c - kept);
      const q = bend(2 * cell);
      gates[gateAt + unit] = z;
      gates[gateAt + units + unit] = c;
      gates[gateAt + 2 * units + unit] = o;
      cells[at + unit] = cell;
      bent[at + unit] = q;
      states[at + unit] = o * q;
      this.output[word * 2 * units + direction * units + unit] = o * q;
    }
  }

  /** From `dOutput`; gradients of the inputs are added to those of `dInputs` that are not null. */
  backward(inputs: readonly Float32Array[], dInputs: readonly (Float32Array | null)[], n: number): void {
    this.directions.forEach((way, direction) => {
      const { units, tensors } = this;
      way.dState.fill(0);
      way.dCell.fill(0);
      for (let step = n - 1; step >= 0; step--) this.#stepBackward(way, direction, step, n);
      tensors.unapplyNext(way.own, way.states, way.dGates, direction === 0, n);
      inputs.forEach((input, at) => {
        const weights = way.input[at];
        if (weights !== undefined) tensors.unapply(input, weights, way.dGates, dInputs[at] ?? null, n);
      });
      const { gradients } = way.bias;
      for (let at = 0, unit = 0; at < n * 3 * units; at++, unit = unit + 1 === 3 * units ? 0 : unit + 1) gradients[unit]! += way.dGates[at]!;
    });
  }

  #stepBackward(way: Direction, direction: number, step: number, n: number): void {
    const { units } = this;
    const word = direction === 0 ? step : n - 1 - step;
    const before = direction === 0 ? word - 1 : word + 1;
    const { gates, cells, bent, dGates, dState, dCell, own } = way;
    const gateAt = word * 3 * units;
    const at = word * units;
    for (let unit = 0; unit < units; unit++) {
      const dh = dState[unit]! + this.dOutput[word * 2 * units + direction * units + unit]!;
      const z = gates[gateAt + unit]!;
      const c = gates[gateAt + units + unit]!;
      const o = gates[gateAt + 2 * units + unit]!;
      const q = bent[at + unit]!;
      const kept = step > 0 ? cells[before * units + unit]! : 0;
      const dc = dCell[unit]! + dh * o * 2 * slope(q);
      dGates[gateAt + unit] = dc * (c - kept) * 0.5 * slope(2 * z - 1);
      dGates[gateAt + units + unit] = dc * z * slope(c);
      dGates[gateAt + 2 * units + unit] = dh * q * 0.5 * slope(2 * o - 1);
      dCell[unit] = dc * (1 - z);
    }
    dState.fill(0);
    if (step > 0) this.tensors.unapplyRow(own, dGates, gateAt, dState);
  }
}
