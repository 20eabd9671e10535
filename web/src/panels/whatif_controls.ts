// What can be switched, closed and moved in another world.
import { button, choice, h, slider } from "../dom";
import { records, type Page } from "../page";
import { toggled } from "../state";
import type { PlanReply, Scenario } from "../types";
import { country, named, percent, t, word } from "../words";
import { closing, replaced } from "../world";
import { linkName, selectorNameOf } from "./names";

const kKinds = ["clause", "closure", "agreement", "project", "policy", "event"];

export function scenarioLists(page: Page): HTMLElement[] {
  const { store } = page,
    state = store.now,
    all = page.atlas.reply.scenarios;
  const isOn = (one: Scenario) => (one.default ? !state.without.includes(one.id) : state.with.includes(one.id));
  const press = (one: Scenario) =>
    store.set(one.default ? { without: toggled(state.without, one.id) } : { with: toggled(state.with, one.id) });
  const kinds = [...kKinds, ...new Set(all.map((one) => one.kind).filter((kind) => !kKinds.includes(kind)))];
  return kinds.flatMap((kind) => {
    const list = all.filter((one) => one.kind === kind);
    if (!list.length) return [];
    const changed = list.filter((one) => state.with.includes(one.id) || state.without.includes(one.id)).length;
    return [
      h(
        "details",
        { class: "group", open: kind === "clause" || kind === "closure" || changed > 0 },
        h("summary", {}, word("scenario", kind), h("small", {}, ` ${list.filter(isOn).length} / ${list.length}`)),
        h(
          "ul",
          { class: "switches" },
          list.map((one) =>
            h(
              "li",
              {},
              h(
                "label",
                {},
                h("input", {
                  type: "checkbox",
                  role: "switch",
                  id: `set-${one.id}`,
                  checked: isOn(one),
                  onchange: () => press(one),
                }),
                h("span", {}, named(one)),
                one.default ? h("small", {}, t("whatif.in_base")) : null,
              ),
            ),
          ),
        ),
      ),
    ];
  });
}

export function closures(page: Page): HTMLElement {
  const { store } = page,
    { change } = store.now;
  const states = page.atlas.states.sort((a, b) => country(a).localeCompare(country(b)));
  const closed = change.filter((one) => one.startsWith("close:")),
    cells = change.filter((one) => one.startsWith("set:"));
  const name = (one: string) =>
    one.startsWith("close:country:") ? country(one.slice(14)) : linkName(page, one.slice(11));
  const cellName = (one: string) => {
    const [, table, key, column, ...value] = one.split(":");
    return `${table} ${key}: ${column} = ${value.join(":")}`;
  };
  return h(
    "div",
    { class: "chips" },
    h("span", {}, t("whatif.closed")),
    closed.map((one) =>
      button([name(one), " ×"], () => store.set({ change: toggled(change, one) }), {
        class: "chip on",
        "aria-label": t("whatif.open", name(one)),
      }),
    ),
    choice(
      "close",
      t("whatif.close"),
      [
        { value: "", text: t("ways.choose_state") },
        ...states.filter((iso) => iso !== page.atlas.home).map((iso) => ({ value: iso, text: country(iso) })),
      ],
      "",
      (iso) => iso && store.set({ change: [...new Set([...change, closing(`country:${iso}`)])] }),
    ),
    cells.map((one) =>
      button([cellName(one), " ×"], () => store.set({ change: toggled(change, one) }), {
        class: "chip on cell-change",
        "aria-label": t("whatif.as_before", cellName(one)),
      }),
    ),
  );
}

/** The links that carry most, or were clicked: their capacity can be scaled. */
export function scaling(page: Page, plan: PlanReply): HTMLElement {
  const { store } = page,
    { change, pick, year } = store.now;
  const scaled = change.filter((one) => one.startsWith("scale:link:")).map((one) => one.split(":")[2]);
  const full = plan.limits
    .filter((limit) => limit.kind === "link" && limit.period === (year || plan.periods[1]?.name))
    .sort((a, b) => b.price_usd_per_t * b.used - a.price_usd_per_t * a.used)
    .map((limit) => limit.name);
  const links = [...new Set([...scaled, ...(pick.startsWith("link:") ? [pick.slice(5)] : []), ...full])]
    .filter((id) => page.atlas.links.get(id)?.capacity_t_per_year != null)
    .slice(0, 3 + scaled.length);
  if (!links.length) return h("p", { class: "note" }, t("whatif.click_link"));
  return h(
    "div",
    { class: "sliders" },
    h("h3", {}, t("whatif.capacity")),
    links.map((id) => {
      const factor = change.find((one) => one.startsWith(`scale:link:${id}:`))?.split(":")[3] ?? "1";
      return slider(
        linkName(page, id),
        { id: `scale-${id}`, min: 0, max: 2, step: 0.1, value: factor },
        (value) => percent(Number(value)),
        (value) => store.set({ change: replaced(change, `scale:link:${id}:`, Number(value) === 1 ? null : value) }),
      );
    }),
  );
}
/** Clauses that are a share: the slider sets it and switches the clause on. */
export async function clauseSliders(page: Page): Promise<HTMLElement | null> {
  const { change } = page.store.now,
    clauses = (await records(page, "clauses")).filter(
      (row) => row.kind === "must" && row.share && row.status === "off" && row.selector.startsWith("corridor:"),
    );
  if (!clauses.length) return null;
  const orders = await records(page, "orders");
  return h(
    "div",
    { class: "sliders" },
    h("h3", {}, t("whatif.shares")),
    clauses.map((row) => {
      const stem = `share:${row.clause_id}:`,
        share = change.find((one) => one.startsWith(stem))?.split(":")[2] ?? "0",
        order = orders.find((one) => one.order_id === row.order);
      return slider(
        t("whatif.at_least", order ? named(order) : row.order, selectorNameOf(page, row.selector)),
        { id: `share-${row.clause_id}`, min: 0, max: 1, step: 0.05, value: share },
        (value) => (Number(value) === 0 ? t("whatif.off") : percent(Number(value))),
        (value) => page.store.set({ change: replaced(change, stem, Number(value) === 0 ? null : value) }),
      );
    }),
  );
}
