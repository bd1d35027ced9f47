import type { JSX } from "preact";
import type { TimeExpression } from "../../document/types.js";
import { calendarDay } from "../../text/timex.js";
import { Chip } from "../components/chip.js";
import { dayInWords, stretchInWords } from "../dates.js";
import { visibleText } from "../safe-text.js";
import type { Range, SpokenBlock, StoryBlock } from "../story-block.js";
import { KIND_WORDS, PUBLISHED_WORDS, STANCE_WORDS } from "../wording.js";
import { type MarkedAs, spokenAt } from "./segments.js";
import { cut, voiceIn } from "./voice-in.js";

interface WhyProps {
  readonly story: StoryBlock;
  /** The words that are asked about. */
  readonly at: readonly Range[];
  /** As in the address: `source`, `date`, or the day on which the words stand. */
  readonly why: string;
  /** A mark that was clicked; it goes before. */
  readonly asked: MarkedAs | null;
  readonly onClose: () => void;
}

/** Says why words stand on a day, or with a source: by which words of the report, counted from what, and by which rule. */
export const Why = (props: WhyProps): JSX.Element => {
  const { title, reasons } = reasonsOf(props);
  return (
    <aside class="why" aria-label={title} aria-live="polite" dir="ltr" lang="en">
      <button type="button" class="close" onClick={props.onClose} aria-label="Close the explanation">
        ×
      </button>
      <h3>{title}</h3>
      {reasons}
    </aside>
  );
};

interface Reasons {
  readonly title: string;
  readonly reasons: JSX.Element | readonly JSX.Element[];
}

function reasonsOf({ story, at, why, asked }: WhyProps): Reasons {
  const time = asked?.what === "time" ? story.times?.[asked.index] : undefined;
  if (time !== undefined) return { title: "Why this date?", reasons: <TimeWords story={story} time={time} /> };
  const spoken = asked?.what === "spoken" ? story.spoken[asked.index] : undefined;
  if (spoken !== undefined) return { title: "Why this source?", reasons: <SourceWords story={story} spoken={spoken} /> };
  return why === "source" ? sourceReasons(story, at) : dayReasons(story, at, why === "date" ? null : why);
}

const Row = ({ name, children }: { readonly name: string; readonly children: JSX.Element | string }): JSX.Element => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const Quoted = ({ words }: { readonly words: string }): JSX.Element => <q dir="auto">{visibleText(words)}</q>;

/** The day or days that a time names, in words; the value itself where it names none. */
function valueInWords(time: TimeExpression): string {
  const range = calendarDay(time);
  return range === null ? `${time.value}: the words leave it open, and nothing is guessed` : stretchInWords(`${range.from}/${range.to}`);
}

const publishedWords = ({ published, publishedFrom }: StoryBlock): string => {
  if (published === null) return "the day of publication is not known";
  return `published ${dayInWords(published)}${publishedFrom === null ? "" : `, ${PUBLISHED_WORDS[publishedFrom].from}`}`;
};

function anchorInWords(anchor: string, story: StoryBlock): string {
  if (!/^\d{4}-\d\d-\d\d/.test(anchor)) return `“${anchor}”`;
  const day = dayInWords(anchor);
  return story.published?.slice(0, 10) === anchor.slice(0, 10)
    ? `${day}, the day of publication (${publishedWords(story)})`
    : `${day}, a day that the report names`;
}

/** A time of the text: what it means, counted from what, by which rule. */
const TimeWords = ({ story, time }: { readonly story: StoryBlock; readonly time: TimeExpression }): JSX.Element => (
  <dl>
    <Row name="Words">
      <Quoted words={story.text.slice(time.start, time.end)} />
    </Row>
    <Row name="Mean">{valueInWords(time)}</Row>
    {time.anchor !== undefined && <Row name="Counted from">{anchorInWords(time.anchor, story)}</Row>}
    <Row name="Value">
      <code>
        {time.type} {time.value}
      </code>
    </Row>
    <Row name="Rule">
      <code>{time.rule}</code>
    </Row>
  </dl>
);

const timesIn = ({ times = [] }: StoryBlock, at: readonly Range[]): readonly TimeExpression[] =>
  times.filter((time) => at.some(([start, end]) => time.start < end && start < time.end));

const namesDay = (time: TimeExpression, day: string): boolean => {
  const range = calendarDay(time);
  return range !== null && range.from === day && range.to === day;
};

/** @param day the day on which the words stand; `null`: whatever times are in them */
function dayReasons(story: StoryBlock, at: readonly Range[], day: string | null): Reasons {
  const times = timesIn(story, at);
  const named = day === null ? times : times.filter((time) => namesDay(time, day));
  const title = day === null ? "Why this date?" : `Why ${dayInWords(day)}?`;
  if (named.length > 0) return { title, reasons: named.map((time) => <TimeWords key={time.start} story={story} time={time} />) };
  const isPublished = day === null || story.published?.slice(0, 10) === day;
  return {
    title,
    reasons: (
      <p>
        {isPublished
          ? `No words in it name a day. Its day is that of its report: ${publishedWords(story)}.`
          : `No words in it name this day, and it is not the day of publication (${publishedWords(story)}): a correction put it there.`}
      </p>
    ),
  };
}

function sourceReasons(story: StoryBlock, at: readonly Range[]): Reasons {
  const spoken = spokenAt(story, at);
  return {
    title: "Why this source?",
    reasons:
      spoken.length === 0 ? (
        <p>No words of the report name a source for this, nor hint at one: it is the report’s own.</p>
      ) : (
        spoken.map((each, place) => <SourceWords key={place} story={story} spoken={each} />)
      ),
  };
}

/** An attribution: its words, what kind of source they name, what the source does, and by which chain it came. */
const SourceWords = ({ story: { text }, spoken }: { readonly story: StoryBlock; readonly spoken: SpokenBlock }): JSX.Element => {
  const { kind, stance, source, cue, content, standsFor, via, hedges } = spoken;
  return (
    <>
      <p>
        <Chip voice={voiceIn(text, spoken)} />
      </p>
      <dl>
        <Row name="Source">{source.length === 0 ? "none is expressed" : <Quoted words={cut(text, source)} />}</Row>
        {standsFor !== null && <Row name="Stands for">{visibleText(standsFor)}</Row>}
        <Row name="Kind">{`${KIND_WORDS[kind].chip}: ${KIND_WORDS[kind].help}`}</Row>
        <Row name="Cue">{cue.length === 0 ? "none" : <Quoted words={cut(text, cue)} />}</Row>
        <Row name="Stance">{STANCE_WORDS[stance]}</Row>
        {via.length > 0 && (
          <Row name="Came by">
            {via
              .map((relay) => `${KIND_WORDS[relay.kind].chip} “${visibleText(cut(text, relay.source))}” (${visibleText(cut(text, relay.cue))})`)
              .join(", then ")}
          </Row>
        )}
        {hedges.length > 0 && <Row name="Hedged">{visibleText(cut(text, hedges))}</Row>}
        {content.length > 0 && (
          <Row name="Says">
            <Quoted words={cut(text, content)} />
          </Row>
        )}
      </dl>
    </>
  );
};
