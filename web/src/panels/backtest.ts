// The model against what was recorded: how far off it is, where most and why, and the source of each record.
import { h, type Child } from "../dom";
import { asJob } from "../jobs";
import { figure, heading, records, type Page, type Panel } from "../page";
import { planOf } from "../plan";
import type { BacktestReply, BacktestRow } from "../types";
import { number, percent, t } from "../words";
import { request } from "../world";
import { isMissed, misses, ratios, rowTable, type ObservationRecord } from "./backtest_rows";
import { seenCard } from "./backtest_seen";
import { flowScene } from "./flows";
import { naming, type Naming } from "./names";

const kNoRecord: ObservationRecord = {};
const told = (pct: number | null) => (pct === null ? "–" : percent(pct / 100, 1));

function score({ score: of }: BacktestReply, missed: number): HTMLElement {
  const beside = of.naive_median_abs_error_pct;
  return h(
    "dl",
    { class: "figures" },
    figure(t("backtest.median"), told(of.median_abs_error_pct), of.median_abs_error_pct, "median"),
    figure(t("backtest.within"), t("flows.of", number(of.rows - missed), number(of.rows)), of.rows - missed, "within"),
    figure(
      t("backtest.naive"),
      [
        told(beside),
        h("small", {}, t("backtest.beside", told(of.median_abs_error_pct_beside_naive), number(of.naive_rows))),
      ],
      beside,
      "naive",
    ),
    figure(t("backtest.input"), told(of.base_load_share_pct), of.base_load_share_pct, "input"),
  );
}
function results(
  page: Page,
  reply: BacktestReply,
  nameOf: Naming,
  recordOf: (row: BacktestRow) => ObservationRecord,
): Child[] {
  if (!reply.rows.length) return [h("p", { class: "note" }, t("backtest.none"))];
  const scored = reply.rows
      .filter((row) => row.error_pct !== null && !row.fitted)
      .sort((a, b) => Math.abs(b.error_pct!) - Math.abs(a.error_pct!)),
    missed = scored.filter(isMissed),
    seen = reply.rows.find((row) => row.observation === page.store.now.seen);
  return [
    reply.status === "limit" ? h("p", { class: "note", id: "cut-short" }, t("backtest.cut_short")) : null,
    score(reply, missed.length),
    h("p", { class: "note" }, t("backtest.counts", number(reply.score.fitted), number(reply.score.not_compared))),
    seen ? seenCard(page, nameOf, seen, recordOf(seen)) : null,
    scored.length ? [h("h3", {}, t("backtest.chart")), ratios(scored, recordOf)] : null,
    missed.length ? [h("h3", {}, t("backtest.misses")), misses(page, missed, recordOf)] : null,
    h("h3", {}, t("backtest.rows")),
    rowTable(page, reply.rows, recordOf),
  ];
}

export const backtest: Panel = {
  id: "backtest",
  wide: true,
  async draw(host, page, stale) {
    const state = page.store.now,
      [plan, observations, nameOf] = await Promise.all([planOf(state), records(page, "observations"), naming(page)]);
    if (stale()) return;
    const known = new Map(observations.map((row) => [row.observation_id, row])),
      recordOf = (row: BacktestRow) => known.get(row.observation) ?? kNoRecord;
    host.append(...heading(t("tab.backtest"), t("backtest.lead")).filter((node) => node !== null));
    page.show({ flows: plan.status === "infeasible" ? [] : flowScene(page, plan) });
    if (!observations.length) return void host.append(h("p", { class: "note" }, t("backtest.no_records")));
    host.append(
      h(
        "div",
        { id: "backtested" },
        asJob<BacktestReply>(
          "backtest",
          request(state),
          t("wait.backtest"),
          (place, reply) => place.append(...(results(page, reply, nameOf, recordOf).flat(3).filter(Boolean) as Node[])),
          { unfinished: { stop: t("job.stop"), show: () => [] } },
        ),
      ),
    );
  },
};
