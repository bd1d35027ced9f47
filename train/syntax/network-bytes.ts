import { NETWORK_FORMAT, type NetworkHeader } from "../../src/syntax/network.js";
import { WORD_TABLES } from "../../src/syntax/word-vectors.js";
import type { Vocabulary } from "./examples.js";
import { type Network, VECTOR } from "./network.js";
import type { Parameter } from "./tensors.js";

interface Named {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly weights: Float32Array;
}

/** Matrices side by side: the columns of all, row by row. */
function beside(name: string, parts: readonly Parameter[]): Named {
  const rows = parts[0]!.rows;
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const weights = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    let at = row * columns;
    for (const part of parts) {
      weights.set(part.weights.subarray(row * part.columns, (row + 1) * part.columns), at);
      at += part.columns;
    }
  }
  return { name, rows, columns, weights };
}

/** Numbers that must keep their grain: each is a row of its own. */
const alone = (name: string, { weights }: Parameter): Named => ({ name, rows: weights.length, columns: 1, weights });

/** The table of forms: of each, what was learnt and what its published vector says. Row 0 is for forms that have neither. */
function formTable(network: Network, { rows, vectors }: Vocabulary, forms: readonly number[]): Named {
  const { word } = network.sizes;
  const learnt = network.tables[0]!.weights;
  const weights = new Float32Array((forms.length + 1) * word);
  weights.set(learnt.subarray(0, word));
  forms.forEach((form, at) => {
    const own = (rows.get(form) ?? 0) * word;
    const given = (vectors.get(form) ?? 0) * VECTOR;
    for (let unit = 0; unit < word; unit++) {
      let sum = learnt[own + unit]!;
      for (let number = 0; number < VECTOR; number++) sum += network.vectorIn.weights[unit * VECTOR + number]! * network.vectors[given + number]!;
      weights[(at + 1) * word + unit] = sum;
    }
  });
  return { name: "table.word", rows: forms.length + 1, columns: word, weights };
}

/** The matrices in the shapes that `src/syntax/encoder.ts` runs. */
function matricesOf(network: Network, words: Named): Named[] {
  const { first, upper, heads } = network;
  const named: Named[] = WORD_TABLES.map((name, table) => (table === 0 ? words : beside(`table.${name}`, [network.tables[table]!])));
  for (const [layer, { directions }] of [first, ...upper].entries())
    for (const [direction, { input, own, bias }] of directions.entries())
      named.push(beside(`${layer}.${direction}.input`, input), beside(`${layer}.${direction}.own`, [own]), alone(`${layer}.${direction}.bias`, bias));
  named.push(beside("tag.out", [network.tagWord, network.tagOut]), alone("tag.bias", network.tagBias), beside("tag.table", [network.tagTable]));
  named.push(beside("name.out", [network.nameOut, network.nameWord]), alone("name.bias", network.nameBias));
  for (const [name, { state, word, bias }] of Object.entries(heads)) named.push(beside(name, [word, state]), alone(`${name}.bias`, bias));
  named.push(alone("root.head", network.rootHead), alone("root.label", network.rootLabel), alone("distances", network.distances));
  named.push(beside("tag.pairs", [network.tagPairs]), beside("label.out", [network.labelOut]), alone("label.bias", network.labelBias));
  return named;
}

/** The bytes of a network file: weights rounded to 8 bits, each row by its largest. */
export function networkBytes(
  network: Network,
  vocabulary: Vocabulary,
  about: Omit<NetworkHeader, "format" | "matrices" | "vocabulary" | "learnt" | "word" | "units" | "layers" | "tag" | "arc" | "label">,
): Uint8Array {
  const { word, units, layers, tag, arc, label } = network.sizes;
  const forms = [...new Set([...vocabulary.rows.keys(), ...vocabulary.vectors.keys()])];
  const matrices = matricesOf(network, formTable(network, vocabulary, forms));
  const shapes = matrices.map(({ name, rows, columns }) => ({ name, rows, columns }));
  const header: NetworkHeader = {
    format: NETWORK_FORMAT,
    ...about,
    word,
    units,
    layers,
    tag,
    arc,
    label,
    vocabulary: forms.length,
    learnt: vocabulary.rows.size,
    matrices: shapes,
  };
  const hashes = Buffer.from(Int32Array.from(forms).buffer);
  const bodies = matrices.flatMap(({ rows, columns, weights }) => {
    const scales = new Float32Array(rows);
    const values = new Int8Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      const part = weights.subarray(row * columns, (row + 1) * columns);
      const scale = part.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
      scales[row] = scale;
      if (scale > 0) for (const [at, weight] of part.entries()) values[row * columns + at] = Math.round(weight / scale);
    }
    return [Buffer.from(scales.buffer), Buffer.from(values.buffer)];
  });
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), hashes, ...bodies]);
}
