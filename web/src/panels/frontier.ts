// What independence costs: the bill against the tonnes that may still pass through someone's hands.
import { choice, h } from "../dom";
import { asJob } from "../jobs";
import { heading, type Page, type Panel } from "../page";
import { basePlanOf, planOf } from "../plan";
import { table } from "../table";
import type { Curve, FrontierChange, FrontierPoint, FrontierReply, PlanReply } from "../types";
import { country, money, named, number, percent, rate, t, tonnes, word, type Key } from "../words";
import { request } from "../world";
import { flowScene, goodOf, goodsOf, yearChoice, yearOf } from "./flows";
import { goodName, naming, type Naming } from "./names";

const kMostShown = 6;
export function changeText(nameOf: Naming, { kind, id, t: more }: FrontierChange): string {
  if (kind === "limit") return t("frontier.full", nameOf("full", id));
  const told = `${word("limit", kind)} ${nameOf(kind, id)}`;
  return more === undefined ? told : `${told} ${more > 0 ? "+" : "−"}${tonnes(Math.abs(more))}`;
}
/** Without those that round to nothing. */
export const changesShown = (changes: FrontierChange[]) =>
  changes.filter(({ t: more }) => more === undefined || Math.abs(more) >= 0.005).slice(0, kMostShown);
/** Why there is no curve, as the reply says it. */
const kReasons: Record<string, Key> = {
  "nothing of these deliveries passes through it": "frontier.nothing_passes",
  "nothing is delivered to these orders": "frontier.nothing_served",
};

function pointTable(page: Page, curve: Curve, nameOf: Naming): HTMLElement {
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
        show: (row) =>
          // after the last one there is no plan
          row.next_usd_per_t === null || (curve.end === "no_way" && row === curve.points.at(-1))
            ? "–"
            : rate(row.next_usd_per_t),
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
          row.changes.length
            ? h(
                "ul",
                { class: "tight" },
                changesShown(row.changes).map((change) => h("li", {}, changeText(nameOf, change))),
              )
            : null,
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
/** Of all orders together: which source serves which of them is often open, so a single one's says little. */
function premium(curve: Curve): HTMLElement | null {
  const row = curve.premium_total;
  if (!row || !(row.t > 0)) return null;
  return h(
    "p",
    { class: "note premium", "data-v": row.usd_per_t },
    t(
      "frontier.premium",
      rate(row.usd_per_t),
      tonnes(row.t),
      Object.entries(row.parts)
        .filter(([, usd]) => Math.abs(usd) >= 0.005)
        .map(([part, usd]) => `${word("part", part)} ${number(usd, 2)}`)
        .join(", "),
    ),
  );
}

/** The state abroad that most of the good only passes through: what comes in and is not delivered there. */
function passed(page: Page, plan: PlanReply, good: string, year: string): string {
  const through = new Map<string, number>(),
    stateOf = (place: string) => page.atlas.places.get(place)?.country ?? "",
    count = (iso: string, t: number) => iso !== page.atlas.home && through.set(iso, (through.get(iso) ?? 0) + t);
  for (const flow of plan.flows)
    if (flow.good === good && flow.period === year && stateOf(flow.from) !== stateOf(flow.to))
      count(stateOf(flow.to), flow.t);
  for (const order of plan.orders)
    if (order.good === good && order.period === year) count(stateOf(order.place), -order.served_t);
  return (
    [...through].sort((a, b) => b[1] - a[1])[0]?.[0] ?? page.atlas.states.find((iso) => iso !== page.atlas.home) ?? ""
  );
}

export const frontier: Panel = {
  id: "frontier",
  wide: true,
  async draw(host, page, stale) {
    const { store } = page,
      state = store.now,
      [base, plan, nameOf, { curveChart }] = await Promise.all([
        basePlanOf(state),
        planOf(state),
        naming(page),
        import("../charts/curve"),
      ]);
    if (stale()) return;
    const year = yearOf(page, base),
      states = page.atlas.states.sort((a, b) => country(a).localeCompare(country(b)));
    const goods = goodsOf(page, base),
      good = goodOf(page, goods),
      on = state.on || `country:${passed(page, base, good, year)}`;
    page.show({
      flows: plan.status === "infeasible" ? [] : flowScene(page, plan, year, good),
      mark: (iso) => (on === `country:${iso}` ? "avoid" : ""),
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
            ...page.atlas.reply.corridors.map((one) => ({ value: `corridor:${one.id}`, text: named(one) })),
          ],
          on,
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
    const asked = { ...request(state), on, orders: `good:${good}`, year: Number(year) };
    const show = (place: HTMLElement, reply: FrontierReply) => {
      for (const curve of reply.curves) {
        place.append(
          h("h3", {}, goodName(page, curve.good)),
          h(
            "p",
            { class: "answer", "data-v": curve.through_t },
            t("frontier.answer", tonnes(curve.through_t), tonnes(curve.served_t), year),
          ),
        );
        if (curve.reason || !curve.points.length)
          place.append(h("p", { class: "note" }, curve.reason in kReasons ? t(kReasons[curve.reason]) : curve.reason));
        else
          place.append(
            ...[
              curve.points.length > 1 ? curveChart(page, curve, nameOf) : null,
              premium(curve),
              pointTable(page, curve, nameOf),
            ].filter((node) => node !== null),
          );
        if (curve.end) place.append(h("p", { class: "note" }, word("end", curve.end)));
      }
    };
    host.append(h("div", { id: "curves" }, asJob<FrontierReply>("frontier", asked, t("wait.frontier"), show)));
  },
};
