// What is decided in whole numbers: trains, ships and campaigns, services that run or do not, ways that shut each other out.
import { h, type Child } from "../dom";
import { records, type Page } from "../page";
import { table, type Column } from "../table";
import type { Decided, PlanReply } from "../types";
import { money, named, number, percent, signed, t, tonnes, word } from "../words";

export type LimitRow = Record<string, string>;
/** The limits of the study by id: what a lot holds and what a limit is called. Asked only where a plan counts something. */
export const limitRows = async (page: Page, ...plans: PlanReply[]): Promise<Map<string, LimitRow>> =>
  plans.some((plan) => plan.decided?.length)
    ? new Map((await records(page, "limits")).map((row) => [row.limit_id, row]))
    : new Map();

const nameOf = (limits: Map<string, LimitRow>, row: Decided) =>
  named(limits.get(row.limit) ?? {}) || row.limit.replaceAll("_", " ");
/** What is counted: lots of so many tonnes, or a service and its least. */
function counts(limits: Map<string, LimitRow>, row: Decided): string {
  const limit = limits.get(row.limit);
  if (row.bound === "lots" && limit?.lot_t) return t("whole.lots_of", `${number(Number(limit.lot_t))}\u00a0t`);
  if (row.bound === "least_or_none" && limit?.amount_t_per_year)
    return t("whole.from", `${number(Number(limit.amount_t_per_year))}\u00a0t`);
  return word("whole", row.bound);
}
const told = (row: Pick<Decided, "bound" | "number">) =>
  row.bound === "lots" ? number(row.number) : row.number > 0.5 ? t("whole.used") : t("whole.unused");
/** How full is what was paid for. */
function filled(row: Decided): Child {
  if (row.paid_t <= 0) return "–";
  const share = Math.min(1, row.used_t / row.paid_t);
  return h("span", { class: "bar" }, h("i", { css: { width: `${share * 100}%` } }), h("span", {}, percent(share)));
}

/** The whole numbers of a period; nothing where the study has none. `few`: the columns that a narrow panel has room for. */
export function wholeTable(
  limits: Map<string, LimitRow>,
  plan: PlanReply,
  period: string,
  few = false,
): HTMLElement | null {
  const rows = plan.decided.filter((row) => row.period === period);
  if (!rows.length) return null;
  const columns: Column<Decided>[] = [
    {
      key: "limit",
      label: t("bottleneck.limit"),
      show: (row) => [h("b", {}, nameOf(limits, row)), h("small", {}, `${counts(limits, row)} · ${row.limit}`)],
      value: (row) => row.limit,
    },
    { key: "number", label: t("whole.number"), number: true, show: told, value: (row) => row.number },
    {
      key: "used_t",
      label: t("whole.cargo"),
      number: true,
      show: (row) => tonnes(row.used_t),
      value: (row) => row.used_t,
    },
    {
      key: "filled",
      label: t("whole.filled"),
      number: true,
      show: filled,
      value: (row) => (row.paid_t > 0 ? row.used_t / row.paid_t : null),
    },
    {
      key: "empty_t",
      label: t("whole.empty"),
      number: true,
      show: (row) => (row.empty_t > 1e-6 ? tonnes(row.empty_t) : "–"),
      value: (row) => row.empty_t,
    },
    {
      key: "cost_usd",
      label: t("whole.cost"),
      number: true,
      show: (row) => (row.cost_usd > 0.5 ? money(row.cost_usd) : "–"),
      value: (row) => row.cost_usd,
    },
  ];
  return table<Decided>(few ? columns.filter(({ key }) => !["used_t", "empty_t"].includes(key)) : columns, rows, {
    caption: t("whole.table", period),
    id: "t-whole",
    rowKey: (row) => row.limit,
  });
}

interface Pair {
  before: Decided;
  after: Decided;
}
const kNone = { number: 0, used_t: 0, paid_t: 0, empty_t: 0, cost_usd: 0 };
/** Whole numbers that two worlds decide otherwise, or fill otherwise; what one of them lacks counts as 0. */
function changed(base: PlanReply, plan: PlanReply, period: string): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const row of base.decided.filter((one) => one.period === period))
    pairs.set(row.limit, { before: row, after: { ...row, ...kNone } });
  for (const row of plan.decided.filter((one) => one.period === period))
    pairs.set(row.limit, { before: pairs.get(row.limit)?.before ?? { ...row, ...kNone }, after: row });
  const differ = (a: number, b: number) => Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  return [...pairs.values()].filter(({ before, after }) =>
    (["number", "used_t", "empty_t"] as const).some((field) => differ(before[field], after[field])),
  );
}
export function wholeChanges(
  limits: Map<string, LimitRow>,
  base: PlanReply,
  plan: PlanReply,
  period: string,
): HTMLElement | null {
  const rows = changed(base, plan, period);
  if (!rows.length) return null;
  const side = (key: "before" | "after") => ({
    key,
    label: t(`whatif.${key}`),
    number: true,
    show: (row: Pair) => [told(row[key]), h("small", {}, tonnes(row[key].used_t))],
    value: (row: Pair) => row[key].number,
  });
  return table<Pair>(
    [
      {
        key: "limit",
        label: t("bottleneck.limit"),
        show: ({ after }) => [nameOf(limits, after), h("small", {}, counts(limits, after))],
        value: ({ after }) => after.limit,
      },
      side("before"),
      side("after"),
      {
        key: "cost_usd",
        label: t("whole.cost_change"),
        number: true,
        show: ({ before, after }) => {
          const more = after.cost_usd - before.cost_usd;
          return Math.abs(more) > 0.5 ? signed(money(more), more) : "–";
        },
        value: ({ before, after }) => after.cost_usd - before.cost_usd,
      },
    ],
    rows,
    { caption: t("whole.changes", period), id: "t-whole-changed", rowKey: ({ after }) => after.limit },
  );
}
