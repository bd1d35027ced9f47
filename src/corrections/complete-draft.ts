import type { AttributionTarget, CorrectionBody, CorrectionDraft, EntityTarget, Quote, WordsTarget } from "../document/corrections.js";
import { InputError } from "../document/errors.js";
import type { Entity, KeptStory, Position, Span } from "../document/types.js";
import { wordsOf } from "./attributions.js";
import { quoteOf } from "./quote.js";

/** What a draft's ids mean now: stories as they are shown, corrected; `null` for what is not there. */
export interface DraftLookup {
  readonly story: (id: string) => KeptStory | null;
  readonly entity: (id: string) => Entity | null;
  readonly claim: (id: string) => { readonly positions: readonly Pick<Position, "story" | "attribution">[] } | null;
  readonly hasOutlet: (name: string) => boolean;
}

/** Code units of a story's beginning by which it is known again: two or three lines. */
const OPENING_LENGTH = 160;

/** Makes a lasting correction of what a user chose on the screen. @throws InputError `bad-field` for what is not there */
export function completeDraft(draft: CorrectionDraft, lookup: DraftLookup): CorrectionBody {
  switch (draft.kind) {
    case "move":
      return { kind: draft.kind, target: wordsTarget(storyOf(lookup, draft.story), draft), from: draft.from, to: draft.to };
    case "reject-entry":
      return { kind: draft.kind, target: wordsTarget(storyOf(lookup, draft.story), draft), from: draft.from };
    case "cut":
      return { kind: draft.kind, target: cutTarget(storyOf(lookup, draft.story), draft.start) };
    case "reject-attribution":
      return { kind: draft.kind, target: attributionTarget(storyOf(lookup, draft.story), draft.attribution) };
    case "stance":
      return { kind: draft.kind, target: attributionTarget(storyOf(lookup, draft.story), draft.attribution), to: draft.to };
    case "source":
      return completeSource(draft, storyOf(lookup, draft.story));
    case "reject-dispute":
      return completeDispute(draft, lookup);
    case "reject-story":
      return { kind: draft.kind, target: openingOf(storyOf(lookup, draft.story)) };
    case "date":
      return { kind: draft.kind, target: openingOf(storyOf(lookup, draft.story)), to: draft.to };
    case "join":
      if (draft.story === draft.to) throw new InputError("bad-field", "a story cannot be joined with itself", { id: draft.story });
      return { kind: draft.kind, target: openingOf(storyOf(lookup, draft.story)), to: openingOf(storyOf(lookup, draft.to)) };
    case "merge":
      if (draft.entity === draft.to) throw new InputError("bad-field", "an entity cannot be merged with itself", { id: draft.entity });
      return { kind: draft.kind, target: entityTarget(lookup, draft.entity), to: entityTarget(lookup, draft.to) };
    case "split":
      return { kind: draft.kind, target: entityTarget(lookup, draft.entity), to: openingOf(storyOf(lookup, draft.to)) };
    case "rename":
      return { kind: draft.kind, target: entityTarget(lookup, draft.entity), to: draft.to };
    case "rate":
      return { kind: draft.kind, target: sourceTarget(draft, lookup), to: draft.to };
  }
}

type OfKind<Kind extends CorrectionDraft["kind"]> = CorrectionDraft & { readonly kind: Kind };

function storyOf({ story }: DraftLookup, id: string): KeptStory {
  const found = story(id);
  if (found === null) throw new InputError("bad-field", "there is no story with this id", { id });
  return found;
}

const placeOf = ({ id, sha256, url }: KeptStory): { readonly story: string; readonly sha256: string; readonly url?: string } => ({
  story: id,
  sha256,
  ...(url === undefined ? {} : { url }),
});

function wordsTarget(story: KeptStory, { start, end }: Span): WordsTarget {
  if (start >= end || end > story.text.length || story.text.slice(start, end).trim() === "")
    throw new InputError("bad-field", `no words stand from ${start} to ${end}`, { id: story.id });
  return { ...placeOf(story), quote: quoteOf(story.text, { start, end }) };
}

const openingOf = (story: KeptStory): WordsTarget => wordsTarget(story, { start: 0, end: Math.min(OPENING_LENGTH, story.text.length) });

function cutTarget(story: KeptStory, start: number): WordsTarget {
  if (start <= 0 || story.text.slice(0, start).trim() === "") throw new InputError("bad-field", "a story cannot be cut at its beginning", { id: story.id });
  return wordsTarget(story, { start, end: Math.min(start + OPENING_LENGTH, story.text.length) });
}

function attributionTarget(story: KeptStory, index: number): AttributionTarget {
  const attribution = story.attributions[index];
  const words = attribution === undefined ? null : wordsOf(attribution);
  if (attribution === undefined || words === null) throw new InputError("bad-field", `there is no attribution ${index}`, { id: story.id });
  const cue = attribution.cue[0];
  return { ...wordsTarget(story, words), ...(cue === undefined ? {} : { cue: quoteOf(story.text, cue) }) };
}

function completeSource({ attribution, to, sourceKind }: OfKind<"source">, story: KeptStory): CorrectionBody {
  const target = attributionTarget(story, attribution);
  const source = nearestWords(story.text, to, target.quote.start);
  if (source === null) throw new InputError("bad-field", "the source must be words of the report, as they stand there", { id: story.id });
  return { kind: "source", target, to: source, ...(sourceKind === undefined ? {} : { sourceKind }) };
}

/** The place of the words nearest to an offset; `null` where they do not stand. */
function nearestWords(text: string, words: string, near: number): Quote | null {
  let best: number | null = null;
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    if (best === null || Math.abs(start - near) < Math.abs(best - near)) best = start;
  return best === null ? null : quoteOf(text, { start: best, end: best + words.length });
}

function completeDispute({ claim: id }: OfKind<"reject-dispute">, lookup: DraftLookup): CorrectionBody {
  const claim = lookup.claim(id);
  if (claim === null) throw new InputError("bad-field", "there is no claim with this id", { id });
  return { kind: "reject-dispute", target: claim.positions.map(({ story, attribution }) => attributionTarget(storyOf(lookup, story), attribution)) };
}

function entityTarget({ entity }: DraftLookup, id: string): EntityTarget {
  const found = entity(id);
  if (found === null) throw new InputError("bad-field", "there is no entity with this id", { id });
  return { entity: found.id, kind: found.kind, name: found.name };
}

function sourceTarget({ entity, outlet }: OfKind<"rate">, lookup: DraftLookup): EntityTarget | { readonly outlet: string } {
  if (entity !== undefined) return entityTarget(lookup, entity);
  if (outlet === undefined || !lookup.hasOutlet(outlet)) throw new InputError("bad-field", "there is no report of this outlet", { id: outlet ?? "" });
  return { outlet };
}
