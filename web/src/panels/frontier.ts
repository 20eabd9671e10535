// What independence costs: the bill against the tonnes that may still pass through someone's hands.
import { choice, h, table } from "../dom";
import { asJob } from "../jobs";
import { heading, type Page, type Panel } from "../page";
import { basePlanOf, planOf } from "../plan";
import type { Curve, FrontierChange, FrontierPoint, FrontierReply } from "../types";
import { country, money, number, percent, rate, t, tonnes, word } from "../words";
import { request } from "../world";
import { flowScene, goodsOf, yearChoice, yearOf } from "./flows";
import { goodName, linkName } from "./names";

export const kMostShown = 6;
export const changeText = (page: Page, change: FrontierChange) =>
  change.kind === "limit"
    ? t("frontier.full", change.says || change.id)
    : `${word("limit", change.kind)} ${change.kind === "link" ? linkName(page, change.id) : change.id.replaceAll("_", " ")} ${change.t === undefined ? "" : (change.t > 0 ? "+" : "−") + tonnes(Math.abs(change.t))}`;

function pointTable(page: Page, curve: Curve): HTMLElement {
  return table<FrontierPoint>(
    [
      {
        key: "cap_t",
        label: t("frontier.cap"),
        number: true,
        show: (row) => tonnes(row.cap_t),
        value: (row) => row.cap_t,
      },
      {
        key: "share_of_served",
        label: t("frontier.share"),
        number: true,
        show: (row) => percent(row.share_of_served, 1),
        value: (row) => row.share_of_served,
      },
      {
        key: "extra_usd",
        label: t("frontier.extra"),
        number: true,
        show: (row) => money(row.extra_usd),
        value: (row) => row.extra_usd,
      },
      {
        key: "next_usd_per_t",
        label: t("frontier.next"),
        number: true,
        show: (row) => (row.next_usd_per_t === null ? "–" : rate(row.next_usd_per_t)),
        value: (row) => row.next_usd_per_t,
      },
      {
        key: "unmet_t",
        label: t("word.unmet"),
        number: true,
        show: (row) => tonnes(row.unmet_t),
        value: (row) => row.unmet_t,
      },
      {
        key: "changes",
        label: t("frontier.changes"),
        show: (row) =>
          h(
            "ul",
            { class: "tight" },
            row.changes.slice(0, kMostShown).map((change) => h("li", {}, changeText(page, change))),
          ),
        value: (row) => row.changes.length,
      },
    ],
    curve.points,
    {
      caption: t("frontier.table", goodName(page, curve.good)),
      id: `t-frontier-${curve.good}`,
      limit: 20,
      more: t("table.all"),
    },
  );
}
function premium(curve: Curve): HTMLElement | null {
  if (!curve.premium?.length) return null;
  const row = curve.premium[0];
  return h(
    "p",
    { class: "note" },
    t(
      "frontier.premium",
      rate(row.usd_per_t),
      Object.entries(row.parts)
        .filter(([, usd]) => Math.abs(usd) >= 0.005)
        .map(([part, usd]) => `${word("part", part)} ${number(usd, 2)}`)
        .join(", "),
    ),
  );
}

export const frontier: Panel = {
  id: "frontier",
  wide: true,
  async draw(host, page, stale) {
    const { store } = page,
      state = store.now,
      [base, plan, { curveChart }] = await Promise.all([
        basePlanOf(state),
        planOf(state),
        import("../charts/curve"),
      ]);
    if (stale()) return;
    const year = yearOf(page, base),
      states = [...new Set(page.atlas.reply.places.map((place) => place.country))].sort((a, b) =>
        country(a).localeCompare(country(b)),
      );
    const goods = goodsOf(page, base),
      good = state.good || (goods.includes("uranium_u3o8") ? "uranium_u3o8" : goods[0]);
    page.show({
      flows: plan.status === "infeasible" ? [] : flowScene(page, plan),
      mark: (iso) => (state.on === `country:${iso}` ? "avoid" : ""),
    });
    host.append(
      ...heading(t("tab.frontier"), t("frontier.lead")).filter((node) => node !== null),
      h(
        "div",
        { class: "controls" },
        choice(
          "on",
          t("frontier.on"),
          [
            ...states.map((iso) => ({ value: `country:${iso}`, text: country(iso) })),
            { value: "corridor:TITR", text: "TITR" },
          ],
          state.on,
          (value) => store.set({ on: value }),
        ),
        choice(
          "good",
          t("word.good"),
          goods.map((value) => ({ value, text: goodName(page, value) })),
          good,
          (value) => store.set({ good: value }),
        ),
        yearChoice(page, base),
      ),
    );
    const asked = { ...request(state), on: state.on, orders: `good:${good}`, year: Number(year) };
    const show = (place: HTMLElement, reply: FrontierReply) => {
      for (const curve of reply.curves) {
        place.append(
          h("h3", {}, goodName(page, curve.good)),
          h(
            "p",
            { class: "answer", "data-v": curve.through_t },
            t("frontier.answer", tonnes(curve.through_t), tonnes(curve.served_t)),
          ),
        );
        if (curve.reason || !curve.points.length) place.append(h("p", { class: "note" }, curve.reason));
        else
          place.append(
            ...[curve.points.length > 1 ? curveChart(page, curve) : null, premium(curve), pointTable(page, curve)].filter(
              (node) => node !== null,
            ),
          );
        if (curve.end) place.append(h("p", { class: "note" }, word("end", curve.end)));
      }
    };
    host.append(h("div", { id: "curves" }, asJob<FrontierReply>("frontier", asked, t("wait.frontier"), show)));
  },
};
