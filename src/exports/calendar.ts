import ical, { type ICalEventData } from "ical-generator";
import type { TrackedCommitment } from "../document/types.js";
import type { ExportBook, Exported } from "./book.js";
import { linesOf, shortHash, sourcesOf, storiesOf, UNNAMED_OUTLET, voiceOf, wordsOf } from "./lines.js";
import { basisWords, chainWords, dayOf, placeWords, voicesWords, voiceWords, webAddress, wellFormed } from "./words.js";

const DAY = 86_400_000;
const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** What no calendar program takes: control characters. Line ends are written as the format wants them. */
const clean = (text: string): string => wellFormed(text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " "));

/**
 * iCalendar (RFC 5545): a day-long event for each line, and one for the window of each commitment that has one. The UID of an
 * event is the same in every export, so that a calendar updates what it has. Nothing is written by the clock: DTSTAMP is the day
 * of publication.
 */
export function calendar(book: ExportBook): Exported {
  const result = ical({ name: clean(book.title ?? "Daybook"), prodId: { company: "daybook", product: "daybook", language: "EN" } });
  for (const line of linesOf(book)) {
    const holders = [...new Set(line.voices.map(({ holder }) => holder))].join("; ");
    result.createEvent(
      event({
        uid: line.id,
        from: line.date,
        to: line.date,
        published: dayOf(line.story.published) ?? line.date,
        summary: `${holders}: “${line.text}”`,
        description: [voicesWords(line), placeWords(line), basisWords(line)],
        url: webAddress(line.story.url),
        outlet: line.outlet,
        holder: holders,
        chain: line.voices.map(chainWords).join("; "),
      }),
    );
  }
  const dueCount = addDue(book, (data) => void result.createEvent(data));
  const note =
    dueCount === book.commitments.length
      ? null
      : `${book.commitments.length - dueCount} of ${book.commitments.length} commitments have no date yet and are left out`;
  return { pieces: [`${result.toString()}\r\n`], note };
}

interface EventFacts {
  readonly uid: string;
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
  readonly published: string;
  readonly summary: string;
  readonly description: readonly (string | null)[];
  readonly url: string | null;
  readonly outlet: string;
  readonly holder: string;
  readonly chain: string;
}

const event = ({ uid, from, to, published, summary, description, url, outlet, holder, chain }: EventFacts): ICalEventData => ({
  id: `${uid}@daybook`,
  start: midnight(from),
  end: new Date(midnight(to).getTime() + DAY),
  allDay: true,
  stamp: midnight(published),
  summary: clean(summary),
  description: clean(description.filter((part) => part !== null).join("\n")),
  ...(url === null ? {} : { url }),
  x: [
    { key: "X-DAYBOOK-OUTLET", value: oneLine(outlet) },
    { key: "X-DAYBOOK-HOLDER", value: oneLine(holder) },
    { key: "X-DAYBOOK-CHAIN", value: oneLine(chain) },
  ],
});

const oneLine = (text: string): string => clean(text).replace(/\s+/g, " ");

/** The first and last day of a window of two calendar days; `null` for an open or undated one. */
function daysOf(window: string | null): readonly [string, string] | null {
  const match = /^(\d{4}-\d{2}-\d{2})[^/]{0,30}\/(\d{4}-\d{2}-\d{2})/.exec(window ?? "");
  const [, from = "", to = ""] = match ?? [];
  return match === null || Number.isNaN(midnight(from).getTime()) || Number.isNaN(midnight(to).getTime()) || to < from ? null : [from, to];
}

function addDue(book: ExportBook, add: (data: ICalEventData) => void): number {
  const dated = book.commitments.flatMap((commitment) => {
    const days = daysOf(commitment.window);
    return days === null ? [] : [{ commitment, days }];
  });
  const stories = storiesOf(book, new Set(dated.map(({ commitment }) => commitment.story)));
  const sources = sourcesOf(book);
  for (const { commitment, days } of dated) {
    const story = stories.get(commitment.story);
    const voice = story === undefined ? null : voiceIn(story, commitment, sources);
    if (story === undefined || voice === null) continue;
    const outlet = story.outlet ?? UNNAMED_OUTLET;
    const published = dayOf(story.published) ?? days[0];
    add(
      event({
        uid: shortHash(`${story.id}\n${commitment.action.start}\ndue`),
        from: days[0],
        to: days[1],
        published,
        summary: `Due (${commitment.status}), says ${voice.holder}: “${wordsOf(story.text, commitment.content)}”`,
        description: [voice.words, [outlet, published, story.headline].filter((part) => part !== null).join(", "), `window: ${commitment.window}`],
        url: webAddress(story.url),
        outlet,
        holder: voice.holder,
        chain: voice.chain,
      }),
    );
  }
  return dated.length;
}

function voiceIn(story: Parameters<typeof voiceOf>[0], { attribution }: TrackedCommitment, sources: Parameters<typeof voiceOf>[3]) {
  const outlet = story.outlet ?? UNNAMED_OUTLET;
  const found = attribution === undefined ? undefined : story.attributions[attribution];
  if (found === undefined || attribution === undefined) return { holder: outlet, words: `${outlet}, no source named`, chain: outlet };
  const voice = voiceOf(story, found, attribution, sources);
  return { holder: voice.holder, words: voiceWords(voice), chain: chainWords(voice) };
}
