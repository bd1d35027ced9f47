import type { JSX } from "preact";
import { visibleText } from "../safe-text.js";
import type { ClaimView } from "../view.js";
import { CLAIM_WORDS, SIDE_OF_STANCE } from "../wording.js";
import { Chips } from "./chip.js";
import { ReportName, WordsLink } from "./line.js";
import { WhyLinks } from "./why-links.js";

type Positions = ClaimView["positions"];

/** Positions of one side that are shown at once. */
const SHOWN = 6;

const PositionList = ({ positions }: { readonly positions: Positions }): JSX.Element => (
  <ul>
    {positions.map((position, place) => (
      <li key={place} class="position">
        <p class="from">
          <Chips voices={position.voices} />
        </p>
        <p class="text">
          <WordsLink story={position.story} spans={position.spans} text={position.text} />
        </p>
        <p class="from">
          <ReportName story={position.story} />
          <WhyLinks line={position} date={null} />
        </p>
      </li>
    ))}
  </ul>
);

const Side = ({ name, side, positions }: { readonly name: string; readonly side: string; readonly positions: Positions }): JSX.Element | null =>
  positions.length === 0 ? null : (
    <div class={`side side-${side}`}>
      <h4>
        {name} <span class="count">{positions.length}</span>
      </h4>
      <PositionList positions={positions.slice(0, SHOWN)} />
      {positions.length > SHOWN && (
        <details class="further">
          <summary>{positions.length - SHOWN} more</summary>
          <PositionList positions={positions.slice(SHOWN)} />
        </details>
      )}
    </div>
  );

/** A claim with its positions for, against and beside. */
export const ClaimArticle = ({ claim }: { readonly claim: ClaimView }): JSX.Element => {
  const on = (side: string): Positions => claim.positions.filter(({ stance }) => SIDE_OF_STANCE[stance] === side);
  const about = claim.about.map(visibleText);
  return (
    <article class={`claim claim-${claim.status}`} id={`claim-${claim.number + 1}`} data-i={claim.item} aria-labelledby={`claim-head-${claim.number + 1}`}>
      <header>
        <h3 id={`claim-head-${claim.number + 1}`} tabIndex={-1}>
          <span class="number">{claim.number + 1}</span>{" "}
          {about.length === 0 ? "Claim" : about.slice(0, 4).map((name, place) => [place > 0 ? " · " : "", <bdi key={name}>{name}</bdi>])}
        </h3>
        <p class="status">{CLAIM_WORDS[claim.status]}</p>
      </header>
      <div class="sides">
        <Side name="For" side="for" positions={on("for")} />
        <Side name="Against" side="against" positions={on("against")} />
        <Side name="Also said" side="other" positions={on("other")} />
      </div>
    </article>
  );
};
