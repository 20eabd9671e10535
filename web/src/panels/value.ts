// What each agreement and clause is worth in the plan, by leaving it out and by fair shares, and the price of every rule.
import { button, choice, h, type Child } from "../dom";
import { asJob } from "../jobs";
import { figure, heading, type Page, type Panel } from "../page";
import { planOf } from "../plan";
import type { PlanReply, ValueReply } from "../types";
import { money, number, t } from "../words";
import { request } from "../world";
import { clauseNames } from "./clause_names";
import { flowScene, yearOf } from "./flows";
import { notModelled, ruleTable, worthBars, worthTable, type ItemNames } from "./value_tables";

const kAll = "all"; // the span that is the whole horizon

/** A year by itself, or all of them: that takes as many times longer as there are years. */
function spanChoice(page: Page, plan: PlanReply): HTMLElement {
  const { store } = page,
    years = plan.periods.map((period) => ({ value: period.name, text: period.name }));
  return choice(
    "span",
    t("value.span"),
    [...years, { value: kAll, text: t("value.whole", plan.periods[0].name, plan.periods.at(-1)!.name) }],
    store.now.span === kAll ? kAll : yearOf(page, plan),
    (value) => store.set(value === kAll ? { span: kAll } : { span: "", year: value }),
  );
}
function controls(page: Page, plan: PlanReply): HTMLElement {
  const { store } = page;
  const fair = h("input", {
    type: "checkbox",
    role: "switch",
    id: "fair",
    checked: store.now.fair !== "",
    onchange: () => store.set({ fair: store.now.fair ? "" : "yes" }),
  });
  return h(
    "div",
    { class: "controls" },
    plan.periods.length > 1 ? spanChoice(page, plan) : null,
    h("label", { class: "switch" }, fair, h("span", {}, t("value.fair_too"))),
    page.atlas.reply.scenarios.some((one) => one.kind === "project")
      ? button(t("value.projects"), () => store.set({ panel: "invest" }), { id: "to-projects" })
      : null,
  );
}
/** Whether the plan itself, or one of those that the rows are about, was stopped before its end. */
const isCutShort = (reply: ValueReply) => [reply, ...reply.value, ...reply.rules].some((one) => one.status === "limit");

function worths(page: Page, reply: ValueReply, names: ItemNames): Child[] {
  if (!reply.value.length) return [h("p", { class: "note" }, t("value.none"))];
  const { whole_usd: whole, players } = reply.shapley;
  const contracts = reply.value.some((row) => row.kind === "agreement" && row.orders.length);
  return [
    isCutShort(reply) ? h("p", { class: "note", id: "cut-short" }, t("value.cut_short")) : null,
    whole === null
      ? null
      : h("dl", { class: "figures" }, figure(t("value.together", number(players)), money(whole), whole, "whole")),
    worthBars(reply, names),
    worthTable(page, reply, names),
    contracts ? h("p", { class: "note" }, t("value.contracts")) : null,
  ];
}

const rules = (reply: ValueReply, names: ItemNames): Child[] => [
  isCutShort(reply) ? h("p", { class: "note" }, t("value.cut_short")) : null,
  reply.rules.length ? ruleTable(reply, names) : h("p", { class: "note" }, t("value.no_rules")),
];

export const value: Panel = {
  id: "value",
  wide: true,
  async draw(host, page, stale) {
    const state = page.store.now,
      [plan, clauseName] = await Promise.all([planOf(state), clauseNames(page)]);
    if (stale()) return;
    host.append(...heading(t("tab.value"), t("value.lead")).filter((node) => node !== null));
    if (plan.status === "infeasible") {
      page.show({});
      return void host.append(h("p", { class: "note" }, t("plan.infeasible")));
    }
    page.show({ flows: flowScene(page, plan) });
    const asked = { ...request(state), ...(state.span === kAll ? {} : { year: Number(yearOf(page, plan)) }) };
    const names: ItemNames = { clauseName };
    const unfinished = { stop: t("job.stop"), show: () => [] }; // what is planned by then is told
    const add = (place: HTMLElement, parts: Child[]) => place.append(...(parts.flat(3).filter(Boolean) as Node[]));
    host.append(
      controls(page, plan),
      h(
        "div",
        { id: "worths" },
        asJob<ValueReply>(
          "value",
          { ...asked, ...(state.fair ? { shapley: true } : {}) },
          t("wait.value"),
          (place, reply) => add(place, [worths(page, reply, names), notModelled(reply)]),
          { unfinished },
        ),
      ),
      h("h3", {}, t("value.rules")),
      h("p", { class: "note" }, t("value.rules_lead")),
      h(
        "div",
        { id: "rules" },
        asJob<ValueReply>(
          "value",
          { ...asked, rules: true },
          t("wait.rules"),
          (place, reply) => add(place, [rules(reply, names)]),
          { id: "rules", unfinished },
        ),
      ),
    );
  },
};
