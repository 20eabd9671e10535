// What the panels want to show, and what of it the map draws.
import type { Atlas, Carried } from "../plan";
import type { Way } from "../types";
import { named } from "../words";
import { names, type Land } from "./borders";
import { collect, feature, lineOf, styleOf } from "./geometry";
import type { Above, Ground } from "./style";

/** What the map shows. Classes of flows are loads, or more and less where two worlds are compared. */
export interface Scene {
  flows: { link: string; t: number; forward: number; class: string }[];
  ways: { way: Way; chosen: boolean }[];
  mark: (iso: string) => string;
  chosen: Set<string>;
  pick: string;
}
export const kNoScene: Scene = { flows: [], ways: [], mark: () => "", chosen: new Set(), pick: "" };
const kWidest = 11,
  kThinnest = 1.1;

export function loadClass(one: Carried): string {
  if (one.load === null) return "none";
  return one.load >= 0.995 ? "full" : one.load >= 0.8 ? "high" : one.load >= 0.5 ? "mid" : "low";
}

/** How a state is marked: as the scene says, else the one that the study is about. */
export const markOf = (scene: Scene, atlas: Atlas, iso: string) =>
  scene.mark(iso) || (iso && iso === atlas.home ? "home" : "");

export function groundOf(atlas: Atlas, land: Land): Ground {
  const links = [...atlas.links.values()].flatMap((link) => {
    const line = lineOf(atlas, link);
    return line && line.length > 1 ? [feature(link.id, line, { style: styleOf(link.mode) })] : [];
  });
  return { land, names: names(land, new Set(atlas.states)), links: collect(links) };
}
export const sceneFeatures = (atlas: Atlas, scene: Scene): Above => ({
  flows: collect(flowFeatures(atlas, scene)),
  ways: collect(wayFeatures(atlas, scene)),
  places: collect(placeFeatures(atlas, scene)),
});
function flowFeatures(atlas: Atlas, scene: Scene) {
  const most = Math.max(1, ...scene.flows.map((flow) => flow.t));
  return scene.flows.flatMap((flow) => {
    const link = atlas.links.get(flow.link),
      line = link && lineOf(atlas, link);
    if (!link || !line) return [];
    const width = kThinnest + (kWidest - kThinnest) * Math.sqrt(flow.t / most);
    return [
      feature(link.id, flow.forward < 0 ? line.toReversed() : line, {
        style: styleOf(link.mode),
        class: flow.class,
        width,
      }),
    ];
  });
}
function wayFeatures(atlas: Atlas, scene: Scene) {
  const ordered = scene.ways.toSorted((a, b) => Number(a.chosen) - Number(b.chosen));
  return ordered.flatMap(({ way, chosen }) =>
    way.legs.flatMap((leg) => {
      const link = atlas.links.get(leg.link),
        line = link && lineOf(atlas, link);
      return link && line
        ? [feature(link.id, line, { style: styleOf(link.mode), chosen, width: chosen ? 4.2 : 2.2 })]
        : [];
    }),
  );
}
function placeFeatures(atlas: Atlas, scene: Scene): GeoJSON.Feature[] {
  const weight = new Map<string, number>();
  for (const flow of scene.flows) {
    const link = atlas.links.get(flow.link);
    for (const place of link ? [link.from, link.to] : []) weight.set(place, (weight.get(place) ?? 0) + flow.t);
  }
  for (const { way, chosen } of scene.ways)
    if (chosen)
      way.legs.forEach((leg) =>
        [leg.from, leg.to].forEach((place) => weight.set(place, (weight.get(place) ?? 0) + 1e5)),
      );
  return atlas.reply.places.map((place) => {
    const chosen = scene.chosen.has(place.id) || scene.pick === `place:${place.id}`,
      main = chosen || weight.has(place.id);
    const rank =
      -(chosen ? 1e15 : (weight.get(place.id) ?? 0)) - (place.kind === "market" || place.kind === "port" ? 1 : 0);
    return {
      type: "Feature",
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
      properties: { id: place.id, name: named(place), chosen, main, rank },
    };
  });
}
