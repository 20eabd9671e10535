// Another world beside the base world: what is changed, and what that changes.
import { button, fill, h, type Child } from "../dom";
import { fault, heading, type Page, type Panel } from "../page";
import { basePlanOf, planOf } from "../plan";
import { toggled } from "../state";
import type { PlanReply } from "../types";
import { money, number, t } from "../words";
import { closing, isBase } from "../world";
import { answer, changedFlows, feeTable, firstChanged, orderTable, priceTable } from "./differences";
import { flowScene, noPlan, yearChoice, yearOf } from "./flows";
import { naming, type Naming } from "./names";
import { limitRows, wholeChanges, type LimitRow } from "./whole";
import { clauseSliders, closures, scaling, scenarioLists } from "./whatif_controls";
import { rateSliders } from "./whatif_rates";

interface Worlds {
  base: PlanReply;
  plan: PlanReply;
  limits: Map<string, LimitRow>;
  nameOf: Naming;
}
const withLimits = async (page: Page, base: PlanReply, plan: PlanReply): Promise<Worlds> => ({
  base,
  plan,
  limits: await limitRows(page, base, plan),
  nameOf: await naming(page),
});
/** Two worlds beside each other: what it costs, who gets more or less, what the map shows. */
function results(page: Page, { base, plan, limits, nameOf }: Worlds, year: string, closed: Set<string>): Child[] {
  const mark = (iso: string) => (closed.has(iso) ? "avoid" : "");
  if (plan.status === "infeasible") {
    page.show({ mark });
    return [noPlan(page, plan)];
  }
  const flows = changedFlows(page, base, plan, year);
  page.show({ flows, mark });
  return [
    answer(base, plan),
    base.periods.length > 1 ? h("div", { class: "controls" }, yearChoice(page, base, year)) : null,
    flows.length ? null : h("p", { class: "note", id: "same-flows" }, t("whatif.same_flows", year)),
    orderTable(page, nameOf, base, plan, year),
    wholeChanges(limits, base, plan, year),
    priceTable(page, nameOf, base, plan, year),
    feeTable(base, plan),
  ];
}
const kPatience = 300; // ms

/** One year alone is planned in a tenth of the time: where the whole horizon takes its time, it is shown until that is there. */
async function showQuick(page: Page, year: string, isWanted: () => boolean, closed: Set<string>, place: HTMLElement) {
  await new Promise((done) => setTimeout(done, kPatience));
  if (!isWanted()) return;
  const state = page.store.now;
  const [base, plan] = await Promise.all([basePlanOf(state, Number(year)), planOf(state, Number(year))]),
    worlds = await withLimits(page, base, plan);
  if (!isWanted() || (plan.status !== "infeasible" && Math.abs(plan.objective_usd - base.objective_usd) < 0.5)) return;
  fill(
    place,
    h("p", { class: "wait", id: "quick" }, t("whatif.year_alone", year)),
    results(page, worlds, year, closed),
  );
}

export const whatif: Panel = {
  id: "whatif",
  wide: true,
  picked(what, page) {
    const { store } = page,
      { change } = store.now;
    if (what.startsWith("country:")) store.set({ change: toggled(change, closing(what)) });
    else if (what.startsWith("link:")) store.set({ pick: what });
    else return false;
    return true;
  },
  async draw(host, page, stale) {
    const state = page.store.now,
      began = performance.now();
    void naming(page); // asked early: the tables of what differs want names
    const sliders = Promise.all([clauseSliders(page), rateSliders(page)]),
      base = await basePlanOf(state);
    void planOf(state).catch(() => undefined); // the server goes on from the base plan while the controls are drawn
    const [clauses, rates] = await sliders;
    if (stale()) return;
    const closed = new Set(state.change.filter((one) => one.startsWith("close:country:")).map((one) => one.slice(14)));
    const place = h("div", { class: "later", id: "differences", "aria-live": "polite" });
    const controls = h(
      "div",
      { class: "world" },
      closures(page),
      ...scenarioLists(page),
      clauses,
      rates,
      scaling(page, base),
    );
    host.append(
      ...heading(t("tab.whatif"), t("whatif.lead")).filter((node) => node !== null),
      h("div", { class: isBase(state) ? "" : "split" }, isBase(state) ? null : place, controls),
    );
    if (isBase(state)) return page.show({ flows: flowScene(page, base) });
    controls.prepend(
      h(
        "div",
        { class: "row" },
        button(t("frame.undo"), () => page.store.undo(), { disabled: !page.store.canUndo }),
        button(t("whatif.reset"), () => page.store.set({ with: [], without: [], change: [] }), { id: "reset" }),
        button(t("report.of_this"), () => document.getElementById("report")?.click(), { id: "report-this" }),
      ),
    );
    place.setAttribute("aria-busy", "true");
    fill(place, h("p", { class: "wait" }, t("wait.plan")));
    let whole = false;
    void planOf(state)
      .then((plan) => withLimits(page, base, plan))
      .then((worlds) => {
        const { plan } = worlds;
        whole = true;
        if (stale()) return;
        const year = state.year ? yearOf(page, base) : (firstChanged(base, plan) ?? yearOf(page, base));
        fill(place, results(page, worlds, year, closed));
        page.tell(
          t(
            "whatif.told",
            money(Math.abs(plan.objective_usd - base.objective_usd)),
            number((performance.now() - began) / 1000, 1),
          ),
        );
      })
      .catch((error) => {
        whole = true;
        fill(place, fault(error));
      })
      .finally(() => place.removeAttribute("aria-busy"));
    void showQuick(page, yearOf(page, base), () => !whole && !stale(), closed, place).catch(() => undefined); // the whole horizon tells what is wrong
  },
};
