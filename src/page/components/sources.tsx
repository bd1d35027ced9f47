import type { JSX } from "preact";
import type { Stance } from "../../document/types.js";
import { visibleText } from "../safe-text.js";
import { percent } from "../time-scale.js";
import type { SourcesView } from "../view.js";
import { KIND_WORDS, STANCE_WORDS } from "../wording.js";
import { KindShape } from "./chip.js";
import { RatingMark } from "./corrections.js";
import { ScrollBox, SectionHead } from "./sections.js";

const stancesInWords = (stances: readonly (readonly [Stance, number])[]): string =>
  stances.map(([stance, count]) => `${STANCE_WORDS[stance]} ${count}`).join(", ");

const Meter = ({ share, kind }: { readonly share: number; readonly kind: string }): JSX.Element => (
  <svg class="meter" width="100%" height="10" aria-hidden="true">
    <rect class={`fill k-${kind}`} width={percent(share)} height="10" />
  </svg>
);

/** How often the kinds of sources are quoted, and how. */
const KindTable = ({ kinds }: { readonly kinds: SourcesView["kinds"] }): JSX.Element => {
  const most = Math.max(1, ...kinds.map(({ count }) => count));
  const total = Math.max(
    1,
    kinds.reduce((sum, { count }) => sum + count, 0),
  );
  return (
    <table class="kinds">
      <caption>By kind of source</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" class="number">
            Statements
          </th>
          <th scope="col" class="wide">
            <span class="unseen">Share</span>
          </th>
          <th scope="col">How</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, count, stances }) => (
          <tr key={kind}>
            <th scope="row">
              <KindShape kind={kind} /> {KIND_WORDS[kind].list}
            </th>
            <td class="number">
              {count} <span class="share">{Math.round((count / total) * 100)}%</span>
            </td>
            <td class="wide">
              <Meter share={count / most} kind={kind} />
            </td>
            <td class="stances">{stancesInWords(stances.slice(0, 3))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Who is quoted most, and how. */
const HolderTable = ({ holders }: { readonly holders: SourcesView["holders"] }): JSX.Element => (
  <table class="holders">
    <caption>Quoted most</caption>
    <thead>
      <tr>
        <th scope="col">Source</th>
        <th scope="col">Kind</th>
        <th scope="col" class="number">
          Statements
        </th>
        <th scope="col" class="number">
          Outlets
        </th>
        <th scope="col">How</th>
      </tr>
    </thead>
    <tbody>
      {holders.map(({ name, kind, count, outlets, stances, entity, rating }) => (
        <tr key={`${name} ${kind}`}>
          <th scope="row">
            {entity === null ? (
              <bdi>{visibleText(name)}</bdi>
            ) : (
              <a class="choose" href={`#${new URLSearchParams({ who: entity })}`}>
                <bdi>{visibleText(name)}</bdi>
              </a>
            )}
            <RatingMark code={rating} />
          </th>
          <td class="kind-cell">
            <KindShape kind={kind} /> {KIND_WORDS[kind].chip}
          </td>
          <td class="number">{count}</td>
          <td class="number">{outlets}</td>
          <td class="stances">{stancesInWords(stances.slice(0, 4))}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** On which kinds of sources each outlet rests. */
const OutletTable = ({ outlets }: { readonly outlets: SourcesView["outlets"] }): JSX.Element => (
  <table class="outlets">
    <caption>By outlet</caption>
    <thead>
      <tr>
        <th scope="col">Outlet</th>
        <th scope="col" class="number">
          Reports
        </th>
        <th scope="col" class="number">
          Statements
        </th>
        <th scope="col" class="wide">
          Kinds of sources
        </th>
      </tr>
    </thead>
    <tbody>
      {outlets.map(({ name, stories, statements, kinds, rating }) => (
        <tr key={name}>
          <th scope="row">
            <a class="choose" href={`#${new URLSearchParams({ outlet: name })}`}>
              <bdi>{name === "" ? "Outlet not known" : visibleText(name)}</bdi>
            </a>
            <RatingMark code={rating} />
          </th>
          <td class="number">{stories}</td>
          <td class="number">{statements}</td>
          <td class="wide">
            <Stack kinds={kinds} total={statements} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Stack = ({ kinds, total }: { readonly kinds: SourcesView["outlets"][number]["kinds"]; readonly total: number }): JSX.Element => {
  let left = 0;
  const label = kinds.length === 0 ? "no statements" : kinds.map(([kind, count]) => `${KIND_WORDS[kind].list} ${count}`).join(", ");
  return (
    <svg class="meter" width="100%" height="12" role="img" aria-label={label}>
      <title>{label}</title>
      {kinds.map(([kind, count]) => {
        const x = left;
        left += count / Math.max(total, 1);
        return <rect key={kind} class={`fill k-${kind}`} x={percent(x)} width={percent(count / Math.max(total, 1))} height="12" />;
      })}
    </svg>
  );
};

/** The head of the part about sources. */
export const SourcesHead = (): JSX.Element => (
  <SectionHead id="sources" title="How sources are quoted">
    Counted over all reports; how reliable a source is, is not computed.
  </SectionHead>
);

/** Kinds of sources, outlets, and the sources quoted most. */
export const SourceTables = ({ sources }: { readonly sources: SourcesView }): JSX.Element => (
  <div class="tables">
    <ScrollBox className="table-box" label="Kinds of sources">
      <KindTable kinds={sources.kinds} />
    </ScrollBox>
    <ScrollBox className="table-box" label="Outlets">
      <OutletTable outlets={sources.outlets} />
    </ScrollBox>
    <ScrollBox className="table-box whole" label="Sources quoted most">
      <HolderTable holders={sources.holders} />
    </ScrollBox>
  </div>
);
