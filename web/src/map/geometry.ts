// Lines of links on the map. A study knows the ends of a link only; the server draws sea links around the land.
import type { Link } from "../types";
import type { Atlas } from "../plan";

export type Point = [number, number];

/** Turns longitudes so that a line over the date line does not run around the world. */
export function unwrap(points: Point[]): Point[] {
  let last = points[0][0];
  return points.map(([lon, lat]) => {
    last = lon + 360 * Math.round((last - lon) / 360);
    return [last, lat];
  });
}

/** Great circle in steps of about two degrees. */
function arch(a: Point, b: Point): Point[] {
  const rad = Math.PI / 180,
    vector = ([lon, lat]: Point) => [
      Math.cos(lat * rad) * Math.cos(lon * rad),
      Math.cos(lat * rad) * Math.sin(lon * rad),
      Math.sin(lat * rad),
    ];
  const u = vector(a),
    v = vector(b),
    angle = Math.acos(Math.min(1, u[0] * v[0] + u[1] * v[1] + u[2] * v[2]));
  const steps = Math.max(1, Math.ceil(angle / rad / 2));
  if (steps === 1) return [a, b];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const s = Math.sin(((steps - i) / steps) * angle) / Math.sin(angle),
      e = Math.sin((i / steps) * angle) / Math.sin(angle);
    const [x, y, z] = [0, 1, 2].map((k) => s * u[k] + e * v[k]);
    return [Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad];
  });
}

export function lineOf(atlas: Atlas, link: Link): Point[] | null {
  const from = atlas.places.get(link.from),
    to = atlas.places.get(link.to);
  if (!from || !to) return null;
  const a: Point = [from.lon, from.lat],
    b: Point = [to.lon, to.lat];
  const path = link.sea_path?.length ? link.sea_path : link.mode === "sea" ? arch(a, b) : [a, b];
  return unwrap(path);
}
export function feature(id: string, points: Point[], properties: Record<string, unknown>): GeoJSON.Feature {
  return { type: "Feature", properties: { id, ...properties }, geometry: { type: "LineString", coordinates: points } };
}
export const collect = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features,
});

const kStyles: Record<string, string> = {
  road: "road",
  sea: "sea",
  ferry: "sea",
  inland_water: "sea",
  pipeline_oil: "pipeline",
  pipeline_gas: "pipeline",
  air: "sea",
};
/** How a mode is drawn: rail (and what stands at a border), road, sea or pipeline. */
export const styleOf = (mode: string) => kStyles[mode] ?? "rail";
