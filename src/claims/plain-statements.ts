import { bySpan } from "../document/spans.js";
import type { Attribution, Span, WithAttributions } from "../document/types.js";

/** A sentence, or a part of one, that names no holder, in the shape of an attribution. */
export interface PlainStatement {
  readonly sentence: Span;
  readonly attribution: Attribution;
}

/** Where a first line ends in its place, day or agency ("BRENNA, March 2 (Reuters) -", "09.49 BST"): a headline before it, the report behind it. */
const DATELINE = /\([A-Z][\w./ ]{1,20}\) ?[-–—]{1,2} |\b\d{1,2}[.:]\d\d (?:[ap]m )?(?:[A-Z]{3,4}) (?=[A-Z"“‘])/g;
const DATELINE_WITHIN = 400;
/** "Allegations from the committee over whether …", "reports of …": what is alleged stands behind it. */
const ALLEGED =
  /\b(?:allegations?|accusations?|claims?|reports?|rumou?rs|suggestions?|charges|speculation|suspicions?)(?:,? (?:made )?(?:by|from|in) (?:[^\s.;]+ ){1,12}?)? ?\b(?:over whether|that|of|over|about|whether) /i;
/** "Denied having met …": what is denied stands behind it; not "was denied", "denied by", "denied access". */
const DENIED =
  /(?<!\b(?:is|are|was|were|be|been|being|not|feel|felt|to) )\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing)) (?=(?:that|any|all|having|being|it|he|she|they|there|the (?:use|claims?|reports?|allegations?|accusations?|charges)|reports?|claims?|allegations?|accusations?|charges|rumou?rs|suggestions?|responsibility|involvement|wrongdoing|knowledge|\w{3,}ing)\b)/i;
/** A denial that is told in another way; on which side such a sentence stands is not known. */
const OF_DENIAL = /\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|refut\w*|contradict\w*|disput(?:es|ed|ing))\b/i;
/** "(Denied three charges), including …" goes on with what an attribution has said. */
const GOES_ON = /^[^\p{L}\p{N}]*(?:including|such as|among them)\b/iu;
/** "…, an allegation he denies": what stands before it is alleged. */
const CALLED_CLAIM = /^an? (?:\p{L}+ )?(?:claim|allegation|accusation|charge|assertion|suggestion)\b/u;
const COMMA = /[,–—-]\s*$/;
const QUESTION = /\?["”’]?\s*$/;
const FEWEST_WORDS = 5;

/** What a report tells itself: its sentences, and the stretches of sentences, that no attribution reaches, as statements by nobody. */
export function plainStatements(story: { readonly text: string; readonly sentences: readonly Span[] } & WithAttributions): PlainStatement[] {
  const said = story.attributions.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]).sort(bySpan);
  let next = 0;
  return story.sentences.flatMap((sentence) => {
    while (next < said.length && said[next]!.end <= sentence.start) next++;
    if (QUESTION.test(story.text.slice(sentence.start, sentence.end))) return [];
    return stretchesBetween(sentence, said, next).flatMap((stretch) => {
      const isCalledClaim = COMMA.test(story.text.slice(stretch.start, stretch.end)) && CALLED_CLAIM.test(story.text.slice(stretch.end, sentence.end));
      return behindDateline(story.text, stretch).flatMap((part) =>
        partsOf(story.text, part).map((told): PlainStatement => {
          const isAlleged = isCalledClaim && told.stance === "asserts";
          return { sentence, attribution: isAlleged ? { ...told, stance: "alleges" } : told };
        }),
      );
    });
  });
}

/** What of a sentence no span reaches; `said` from `first` on, sorted. */
function stretchesBetween(sentence: Span, said: readonly Span[], first: number): Span[] {
  const free: Span[] = [];
  let from = sentence.start;
  for (let at = first; at < said.length && said[at]!.start < sentence.end; at++) {
    if (said[at]!.start > from) free.push({ start: from, end: said[at]!.start });
    from = Math.max(from, said[at]!.end);
  }
  if (from < sentence.end) free.push({ start: from, end: sentence.end });
  return free;
}

/** A sentence without the place and day it begins with, and what stands before these. */
export function behindDateline(text: string, { start, end }: Span): Span[] {
  const head = text.slice(start, Math.min(end, start + DATELINE_WITHIN));
  if (!/[A-Z]{3}|\) ?[-–—]/.test(head)) return [{ start, end }];
  const last = [...head.matchAll(DATELINE)].at(-1);
  if (last === undefined) return [{ start, end }];
  const before = start + last.index;
  return [...(last.index > 0 ? [{ start, end: before }] : []), { start: before + last[0].length, end }].filter((span) => span.start < span.end);
}

const plain = (content: Span, cue: readonly Span[], stance: Attribution["stance"]): Attribution => ({
  source: [],
  cue,
  content: [content],
  sourceKind: "unsourced",
  stance,
});

function partsOf(text: string, { start, end }: Span): Attribution[] {
  const words = text.slice(start, end);
  if (countWords(words) < FEWEST_WORDS || GOES_ON.test(words)) return [];
  const denied = DENIED.exec(words);
  if (denied !== null) return partBehind(text, { start, end }, denied, "denies");
  if (OF_DENIAL.test(words)) return [];
  const alleged = ALLEGED.exec(words);
  if (alleged === null) return [plain({ start, end }, [], "asserts")];
  const before = { start, end: start + alleged.index };
  const isClause = countWords(text.slice(before.start, before.end)) >= FEWEST_WORDS;
  return [...(isClause ? [plain(before, [], "asserts")] : []), ...partBehind(text, { start, end }, alleged, "alleges")];
}

function partBehind(text: string, { start, end }: Span, match: RegExpExecArray, stance: Attribution["stance"]): Attribution[] {
  const from = start + match.index + match[0].length;
  if (from >= end || countWords(text.slice(from, end)) < 2) return [];
  return [plain({ start: from, end }, [{ start: start + match.index, end: from - 1 }], stance)];
}

const countWords = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;
