// What binds, who is served and why not, and what a tonne costs.
import { h } from "../dom";
import { heading, later, type Page, type Panel } from "../page";
import { bottlenecksOf, planOf, pricesOf } from "../plan";
import { table } from "../table";
import type { Bottleneck, Order, Price } from "../types";
import { named, percent, rate, t, tonnes, word } from "../words";
import { goodName, placeName } from "./cards";
import { flowScene, noPlan, pickers, yearOf } from "./flows";
import { naming, type Naming } from "./names";
import { limitRows, wholeTable } from "./whole";

function bottleneckList(page: Page, list: Bottleneck[], nameOf: Naming): HTMLElement {
  const holds = ({ until_t }: Bottleneck) =>
    until_t === null
      ? t("bottleneck.no_end")
      : until_t > 0
        ? t("bottleneck.until", tonnes(until_t))
        : t("bottleneck.at_once");
  return table<Bottleneck>(
    [
      {
        key: "name",
        label: t("bottleneck.limit"),
        show: (row) => [
          h("b", {}, nameOf(row.kind, row.name)),
          h("small", {}, `${word("limit", row.kind)} · ${row.name} · ${row.period}`),
        ],
        value: (row) => row.name,
      },
      {
        key: "worth_usd_per_t",
        label: t("bottleneck.worth"),
        number: true,
        show: (row) => rate(row.worth_usd_per_t),
        value: (row) => row.worth_usd_per_t,
      },
      {
        key: "limit",
        label: t("bottleneck.used"),
        number: true,
        show: (row) => (row.unit === "t" ? tonnes(row.used) : percent(row.limit ? row.used / row.limit : 1)),
        value: (row) => row.used,
      },
      { key: "until_t", label: t("bottleneck.holds"), number: true, show: holds, value: (row) => row.until_t },
    ],
    list,
    {
      caption: t("bottleneck.table"),
      id: "t-bottlenecks",
      rowKey: (row) => row.name,
      canPress: (row) => row.kind === "link",
      press: (row) => page.store.set({ panel: "flows", pick: `link:${row.name}`, year: row.period }),
    },
  );
}
function served(order: Order): HTMLElement {
  const share = order.wanted_t > 0 ? Math.min(1, order.served_t / order.wanted_t) : 1;
  return h("span", { class: "bar" }, h("i", { css: { width: `${share * 100}%` } }), h("span", {}, percent(share)));
}
function orderTable(page: Page, nameOf: Naming, orders: Order[], year: string): HTMLElement {
  return table<Order>(
    [
      {
        key: "order",
        label: t("word.order"),
        show: (row) => [
          h("b", {}, nameOf("order", row.order)),
          h("small", {}, `${goodName(page, row.good)} · ${placeName(page, row.place)}`),
        ],
        value: (row) => row.order,
      },
      {
        key: "share",
        label: t("word.served"),
        number: true,
        show: served,
        value: (row) => (row.wanted_t ? row.served_t / row.wanted_t : 1),
      },
      {
        key: "served_t",
        label: t("word.tonnes"),
        number: true,
        show: (row) => tonnes(row.served_t),
        value: (row) => row.served_t,
      },
      {
        key: "unmet_t",
        label: t("word.unmet"),
        number: true,
        show: (row) => (row.unmet_t > 1e-6 ? tonnes(row.unmet_t) : "–"),
        value: (row) => row.unmet_t,
      },
      {
        key: "price_usd_per_t",
        label: t("word.price"),
        number: true,
        show: (row) => (row.price_usd_per_t === null ? "–" : rate(row.price_usd_per_t)),
        value: (row) => row.price_usd_per_t,
      },
      { key: "reason", label: t("word.why"), show: (row) => (row.reason ? word("reason", row.reason) : "") },
    ],
    orders,
    { caption: t("orders.table", year), id: "t-orders", rowKey: (row) => row.order, limit: 30, more: t("table.all") },
  );
}
function priceTable(page: Page, prices: Price[], year: string, good: string): HTMLElement {
  const rows = prices.filter((row) => row.period === year && row.good === good);
  return table(
    [
      {
        key: "place",
        label: t("word.place"),
        show: (row) => (page.atlas.places.has(row.place) ? named(page.atlas.places.get(row.place)!) : row.place),
        value: (row) => row.place,
      },
      {
        key: "usd_per_t",
        label: t("word.price"),
        number: true,
        show: (row) => rate(row.usd_per_t),
        value: (row) => row.usd_per_t,
      },
    ],
    rows.sort((a, b) => b.usd_per_t - a.usd_per_t),
    {
      caption: t("prices.table", goodName(page, good), year),
      id: "t-prices",
      rowKey: (row) => row.place,
      press: (row) => page.store.set({ panel: "flows", pick: `place:${row.place}` }),
      limit: 30,
      more: t("table.all"),
    },
  );
}

export const bottlenecks: Panel = {
  id: "bottlenecks",
  wide: true,
  async draw(host, page, stale) {
    const [plan, names] = await Promise.all([planOf(page.store.now), naming(page)]),
      limits = await limitRows(page, plan);
    if (stale()) return;
    host.append(...heading(t("tab.bottlenecks"), t("bottleneck.lead")).filter((node) => node !== null));
    if (plan.status === "infeasible") return void host.append(noPlan(page, plan));
    const year = yearOf(page, plan),
      { good } = page.store.now;
    page.show({ flows: flowScene(page, plan) });
    const orders = plan.orders.filter((row) => row.period === year && (!good || row.good === good));
    const whole = wholeTable(limits, plan, year);
    host.append(
      later(async (place) => {
        const list = await bottlenecksOf(page.store.now);
        place.append(list.length ? bottleneckList(page, list, names) : h("p", { class: "note" }, t("bottleneck.none")));
      }, t("wait.bottlenecks")),
      pickers(page, plan),
    );
    if (whole) host.append(h("h3", {}, t("whole.title")), h("p", { class: "note" }, t("whole.lead")), whole);
    host.append(
      h("h3", {}, t("orders.title")),
      orderTable(page, names, orders, year),
      h("h3", {}, t("prices.title")),
      good
        ? later(async (place) => void place.append(priceTable(page, await pricesOf(page.store.now), year, good)))
        : h("p", { class: "note" }, t("prices.choose")),
    );
  },
};
