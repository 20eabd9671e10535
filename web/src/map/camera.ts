// Where the map looks, and where a point of the world then lies on the screen.
import type { Atlas } from "../plan";
import type { Point } from "./geometry";

export type Box = [southWest: Point, northEast: Point];
/** A box of the world that is to fill the map, with room around it. */
export interface Aim {
  box: Box;
  padding: { top: number; bottom: number; left: number; right: number };
  maxZoom: number;
}
export const kMostZoom = 11;
const kManyPlaces = 40,
  kTile = 512, // pixels of the whole world at zoom 0
  kLeastZoom = 0.6;

/** The land around most places: the few beyond the sea do not count. Of a small study, all of it. */
export function home(atlas: Atlas): Aim {
  const all = atlas.reply.places,
    isSmall = all.length < kManyPlaces,
    land = isSmall ? all : all.filter((place) => place.kind !== "port");
  const sorted = (pick: (place: { lon: number; lat: number }) => number) => land.map(pick).sort((a, b) => a - b);
  const lons = sorted((p) => p.lon),
    lats = sorted((p) => p.lat),
    at = (list: number[], share: number) => list[Math.floor(share * (list.length - 1))] ?? 0;
  const [west, east, south, north] = isSmall ? [0, 1, 0, 1] : [0.12, 0.97, 0.06, 0.96];
  return {
    box: [
      [at(lons, west) - 2, at(lats, south) - 1],
      [at(lons, east) + 3, at(lats, north) + 1],
    ],
    padding: { top: 8, bottom: 8, left: 8, right: 8 },
    maxZoom: kMostZoom,
  };
}
export function around(points: Point[]): Aim {
  const lons = points.map(([lon]) => lon),
    lats = points.map(([, lat]) => lat);
  return {
    box: [
      [Math.min(...lons), Math.min(...lats)],
      [Math.max(...lons), Math.max(...lats)],
    ],
    padding: { top: 48, bottom: 60, left: 60, right: 110 },
    maxZoom: 6,
  };
}

/** Mercator, the world one wide, north up. */
const mercator = ([lon, lat]: Point): Point => [
  (lon + 180) / 360,
  (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2,
];
export interface Camera {
  zoom: number;
  /** Pixels from the upper left corner. */
  at: (point: Point) => Point;
}
/** Looks at the box as MapLibre does: the largest zoom at which it fits into what the padding leaves, in the middle of that. */
export function cameraFor({ box, padding, maxZoom }: Aim, width: number, height: number): Camera {
  const [x0, y1] = mercator(box[0]),
    [x1, y0] = mercator(box[1]),
    wide = Math.max(1, width - padding.left - padding.right),
    high = Math.max(1, height - padding.top - padding.bottom);
  const scale = Math.min(wide / Math.max(1e-9, x1 - x0), high / Math.max(1e-9, y1 - y0)) / kTile,
    zoom = Math.max(kLeastZoom, Math.min(maxZoom, Math.log2(scale))),
    world = kTile * 2 ** zoom;
  const left = padding.left + wide / 2 - ((x0 + x1) / 2) * world,
    top = padding.top + high / 2 - ((y0 + y1) / 2) * world;
  return {
    zoom,
    at: (point) => {
      const [x, y] = mercator(point);
      return [left + x * world, top + y * world];
    },
  };
}

/** What a reader does to a camera: all pixels times `scale`, then moved. */
export interface Shift {
  scale: number;
  by: Point;
}
export const kNoShift: Shift = { scale: 1, by: [0, 0] };
export const shifted = ({ zoom, at }: Camera, { scale, by }: Shift): Camera => ({
  zoom: zoom + Math.log2(scale),
  at: (point) => {
    const [x, y] = at(point);
    return [x * scale + by[0], y * scale + by[1]];
  },
});
/** How far a camera may grow by a factor before it shows too much or too little. */
export const bounded = (factor: number, zoom: number) =>
  2 ** (Math.max(kLeastZoom, Math.min(kMostZoom, zoom + Math.log2(factor))) - zoom);
