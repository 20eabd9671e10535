// What a choice of projects is asked with: budget, caps by partner, costs of one's own, and what stands to choice.
import { h, slider, type Child } from "../dom";
import type { Page } from "../page";
import { toggled, type State } from "../state";
import { country, money, number, percent, t } from "../words";
import { replaced, request } from "../world";
import { kMillion, projectName, type ProjectNames } from "./invest_names";

/** A row of the table projects. */
export type Listed = Record<string, string>;
const kEachPartner = "any"; // as the request calls it

const partOf = (list: string[], stem: string) => list.find((one) => one.startsWith(stem))?.slice(stem.length);
const pairsOf = (list: string[]) => list.map((one) => [one.split(":")[0], Number(one.split(":")[1])] as const);
/** The cost of a project in USD: one's own, else the study's. */
const costOf = (state: State, row: Listed): number | null => {
  const own = partOf(state.cost, `${row.project_id}:`) ?? row.cost_usd;
  return own === "" || own === undefined ? null : Number(own);
};

/** Whether a project stands to choice: one without a cost can never be chosen, so that it is asked about on demand. */
export function isAsked(state: State, rows: Listed[], row: Listed): boolean {
  if (state.skip.includes(row.project_id)) return false;
  const isAny = state.uncosted !== "" || rows.every((one) => costOf(state, one) === null);
  return isAny || costOf(state, row) !== null;
}

/** The request of `invest` that the state stands for. */
export function question(state: State, rows: Listed[]): Record<string, unknown> {
  const asked: Record<string, unknown> = request(state);
  if (state.budget) asked.budget = Number(state.budget);
  if (state.cap.length) asked.caps = pairsOf(state.cap).map(([partner, share]) => ({ partner, share }));
  if (state.cost.length) asked.costs = pairsOf(state.cost).map(([project, usd]) => ({ project, usd }));
  const projects = rows.filter((row) => isAsked(state, rows, row)).map((row) => row.project_id);
  if (projects.length < rows.length) asked.projects = projects;
  if (state.granted) asked.granted = true;
  if (state.life) asked.life = Number(state.life);
  return asked;
}

/** A field for a number that may be left empty; `set` gets its text. What is below 0 or no number is not taken. */
function numberField(id: string, label: string, value: string, set: (value: string) => void, hint = ""): HTMLElement {
  const field = h("input", {
    id,
    type: "number",
    min: 0,
    step: "any",
    inputmode: "decimal",
    value,
    placeholder: hint,
    onchange: () => (field.validity.valid ? set(field.value) : field.reportValidity()),
  });
  return h("label", { class: "field" }, h("span", {}, label), field);
}

/** Of all projects together; 0 where no cost is known. */
const wholeCost = (state: State, rows: Listed[]) =>
  rows.reduce((sum, row) => sum + (state.skip.includes(row.project_id) ? 0 : (costOf(state, row) ?? 0)), 0);
const kSteps = 100;

function budgetControls(page: Page, rows: Listed[]): HTMLElement[] {
  const { store } = page,
    state = store.now,
    most = wholeCost(state, rows);
  const field = numberField(
    "budget",
    t("invest.budget_m"),
    state.budget && String(Number(state.budget) / kMillion),
    (value) => store.set({ budget: value && String(Number(value) * kMillion) }),
    t("invest.no_budget"),
  );
  if (!(most > 0)) return [field];
  const step = 10 ** Math.floor(Math.log10(most / kSteps)),
    end = Math.ceil(most / step) * step;
  const budget = slider(
    t("invest.budget"),
    { id: "budget-slider", min: 0, max: end, step, value: state.budget || String(end) },
    (value) => (Number(value) === end ? t("invest.no_budget") : money(Number(value))),
    (value) => store.set({ budget: Number(value) >= end ? "" : value }), // all of them can be paid: no budget says no
  );
  return [budget, field];
}

const unfolded = new Set<string>(); // what was opened stays open when the panel is drawn anew
/** A part of the controls that opens on demand; its title says how much is set in it. */
function folded(id: string, [title, set]: [string, string], ...parts: Child[]): HTMLElement {
  const details = h(
    "details",
    {
      class: "group sliders",
      id,
      open: unfolded.has(id),
      ontoggle: () => (details.open ? unfolded.add(id) : unfolded.delete(id)),
    },
    h("summary", {}, title, h("small", {}, ` ${set}`)),
    parts,
  );
  return details;
}

function capSliders(page: Page, rows: Listed[]): HTMLElement {
  const { store } = page,
    { cap } = store.now,
    partners = [...new Set(rows.map((row) => row.partner))].filter(Boolean).sort();
  const says = (share: string) => (Number(share) === 1 ? t("invest.no_cap") : percent(Number(share)));
  return folded(
    "caps",
    [t("invest.caps"), cap.length ? t("invest.caps_set", number(cap.length)) : t("invest.no_cap")],
    h("p", { class: "note" }, t("invest.caps_lead")),
    h(
      "div",
      { class: "caps" },
      [kEachPartner, ...partners].map((partner) => {
        const stem = `${partner}:`,
          name = partner === kEachPartner ? t("invest.each_partner") : country(partner);
        return slider(
          name,
          { id: `cap-${partner}`, min: 0, max: 1, step: 0.05, value: partOf(cap, stem) ?? "1" },
          says,
          (share) => store.set({ cap: replaced(cap, stem, Number(share) === 1 ? null : share) }),
        );
      }),
    ),
  );
}

function costList(page: Page, rows: Listed[], names: ProjectNames): HTMLElement {
  const { store } = page,
    { cost, skip } = store.now,
    known = rows.filter((row) => costOf(store.now, row) !== null).length;
  const told = [
    t("invest.costs_known", number(known), number(rows.length)),
    skip.length ? t("invest.skipped", number(skip.length)) : "",
  ];
  return folded(
    "costs",
    [t("invest.costs"), told.filter(Boolean).join(" · ")],
    h("p", { class: "note" }, t("invest.costs_lead")),
    h(
      "ul",
      { class: "switches costs" },
      rows.map((row) => {
        const id = row.project_id,
          own = partOf(cost, `${id}:`),
          inMillions = (usd: string | undefined) => (usd ? String(Number(usd) / kMillion) : "");
        const field = numberField(
          `cost-${id}`,
          t("invest.cost_m"),
          own === "0" ? "0" : inMillions(own),
          (value) =>
            store.set({ cost: replaced(cost, `${id}:`, value === "" ? null : String(Number(value) * kMillion)) }),
          row.cost_usd ? number(Number(row.cost_usd) / kMillion) : t("invest.not_known"),
        );
        return h(
          "li",
          {},
          h(
            "label",
            {},
            h("input", {
              type: "checkbox",
              role: "switch",
              id: `choose-${id}`,
              checked: isAsked(store.now, rows, row),
              disabled: !skip.includes(id) && !isAsked(store.now, rows, row),
              onchange: () => store.set({ skip: toggled(skip, id) }),
            }),
            h(
              "span",
              {},
              projectName(names, id),
              h("small", {}, [row.partner && country(row.partner), row.opens.slice(0, 4)].filter(Boolean).join(" · ")),
            ),
          ),
          field,
        );
      }),
    ),
  );
}

/** Whether those are asked about whose cost nobody knows; nothing where all or none has one. */
function uncostedSwitch(page: Page, rows: Listed[]): HTMLElement | null {
  const { store } = page,
    { uncosted } = store.now,
    unknown = rows.filter((row) => costOf(store.now, row) === null).length;
  if (unknown === 0 || unknown === rows.length) return null;
  return h(
    "label",
    { class: "switch" },
    h("input", {
      type: "checkbox",
      role: "switch",
      id: "uncosted",
      checked: uncosted !== "",
      onchange: () => store.set({ uncosted: uncosted ? "" : "yes" }),
    }),
    h("span", {}, t("invest.uncosted", number(unknown))),
  );
}

export function investControls(page: Page, rows: Listed[], names: ProjectNames): HTMLElement[] {
  const { store } = page,
    state = store.now;
  return [
    h(
      "div",
      { class: "controls" },
      ...budgetControls(page, rows),
      numberField("life", t("invest.life"), state.life, (life) => store.set({ life }), "–"),
      h(
        "label",
        { class: "switch" },
        h("input", {
          type: "checkbox",
          role: "switch",
          id: "granted",
          checked: state.granted !== "",
          onchange: () => store.set({ granted: state.granted ? "" : "yes" }),
        }),
        h("span", {}, t("invest.granted")),
      ),
      uncostedSwitch(page, rows),
    ),
    capSliders(page, rows),
    costList(page, rows, names),
  ];
}
