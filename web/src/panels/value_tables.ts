// Agreements, clauses and rules with their worth: bars, tables, and the world without one of them.
import { h, type Child } from "../dom";
import type { Page } from "../page";
import { toggled, type State } from "../state";
import { table, type Column } from "../table";
import type { RulePrice, ValueReply, Worth } from "../types";
import { country, headed, language, money, number, rate, signed, t, tonnes, word } from "../words";

const kMillion = 1e6,
  kNothing = 500, // USD: less is told as nothing
  kMostStates = 3,
  kBesideZero = 0.08; // of the widest bar, so that the line of zero stands free of the edge where all bars lie on one side

export interface ItemNames {
  clauseName: (id: string) => string;
}
const saysOf = (row: { says: string; says_de: string }) => headed((language() === "de" && row.says_de) || row.says);
const nameOf = (row: Worth, names: ItemNames) => (row.kind === "clause" ? names.clauseName(row.item) : saysOf(row));
const millions = (usd: number | null) =>
  usd === null
    ? "–"
    : Math.abs(usd) < kNothing
      ? number(0)
      : signed(number(usd / kMillion, Math.abs(usd) < 1e4 ? 3 : Math.abs(usd) < 1e7 ? 2 : 1), usd);

/** How its worth was found: without it, or with it where it is off; by what it acts. */
function method(row: Worth): string {
  const how = t(row.method === "added" ? "value.added" : "value.left_out");
  return row.kind === "clause" || row.by === "set" ? how : `${how}: ${word("by", row.by)}`;
}
/** The world without what is on, or with what is off: for scenarios and clauses. */
function otherWorld(page: Page, row: Worth): Partial<State> | null {
  const { store, atlas } = page,
    { now } = store;
  if (row.kind === "clause") return { change: toggled(now.change, `set:clauses:${row.item}:status:off`) };
  if (!row.set) return null;
  const isBase = atlas.reply.scenarios.find((one) => one.id === row.set)?.default;
  return isBase ? { without: toggled(now.without, row.set) } : { with: toggled(now.with, row.set) };
}
/** States that gain or lose most by it. */
function gainsOf(row: Worth): Child {
  const most = row.gains
    .filter((one) => Math.abs(one.usd) >= kNothing)
    .sort((a, b) => Math.abs(b.usd) - Math.abs(a.usd))
    .slice(0, kMostStates);
  if (!most.length) return "";
  return h(
    "ul",
    { class: "gains" },
    most.map((one) =>
      h("li", { "data-state": one.country, "data-v": one.usd }, `${country(one.country)} `, change(one.usd)),
    ),
  );
}
const change = (usd: number) => h("b", { class: usd > 0 ? "up" : "down" }, millions(usd));

/** What is worth something, from the least to the most; a stroke stands at its fair share. */
export function worthBars({ value }: ValueReply, names: ItemNames): Child[] {
  const rows = value
    .filter((row) => row.worth_usd !== null && Math.abs(row.worth_usd) >= kNothing)
    .sort((a, b) => a.worth_usd! - b.worth_usd!);
  if (!rows.length) return [];
  const all = rows.flatMap((row) => [row.worth_usd!, row.shapley_usd ?? 0]),
    room = kBesideZero * (Math.max(0, ...all) - Math.min(0, ...all)),
    least = Math.min(-room, ...all),
    most = Math.max(room, ...all),
    at = (usd: number) => `${((usd - least) / (most - least)) * 100}%`;
  const hasShares = rows.some((row) => row.shapley_usd !== null);
  const says = t(hasShares ? "value.bars_shares" : "value.bars");
  const bars = h(
    "ul",
    { class: "bars worth", id: "worth-bars", "aria-label": says },
    h(
      "li",
      { class: "axis", "aria-hidden": "true" },
      h("span", { class: "name" }),
      h("span", { class: "track" }, h("span", { css: { left: at(0) } }, number(0))),
      h("span", { class: "n" }),
    ),
    rows.map((row) =>
      h(
        "li",
        { "data-v": row.worth_usd },
        h("span", { class: "name" }, nameOf(row, names)),
        h(
          "span",
          { class: "track", "aria-hidden": "true" },
          h("i", {
            class: row.worth_usd! < 0 ? "loss" : "",
            css: {
              left: at(Math.min(0, row.worth_usd!)),
              width: `${(Math.abs(row.worth_usd!) / (most - least)) * 100}%`,
            },
          }),
          h("b", { class: "zero", css: { left: at(0) } }),
          row.shapley_usd === null ? null : h("em", { css: { left: at(row.shapley_usd) } }),
        ),
        h("span", { class: "n" }, signed(money(row.worth_usd!), row.worth_usd!)),
      ),
    ),
  );
  return [h("p", { class: "note" }, says), bars];
}
const usdColumn = <Row>(key: string, label: string, of: (row: Row) => number | null): Column<Row> => ({
  key,
  label,
  number: true,
  show: (row) => millions(of(row)),
  value: of,
});
export function worthTable(page: Page, reply: ValueReply, names: ItemNames): HTMLElement {
  const hasShares = reply.value.some((row) => row.shapley_usd !== null);
  return table<Worth>(
    [
      {
        key: "item",
        label: t("value.item"),
        show: (row) => [
          nameOf(row, names),
          h("small", {}, [word("worth", row.kind), t(row.on ? "value.on" : "value.off"), method(row)].join(" · ")),
        ],
        value: (row) => nameOf(row, names),
      },
      {
        ...usdColumn<Worth>("worth_usd", t("value.worth"), (row) => row.worth_usd),
        show: (row) => (row.status === "infeasible" ? t("value.no_plan") : millions(row.worth_usd)),
      },
      ...(hasShares ? [usdColumn<Worth>("shapley_usd", t("value.share"), (row) => row.shapley_usd)] : []),
      { key: "gains", label: t("value.gains"), show: gainsOf, value: (row) => row.gains.length },
    ],
    reply.value.toSorted((a, b) => Math.abs(b.worth_usd ?? Infinity) - Math.abs(a.worth_usd ?? Infinity)),
    {
      caption: t("value.table", yearsOf(reply)),
      id: "t-value",
      rowKey: (row) => `${row.kind}:${row.item}`,
      canPress: (row) => otherWorld(page, row) !== null,
      press: (row) => page.store.set({ panel: "whatif", ...otherWorld(page, row) }),
    },
  );
}
/** The years planned; `until` is the first day that does not count. */
function yearsOf({ period: { from, until } }: ValueReply): string {
  const first = Number(from.slice(0, 4)),
    last = Number(until.slice(0, 4)) - (until.endsWith("-01-01") ? 1 : 0);
  return last > first ? t("value.years", first, last) : String(first);
}

/** Agreements that move nothing in the model: told as such, never as worth nothing. */
export function notModelled(reply: ValueReply): HTMLElement | null {
  if (!reply.not_modelled.length) return null;
  return h(
    "details",
    { class: "more", id: "not-modelled" },
    h("summary", {}, t("value.not_modelled", number(reply.not_modelled.length))),
    h("p", { class: "note" }, t("value.not_modelled_why")),
    h(
      "ul",
      { class: "tight note" },
      reply.not_modelled.map((row) => h("li", { "data-k": row.agreement }, saysOf(row))),
    ),
  );
}
export function ruleTable(reply: ValueReply, names: ItemNames): HTMLElement {
  const acting = reply.rules.filter((row) => row.why !== "not_modelled"),
    name = (row: RulePrice) => (row.kind === "clause" ? names.clauseName(row.rule) : saysOf(row));
  return table<RulePrice>(
    [
      {
        key: "rule",
        label: t("value.rule"),
        show: (row) => [
          name(row),
          h(
            "small",
            {},
            [word("worth", row.kind), row.why ? word("rulewhy", row.why) : ""].filter(Boolean).join(" · "),
          ),
        ],
        value: name,
      },
      {
        ...usdColumn<RulePrice>("cost_usd", t("value.costs"), (row) => row.cost_usd),
        show: (row) => (row.status === "infeasible" ? t("value.no_plan") : plainMillions(row.cost_usd)),
      },
      {
        key: "moved_t",
        label: t("value.moves"),
        number: true,
        show: (row) => (row.moved_t === null ? "–" : tonnes(row.moved_t)),
        value: (row) => row.moved_t,
      },
      {
        key: "usd_per_t",
        label: t("value.per_tonne"),
        number: true,
        show: (row) => (row.usd_per_t === null ? "–" : rate(row.usd_per_t)),
        value: (row) => row.usd_per_t,
      },
      {
        key: "row_usd_per_t",
        label: t("value.last_tonne"),
        number: true,
        show: (row) => (row.row_usd_per_t === null ? "–" : rate(row.row_usd_per_t)),
        value: (row) => row.row_usd_per_t,
      },
    ],
    acting.toSorted((a, b) => (b.cost_usd ?? -1) - (a.cost_usd ?? -1)),
    {
      caption: t("value.rules_table", number(reply.rules.length - acting.length)),
      id: "t-rules",
      rowKey: (row) => `${row.kind}:${row.rule}`,
      limit: 25,
      more: t("table.all"),
    },
  );
}
const plainMillions = (usd: number | null) => (usd === null ? "–" : millions(usd).replace(/^\+/, ""));
