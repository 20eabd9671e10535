// What each budget buys: the best choice from each amount on.
import * as Plot from "@observablehq/plot";
import type { Choice, InvestReply } from "../types";
import { money, t } from "../words";
import { frame } from "./frame";

const kBeyond = 1.15; // the line goes on behind its last step

/** A budget between two steps buys what the lower one buys, so the line is made of steps. */
export function budgetChart(reply: InvestReply, nameOf: (choice: Choice) => string): HTMLElement {
  const label = t(reply.granted ? "invest.saves" : "invest.left"),
    last = reply.curve.at(-1)!,
    end = Math.max(reply.budget_usd ?? 0, last.spent_usd * kBeyond),
    line = [...reply.curve, { ...last, spent_usd: end }];
  const says = (choice: Choice) =>
    [t("invest.point", money(choice.spent_usd), money(choice.net_usd ?? 0)), nameOf(choice)].join("\n");
  const at = { x: "spent_usd", y: "net_usd" };
  return frame(
    (width) =>
      Plot.plot({
        width,
        height: 240,
        marginLeft: 78,
        marginBottom: 38,
        marginRight: 24,
        style: { fontFamily: "inherit", fontSize: "12px", background: "transparent" },
        x: {
          label: t("invest.spent"),
          ticks: Math.max(2, Math.floor(width / 130)),
          tickFormat: (usd: number) => money(usd),
        },
        y: { label, grid: true, nice: true, zero: true, ticks: 5, tickFormat: (usd: number) => money(usd) },
        marks: [
          Plot.ruleY([0], { stroke: "var(--rule)" }),
          Plot.areaY(line, { ...at, curve: "step-after", fill: "var(--c1)", fillOpacity: 0.12 }),
          Plot.line(line, { ...at, curve: "step-after", stroke: "var(--c1)", strokeWidth: 2.4 }),
          Plot.dot(reply.curve, {
            ...at,
            fill: (choice: Choice) => (choice.spent_usd === reply.spent_usd ? "var(--c1)" : "var(--paper)"),
            stroke: "var(--c1)",
            strokeWidth: 2,
            r: 4,
          }),
          Plot.tip(reply.curve, Plot.pointer({ ...at, title: says, lineWidth: 26 })),
        ],
      }),
    `${label} / ${t("invest.spent")}`,
  );
}
