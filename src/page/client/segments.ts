import type { Range, StoryBlock } from "../story-block.js";

/** A piece of a paragraph with what is marked in it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Among the words that were clicked. */
  readonly isHit: boolean;
  readonly role: "source" | "cue" | "time" | null;
  /** Whether the attribution it belongs to is that of the clicked words. */
  readonly isNear: boolean;
  /** What it belongs to; `null` for nothing. */
  readonly mark: MarkedAs | null;
}

/** A mark of a story: its place among the attributions, or among the times. */
export interface MarkedAs {
  readonly what: "spoken" | "time";
  readonly index: number;
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

/** Paragraphs are parted by blank lines; their offsets are those of the text. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n\n", start);
    const end = found < 0 ? text.length : found;
    if (end > start) paragraphs.push({ start, end });
    start = end + 2;
  }
  return paragraphs;
}

const overlaps = (a: Range, start: number, end: number): boolean => a[0] < end && start < a[1];

/** Attributions of which the clicked words show a part. */
export const spokenAt = (story: StoryBlock, hits: readonly Range[]): StoryBlock["spoken"] =>
  story.spoken.filter(({ content, source, cue }) =>
    [...(content.length > 0 ? content : [...source, ...cue])].some((range) => hits.some(([start, end]) => overlaps(range, start, end))),
  );

/** Cuts a paragraph where any mark begins or ends. */
export function segmentsOf({ start, end }: Paragraph, story: StoryBlock, hits: readonly Range[]): readonly Segment[] {
  const near = new Set(spokenAt(story, hits));
  const marks = [...spokenMarks(story, near), ...timeMarks(story)].filter(({ range }) => overlaps(range, start, end));
  const cuts = new Set([start, end]);
  for (const [from, to] of [...hits, ...marks.map(({ range }) => range)]) {
    if (from > start && from < end) cuts.add(from);
    if (to > start && to < end) cuts.add(to);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? end;
    const covering = marks.filter(({ range }) => range[0] <= from && range[1] >= to);
    const first = covering.find(({ isNear }) => isNear) ?? covering[0];
    return {
      start: from,
      end: to,
      isHit: hits.some((hit) => hit[0] <= from && hit[1] >= to),
      role: first?.role ?? null,
      isNear: covering.some(({ isNear }) => isNear),
      mark: first?.mark ?? null,
    };
  });
}

interface Mark {
  readonly range: Range;
  readonly role: NonNullable<Segment["role"]>;
  readonly isNear: boolean;
  readonly mark: MarkedAs;
}

const spokenMarks = ({ spoken: all }: StoryBlock, near: ReadonlySet<StoryBlock["spoken"][number]>): readonly Mark[] =>
  all.flatMap((spoken, index) => {
    const mark = { what: "spoken", index } as const;
    const isNear = near.has(spoken);
    return [
      ...[...spoken.source, ...spoken.via.flatMap(({ source }) => source)].map((range): Mark => ({ range, role: "source", isNear, mark })),
      ...[...spoken.cue, ...spoken.via.flatMap(({ cue }) => cue)].map((range): Mark => ({ range, role: "cue", isNear, mark })),
    ];
  });

const timeMarks = ({ times = [] }: StoryBlock): readonly Mark[] =>
  times.map(({ start, end }, index) => ({ range: [start, end], role: "time", isNear: false, mark: { what: "time", index } }));
