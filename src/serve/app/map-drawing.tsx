import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { visibleText } from "../../page/safe-text.js";
import { counted } from "./figures.js";
import type { Place } from "./shapes.js";

/** Size of the drawing in its own units; it scales with the page. */
export const MAP_WIDTH = 960;
export const MAP_HEIGHT = 560;

/** A country as it is drawn. */
export interface DrawnCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly path: string;
  /** Reports that name it, or a part of it without coordinates. */
  readonly stories: number;
}

/** A town as it is drawn. */
export interface DrawnTown {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

export interface Drawn {
  readonly countries: readonly DrawnCountry[];
  readonly towns: readonly DrawnTown[];
}

/** What part of the map is looked at: the drawing is `zoom` times as large, and moved. */
interface Sight {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

const WHOLE: Sight = { zoom: 1, x: 0, y: 0 };
const MOST_ZOOM = 40;

/** Zooms around a point of the drawing, which stays where it is. */
function zoomed({ zoom, x, y }: Sight, by: number, aroundX: number, aroundY: number): Sight {
  const next = Math.min(MOST_ZOOM, Math.max(1 / 8, zoom * by));
  const share = next / zoom;
  return { zoom: next, x: aroundX - (aroundX - x) * share, y: aroundY - (aroundY - y) * share };
}

/** Names that are written beside their dots. */
const LABELS = 14;

interface MapDrawingProps {
  readonly drawn: Drawn;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The map: drag and scroll, or arrows, + and -; the list beside it has the same places for all who cannot see it. */
export const MapDrawing = ({ drawn, chosen, onChoose }: MapDrawingProps): JSX.Element => {
  const [sight, setSight] = useState(WHOLE);
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const unit = (event: TargetedPointerEvent<SVGSVGElement>): number => MAP_WIDTH / event.currentTarget.getBoundingClientRect().width;
  const onKeyDown = (event: TargetedKeyboardEvent<SVGSVGElement>): void => {
    const next = moved(sight, event.key);
    if (next === null) return;
    event.preventDefault();
    setSight(next);
  };
  const most = Math.max(1, ...drawn.countries.map(({ stories }) => stories));
  return (
    <div class="map-box">
      <svg
        class="map"
        viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
        role="application"
        aria-label="Map of places; arrows move it, plus and minus zoom, the list beside it has the same places"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={(event) => {
          const from = drag.current;
          if (from === null) return;
          const by = unit(event);
          drag.current = { x: event.clientX, y: event.clientY };
          setSight(({ zoom, x, y }) => ({ zoom, x: x + (event.clientX - from.x) * by, y: y + (event.clientY - from.y) * by }));
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
        onPointerLeave={() => {
          drag.current = null;
        }}
        onWheel={(event) => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          const box = event.currentTarget.getBoundingClientRect();
          const by = MAP_WIDTH / box.width;
          setSight(zoomed(sight, event.deltaY < 0 ? 1.2 : 1 / 1.2, (event.clientX - box.left) * by, (event.clientY - box.top) * by));
        }}
      >
        <g transform={`translate(${sight.x} ${sight.y}) scale(${sight.zoom})`}>
          {drawn.countries.map(({ code, name, path, stories }) => (
            <path
              key={name}
              class={stories > 0 ? "country named" : "country"}
              d={path}
              fill-opacity={stories === 0 ? 1 : 0.15 + 0.45 * Math.sqrt(stories / most)}
            >
              <title>{stories === 0 ? name : `${name} (${code}): named in ${counted(stories, "report", "reports")}`}</title>
            </path>
          ))}
        </g>
        <Towns drawn={drawn} sight={sight} chosen={chosen} onChoose={onChoose} />
      </svg>
      <div class="map-tools">
        <button type="button" aria-label="Zoom in" onClick={() => setSight(zoomed(sight, 1.6, MAP_WIDTH / 2, MAP_HEIGHT / 2))}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => setSight(zoomed(sight, 1 / 1.6, MAP_WIDTH / 2, MAP_HEIGHT / 2))}>
          −
        </button>
        <button type="button" onClick={() => setSight(WHOLE)}>
          As at first
        </button>
        <span class="hint">Drag to move; Ctrl and the wheel zoom.</span>
      </div>
    </div>
  );
};

/** Largest radius of a dot. */
const RADIUS = 15;

/** Dots keep their size at every zoom; the largest are drawn first, so that small ones stay in reach. */
const Towns = ({ drawn, sight, chosen, onChoose }: MapDrawingProps & { readonly sight: Sight }): JSX.Element => {
  const most = Math.max(1, ...drawn.towns.map(({ place }) => place.stories));
  const placed = drawn.towns.map((town) => ({ ...town, x: town.x * sight.zoom + sight.x, y: town.y * sight.zoom + sight.y }));
  const inSight = placed.filter(({ x, y }) => x > -RADIUS && x < MAP_WIDTH + RADIUS && y > -RADIUS && y < MAP_HEIGHT + RADIUS);
  const named = chooseLabels(inSight);
  return (
    <>
      {inSight.map(({ place, x, y }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map is the way by keys
        <g key={place.id} class={place.id === chosen ? "town chosen" : "town"} onClick={() => onChoose(place.id)}>
          <circle cx={x} cy={y} r={3 + (RADIUS - 3) * Math.sqrt(place.stories / most)} />
          <title>
            {place.name}: named in {counted(place.stories, "report", "reports")}
          </title>
        </g>
      ))}
      {inSight.map(({ place, x, y }) =>
        named.has(place.id) || place.id === chosen ? (
          <text key={place.id} class="town-name" x={x} y={y - 5 - (RADIUS - 3) * Math.sqrt(place.stories / most)} text-anchor="middle">
            {visibleText(place.name)}
          </text>
        ) : null,
      )}
    </>
  );
};

/** The names of the most told places that do not stand in each other's way. */
function chooseLabels(
  towns: readonly { readonly place: { readonly id: string; readonly name: string }; readonly x: number; readonly y: number }[],
): ReadonlySet<string> {
  const kept: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  const named = new Set<string>();
  for (const { place, x, y } of towns) {
    const half = place.name.length * 3.6;
    if (kept.length >= LABELS) break;
    if (kept.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 18)) continue;
    kept.push({ x, y, half });
    named.add(place.id);
  }
  return named;
}

const STEP = 60;

/** What a key makes of the sight; `null` for a key that means nothing here. */
function moved(sight: Sight, key: string): Sight | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [STEP, 0],
    ArrowRight: [-STEP, 0],
    ArrowUp: [0, STEP],
    ArrowDown: [0, -STEP],
  };
  const step = steps[key];
  if (step !== undefined) return { ...sight, x: sight.x + step[0], y: sight.y + step[1] };
  if (key === "+" || key === "=") return zoomed(sight, 1.4, MAP_WIDTH / 2, MAP_HEIGHT / 2);
  if (key === "-") return zoomed(sight, 1 / 1.4, MAP_WIDTH / 2, MAP_HEIGHT / 2);
  return key === "0" ? WHOLE : null;
}
