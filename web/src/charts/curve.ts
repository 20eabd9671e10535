// The bill against the share that may still pass: one curve of a frontier.
import * as Plot from "@observablehq/plot";
import type { Page } from "../page";
import { changesShown, changeText } from "../panels/frontier";
import { goodName, type Naming } from "../panels/names";
import type { Curve, FrontierPoint } from "../types";
import { money, moneyTick, percent, t, tonnes } from "../words";
import { frame } from "./frame";

/** The curve is straight between breakpoints: lines without steps, a dot at each. */
export function curveChart(page: Page, curve: Curve, nameOf: Naming): HTMLElement {
  const says = (point: FrontierPoint) =>
    [
      t("frontier.point", tonnes(point.cap_t), percent(point.share_of_base, 1), money(point.extra_usd)),
      ...changesShown(point.changes).map((change) => changeText(nameOf, change)),
    ].join("\n");
  return frame(
    (width) =>
      Plot.plot({
        width,
        height: 260,
        marginLeft: 78,
        marginBottom: 38,
        marginRight: 24,
        style: { fontFamily: "inherit", fontSize: "12px", background: "transparent" },
        x: { label: t("frontier.x"), reverse: true, nice: true, tickFormat: (share: number) => percent(share) },
        y: {
          label: t("frontier.y"),
          grid: true,
          nice: true,
          zero: true,
          ticks: 5,
          tickFormat: moneyTick,
        },
        marks: [
          Plot.ruleY([0], { stroke: "var(--rule)" }),
          Plot.areaY(curve.points, { x: "share_of_base", y: "extra_usd", fill: "var(--c1)", fillOpacity: 0.12 }),
          Plot.line(curve.points, { x: "share_of_base", y: "extra_usd", stroke: "var(--c1)", strokeWidth: 2.4 }),
          Plot.dot(curve.points, {
            x: "share_of_base",
            y: "extra_usd",
            fill: "var(--paper)",
            stroke: "var(--c1)",
            strokeWidth: 2,
            r: 4,
          }),
          Plot.tip(curve.points, Plot.pointer({ x: "share_of_base", y: "extra_usd", title: says, lineWidth: 26 })),
        ],
      }),
    `${goodName(page, curve.good)}: ${t("frontier.y")} / ${t("frontier.x")}`,
  );
}
