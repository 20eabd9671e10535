// Borders of Natural Earth: made smaller by the build, with the codes that studies use.
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { country } from "../words";
import { collect, unwrap, type Point } from "./geometry";

type Properties = { iso: string; at: [number, number]; area: number };
export type Land = GeoJSON.FeatureCollection<GeoJSON.Geometry, Properties>;
const kSmall = 0.5; // square degrees
let kept: Promise<Land> | undefined;

/** Fetched once; ask early, the map waits for it. */
export function borders(): Promise<Land> {
  return (kept ??= load());
}

async function load(): Promise<Land> {
  const world = (await (await fetch("/borders.json")).json()) as Topology<{
    countries: GeometryCollection<Properties>;
  }>;
  const land = feature(world, world.objects.countries);
  for (const { geometry } of land.features)
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(whole);
    else if (geometry.type === "MultiPolygon")
      geometry.coordinates = geometry.coordinates.map((polygon) => polygon.map(whole));
  return land;
}
/** A ring over the date line goes on beyond 180 degrees instead of around the world. One around a pole stays as it is. */
function whole(ring: GeoJSON.Position[]): GeoJSON.Position[] {
  const turned = unwrap(ring as Point[]);
  return Math.abs(turned[turned.length - 1][0] - turned[0][0]) < 1 ? turned : ring;
}
/** Names of states; of small islands only those that the study has places in. */
export function names(land: Land, known: Set<string>): GeoJSON.FeatureCollection {
  return collect(
    land.features
      .filter(({ properties: { iso, area } }) => iso && (area >= kSmall || known.has(iso)))
      .map((one) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: one.properties.at },
        properties: { iso: one.properties.iso, name: country(one.properties.iso), rank: -one.properties.area },
      })),
  );
}
