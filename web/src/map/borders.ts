// Borders of Natural Earth: made smaller by the build, with the codes that studies use.
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { country } from "../words";
import { collect, unwrap, type Point } from "./geometry";

type Properties = { iso: string; at: [number, number]; area: number };
let kept: GeoJSON.FeatureCollection<GeoJSON.Geometry, Properties> | undefined;

export async function borders() {
  if (kept) return kept;
  const world = (await (await fetch("/borders.json")).json()) as Topology<{ countries: GeometryCollection<Properties> }>;
  kept = feature(world, world.objects.countries);
  for (const { geometry } of kept.features)
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(whole);
    else if (geometry.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((polygon) => polygon.map(whole));
  return kept;
}
/** A ring over the date line goes on beyond 180 degrees instead of around the world. One around a pole stays as it is. */
function whole(ring: GeoJSON.Position[]): GeoJSON.Position[] {
  const turned = unwrap(ring as Point[]);
  return Math.abs(turned[turned.length - 1][0] - turned[0][0]) < 1 ? turned : ring;
}
export async function names(): Promise<GeoJSON.FeatureCollection> {
  const land = await borders();
  return collect(land.features.filter((one) => one.properties.iso).map((one) => ({
    type: "Feature", geometry: { type: "Point", coordinates: one.properties.at },
    properties: { iso: one.properties.iso, name: country(one.properties.iso), rank: -one.properties.area },
  })));
}
