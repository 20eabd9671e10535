// Time and cost against distance, as the time-cost-distance charts of CAREC have it: a flat road is slow where it climbs.
import * as Plot from "@observablehq/plot";
import { h } from "../dom";
import type { Page } from "../page";
import { placeName } from "../panels/cards";
import { className } from "../panels/way_table";
import type { Way } from "../types";
import { number, t } from "../words";
import { frame } from "./frame";

interface Step {
  km: number;
  days: number;
  usd: number;
  class: string;
  at: string;
  mode: string;
}

/** The sums along a way after each leg; a leg without length (a border, a port) stands upright. */
function steps(way: Way): Step[] {
  let km = 0,
    hours = 0,
    usd = 0;
  const start: Step = { km, days: 0, usd, class: className(way), at: way.legs[0]?.from ?? "", mode: "" };
  return [
    start,
    ...way.legs.map((leg) => {
      km += leg.length_km;
      hours += leg.time_h;
      usd += leg.cost_usd_per_t;
      return { km, days: hours / 24, usd, class: className(way), at: leg.to, mode: leg.mode };
    }),
  ];
}

const kDrawn = 150, // pixels of the height that the lines take
  kLine = 13; // pixels of a line of text
/** How many pixels each name is moved down so that it does not lie on one that ends higher. */
function apart(ends: Step[], key: "days" | "usd"): [Step, number][] {
  const most = Math.max(...ends.map((step) => step[key]), 1e-9);
  let last = -Infinity;
  return ends
    .toSorted((a, b) => b[key] - a[key])
    .map((step) => {
      const wanted = (1 - step[key] / most) * kDrawn,
        at = Math.max(wanted, last + kLine);
      last = at;
      return [step, at - wanted];
    });
}

export function distanceChart(page: Page, ways: Way[], chosen: Way): HTMLElement {
  const all = ways.map(steps),
    classes = ways.map(className),
    points = all.flat();
  const chart = (key: "days" | "usd", label: string) =>
    frame(
      (width) =>
        Plot.plot({
          width,
          height: 210,
          marginLeft: 46,
          marginRight: 12 + 6.6 * Math.max(...classes.map((name) => name.length)),
          marginBottom: 34,
          style: { fontFamily: "inherit", fontSize: "12px", background: "transparent" },
          x: {
            label: "km",
            grid: false,
            nice: true,
            ticks: Math.max(3, Math.floor(width / 110)),
            tickFormat: (km: number) => number(km),
          },
          y: { label, grid: true, nice: true, ticks: 4 },
          color: {
            domain: classes,
            range: ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c5)", "var(--c6)"],
          },
          marks: [
            Plot.ruleY([0], { stroke: "var(--rule)" }),
            Plot.line(points, {
              x: "km",
              y: key,
              stroke: "class",
              z: "class",
              strokeWidth: (step: Step) => (step.class === className(chosen) ? 2.6 : 1.5),
            }),
            Plot.dot(
              points.filter((step) => ["border", "transshipment", "ferry", "gauge_change"].includes(step.mode)),
              { x: "km", y: key, fill: "class", r: 2.6 },
            ),
            ...apart(
              all.map((list) => list[list.length - 1]),
              key,
            ).map(([step, dy]) =>
              Plot.text([step], {
                x: "km",
                y: key,
                text: () => step.class,
                fill: "class",
                stroke: "var(--paper)", // lines of other ways pass behind the name
                strokeWidth: 4,
                textAnchor: "start",
                dx: 5,
                dy,
                fontWeight: 600,
              }),
            ),
            Plot.tip(
              points,
              Plot.pointer({
                x: "km",
                y: key,
                title: (step: Step) =>
                  `${step.class} · ${placeName(page, step.at)}\n${number(step.km)} km · ${number(step.days, 1)} ${t("unit.days")} · ${number(step.usd)} USD/t`,
              }),
            ),
          ],
        }),
      `${label} / km`,
    );
  return h(
    "div",
    { class: "charts", id: "distance" },
    chart("days", t("distance.days")),
    chart("usd", t("distance.cost")),
  );
}
