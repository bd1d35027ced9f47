import { type GeoProjection, geoMercator, geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { NOTHING_CHOSEN, writeAddress } from "../../page/address.js";
import { change, usePageState } from "../../page/client/page-state.js";
import { SectionHead } from "../../page/components/sections.js";
import { visibleText } from "../../page/safe-text.js";
import { useAnswer } from "./ask.js";
import { counted } from "./figures.js";
import { type Drawn, MAP_HEIGHT, MAP_WIDTH, MapDrawing } from "./map-drawing.js";
import type { Place } from "./shapes.js";
import { Waiting } from "./waiting.js";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Where the reports' places lie, as precisely as the reports tell. */
export const PlaceMap = (): JSX.Element => {
  const { entity } = usePageState();
  const places = useAnswer<{ readonly places: readonly Place[] }>("/api/places");
  const world = useAnswer<World>("/assets/countries.json");
  const drawn = useMemo(
    () => (places.value === null || world.value === null ? null : drawPlaces(places.value.places, world.value)),
    [places.value, world.value],
  );
  return (
    <section class="part" aria-labelledby="map-head">
      <SectionHead id="map" title="Places">
        A dot is a town whose place is known beyond doubt. A place known only to its region or country has no dot: its country is shaded. The more reports, the
        larger or darker.
      </SectionHead>
      {drawn === null ? (
        <Waiting answer={places.trouble === null ? world : places} />
      ) : (
        <div class="map-view">
          <MapDrawing drawn={drawn} chosen={entity} onChoose={(id) => change({ entity: id === entity ? "" : id })} />
          <PlaceList places={places.value?.places ?? []} chosen={entity} />
        </div>
      )}
    </section>
  );
};

/** Places in the list beside the map. */
const LISTED = 300;

const PRECISION_WORDS = { town: "town", region: "known to the region", country: "country" } as const;

const PlaceList = ({ places, chosen }: { readonly places: readonly Place[]; readonly chosen: string }): JSX.Element => {
  const [isWhole, setWhole] = useState(false);
  const shown = places.filter(({ id }, place) => place < (isWhole ? LISTED : 24) || id === chosen);
  return (
    <div class="place-list">
      <ul aria-label="Places">
        {shown.map(({ id, name, stories, location }) => (
          <li key={id} class={id === chosen ? "chosen" : ""}>
            <button type="button" aria-pressed={id === chosen} onClick={() => change({ entity: id === chosen ? "" : id })}>
              <bdi>{visibleText(name)}</bdi>
            </button>{" "}
            <span class="precision">
              {PRECISION_WORDS[location.precision]}, {location.country}
            </span>{" "}
            <a href={`/stories${writeAddress({ ...NOTHING_CHOSEN, place: id })}`}>{counted(stories, "report", "reports")}</a>
          </li>
        ))}
      </ul>
      {places.length > 24 && (
        <button type="button" class="plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Fewer" : `${Math.min(places.length, LISTED) - 24} more`}
        </button>
      )}
    </div>
  );
};

/** The map is drawn around the countries whose towns are named at least so often, against the one named most: far ones must not shrink the rest. */
const FRAMED_SHARE = 1 / 3;

function drawPlaces(places: readonly Place[], world: World): Drawn {
  const countries = feature(world, world.objects.countries);
  const projection = framed(places, countries);
  const path = geoPath(projection);
  const byCountry = new Map<string, number>();
  for (const { stories, location } of places) byCountry.set(location.country, Math.max(byCountry.get(location.country) ?? 0, stories));
  return {
    countries: countries.features.map((country) => ({
      code: String(country.id),
      name: country.properties.name,
      path: path(country) ?? "",
      stories: byCountry.get(String(country.id)) ?? 0,
    })),
    towns: places.flatMap((place) => {
      const point = place.location.coordinates === undefined ? null : projection([...place.location.coordinates]);
      return point === null ? [] : [{ place, x: point[0], y: point[1] }];
    }),
  };
}

/** Mercator keeps the shapes of small regions; it is fitted to the towns, or to the countries where no town is known. */
function framed(places: readonly Place[], countries: FeatureCollection<Geometry, { name: string }>): GeoProjection {
  const townsOf = new Map<string, number>();
  for (const { stories, location } of places)
    if (location.coordinates !== undefined) townsOf.set(location.country, (townsOf.get(location.country) ?? 0) + stories);
  const most = Math.max(0, ...townsOf.values());
  const points = places.flatMap(({ location: { coordinates, country } }) =>
    coordinates !== undefined && (townsOf.get(country) ?? 0) >= most * FRAMED_SHARE ? [[...coordinates]] : [],
  );
  const named = new Set(places.map(({ location }) => location.country));
  const margin = 60;
  const extent: [[number, number], [number, number]] = [
    [margin, margin],
    [MAP_WIDTH - margin, MAP_HEIGHT - margin],
  ];
  const projection = geoMercator();
  if (points.length > 1) projection.fitExtent(extent, { type: "MultiPoint", coordinates: points });
  else {
    const features = countries.features.filter(({ id }) => named.has(String(id)));
    projection.fitExtent(extent, features.length > 0 ? { type: "FeatureCollection", features } : { type: "Sphere" });
  }
  // Not closer than a town's accuracy of about a kilometre allows.
  const [x, y] = [MAP_WIDTH / 2, MAP_HEIGHT / 2];
  const middle = projection.invert?.([x, y]) ?? [0, 0];
  return projection.scale() <= MAX_SCALE ? projection : projection.scale(MAX_SCALE).center(middle).translate([x, y]);
}

/** Units of the drawing for a radian: some 30 km across the map at most. */
const MAX_SCALE = 60_000;
