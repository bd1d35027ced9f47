import type { CommitmentStatus, Span, Stance } from "../document/types.js";
import { parseDay } from "../text/calendar.js";
import { calendarDay } from "../text/timex.js";
import { type EvidencePile, evidenceCandidates, isLater, type LaterStory, laterStory } from "./evidence-candidates.js";
import type { Open, TrackedStory } from "./open-commitment.js";

/** Log-odds above which a sentence is taken as evidence (`README.md`). */
const SURE = 0.75;
/** For what takes effect, so many names of its story must stand in the report. */
const SHARED_NAMES = 3;
const LONGEST_AFTER_ENTRY = 60;
const ENTRY = /\b(?:t(?:ook|aken) effect|came into (?:force|effect)|entered into force|went into effect|(?:has|have) come into (?:force|effect))\b/i;
const AGREEMENT = /\b(?:truce|ceasefire|cease-fire|agreement|deal|accord|armistice)\b/i;

/** A sentence of a later report that tells of the same deed is evidence of what it says became of it, if what it shares with the commitment weighs enough. */
export function findEvidence(given: TrackedStory, pile: EvidencePile): void {
  const story = laterStory(given);
  if (story === null) return;
  for (const { open, sentence, tells, odds } of evidenceCandidates(story, pile)) if (odds >= SURE) take(open, story, sentence, tells);
  if (pile.index.agreements.length === 0) return;
  for (const sentence of story.sentences) {
    const text = story.text.slice(sentence.start, sentence.end);
    if (sentence.end <= story.head || !ENTRY.test(text) || !AGREEMENT.test(text)) continue;
    for (const open of pile.index.agreements) if (isLater(story, open) && sharesTopic(open, story)) take(open, story, sentence, "done");
  }
}

const sharesTopic = (open: Open, { day, topic }: LaterStory): boolean =>
  day - (open.day ?? 0) <= LONGEST_AFTER_ENTRY && [...open.topic].filter((name) => topic.has(name)).length >= SHARED_NAMES;

const AHEAD: ReadonlySet<Stance> = new Set(["expects", "demands", "commits"]);

/** The latest report decides; a denial is kept beside what it denies. */
function take(open: Open, story: TrackedStory, { start, end }: Span, tells: CommitmentStatus): void {
  if (open.evidence.some((known) => known.story === story.id && known.start === start)) return;
  const owner = story.attributions.find(({ content }) => content.some((span) => span.start < end && start < span.end));
  const isDenied = owner?.stance === "denies";
  // Who expects, plans or asks for something does not tell that it was done; and what was not to be done is not kept by being done.
  if ((isDenied || open.isForbidden) && tells === "done") return;
  if (owner !== undefined && AHEAD.has(owner.stance)) return;
  const holder = owner?.source.map((span) => story.text.slice(span.start, span.end)).join(" ");
  open.evidence.push({ story: story.id, start, end, tells: isDenied ? "denied" : tells, ...(holder === undefined || holder === "" ? {} : { holder }) });
  if (isDenied) return;
  // What was done is not undone by a report that it is still under way.
  if (open.outcome !== "done" || tells !== "partly") open.outcome = tells;
  if (tells === "done" && open.happened === null) {
    const day = dayIn(story, { start, end });
    if (day !== null) open.happened = { day, story: story.id };
  }
}

/** The one past day that a sentence names; `null` for none or several. */
function dayIn({ times, published }: TrackedStory, { start, end }: Span): number | null {
  const days = new Set(
    times.flatMap((time) => {
      const range = time.start >= start && time.end <= end ? calendarDay(time) : null;
      return range !== null && range.from === range.to && published !== null && range.to <= published ? [range.from] : [];
    }),
  );
  const [day] = days;
  return days.size === 1 && day !== undefined ? parseDay(day) : null;
}
