// What is known of a link, a place or a state: figures, tonnes, prices, and the sources of the figures.
import { figure, later, records, type Page } from "../page";
import { h, type Child } from "../dom";
import { pricesOf, type Carried } from "../plan";
import type { Scene } from "../map/scene";
import { table } from "../table";
import type { PlanReply, Price } from "../types";
import { country, language, money, named, number, percent, rate, t, tonnes, word } from "../words";

/** A line about what lies under the pointer. */
export function hint(page: Page, scene: Scene, what: string): Child {
  const [kind, id] = [what.slice(0, what.indexOf(":")), what.slice(what.indexOf(":") + 1)];
  if (kind === "country") return null;
  if (kind === "place") return h("strong", {}, placeName(page, id));
  const link = page.atlas.links.get(id),
    flow = scene.flows.find((one) => one.link === id);
  if (!link) return null;
  return [h("strong", {}, linkName(page, id)), h("br"), word("mode", link.mode), flow ? ` · ${tonnes(flow.t)}` : ""];
}
export function placeName(page: Page, id: string): string {
  const place = page.atlas.places.get(id);
  return place ? named(place) : id;
}
export function linkName(page: Page, id: string): string {
  const link = page.atlas.links.get(id.replace(/^-/, ""));
  return link ? `${placeName(page, link.from)} – ${placeName(page, link.to)}` : id;
}
export function goodName(page: Page, id: string): string {
  const good = page.atlas.goodName(id);
  return good ? named(good).split(", ")[0] : id;
}

export function corridorName(page: Page, id: string): string {
  const corridor = page.atlas.reply.corridors.find((one) => one.id === id);
  return corridor ? named(corridor) : id;
}

export function linkCard(page: Page, plan: PlanReply, year: string, id: string, one: Carried | undefined): Child {
  const link = page.atlas.links.get(id);
  if (!link) return null;
  const full = plan.limits.find((limit) => limit.kind === "link" && limit.name === id && limit.period === year);
  return [
    h("h3", {}, linkName(page, id)),
    h(
      "p",
      { class: "meta" },
      [
        word("mode", link.mode),
        id,
        page.atlas.countriesOf(link).map(country).join(", "),
        link.status === "open" ? "" : word("status", link.status),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    link.name && language() === "en" ? h("p", { class: "note" }, link.name) : null, // it has no German one
    h(
      "dl",
      { class: "figures" },
      figure(t("card.carried", year), one ? tonnes(one.t) : "0", one?.t ?? 0, "card-t"),
      figure(t("card.load"), one?.load == null ? "–" : percent(one.load), one?.load ?? null),
      figure(
        t("card.capacity"),
        link.capacity_t_per_year == null ? t("card.no_limit") : tonnes(link.capacity_t_per_year),
        link.capacity_t_per_year,
      ),
      figure(t("card.others"), tonnes(link.base_load_t_per_year ?? 0), link.base_load_t_per_year ?? 0),
      figure(t("card.worth"), full ? rate(full.price_usd_per_t) : rate(0), full?.price_usd_per_t ?? 0, "card-price"),
      figure(t("card.cost"), rate(link.cost_usd_per_t ?? 0), link.cost_usd_per_t),
      figure(t("card.length"), link.length_km == null ? "–" : `${number(link.length_km)} km`, link.length_km),
      figure(t("card.time"), `${number(link.time_h ?? 0, 1)} h`, link.time_h),
    ),
    one && one.goods.size ? goodsTable(page, one.goods) : null,
    claims(page, link.claims),
  ];
}
function goodsTable(page: Page, goods: Map<string, number>): HTMLElement {
  return table(
    [
      { key: "good", label: t("word.good"), show: ([good]: [string, number]) => goodName(page, good) },
      { key: "t", label: t("word.tonnes"), number: true, show: ([, x]) => tonnes(x), value: ([, x]) => x },
    ],
    [...goods].sort((a, b) => b[1] - a[1]),
    { caption: t("card.goods") },
  );
}

function priceTable(page: Page, prices: Price[], year: string): HTMLElement {
  return table(
    [
      { key: "good", label: t("word.good"), show: (row) => goodName(page, row.good) },
      {
        key: "usd_per_t",
        label: t("word.price"),
        number: true,
        show: (row) => rate(row.usd_per_t),
        value: (row) => row.usd_per_t,
      },
    ],
    prices,
    { caption: t("card.prices", year), rowKey: (row) => row.good },
  );
}
/** The links that end at a place, with what they carry. */
function linksHere(page: Page, year: string, id: string, all: Map<string, Carried>): HTMLElement | null {
  const rows = [...all.values()].filter(({ link }) => link.from === id || link.to === id).sort((a, b) => b.t - a.t);
  if (!rows.length) return null;
  return table<Carried>(
    [
      {
        key: "link",
        label: t("word.link"),
        show: ({ link }) => placeName(page, link.from === id ? link.to : link.from),
      },
      { key: "mode", label: t("word.mode"), show: ({ link }) => word("mode", link.mode) },
      { key: "t", label: t("word.tonnes"), number: true, show: (row) => tonnes(row.t), value: (row) => row.t },
    ],
    rows,
    {
      caption: t("card.links", year),
      id: "t-here",
      rowKey: ({ link }) => link.id,
      press: ({ link }) => page.store.set({ pick: `link:${link.id}` }),
    },
  );
}
export function placeCard(page: Page, plan: PlanReply, year: string, id: string, all: Map<string, Carried>): Child {
  const place = page.atlas.places.get(id);
  if (!place) return null;
  const orders = plan.orders.filter((order) => order.place === id && order.period === year);
  return [
    h("h3", {}, named(place)),
    h("p", { class: "meta" }, [word("kind", place.kind), country(place.country), id].join(" · ")),
    linksHere(page, year, id, all),
    later(async (host) => {
      const prices = (await pricesOf(page.store.now)).filter((price) => price.place === id && price.period === year);
      host.append(prices.length ? priceTable(page, prices, year) : h("p", { class: "note" }, t("card.no_prices")));
    }, t("wait.prices")),
    orders.length
      ? table(
          [
            { key: "good", label: t("word.order"), show: (row) => goodName(page, row.good) },
            {
              key: "served_t",
              label: t("word.served"),
              number: true,
              show: (row) => tonnes(row.served_t),
              value: (row) => row.served_t,
            },
            {
              key: "wanted_t",
              label: t("word.wanted"),
              number: true,
              show: (row) => tonnes(row.wanted_t),
              value: (row) => row.wanted_t,
            },
          ],
          orders,
          { caption: t("card.orders", year), rowKey: (row) => row.order },
        )
      : null,
    later(async (host) => {
      const cited = (await records(page, "citations"))
        .filter((row) => row.table === "places" && row.key === id)
        .flatMap((row) => row.claims.split(";"))
        .filter(Boolean);
      host.append(...[claims(page, [...new Set(cited)])].filter((node) => node !== null));
    }, t("wait.sources")),
  ];
}

export function countryCard(page: Page, plan: PlanReply, id: string): Child {
  const of = (list: { country: string; usd: number }[]) => list.find((row) => row.country === id)?.usd ?? 0;
  return [
    h("h3", {}, country(id)),
    h(
      "dl",
      { class: "figures" },
      figure(t("card.fees"), money(of(plan.fees)), of(plan.fees)),
      figure(t("card.carriage"), money(of(plan.carriage)), of(plan.carriage)),
      figure(t("card.places"), number(page.atlas.reply.places.filter((place) => place.country === id).length), null),
    ),
    h("p", { class: "note" }, t("card.horizon")),
  ];
}

/** The statements behind the figures of a row, each with its source. */
export function claims(page: Page, ids: string[]): HTMLElement | null {
  if (!ids.length) return h("p", { class: "note" }, t("card.no_claims"));
  return later(async (host) => {
    const [all, sources] = await Promise.all([records(page, "claims"), records(page, "sources")]);
    const items = ids.map((id) => {
      const claim = all.find((row) => row.claim_id === id),
        source = sources.find((row) => row.source_id === claim?.source);
      if (!claim) return h("li", {}, id);
      const web = source?.url?.startsWith("http");
      return h(
        "li",
        { "data-claim": id },
        h(
          "span",
          {},
          `${claim.subject}: ${claim.property.replaceAll("_", " ")} `,
          h("strong", {}, `${claim.value} ${claim.unit}`),
          claim.as_of ? ` (${claim.as_of})` : "",
        ),
        h(
          "cite",
          {},
          web
            ? h("a", { href: source!.url, rel: "noreferrer", target: "_blank" }, source!.publisher)
            : (source?.publisher ?? claim.source),
          source?.date ? `, ${source.date}` : "",
          ` · ${id}`,
        ),
      );
    });
    host.append(h("h4", {}, t("card.sources")), h("ol", { class: "claims" }, items));
  }, t("wait.sources"));
}
