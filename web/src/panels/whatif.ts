// Another world beside the base world: scenarios, closures and scaled links, and what they change.
import { ask } from "../api";
import { button, choice, fill, h, table, type Child } from "../dom";
import { fault, figure, heading, records, type Page, type Panel } from "../page";
import { basePlanOf, differences, planOf, type Difference } from "../plan";
import { toggled } from "../state";
import type { Order, PlanReply, Scenario } from "../types";
import { country, money, named, number, percent, rate, signed, t, tonnes, word } from "../words";
import { baseOf, closing, isBase, replaced, request } from "../world";
import { goodName, linkName } from "./cards";
import { flowScene, noPlan, yearOf } from "./flows";

const kKinds = ["clause", "closure", "agreement", "project", "policy", "event"];

function scenarioLists(page: Page): HTMLElement[] {
  const { store } = page, state = store.now, all = page.atlas.reply.scenarios;
  const isOn = (one: Scenario) => (one.default ? !state.without.includes(one.id) : state.with.includes(one.id));
  const press = (one: Scenario) => store.set(one.default ? { without: toggled(state.without, one.id) } : { with: toggled(state.with, one.id) });
  const kinds = [...kKinds, ...new Set(all.map((one) => one.kind).filter((kind) => !kKinds.includes(kind)))];
  return kinds.flatMap((kind) => {
    const list = all.filter((one) => one.kind === kind);
    if (!list.length) return [];
    const changed = list.filter((one) => state.with.includes(one.id) || state.without.includes(one.id)).length;
    return [h("details", { class: "group", open: kind === "clause" || kind === "closure" || changed > 0 },
      h("summary", {}, word("scenario", kind), h("small", {}, ` ${list.filter(isOn).length} / ${list.length}`)),
      h("ul", { class: "switches" }, list.map((one) => h("li", {},
        h("label", {}, h("input", { type: "checkbox", role: "switch", id: `set-${one.id}`, checked: isOn(one), onchange: () => press(one) }), h("span", {}, named(one)), one.default ? h("small", {}, t("whatif.in_base")) : null)))))];
  });
}

function closures(page: Page): HTMLElement {
  const { store } = page, { change } = store.now;
  const states = [...new Set(page.atlas.reply.places.map((place) => place.country))].sort((a, b) => country(a).localeCompare(country(b)));
  const closed = change.filter((one) => one.startsWith("close:"));
  const name = (one: string) => one.startsWith("close:country:") ? country(one.slice(14)) : linkName(page, one.slice(11));
  const home = states.find((iso) => iso === "KAZ");
  return h("div", { class: "chips" }, h("span", {}, t("whatif.closed")),
    closed.map((one) => button([name(one), " ×"], () => store.set({ change: toggled(change, one) }), { class: "chip on", "aria-label": t("whatif.open", name(one)) })),
    choice("close", t("whatif.close"), [{ value: "", text: t("ways.choose_state") }, ...states.filter((iso) => iso !== home).map((iso) => ({ value: iso, text: country(iso) }))], "",
      (iso) => iso && store.set({ change: [...new Set([...change, closing(`country:${iso}`)])] })));
}

/** The links that carry most, or were clicked: their capacity can be scaled. */
function scaling(page: Page, plan: PlanReply): HTMLElement {
  const { store } = page, { change, pick, year } = store.now;
  const scaled = change.filter((one) => one.startsWith("scale:link:")).map((one) => one.split(":")[2]);
  const full = plan.limits.filter((limit) => limit.kind === "link" && limit.period === (year || plan.periods[1]?.name)).sort((a, b) => b.price_usd_per_t * b.used - a.price_usd_per_t * a.used).map((limit) => limit.name);
  const links = [...new Set([...scaled, ...(pick.startsWith("link:") ? [pick.slice(5)] : []), ...full])].filter((id) => page.atlas.links.get(id)?.capacity_t_per_year != null).slice(0, 3 + scaled.length);
  if (!links.length) return h("p", { class: "note" }, t("whatif.click_link"));
  return h("div", { class: "sliders" }, h("h3", {}, t("whatif.capacity")), links.map((id) => {
    const factor = change.find((one) => one.startsWith(`scale:link:${id}:`))?.split(":")[3] ?? "1";
    const output = h("output", {}, percent(Number(factor)));
    const slider = h("input", { id: `scale-${id}`, type: "range", min: 0, max: 2, step: 0.1, value: factor, "aria-valuetext": percent(Number(factor)),
      oninput: () => { output.textContent = percent(Number(slider.value)); },
      onchange: () => store.set({ change: replaced(change, `scale:link:${id}:`, Number(slider.value) === 1 ? null : slider.value) }) });
    return h("label", { class: "field grow" }, h("span", {}, linkName(page, id), " ", output), slider);
  }));
}
/** Clauses that are a share: the slider sets it and switches the clause on. */
async function clauseSliders(page: Page): Promise<HTMLElement | null> {
  const { change } = page.store.now, clauses = (await records(page, "clauses")).filter((row) => row.kind === "must" && row.share && row.status === "off" && row.selector.startsWith("corridor:"));
  if (!clauses.length) return null;
  const orders = await records(page, "orders");
  return h("div", { class: "sliders" }, h("h3", {}, t("whatif.shares")), clauses.map((row) => {
    const set = change.find((one) => one.startsWith(`share:${row.clause_id}:`))?.split(":")[2], share = set ?? "0";
    const output = h("output", {}, set === undefined ? t("whatif.off") : percent(Number(share)));
    const slider = h("input", { id: `share-${row.clause_id}`, type: "range", min: 0, max: 1, step: 0.05, value: share, "aria-valuetext": output.textContent,
      oninput: () => { output.textContent = percent(Number(slider.value)); },
      onchange: () => page.store.set({ change: replaced(change, `share:${row.clause_id}:`, Number(slider.value) === 0 ? null : slider.value) }) });
    const order = orders.find((one) => one.order_id === row.order);
    return h("label", { class: "field grow" }, h("span", {}, t("whatif.at_least", order?.name ?? row.order, row.selector.replace("corridor:", "")), " ", output), slider);
  }));
}

/** The first year in which an order is served differently. */
function firstChanged(base: PlanReply, plan: PlanReply): string | undefined {
  const periods = new Set(differences<Order>(base.orders, plan.orders, (row) => `${row.period}|${row.order}`, (row) => row.served_t).map((one) => one.row.period));
  return base.periods.find((period) => periods.has(period.name))?.name;
}
const pair = <Row>(show: (x: number) => string) => [
  { key: "before", label: t("whatif.before"), number: true, show: (one: Difference<Row>) => show(one.before), value: (one: Difference<Row>) => one.before },
  { key: "after", label: t("whatif.after"), number: true, show: (one: Difference<Row>) => show(one.after), value: (one: Difference<Row>) => one.after },
  { key: "change", label: t("whatif.change"), number: true, show: (one: Difference<Row>) => h("b", { class: one.after > one.before ? "up" : "down" }, signed(show(one.after - one.before), one.after - one.before)), value: (one: Difference<Row>) => one.after - one.before },
];
function answer(base: PlanReply, plan: PlanReply): Child {
  const rise = plan.objective_usd - base.objective_usd;
  const worse = new Set(differences<Order>(base.orders, plan.orders, (row) => row.order, (row) => row.served_t).filter((one) => one.after < one.before).map((one) => one.row.order)).size;
  return [h("dl", { class: "figures", id: "answer" },
    figure(rise >= 0 ? t("whatif.dearer") : t("whatif.cheaper"), money(Math.abs(rise)), rise, "rise"),
    figure(t("whatif.unmet"), number(worse), worse, "worse")),
  h("p", { class: "note" }, t("whatif.sum"))];
}
function orderTable(page: Page, base: PlanReply, plan: PlanReply, year: string): HTMLElement {
  const rows = differences<Order>(base.orders.filter((row) => row.period === year), plan.orders.filter((row) => row.period === year), (row) => row.order, (row) => row.served_t);
  rows.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (!rows.length) return h("p", { class: "note" }, t("whatif.same_orders", year));
  return table([{ key: "order", label: t("word.order"), show: (one) => [goodName(page, one.row.good), " → ", page.atlas.places.has(one.row.place) ? named(page.atlas.places.get(one.row.place)!) : one.row.place], value: (one) => one.row.order }, ...pair<Order>(tonnes)],
    rows, { caption: t("whatif.orders", year), id: "t-orders-changed", rowKey: (one) => one.row.order, limit: 20, more: t("table.all") });
}
function priceTable(page: Page, base: PlanReply, plan: PlanReply, year: string): HTMLElement | null {
  const priced = (reply: PlanReply) => reply.orders.filter((row) => row.period === year && row.price_usd_per_t !== null);
  const known = new Set(priced(base).map((row) => row.order)), both = priced(plan).filter((row) => known.has(row.order));
  const rows = differences<Order>(priced(base).filter((row) => both.some((one) => one.order === row.order)), both, (row) => row.order, (row) => row.price_usd_per_t ?? 0).filter((one) => Math.abs(one.after - one.before) > 0.005);
  if (!rows.length) return null;
  rows.sort((a, b) => Math.abs(b.after / b.before - 1) - Math.abs(a.after / a.before - 1));
  return table([{ key: "order", label: t("word.order"), show: (one) => [goodName(page, one.row.good), " → ", page.atlas.places.has(one.row.place) ? named(page.atlas.places.get(one.row.place)!) : one.row.place], value: (one) => one.row.order }, ...pair<Order>(rate)],
    rows, { caption: t("whatif.prices", year), id: "t-prices-changed", rowKey: (one) => one.row.order, limit: 12, more: t("table.all") });
}
function feeTable(base: PlanReply, plan: PlanReply): HTMLElement | null {
  const rows = differences(base.fees, plan.fees, (row) => row.country, (row) => row.usd).sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (!rows.length) return null;
  return table([{ key: "country", label: t("word.state"), show: (one) => country(one.row.country), value: (one) => one.row.country }, ...pair<{ country: string; usd: number }>(money)],
    rows, { caption: t("whatif.fees"), id: "t-fees-changed", rowKey: (one) => one.row.country });
}

/** Two worlds beside each other: what it costs, who gets more or less, what the map shows. */
function results(page: Page, base: PlanReply, plan: PlanReply, year: string, closed: Set<string>): Child[] {
  const mark = (iso: string) => (closed.has(iso) ? "avoid" : "");
  if (plan.status === "infeasible") {
    page.show({ mark });
    return [noPlan(plan)];
  }
  const now = new Map(flowScene(page, plan, year).map((one) => [one.link, one])), before = new Map(flowScene(page, base, year).map((one) => [one.link, one]));
  const changed = [...new Set([...now.keys(), ...before.keys()])].map((link) => {
    const gain = (now.get(link)?.t ?? 0) - (before.get(link)?.t ?? 0);
    return { link, t: Math.abs(gain), forward: (now.get(link) ?? before.get(link))!.forward, class: gain > 0 ? "more" : "less" };
  }).filter((one) => one.t > 1e-6);
  page.show({ flows: changed, mark });
  const pick = choice("year", t("word.year"), base.periods.map((period) => ({ value: period.name, text: period.name })), year, (value) => page.store.set({ year: value }));
  return [answer(base, plan), base.periods.length > 1 ? h("div", { class: "controls" }, pick) : null, orderTable(page, base, plan, year), priceTable(page, base, plan, year), feeTable(base, plan)];
}
/** One year alone is planned in a tenth of the time: it is shown until the whole horizon is there. */
async function showQuick(page: Page, year: string, isWanted: () => boolean, closed: Set<string>, place: HTMLElement) {
  const { store } = page, ofYear = (state: typeof store.now) => ask<PlanReply>("plan", { ...request(state), year: Number(year) });
  const [base, plan] = await Promise.all([ofYear(baseOf(store.now)), ofYear(store.now)]);
  if (!isWanted() || (plan.status !== "infeasible" && Math.abs(plan.objective_usd - base.objective_usd) < 0.5)) return;
  fill(place, h("p", { class: "wait", id: "quick" }, t("whatif.year_alone", year)), results(page, base, plan, year, closed));
}

export const whatif: Panel = {
  id: "whatif", wide: true,
  picked(what, page) {
    const { store } = page, { change } = store.now;
    if (what.startsWith("country:")) store.set({ change: toggled(change, closing(what)) });
    else if (what.startsWith("link:")) store.set({ pick: what });
    else return false;
    return true;
  },
  async draw(host, page, stale) {
    const state = page.store.now, began = performance.now();
    const [base, clauses] = await Promise.all([basePlanOf(state), clauseSliders(page)]);
    if (stale()) return;
    const closed = new Set(state.change.filter((one) => one.startsWith("close:country:")).map((one) => one.slice(14)));
    const place = h("div", { class: "later", id: "differences", "aria-live": "polite" });
    const controls = h("div", { class: "world" }, closures(page), ...scenarioLists(page), clauses, scaling(page, base));
    host.append(...heading(t("tab.whatif"), t("whatif.lead")).filter((node) => node !== null), h("div", { class: isBase(state) ? "" : "split" }, isBase(state) ? null : place, controls));
    if (isBase(state)) return page.show({ flows: flowScene(page, base) });
    controls.prepend(h("div", { class: "row" }, button(t("frame.undo"), () => page.store.undo(), { disabled: !page.store.canUndo }), button(t("whatif.reset"), () => page.store.set({ with: [], without: [], change: [] }), { id: "reset" })));
    place.setAttribute("aria-busy", "true");
    fill(place, h("p", { class: "wait" }, t("wait.plan")));
    let whole = false;
    void planOf(state).then((plan) => {
      whole = true;
      if (stale()) return;
      const year = state.year ? yearOf(page, base) : (firstChanged(base, plan) ?? yearOf(page, base));
      fill(place, results(page, base, plan, year, closed));
      page.tell(t("whatif.told", money(Math.abs(plan.objective_usd - base.objective_usd)), number((performance.now() - began) / 1000, 1)));
    }).catch((error) => {
      whole = true;
      fill(place, fault(error));
    }).finally(() => place.removeAttribute("aria-busy"));
    void showQuick(page, yearOf(page, base), () => !whole && !stale(), closed, place).catch(() => undefined); // the whole horizon tells what is wrong
  },
};
