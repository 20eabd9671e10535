// Which projects to build: the choice within a budget, what each saves, and what it moves on the map.
import { button, fill, h, type Child } from "../dom";
import { asJob } from "../jobs";
import { fault, figure, heading, records, type Page, type Panel } from "../page";
import { planOf } from "../plan";
import type { BestSoFar, Choice, InvestReply, PlanReply } from "../types";
import { language, money, t } from "../words";
import { changedFlows } from "./differences";
import { flowScene, yearChoice } from "./flows";
import { investControls, isAsked, question } from "./invest_controls";
import { projectNames, type ProjectNames } from "./invest_names";
import {
  chosenTable,
  choiceName,
  choiceTable,
  gainTable,
  pairTable,
  partnerTable,
  projectNotes,
  projectTable,
} from "./invest_tables";

const kClash = "projects_clash"; // what the other warnings say of projects stands in the table

/** How good the answer is, where it is not simply the best. */
function proof(reply: InvestReply): string | null {
  if (reply.status !== "limit") return null;
  if (reply.search.is_complete) return t("invest.stopped_proven");
  if (reply.gap_usd !== null && reply.gap_usd <= reply.search.tolerance_usd) return t("invest.stopped_best");
  return reply.gap_usd === null ? t("invest.stopped_unknown") : t("invest.stopped", money(reply.gap_usd));
}
function verdict(reply: InvestReply, names: ProjectNames): Child[] {
  if (reply.objective_usd === null)
    return [h("p", { class: "answer bad" }, t(reply.status === "limit" ? "invest.no_time" : "invest.no_choice"))];
  const note = proof(reply),
    buildsNone = !reply.chosen.length;
  const says = buildsNone
    ? t(reply.status === "limit" ? "invest.none_yet" : reply.granted ? "invest.none_saves" : "invest.none_pays")
    : t("invest.answer", choiceName(names, { projects: reply.chosen.map((row) => row.project) }));
  return [
    note ? h("p", { class: "note", id: "stopped" }, note) : null,
    h("p", { class: "answer", id: "choice" }, says),
    h(
      "dl",
      { class: "figures", id: "answer" },
      figure(t("invest.spent"), money(reply.spent_usd ?? 0), reply.spent_usd, "spent"),
      figure(t("invest.saves"), reply.saved_usd === null ? "–" : money(reply.saved_usd), reply.saved_usd, "saved"),
      reply.granted ? null : figure(t("invest.charge"), money(reply.charge_usd ?? 0), reply.charge_usd, "charge"),
      reply.granted
        ? null
        : figure(t("invest.left"), reply.net_usd === null ? "–" : money(reply.net_usd), reply.net_usd, "net"),
    ),
  ];
}
/** While it is searched: the best choice yet, and how much a better one could save at most. */
function soFar(best: BestSoFar, names: ProjectNames): Node[] {
  const choice = choiceName(names, best),
    known =
      best.net_usd === null ? t("invest.so_far_unsummed", choice) : t("invest.so_far", choice, money(best.net_usd));
  const saves = best.projects.length ? known : "",
    isProven = best.gap_usd !== null && best.gap_usd <= best.tolerance_usd;
  const open =
    best.gap_usd === null ? "" : isProven ? t("invest.so_far_proven") : t("invest.so_far_gap", money(best.gap_usd));
  return [h("p", { class: "note" }, [saves || t("invest.so_far_none"), open].filter(Boolean).join(" "))];
}
/** The sets of the chosen projects, as a world that one can look at. */
const setsOf = (reply: InvestReply, given: string[]) => [
  ...new Set([...given, ...reply.projects.filter((row) => row.chosen && row.set).map((row) => row.set)]),
];

/** What moves on the map once all of them are there, in the last year unless one is picked. */
async function showMoved(page: Page, reply: InvestReply, isStale: () => boolean) {
  const state = page.store.now,
    [before, after] = await Promise.all([planOf(state), planOf({ ...state, with: setsOf(reply, state.with) })]);
  if (isStale() || before.status === "infeasible" || after.status === "infeasible") return;
  const flows = changedFlows(page, before, after, lateYear(page, before.periods));
  if (flows.length) page.show({ flows });
}
const lateYear = (page: Page, periods: { name: string }[]) =>
  periods.some(({ name }) => name === page.store.now.year) ? page.store.now.year : (periods.at(-1)?.name ?? "");

function results(
  page: Page,
  reply: InvestReply,
  names: ProjectNames,
  { drawCurve, plan }: { drawCurve: typeof import("../charts/budget"); plan: PlanReply },
): Child[] {
  const { store } = page,
    withSets = setsOf(reply, store.now.with);
  const tryBudget = (choice: Choice) => store.set({ budget: String(choice.spent_usd) });
  return [
    verdict(reply, names),
    reply.chosen.length ? chosenTable(reply, names) : null,
    withSets.length > store.now.with.length
      ? h(
          "div",
          { class: "controls" },
          button(t("invest.open_whatif"), () => store.set({ panel: "whatif", with: withSets }), { id: "open-whatif" }),
          plan.periods.length > 1 ? yearChoice(page, plan, lateYear(page, plan.periods)) : null,
          h("p", { class: "note" }, t("invest.map_note")),
        )
      : null,
    reply.curve.length > 1
      ? [
          h("h3", {}, t("invest.curve_title")),
          h("p", { class: "note" }, t("invest.curve_lead")),
          drawCurve.budgetChart(reply, (choice) => choiceName(names, choice)),
          choiceTable(reply, names, reply.curve, { caption: t("invest.curve"), id: "t-curve", press: tryBudget }),
        ]
      : null,
    h("h3", {}, t("invest.each")),
    projectTable(reply, names),
    projectNotes(page, reply, names),
    pairTable(reply, names),
    reply.runners_up.length
      ? choiceTable(reply, names, reply.runners_up, { caption: t("invest.runners"), id: "t-runners" })
      : null,
    reply.gains.length ? h("h3", {}, t("invest.who")) : null,
    reply.gains.length ? h("p", { class: "note" }, t("invest.who_lead")) : null,
    partnerTable(reply),
    gainTable(reply),
    reply.warnings
      .filter((one) => one.code === kClash)
      .map((one) => h("p", { class: "note" }, t("invest.clash", one.where ?? ""))),
  ];
}

export const invest: Panel = {
  id: "invest",
  wide: true,
  async draw(host, page, stale) {
    const state = page.store.now,
      [rows, plan, drawCurve] = await Promise.all([
        records(page, "projects"),
        planOf(state),
        import("../charts/budget"),
      ]);
    if (stale()) return;
    const names = projectNames(rows);
    host.append(...heading(t("tab.invest"), t("invest.lead")).filter((node) => node !== null));
    page.show({ flows: plan.status === "infeasible" ? [] : flowScene(page, plan, lateYear(page, plan.periods)) });
    if (!rows.length) return void host.append(h("p", { class: "note" }, t("invest.no_projects")));
    host.append(...investControls(page, rows, names));
    if (!rows.some((row) => isAsked(state, rows, row)))
      return void host.append(h("p", { class: "note" }, t("invest.none_to_choose")));
    host.append(
      h(
        "div",
        { id: "invested", lang: language() },
        asJob<InvestReply>(
          "invest",
          question(state, rows),
          t("wait.invest"),
          (place, reply) => {
            const moved = h("div", { id: "moved" });
            place.append(
              ...(results(page, reply, names, { drawCurve, plan }).flat(2).filter(Boolean) as Node[]),
              moved,
            );
            void showMoved(page, reply, stale).catch((error) => fill(moved, fault(error)));
          },
          { unfinished: { stop: t("invest.stop"), show: (best: BestSoFar) => soFar(best, names) } },
        ),
      ),
    );
  },
};
