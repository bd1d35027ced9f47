// How often the day of an event is right, on the labels beside this file: npx tsx bench/event-days.ts [--errors]

import { createHash } from "node:crypto";
import type { EventDay, Span, TimeExpression } from "../src/document/types.js";
import { createPipeline, packagedResources } from "../src/index.js";
import { edtfDays } from "../src/text/edtf.js";
import { calendarDay } from "../src/text/timex.js";
import { type Label, labelledDocuments, readLabels } from "./labels.js";

/** A sentence of a document of a corpus beside the checkout, by offsets; `when`: EDTF, `null` where the text leaves the day open or tells no event. */
interface DayLabel extends Label, Span {
  readonly when: string | null;
  /** What a second reading of the same sentence gave, without sight of the first. */
  readonly second: string | null;
}

interface Dated {
  readonly sentences: readonly Span[];
  readonly times: readonly TimeExpression[];
  readonly days: readonly EventDay[];
}

/** The first sentences of a story, which the simple rule puts on the day of publication. */
const LEAD_SENTENCES = 3;

const { date } = createPipeline(packagedResources);
const showsErrors = process.argv.includes("--errors");

/** The same days, whatever the form: "2009-Q2" and "2009-04/2009-06". */
const sameDays = (a: string, b: string): boolean => JSON.stringify(edtfDays(a)) === JSON.stringify(edtfDays(b));

class Count {
  total = 0;
  right = 0;
  set = 0;
  setRight = 0;
  wrongDay = 0;
  leftOpen = 0;
  invented = 0;

  add(wanted: string | null, given: string | null): boolean {
    this.total++;
    if (wanted !== null) this.set++;
    const isRight = wanted === null || given === null ? wanted === given : sameDays(wanted, given);
    if (isRight) this.right++;
    if (isRight && wanted !== null) this.setRight++;
    else if (!isRight && wanted === null) this.invented++;
    else if (!isRight && given === null) this.leftOpen++;
    else if (!isRight) this.wrongDay++;
    return isRight;
  }

  line(name: string): string {
    const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);
    return `${name.padEnd(26)} ${String(this.total).padStart(4)} sentences  right ${percent(this.right, this.total)} %  dated right ${this.setRight} of ${this.set}  other day ${this.wrongDay}  left open ${this.leftOpen}  open but dated ${this.invented} of ${this.total - this.set}`;
  }
}

/** What a reader without grammar does: the first day that is named, or in the first sentences that of publication. */
function simpleDay({ sentences, times }: Dated, index: number, published: string | null): string | null {
  const sentence = sentences[index]!;
  for (const time of times) {
    if (time.start < sentence.start || time.end > sentence.end) continue;
    const range = calendarDay(time);
    if (range !== null && range.from === range.to && (published === null || range.from <= published)) return range.from;
  }
  return index < LEAD_SENTENCES ? published : null;
}

const counts = new Map<string, Count>();
const countOf = (name: string): Count => {
  const known = counts.get(name) ?? new Count();
  counts.set(name, known);
  return known;
};

for (const { story: report, labels } of labelledDocuments(readLabels<DayLabel>("event-days"))) {
  const { id, text, published } = report;
  const story = date({ ...report, headline: null, outlet: null });
  // The rules were mended on the errors of one half; the other shows what they do elsewhere.
  const half = Number.parseInt(createHash("sha256").update(`event-days ${id}`).digest("hex").slice(0, 2), 16) % 2 === 0 ? "read" : "not read";
  for (const label of labels) {
    const index = story.sentences.findIndex(({ start, end }) => start <= label.start && label.start < end);
    const found = story.days.find(({ sentence }) => sentence === index);
    countOf("first day named, or publication").add(label.when, simpleDay(story, index, published));
    if (label.second !== undefined) countOf("second reading").add(label.when, label.second);
    countOf(`errors ${half}`).add(label.when, found?.when ?? null);
    countOf(`rule ${found?.rule ?? "no event"}`).add(label.when, found?.when ?? null);
    const isRight = countOf("days").add(label.when, found?.when ?? null);
    if (showsErrors && half === "read" && !isRight)
      console.log(
        `${label.when} <> ${found?.when ?? null} (${found?.rule ?? "no event"}) [${published}] ${text.slice(label.start, label.end).replace(/\s+/g, " ").slice(0, 330)}\n`,
      );
  }
}
for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(count.line(name));
