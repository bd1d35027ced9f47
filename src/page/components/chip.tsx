import type { JSX } from "preact";
import { visibleText } from "../safe-text.js";
import type { Relay, Voice } from "../view.js";
import { KIND_WORDS, STANCE_WORDS, type VoiceKind } from "../wording.js";
import { CorrectedMarks, RatingMark } from "./corrections.js";

/** The shapes of the kinds: filled where the holder is identified, hollow where not; words always stand beside them. */
const SHAPES: Readonly<Record<VoiceKind, JSX.Element>> = {
  person: <circle cx="6" cy="6" r="5" />,
  body: <rect x="1.5" y="1.5" width="9" height="9" />,
  official: <path d="M6 1a5 5 0 0 1 0 10zM6 1.75a4.25 4.25 0 0 0 0 8.5" class="half" />,
  people: <path d="M3.5 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM8.5 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM1 10.5a2.5 3.5 0 0 1 5 0zM6 10.5a2.5 3.5 0 0 1 5 0z" />,
  anonymous: <circle cx="6" cy="6" r="4.25" class="hollow" />,
  media: <path d="M1 3h10v1.6H1zM1 6h10v1.6H1zM1 9h6v1.6H1z" />,
  document: <path d="M2.5 1h5L10 3.5V11H2.5zM7 1.5V4h2.5" class="hollow" />,
  outlet: <path d="M6 .8 11.2 6 6 11.2.8 6z" />,
  unsourced: <circle cx="6" cy="6" r="4.25" class="hollow dashed" />,
  none: <path d="M1.5 6h9" class="hollow" />,
};

export const KindShape = ({ kind }: { readonly kind: VoiceKind }): JSX.Element => (
  <svg class={`shape k-${kind}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
    {SHAPES[kind]}
  </svg>
);

/** The words of a source, kept apart from the direction of what stands around them. */
const Words = ({ words }: { readonly words: string }): JSX.Element => <bdi class="holder">{visibleText(words)}</bdi>;

/** The chain of a second-hand statement, nearest first. */
const Chain = ({ via }: { readonly via: readonly Relay[] }): JSX.Element => (
  <span class="via">
    <span class="second-hand">second-hand</span>
    {via
      .map(({ kind, words }, place) => (
        <span key={place}>
          {" via "}
          {words === "" ? KIND_WORDS[kind].list.toLowerCase() : <Words words={words} />}
        </span>
      ))
      .reverse()}
  </span>
);

/** Who says it: kind in colour and words, the holder verbatim, the stance, and the chain by which it came. */
export const Chip = ({ voice }: { readonly voice: Voice }): JSX.Element => {
  const { kind, words, standsFor, stance, via, hedges, corrected, rating } = voice;
  return (
    <span class={`chip k-${kind}`} title={KIND_WORDS[kind].help}>
      <KindShape kind={kind} />
      <span class="kind">{KIND_WORDS[kind].chip}</span>
      {words !== "" && <Words words={words} />}
      {standsFor !== null && (
        <span class="stands-for">
          = <bdi>{visibleText(standsFor)}</bdi>
        </span>
      )}
      <RatingMark code={rating} />
      {stance !== null && stance !== "asserts" && <span class={`stance s-${stance}`}>{STANCE_WORDS[stance]}</span>}
      {hedges.length > 0 && (
        <span class="hedge">
          hedged: <bdi>{hedges.map(visibleText).join(", ")}</bdi>
        </span>
      )}
      {via.length > 0 && <Chain via={via} />}
      <CorrectedMarks notes={corrected} />
    </span>
  );
};

export const Chips = ({ voices }: { readonly voices: readonly Voice[] }): JSX.Element => (
  <>
    {voices.map((voice, place) => (
      <Chip key={place} voice={voice} />
    ))}
  </>
);
