import type { Feature, Point } from "geojson";
import type { ExportBook, Exported } from "./book.js";
import { type Line, linesOf } from "./lines.js";
import { dayOf, webAddress } from "./words.js";

/**
 * GeoJSON (RFC 7946): a point for each place with coordinates that a line names. A place without coordinates has no point: where
 * it lies is not guessed from its name.
 */
export function geoJson(book: ExportBook): Exported {
  const places = placesOf(book);
  const features = places.size === 0 ? [] : linesOf(book).flatMap((line) => featuresOf(line, places));
  const pieces = function* (): Generator<string> {
    yield `{"type":"FeatureCollection","features":[`;
    let separator = "\n";
    for (const feature of features) {
      yield separator + JSON.stringify(feature);
      separator = ",\n";
    }
    yield "\n]}\n";
  };
  return {
    pieces: pieces(),
    note: features.length > 0 ? null : "no line names a place whose coordinates are known, so the map is empty",
  };
}

interface Place {
  readonly name: string;
  /** ISO 3166-1 alpha-2; `null` where it is not known. */
  readonly country: string | null;
  readonly coordinates: readonly [number, number];
}

/** By story and entity of the story. */
function placesOf(book: ExportBook): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { name, coordinates, location, stories } of book.entities)
    if (coordinates !== undefined)
      for (const { story, entity } of stories) places.set(`${story}\n${entity}`, { name, coordinates, country: location?.country ?? null });
  return places;
}

function featuresOf(line: Line, places: ReadonlyMap<string, Place>): readonly Feature<Point>[] {
  const named = line.story.names.filter(({ start, end }) => start >= line.start && end <= line.end);
  const found = [...new Set(named.map(({ entity }) => entity))].flatMap((entity) => places.get(`${line.story.id}\n${entity}`) ?? []);
  return found.map(({ name, coordinates, country }) => ({
    type: "Feature",
    id: `${line.id}-${name}`,
    geometry: { type: "Point", coordinates: [...coordinates] },
    properties: {
      place: name,
      country,
      // Only towns have coordinates: those of their middle.
      precision: "town",
      date: line.date,
      date_basis: line.dateBasis,
      text: line.text,
      outlet: line.outlet,
      voices: line.voices.map(({ holder, kind, stance, chain }) => ({ holder, kind, stance, chain })),
      headline: line.story.headline,
      published: dayOf(line.story.published),
      url: webAddress(line.story.url),
    },
  }));
}
