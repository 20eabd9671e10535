// Two plans beside each other: value, orders, prices, fees, and the links that carry more or less.
import { h, type Child } from "../dom";
import { figure, type Page } from "../page";
import { differences, type Difference } from "../plan";
import type { Scene } from "../map/scene";
import { table } from "../table";
import type { Decided, Order, PlanReply } from "../types";
import { country, many, money, number, signed, t, tonnes } from "../words";
import { flowScene } from "./flows";
import { goodName, placeName, type Naming } from "./names";

/** The first year in which an order is served differently, or a whole number is another one. */
export function firstChanged(base: PlanReply, plan: PlanReply): string | undefined {
  const orders = differences<Order>(
      base.orders,
      plan.orders,
      (row) => `${row.period}|${row.order}`,
      (row) => row.served_t,
    ),
    numbers = differences<Decided>(
      base.decided,
      plan.decided,
      (row) => `${row.period}|${row.limit}`,
      (row) => row.number,
    );
  const periods = new Set((orders.length ? orders : numbers).map((one) => one.row.period));
  return base.periods.find((period) => periods.has(period.name))?.name;
}
const pair = <Row>(show: (x: number) => string) => [
  {
    key: "before",
    label: t("whatif.before"),
    number: true,
    show: (one: Difference<Row>) => show(one.before),
    value: (one: Difference<Row>) => one.before,
  },
  {
    key: "after",
    label: t("whatif.after"),
    number: true,
    show: (one: Difference<Row>) => show(one.after),
    value: (one: Difference<Row>) => one.after,
  },
  {
    key: "change",
    label: t("whatif.change"),
    number: true,
    show: (one: Difference<Row>) =>
      h(
        "b",
        { class: one.after > one.before ? "up" : "down" },
        signed(show(one.after - one.before), one.after - one.before),
      ),
    value: (one: Difference<Row>) => one.after - one.before,
  },
];
/** Orders by name, each with a figure before and after. */
function tableOfOrders(
  page: Page,
  nameOf: Naming,
  rows: Difference<Order>[],
  show: (x: number) => string,
  what: { caption: string; id: string; limit: number },
): HTMLElement {
  return table(
    [
      {
        key: "order",
        label: t("word.order"),
        show: (one) => [
          nameOf("order", one.row.order),
          h("small", {}, `${goodName(page, one.row.good)} · ${placeName(page, one.row.place)}`),
        ],
        value: (one) => one.row.order,
      },
      ...pair<Order>(show),
    ],
    rows,
    { ...what, rowKey: (one) => one.row.order, more: t("table.all") },
  );
}
export function answer(base: PlanReply, plan: PlanReply): Child {
  const rise = plan.objective_usd - base.objective_usd,
    open = base.objective_usd - base.bound_usd + plan.objective_usd - plan.bound_usd; // what the two proofs leave open
  const worse = new Set(
    differences<Order>(
      base.orders,
      plan.orders,
      (row) => row.order,
      (row) => row.served_t,
    )
      .filter((one) => one.after < one.before)
      .map((one) => one.row.order),
  ).size;
  const wanting = new Set(
    differences<Order>(
      base.orders,
      plan.orders,
      (row) => `${row.period}|${row.order}`,
      (row) => row.wanted_t,
    ).map((one) => one.row.order),
  ).size;
  return [
    h(
      "dl",
      { class: "figures", id: "answer" },
      figure(rise >= 0 ? t("whatif.dearer") : t("whatif.cheaper"), money(Math.abs(rise)), rise, "rise"),
      figure(t("whatif.unmet"), number(worse), worse, "worse"),
    ),
    h("p", { class: "note" }, t("whatif.sum")),
    Math.abs(rise) > 0.5 && Math.abs(rise) <= open
      ? h("p", { class: "note", id: "within-gap" }, t("whatif.within_gap", money(open)))
      : null,
    wanting ? h("p", { class: "note", id: "wanting" }, many("whatif.wanting", wanting)) : null,
  ];
}
export function orderTable(page: Page, nameOf: Naming, base: PlanReply, plan: PlanReply, year: string): HTMLElement {
  const rows = differences<Order>(
    base.orders.filter((row) => row.period === year),
    plan.orders.filter((row) => row.period === year),
    (row) => row.order,
    (row) => row.served_t,
  );
  rows.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (!rows.length) return h("p", { class: "note" }, t("whatif.same_orders", year));
  return tableOfOrders(page, nameOf, rows, tonnes, {
    caption: t("whatif.orders", year),
    id: "t-orders-changed",
    limit: 20,
  });
}
export function priceTable(
  page: Page,
  nameOf: Naming,
  base: PlanReply,
  plan: PlanReply,
  year: string,
): HTMLElement | null {
  const priced = (reply: PlanReply) =>
    reply.orders.filter((row) => row.period === year && row.price_usd_per_t !== null);
  const known = new Set(priced(base).map((row) => row.order)),
    both = priced(plan).filter((row) => known.has(row.order));
  const rows = differences<Order>(
    priced(base).filter((row) => both.some((one) => one.order === row.order)),
    both,
    (row) => row.order,
    (row) => row.price_usd_per_t ?? 0,
  ).filter((one) => Math.abs(one.after - one.before) > 0.005);
  if (!rows.length) return null;
  rows.sort((a, b) => Math.abs(b.after / b.before - 1) - Math.abs(a.after / a.before - 1));
  const digits = rows.some((one) => Math.abs(one.after) >= 1000) ? 0 : 1;
  return tableOfOrders(page, nameOf, rows, (usd) => number(usd, digits), {
    caption: t("whatif.prices", year),
    id: "t-prices-changed",
    limit: 12,
  });
}
const kLeastFee = 5e3; // USD: less is nothing in hundredths of a million
export function feeTable(base: PlanReply, plan: PlanReply): HTMLElement | null {
  const rows = differences(
    base.fees,
    plan.fees,
    (row) => row.country,
    (row) => row.usd,
  )
    .filter((one) => Math.abs(one.after - one.before) >= kLeastFee)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (!rows.length) return null;
  return table(
    [
      {
        key: "country",
        label: t("word.state"),
        show: (one) => country(one.row.country),
        value: (one) => one.row.country,
      },
      ...pair<{ country: string; usd: number }>((usd) => number(usd / 1e6, Math.abs(usd) >= 1e8 ? 0 : 2)),
    ],
    rows,
    { caption: t("whatif.fees"), id: "t-fees-changed", rowKey: (one) => one.row.country },
  );
}

/** The links that carry more or less in a year, as wide as the difference. */
export function changedFlows(page: Page, base: PlanReply, plan: PlanReply, year: string): Scene["flows"] {
  const now = new Map(flowScene(page, plan, year).map((one) => [one.link, one])),
    before = new Map(flowScene(page, base, year).map((one) => [one.link, one]));
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((link) => {
      const gain = (now.get(link)?.t ?? 0) - (before.get(link)?.t ?? 0);
      return {
        link,
        t: Math.abs(gain),
        forward: (now.get(link) ?? before.get(link))!.forward,
        class: gain > 0 ? "more" : "less",
      };
    })
    .filter((one) => one.t > 1e-6);
}
