// F1 of the kind of source, the stance and the chain of attributions on the labels beside this file: npx tsx bench/attribution.ts [--errors]
import { type Attribution, type Report, SOURCE_KINDS, type Span, STANCES, type WithAttributions } from "../src/document/types.js";
import { createPipeline, packagedResources } from "../src/index.js";
import { type Label, labelledDocuments, readLabels } from "./labels.js";

/** A label: an attribution of a document of a corpus beside the checkout, by offsets; `passes` are the two readings before they were settled. */
interface AttributionLabel extends Label {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly sourceKind: string;
  readonly stance: string;
  readonly via: readonly { readonly source: readonly Span[]; readonly sourceKind: string }[];
  readonly passes: readonly (readonly [string, string])[];
}

const labels = readLabels<AttributionLabel>("attribution");
const { mark } = createPipeline(packagedResources);

const stories = new Map<string, Report & WithAttributions>();
for (const { corpus, story } of labelledDocuments(labels)) stories.set(`${corpus} ${story.id}`, mark(story));

const shared = (a: readonly Span[], b: readonly Span[]): number =>
  a.reduce((sum, one) => b.reduce((own, other) => own + Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start)), sum), 0);

/** The attribution that stands for a label: same content, and of those the nearest in cue and source. */
function found({ attributions }: WithAttributions, label: AttributionLabel): Attribution | null {
  let best: Attribution | null = null;
  let most = 0;
  for (const entry of attributions) {
    const cue = shared(entry.cue, label.cue);
    if ((cue === 0 && (label.via.length === 0 || shared(entry.source, label.source) === 0)) || shared(entry.content, label.content) === 0) continue;
    const near = cue + shared(entry.source, label.source);
    if (near > most) {
      best = entry;
      most = near;
    }
  }
  return best;
}

class Tally {
  private readonly rows = new Map<string, { right: number; labelled: number; given: number }>();

  constructor(private readonly name: string) {}

  add(labelled: string, given: string): void {
    this.row(labelled).labelled++;
    this.row(given).given++;
    if (labelled === given) this.row(given).right++;
  }

  print(order: readonly string[]): void {
    let right = 0;
    let total = 0;
    let sum = 0;
    const cells: string[] = [];
    for (const value of order) {
      const row = this.rows.get(value);
      if (row === undefined || row.labelled === 0) continue;
      const f1 = (200 * row.right) / (row.labelled + row.given);
      right += row.right;
      total += row.labelled;
      sum += f1;
      cells.push(`${value} ${f1.toFixed(1)} (${row.labelled})`);
    }
    console.log(`${this.name}: ${((100 * right) / total).toFixed(1)} % right, mean F1 ${(sum / cells.length).toFixed(1)}; ${cells.join(", ")}`);
  }

  private row(value: string): { right: number; labelled: number; given: number } {
    const row = this.rows.get(value) ?? { right: 0, labelled: 0, given: 0 };
    this.rows.set(value, row);
    return row;
  }
}

const showErrors = process.argv.includes("--errors");
const kinds = new Tally("sourceKind");
const stances = new Tally("stance");
const chains = { right: 0, labelled: 0, given: 0 };
let count = 0;
for (const label of labels) {
  const story = stories.get(`${label.corpus} ${label.document}`);
  if (story === undefined) throw new Error(`${label.document} is not in ${label.corpus}`);
  const entry = found(story, label);
  if (label.via.length > 0) chains.labelled++;
  if (entry === null) continue;
  count++;
  kinds.add(label.sourceKind, entry.sourceKind);
  stances.add(label.stance, entry.stance);
  if (entry.via !== undefined) chains.given++;
  const isChain =
    label.via.length > 0 &&
    entry.via !== undefined &&
    shared(entry.via[0]?.source ?? [], label.via[0]?.source ?? []) > 0 &&
    shared(entry.source, label.source) > 0;
  if (isChain) chains.right++;
  if (showErrors && (label.sourceKind !== entry.sourceKind || label.stance !== entry.stance || label.via.length > 0 !== isChain)) {
    const words = (spans: readonly Span[]): string => spans.map(({ start, end }) => story.text.slice(start, end)).join(" … ");
    console.log(
      `${label.sourceKind}/${entry.sourceKind} ${label.stance}/${entry.stance} via ${label.via.length}/${entry.via?.length ?? 0}: [${words(entry.source)}] {${words(entry.cue)}} ${words(entry.content).slice(0, 120)}`,
    );
  }
}
const agreement = (at: 0 | 1): string => ((100 * labels.filter(({ passes }) => passes[0]?.[at] === passes[1]?.[at]).length) / labels.length).toFixed(1);
console.log(`${labels.length} labels, ${count} found; the two passes agree in ${agreement(0)} % of the kinds and ${agreement(1)} % of the stances`);
kinds.print(SOURCE_KINDS);
stances.print(STANCES);
console.log(
  `via: F1 ${((200 * chains.right) / (chains.labelled + chains.given)).toFixed(1)} (${chains.labelled} labelled, ${chains.given} given, ${chains.right} right)`,
);
