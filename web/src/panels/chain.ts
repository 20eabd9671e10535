// From ore to what is delivered: who mines, who works it up, and who gets it.
import { choice, h } from "../dom";
import { heading, records, type Page, type Panel } from "../page";
import { chainsOf, planOf } from "../plan";
import { sankey, type Band } from "../charts/sankey";
import type { Scene } from "../map/scene";
import { table } from "../table";
import type { Chain, PlanReply } from "../types";
import { country, named, rate, t, tonnes, days } from "../words";
import { flowScene, noPlan, yearChoice, yearOf } from "./flows";
import { goodName } from "./names";

interface Names {
  supply: Map<string, string>;
  plant: Map<string, string>;
  order: Map<string, string>;
  plantPlace: Map<string, string>;
  supplyPlace: Map<string, string>;
}
async function namesOf(page: Page): Promise<Names> {
  const [supply, plants, orders] = await Promise.all([
    records(page, "supply"),
    records(page, "plants"),
    records(page, "orders"),
  ]);
  return {
    supply: new Map(supply.map((row) => [row.supply_id, named(row) || row.supply_id])),
    plant: new Map(plants.map((row) => [row.plant_id, named(row) || row.plant_id])),
    order: new Map(orders.map((row) => [row.order_id, named(row) || row.order_id])),
    plantPlace: new Map(plants.map((row) => [row.plant_id, row.place])),
    supplyPlace: new Map(supply.map((row) => [row.supply_id, row.place])),
  };
}
/** The good whose chains pass most stages: what the panel opens with. */
function longest(chains: Chain[], year: string): string {
  const depth = new Map<string, number>();
  for (const chain of chains)
    if (chain.period === year) depth.set(chain.good, Math.max(depth.get(chain.good) ?? 0, chain.processes.length));
  return [...depth].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? "";
}
/** What each stage of the chains hands to the next, in tonnes delivered in the end. */
function bandsOf(page: Page, names: Names, chains: Chain[]): Band[] {
  const sums = new Map<string, Band>();
  const state = (place: string | undefined) => country(page.atlas.places.get(place ?? "")?.country ?? "");
  const hand = (from: string, to: string, tonnes: number) => {
    const key = `${from}\n${to}`,
      known = sums.get(key);
    if (known) known.t += tonnes;
    else sums.set(key, { from, to, t: tonnes });
  };
  for (const chain of chains) {
    const mined = chain.supply.reduce((sum, one) => sum + one.t, 0) || 1;
    const stages = chain.processes.map((id) => `${names.plant.get(id) ?? id} · ${state(names.plantPlace.get(id))}`),
      end = names.order.get(chain.order) ?? chain.order;
    const line = [...stages.filter((stage, i) => stages.indexOf(stage) === i), end];
    chain.supply.forEach((one) =>
      hand(
        `${names.supply.get(one.supply) ?? one.supply} · ${state(names.supplyPlace.get(one.supply))}`,
        line[0],
        (chain.t * one.t) / mined,
      ),
    );
    line.slice(1).forEach((to, i) => hand(line[i], to, chain.t));
  }
  return [...sums.values()].filter((band) => band.t > 0);
}
/** The small ones of a kind stand together, so that a chart of forty mines can be read. */
function gathered(bands: Band[], most: number): Band[] {
  const inner = new Set(bands.map((band) => band.to)),
    outer = new Set(bands.map((band) => band.from));
  const fold = (bandsNow: Band[], side: "from" | "to", isEnd: (name: string) => boolean, name: string) => {
    const totals = new Map<string, number>();
    bandsNow.forEach((band) => isEnd(band[side]) && totals.set(band[side], (totals.get(band[side]) ?? 0) + band.t));
    const kept = new Set(
      [...totals]
        .sort((a, b) => b[1] - a[1])
        .slice(0, most)
        .map(([id]) => id),
    );
    const rest = totals.size - kept.size;
    if (rest < 2) return bandsNow;
    const out = new Map<string, Band>();
    for (const band of bandsNow) {
      const renamed = {
        ...band,
        [side]: isEnd(band[side]) && !kept.has(band[side]) ? name.replace("{0}", String(rest)) : band[side],
      };
      const key = `${renamed.from}\n${renamed.to}`,
        known = out.get(key);
      if (known) known.t += band.t;
      else out.set(key, renamed);
    }
    return [...out.values()];
  };
  return fold(
    fold(bands, "from", (name) => !inner.has(name), t("chain.other_sources", "{0}")),
    "to",
    (name) => !outer.has(name),
    t("chain.other_orders", "{0}"),
  );
}
/** All links of the chains, from the mine on; as wide as the delivered tonnes that rest on them. */
function chainScene(page: Page, plan: PlanReply, year: string, chains: Chain[]): Scene["flows"] {
  const loads = new Map(flowScene(page, plan, year, "").map((one) => [one.link, one.class])),
    found = new Map<string, { t: number; forward: number }>();
  for (const chain of chains)
    for (const leg of chain.legs) {
      const link = leg.replace(/^-/, ""),
        one = found.get(link) ?? { t: 0, forward: 0 };
      found.set(link, { t: one.t + chain.t, forward: one.forward + (leg === link ? chain.t : -chain.t) });
    }
  return [...found].map(([link, one]) => ({ link, ...one, class: loads.get(link) ?? "none" }));
}
let fitted = ""; // the map looks at the whole chain once, and stays where the reader moves it then
const endsOf = (page: Page, flows: Scene["flows"]) =>
  flows.flatMap(({ link }) => {
    const one = page.atlas.links.get(link);
    return [one?.from, one?.to].flatMap((id) => {
      const place = id ? page.atlas.places.get(id) : undefined;
      return place ? [[place.lon, place.lat] as [number, number]] : [];
    });
  });
function chainTable(names: Names, chains: Chain[]): HTMLElement {
  const cost = (chain: Chain) => Object.values(chain.cost_usd).reduce((sum, usd) => sum + usd, 0) / chain.t;
  return table<Chain>(
    [
      {
        key: "order",
        label: t("word.order"),
        show: (row) => names.order.get(row.order) ?? row.order,
        value: (row) => row.order,
      },
      {
        key: "supply",
        label: t("chain.from"),
        show: (row) => row.supply.map((one) => names.supply.get(one.supply) ?? one.supply).join(", "),
      },
      {
        key: "stages",
        label: t("chain.through"),
        show: (row) => row.processes.map((id) => names.plant.get(id) ?? id).join(" → ") || "–",
      },
      { key: "t", label: t("word.tonnes"), number: true, show: (row) => tonnes(row.t), value: (row) => row.t },
      { key: "cost", label: t("word.cost"), number: true, show: (row) => rate(cost(row)), value: cost },
      { key: "hours", label: t("ways.days"), number: true, show: (row) => days(row.hours), value: (row) => row.hours },
    ],
    chains.toSorted((a, b) => b.t - a.t),
    { caption: t("chain.table"), id: "t-chains", limit: 15, more: t("table.all") },
  );
}

export const chain: Panel = {
  id: "chain",
  wide: true,
  async draw(host, page, stale) {
    const state = page.store.now;
    const [plan, all, names] = await Promise.all([planOf(state), chainsOf(state), namesOf(page)]);
    if (stale()) return;
    host.append(...heading(t("tab.chain"), t("chain.lead")).filter((node) => node !== null));
    if (plan.status === "infeasible") return void host.append(noPlan(page, plan));
    const { store } = page,
      year = yearOf(page, plan),
      made = store.now.made || longest(all, year);
    const ends = [...new Set(all.map((one) => one.good))].sort((a, b) =>
      goodName(page, a).localeCompare(goodName(page, b)),
    );
    const chains = all.filter((one) => one.period === year && one.good === made);
    const flows = chainScene(page, plan, year, chains);
    page.show({ flows });
    if (flows.length && fitted !== `${made} ${year}`) page.fit(endsOf(page, flows));
    fitted = `${made} ${year}`;
    host.append(
      h(
        "div",
        { class: "controls" },
        choice(
          "made",
          t("chain.delivered"),
          ends.map((value) => ({ value, text: goodName(page, value) })),
          made,
          (value) => store.set({ made: value }),
        ),
        yearChoice(page, plan),
      ),
    );
    if (!chains.length) return void host.append(h("p", { class: "note" }, t("chain.nothing", year)));
    const total = chains.reduce((sum, one) => sum + one.t, 0);
    host.append(
      h(
        "p",
        { class: "answer", id: "chain-total", "data-v": total },
        t("chain.answer", tonnes(total), goodName(page, made), year),
      ),
      sankey(gathered(bandsOf(page, names, chains), 12), t("chain.chart", goodName(page, made))),
      h("p", { class: "note" }, t("chain.note")),
      chainTable(names, chains),
    );
  },
};
