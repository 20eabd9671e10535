// What the map looks like: colours come from the style sheet, so dark and light are told once.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

export type Palette = (name: string) => string;
export const palette = (): Palette => {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
};
export const kFont = ["Korridor Sans"];
export const kModes = ["rail", "road", "sea", "pipeline"] as const;
export const kDash: Record<string, number[] | undefined> = {
  road: [2.2, 1.6],
  sea: [0.9, 1.5],
  pipeline: [4, 1, 0.8, 1],
};
export const kFlowOpacity = 0.92;
const kLandTolerance = 0.7; // pixels: borders of Natural Earth are finer than the first map shows
export const kLoads = ["none", "low", "mid", "high", "full"] as const;

/** The colour of a flow by its class, as the style sheet calls it. */
export const colourOf = (flowClass: string) =>
  ["more", "less"].includes(flowClass) ? flowClass : `load-${flowClass || "none"}`;
const loadColour = (p: Palette): ExpressionSpecification => [
  "match",
  ["get", "class"],
  ...(["low", "mid", "high", "full", "more", "less"].flatMap((one) => [one, p(colourOf(one))]) as [string, string]),
  p(colourOf("none")),
];
/** A size at a zoom, as the expression `interpolate` finds it between its stops. */
export function valueAt(zoom: number, ...stops: [zoom: number, value: number][]): number {
  const above = stops.findIndex(([stop]) => stop >= zoom);
  if (above < 0) return stops[stops.length - 1][1];
  if (above === 0) return stops[0][1];
  const [[z0, a], [z1, b]] = [stops[above - 1], stops[above]];
  return a + ((b - a) * (zoom - z0)) / (z1 - z0);
}
/** Widths grow with the zoom, from half at the whole world to double near a town. */
const width = (get: string, factor = 1): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["zoom"],
  1,
  ["*", 0.45 * factor, ["get", get]],
  4,
  ["*", factor, ["get", get]],
  9,
  ["*", 1.9 * factor, ["get", get]],
];

function flowLayers(p: Palette): LayerSpecification[] {
  return kModes.map((mode) => ({
    id: `flow-${mode}`,
    type: "line",
    source: "flows",
    filter: ["==", ["get", "style"], mode],
    layout: {
      "line-cap": mode === "sea" ? "butt" : mode === "rail" ? "round" : "butt",
      "line-join": "round",
      "line-sort-key": ["get", "width"],
    },
    paint: {
      "line-color": loadColour(p),
      "line-width": width("width"),
      "line-opacity": kFlowOpacity,
      ...(kDash[mode] ? { "line-dasharray": kDash[mode] } : {}),
    },
  }));
}
function wayLayers(p: Palette): LayerSpecification[] {
  const colour: ExpressionSpecification = ["case", ["get", "chosen"], p("way"), p("way-other")];
  return [
    {
      id: "way-case",
      type: "line",
      source: "ways",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": p("halo"), "line-width": width("width", 1.7) },
    },
    ...kModes.map((mode): LayerSpecification => ({
      id: `way-${mode}`,
      type: "line",
      source: "ways",
      filter: ["==", ["get", "style"], mode],
      layout: { "line-cap": mode === "rail" ? "round" : "butt", "line-join": "round" },
      paint: {
        "line-color": colour,
        "line-width": width("width"),
        ...(kDash[mode] ? { "line-dasharray": kDash[mode] } : {}),
      },
    })),
  ];
}
const text = (p: Palette, colour: string) => ({
  "text-color": p(colour),
  "text-halo-color": p("halo"),
  "text-halo-width": 1.4,
  "text-halo-blur": 0.3,
});

/** What lies below all scenes, and the scene of the moment: a style that has it needs no second drawing. */
export interface Ground {
  land: GeoJSON.FeatureCollection;
  names: GeoJSON.FeatureCollection;
  links: GeoJSON.FeatureCollection;
}
export interface Above {
  flows: GeoJSON.FeatureCollection;
  ways: GeoJSON.FeatureCollection;
  places: GeoJSON.FeatureCollection;
}
export function style(p: Palette, ground: Ground, above: Above): StyleSpecification {
  const of = (data: GeoJSON.FeatureCollection) => ({ type: "geojson" as const, data });
  return {
    version: 8, // the sea is the colour of the page behind: a layer for it would fill the whole frame each time
    sources: {
      land: { ...of(ground.land), promoteId: "iso", tolerance: kLandTolerance },
      names: of(ground.names),
      links: of(ground.links),
      flows: of(above.flows),
      ways: of(above.ways),
      places: of(above.places),
    },
    layers: [
      {
        id: "land",
        type: "fill",
        source: "land",
        paint: {
          "fill-antialias": false, // the borders are drawn as lines
          "fill-color": [
            "match",
            ["coalesce", ["feature-state", "mark"], ""],
            "home",
            p("home"),
            "avoid",
            p("avoid"),
            "pick",
            p("picked"),
            p("land"),
          ],
        },
      },
      {
        id: "border",
        type: "line",
        source: "land",
        paint: { "line-color": p("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.4, 5, 1] },
      },
      {
        id: "links",
        type: "line",
        source: "links",
        paint: { "line-color": p("network"), "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 6, 1.4] },
      },
      ...flowLayers(p),
      {
        id: "arrows",
        type: "symbol",
        source: "flows",
        filter: [">", ["get", "width"], 1.6],
        layout: {
          "symbol-placement": "line",
          "symbol-spacing": 120,
          "icon-image": "arrow",
          "icon-allow-overlap": true,
          "icon-ignore-placement": true,
          "icon-size": ["interpolate", ["linear"], ["get", "width"], 1.6, 0.35, 14, 0.8],
        },
        paint: { "icon-color": p("arrow"), "icon-opacity": kFlowOpacity },
      },
      ...wayLayers(p),
      {
        id: "picked",
        type: "line",
        source: "links",
        filter: ["==", ["get", "id"], ""],
        layout: { "line-cap": "round" },
        paint: { "line-color": p("ink"), "line-width": 3, "line-gap-width": 4 },
      },
      {
        id: "places",
        type: "circle",
        source: "places",
        paint: {
          "circle-radius": [
            "interpolate",
            ["linear"],
            ["zoom"],
            2,
            ["case", ["get", "main"], 2.2, 0.9],
            7,
            ["case", ["get", "main"], 5.5, 3.6],
          ],
          "circle-color": ["case", ["get", "chosen"], p("way"), p("place")],
          "circle-stroke-color": p("halo"),
          "circle-stroke-width": ["case", ["get", "main"], 1.2, 0.5],
        },
      },
      {
        id: "towns",
        type: "symbol",
        source: "places",
        filter: ["any", ["get", "main"], [">=", ["zoom"], 5.6]],
        layout: {
          "text-field": ["get", "name"],
          "text-font": kFont,
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 11, 7, 14],
          "text-variable-anchor": ["left", "right", "top", "bottom"],
          "text-radial-offset": 0.55,
          "text-justify": "auto",
          "symbol-sort-key": ["get", "rank"],
          "text-padding": 3,
          "text-optional": true,
        },
        paint: text(p, "ink"),
      },
      {
        id: "states",
        type: "symbol",
        source: "names",
        layout: {
          "text-field": ["get", "name"],
          "text-font": kFont,
          "text-letter-spacing": 0.14,
          "text-transform": "uppercase",
          "text-max-width": 7,
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9.5, 6, 13],
          "symbol-sort-key": ["get", "rank"],
          "text-padding": 6,
        },
        paint: text(p, "state"),
      },
    ],
  };
}
/** A triangle that points along the line; its colour is given by the layer. Set dot by dot: to read a canvas back waits for the screen. */
export function arrow(size = 24): ImageData {
  const image = new ImageData(size, size),
    [left, right, half] = [size * 0.3, size * 0.8, size * 0.32];
  for (let y = 0; y < size; ++y)
    for (let x = 0; x < size; ++x) {
      const rest = (right - (x + 0.5)) / (right - left), // of the height, towards the tip
        inside = Math.min(half * rest - Math.abs(y + 0.5 - size / 2), x + 0.5 - left);
      image.data.fill(255, 4 * (size * y + x), 4 * (size * y + x) + 3);
      image.data[4 * (size * y + x) + 3] = 255 * Math.min(1, Math.max(0, inside + 0.5));
    }
  return image;
}
