// What the plan carries, where, in a year: of one good or of all.
import { add, button, choice, h } from "../dom";
import { figure, heading, type Page, type Panel } from "../page";
import { carried, planOf, type Carried } from "../plan";
import { loadClass, type Scene } from "../map/scene";
import { table } from "../table";
import type { PlanReply } from "../types";
import { language, money, t, tonnes, percent, number, word } from "../words";
import { countryCard, goodName, linkCard, linkName, placeCard, placeName } from "./cards";
import { firstQuestions } from "./start";
import { limitRows, wholeTable } from "./whole";

export const yearOf = (page: Page, plan: PlanReply) => {
  const asked = page.store.now.year;
  return plan.periods.some((period) => period.name === asked)
    ? asked
    : (plan.periods[1]?.name ?? plan.periods[0]?.name ?? "");
};
export function yearChoice(page: Page, plan: PlanReply, year = yearOf(page, plan)): HTMLElement {
  return choice(
    "year",
    t("word.year"),
    plan.periods.map((period) => ({ value: period.name, text: period.name })),
    year,
    (value) => page.store.set({ year: value }),
  );
}
/** The goods that the plan moves, by name. */
export function goodsOf(page: Page, plan: PlanReply): string[] {
  return [...new Set(plan.flows.map((flow) => flow.good))].sort((a, b) =>
    goodName(page, a).localeCompare(goodName(page, b)),
  );
}
/** The good that one panel is about: the chosen one, else that of the study, else the first; of those that move. */
export const goodOf = (page: Page, moved: string[]) =>
  [page.store.now.good, page.atlas.reply.start.good].find((good) => moved.includes(good)) ?? moved[0] ?? "";
export function pickers(page: Page, plan: PlanReply, all = true): HTMLElement {
  const { store } = page,
    year = yearOf(page, plan),
    i = plan.periods.findIndex((period) => period.name === year);
  const goods = goodsOf(page, plan).map((good) => ({ value: good, text: goodName(page, good) }));
  const slider = h("input", {
    id: "year",
    type: "range",
    min: 0,
    max: plan.periods.length - 1,
    value: String(i),
    "aria-valuetext": year,
    oninput: () => {
      shown.textContent = plan.periods[Number(slider.value)].name;
    },
    onchange: () => store.set({ year: plan.periods[Number(slider.value)].name }),
  });
  const shown = h("output", { for: "year" }, year);
  return h(
    "div",
    { class: "controls" },
    choice(
      "good",
      t("word.good"),
      all ? [{ value: "", text: t("flows.all_goods") }, ...goods] : goods,
      store.now.good,
      (good) => store.set({ good }),
    ),
    h("label", { class: "field grow" }, h("span", {}, t("word.year"), " ", shown), slider),
  );
}
export function flowScene(
  page: Page,
  plan: PlanReply,
  year = yearOf(page, plan),
  good = page.store.now.good,
): Scene["flows"] {
  return [...carried(page.atlas, plan, year, good).values()].map((one) => ({
    link: one.link.id,
    t: one.t,
    forward: one.forward,
    class: loadClass(one),
  }));
}
/** The rows of which no plan can hold all, each in words. */
export function noPlan(page: Page, plan: PlanReply): HTMLElement {
  const nameOf = (kind: string, id: string) =>
    kind === "link" ? linkName(page, id) : kind === "place" ? placeName(page, id) : id.replaceAll("_", " ");
  return h(
    "div",
    { class: "fault", role: "alert", id: "no-plan" },
    h("strong", {}, t("plan.infeasible")),
    h(
      "ul",
      {},
      (plan.conflict ?? []).map((row) =>
        h(
          "li",
          {},
          h("b", {}, `${word("limit", row.kind)} ${nameOf(row.kind, row.name)}, ${row.period}: `),
          language() === "de" ? row.says_de : row.says,
        ),
      ),
    ),
  );
}

/** How good the plan is at least; with whole numbers a proof ends at a gap that was asked for. */
function provenAs({ status, gap }: PlanReply): string {
  const digits = Math.max(0, Math.ceil(-Math.log10(gap * 100)));
  if (status !== "optimal") return t("plan.limit", percent(gap, Math.min(4, digits)));
  return gap > kRounding ? t("plan.optimal_within", percent(gap, Math.min(4, digits))) : t("plan.optimal");
}
const kRounding = 1e-6,
  kNothing = 1e-6; // t

/** What is picked: a link, a place or a state. */
function pickedCard(page: Page, plan: PlanReply, year: string, all: Map<string, Carried>): HTMLElement | null {
  const [kind, id] = parted(page.store.now.pick);
  const card =
    kind === "link"
      ? linkCard(page, plan, year, id, all.get(id))
      : kind === "place"
        ? placeCard(page, plan, year, id, all)
        : kind === "country"
          ? countryCard(page, plan, id)
          : null;
  if (!card) return null;
  const close = button("×", () => page.store.set({ pick: "" }), { class: "icon close", "aria-label": t("help.close") });
  return h("article", { class: "card", "aria-live": "polite" }, close, card);
}
const parted = (pick: string) => [pick.slice(0, pick.indexOf(":")), pick.slice(pick.indexOf(":") + 1)];

/** Who is served, what the plan is worth, and how good it is. */
function planFigures(page: Page, plan: PlanReply, year: string): HTMLElement {
  const { good } = page.store.now,
    orders = plan.orders.filter((order) => order.period === year && (!good || order.good === good)),
    short = orders.filter((row) => row.unmet_t > kNothing && row.reason !== "too_dear"),
    priced = orders.filter((row) => row.unmet_t > kNothing && row.reason === "too_dear").length,
    delivered = orders.reduce((total, row) => total + row.served_t, 0),
    full = orders.length - short.length;
  const served = [
    t("flows.of", number(full), number(orders.length)),
    priced ? h("small", {}, t("flows.priced", number(priced))) : null,
  ];
  return h(
    "dl",
    { class: "figures" },
    good
      ? figure(t("flows.delivered", year), tonnes(delivered), delivered, "served")
      : figure(t("flows.served", year), served, full, "served"),
    figure(
      t(plan.objective_usd > 0 ? "flows.cost" : "flows.objective", plan.periods[0].name, plan.periods.at(-1)!.name),
      money(Math.abs(plan.objective_usd)),
      plan.objective_usd,
      "objective",
    ),
    figure(t("flows.proven"), provenAs(plan), plan.gap, "gap"),
  );
}
function linkTable(page: Page, year: string, rows: Carried[]): HTMLElement {
  return table<Carried>(
    [
      { key: "link", label: t("word.link"), show: (row) => linkName(page, row.link.id) },
      {
        key: "mode",
        label: t("word.mode"),
        short: true,
        show: (row) => word("mode", row.link.mode),
        value: (row) => row.link.mode,
      },
      { key: "t", label: t("word.tonnes"), number: true, show: (row) => tonnes(row.t), value: (row) => row.t },
      {
        key: "load",
        label: t("word.load"),
        number: true,
        show: (row) => (row.load === null ? "–" : h("span", { class: `load l-${loadClass(row)}` }, percent(row.load))),
        value: (row) => row.load,
      },
    ],
    rows,
    {
      caption: t("flows.table", year),
      id: "t-flows",
      rowKey: (row) => row.link.id,
      press: (row) => page.store.set({ pick: `link:${row.link.id}` }),
      chosen: (row) => page.store.now.pick === `link:${row.link.id}`,
      limit: 25,
      more: t("table.all"),
    },
  );
}

export const flows: Panel = {
  id: "flows",
  picked(what, page) {
    page.store.set({ pick: what });
    return true;
  },
  async draw(host, page, stale) {
    const plan = await planOf(page.store.now),
      limits = await limitRows(page, plan);
    if (stale()) return;
    if (plan.status === "infeasible") {
      page.show({});
      return host.append(...heading(t("tab.flows")).filter((node) => node !== null), noPlan(page, plan));
    }
    const { good, pick } = page.store.now,
      year = yearOf(page, plan),
      all = carried(page.atlas, plan, year, good);
    page.show({ flows: flowScene(page, plan), mark: (iso) => (pick === `country:${iso}` ? "pick" : "") });
    const title = good ? goodName(page, good) : t("tab.flows");
    add(host, [
      h("h2", {}, title),
      h("p", { class: "lead" }, t("flows.lead")),
      pickers(page, plan),
      firstQuestions(page),
      pickedCard(page, plan, year, all),
      planFigures(page, plan, year),
      wholeTable(limits, plan, year, true),
      linkTable(
        page,
        year,
        [...all.values()].sort((a, b) => b.t - a.t),
      ),
    ]);
  },
};
