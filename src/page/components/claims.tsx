import type { JSX } from "preact";
import type { ClaimSide } from "../../document/types.js";
import { visibleText } from "../safe-text.js";
import type { ClaimView, FigureView } from "../view.js";
import { CLAIM_WORDS } from "../wording.js";
import { Chips } from "./chip.js";
import { CorrectClaim } from "./correct.js";
import { ReportName, WordsLink } from "./line.js";
import { WhyLinks } from "./why-links.js";

type Positions = ClaimView["tellings"];

/** Positions of one side that are shown at once. */
const SHOWN = 6;
/** Further reports of the same words that are named. */
const REPORTS_NAMED = 4;

/** Positions in the same words, told again in other reports, in the order of the first. */
function inSameWords(positions: Positions): Positions[] {
  const groups = new Map<string, Positions[number][]>();
  for (const position of positions) {
    const key = position.text.toLowerCase();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [position]);
    else known.push(position);
  }
  return [...groups.values()];
}

const Position = ({ told }: { readonly told: Positions }): JSX.Element | null => {
  const [first, ...again] = told;
  if (first === undefined) return null;
  return (
    <li class="position">
      <p class="from">
        <Chips voices={first.voices} />
      </p>
      <p class="text">
        <WordsLink story={first.story} spans={first.spans} text={first.text} />
      </p>
      <p class="from">
        <ReportName story={first.story} />
        <WhyLinks line={first} date={null} />
      </p>
      {again.length > 0 && (
        <p class="from again">
          the same words in {again.length} more {again.length === 1 ? "report" : "reports"}:{" "}
          {again.slice(0, REPORTS_NAMED).map((position, place) => (
            <span key={place}>
              <ReportName story={position.story} />
              {place + 1 < Math.min(again.length, REPORTS_NAMED) && "; "}
            </span>
          ))}
          {again.length > REPORTS_NAMED && "; …"}
        </p>
      )}
    </li>
  );
};

const PositionList = ({ groups }: { readonly groups: readonly Positions[] }): JSX.Element => (
  <ul>
    {groups.map((told, place) => (
      <Position key={place} told={told} />
    ))}
  </ul>
);

interface SideProps {
  readonly name: string;
  readonly side: string;
  readonly positions: Positions;
  /** Independent holders; `null` where they are not counted. */
  readonly holders: number | null;
}

const Side = ({ name, side, positions, holders }: SideProps): JSX.Element | null => {
  if (positions.length === 0) return null;
  const groups = inSameWords(positions);
  return (
    <div class={`side side-${side}`}>
      <h4>
        {name}{" "}
        <span class="count">
          {holders === null || holders === 0 ? `${groups.length}` : `${holders} ${holders === 1 ? "independent holder" : "independent holders"}`}
        </span>
      </h4>
      <PositionList groups={groups.slice(0, SHOWN)} />
      {groups.length > SHOWN && (
        <details class="further">
          <summary>{groups.length - SHOWN} more</summary>
          <PositionList groups={groups.slice(SHOWN)} />
        </details>
      )}
    </div>
  );
};

/** Figures that differ: from the lowest to the highest, who gives which, and what it told before. */
const Figures = ({ figures }: { readonly figures: readonly FigureView[] }): JSX.Element | null =>
  figures.length === 0 ? null : (
    <dl class="figures">
      {figures.map(({ unit, range, told }, place) => (
        <div key={place}>
          <dt>
            <bdi>{visibleText(unit)}</bdi>: {range}
          </dt>
          {told.map(({ story, span, text, voices, isEarlier }, index) => (
            <dd key={index} class="from">
              {isEarlier && "before: "}
              <WordsLink story={story} spans={[span]} text={text} /> <Chips voices={voices} /> <ReportName story={story} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );

/** A claim: what is said, with its figures, its positions for, against and beside, and the sentences in which reports tell of it themselves. */
export const ClaimArticle = ({ claim }: { readonly claim: ClaimView }): JSX.Element => {
  const on = (side: ClaimSide): Positions => claim.positions.filter((position) => position.side === side);
  const about = [...new Set(claim.about.map(visibleText))];
  const said = on("for")[0] ?? claim.tellings.find(({ side }) => side === "for") ?? claim.positions[0];
  return (
    <article class={`claim claim-${claim.status}`} id={`claim-${claim.number + 1}`} data-i={claim.item} aria-labelledby={`claim-head-${claim.number + 1}`}>
      <header>
        <h3 id={`claim-head-${claim.number + 1}`} tabIndex={-1}>
          <span class="number">{claim.number + 1}</span>{" "}
          {about.length === 0 ? "Claim" : about.slice(0, 4).map((name, place) => [place > 0 ? " · " : "", <bdi key={name}>{name}</bdi>])}
        </h3>
        <p class="status">{CLAIM_WORDS[claim.status]}</p>
        {said !== undefined && claim.status === "disputed" && (
          <p class="said">
            <span class="unseen">What is disputed: </span>
            <bdi>{visibleText(beginningOf(said.text))}</bdi>
          </p>
        )}
      </header>
      <Figures figures={claim.figures} />
      {(claim.status === "disputed" || claim.status === "retracted") && <CorrectClaim claim={claim.id} />}
      <div class="sides">
        <Side name="For" side="for" positions={on("for")} holders={claim.holders.for} />
        <Side name="Against" side="against" positions={on("against")} holders={claim.holders.against} />
        <Side name="Also said" side="other" positions={on("open")} holders={null} />
        <Side name="Told by reports themselves" side="told" positions={claim.tellings} holders={null} />
      </div>
    </article>
  );
};

const LONGEST_BEGINNING = 140;

/** The first words of what is said, cut at a space. */
function beginningOf(text: string): string {
  if (text.length <= LONGEST_BEGINNING) return text;
  const cut = text.lastIndexOf(" ", LONGEST_BEGINNING);
  return `${text.slice(0, cut > 0 ? cut : LONGEST_BEGINNING)} …`;
}
