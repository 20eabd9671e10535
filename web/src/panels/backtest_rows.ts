// Rows of the back-test: each model beside its record, the largest misses, and all of them as a table.
import { button, h, type Child } from "../dom";
import type { Page } from "../page";
import { table } from "../table";
import type { BacktestRow } from "../types";
import { hasWord, language, named, number, percent, signed, t, tonnes, word } from "../words";

/** The row of the study's table of observations. */
export type ObservationRecord = { [column: string]: string };
type RecordOf = (row: BacktestRow) => ObservationRecord;

const kBand = 15, // percent; what is off by more is a miss
  kMostShown = 200, // percent of the record at the right end
  kTicks = [0, 50, 100, 150, 200];
export const isMissed = (row: BacktestRow) => Math.abs(row.error_pct ?? 0) > kBand;

/** An observation has a name, and one in German where the study gives one. */
export const recordName = (row: BacktestRow, record: ObservationRecord) =>
  named({ name: row.name, name_de: record.name_de });
interface Told {
  text: string;
  lang: string;
}
/** Why the model is off, where the study tells it. */
export function causeOf(record: ObservationRecord): Told | null {
  const german = language() === "de" && record.cause_de;
  const text = german || record.cause;
  return text ? { text, lang: german ? "de" : "en" } : null;
}
export function amount(x: number | null, unit: string): string {
  if (x === null) return "–";
  if (unit === "t") return tonnes(x);
  const digits = x === 0 || Math.abs(x) >= 100 ? 0 : Math.abs(x) >= 10 ? 1 : 2;
  return unit === "tkm" && Math.abs(x) >= 1e9
    ? `${number(x / 1e9, 1)}\u00a0${t("unit.bn_tkm")}`
    : `${number(x, digits)}\u00a0${word("measured", unit)}`;
}
export const errorText = (pct: number | null) => (pct === null ? "–" : signed(percent(pct / 100, 1), pct));

/** Where a percent of the record stands on the track. */
const at = (pct: number) => `${(Math.min(kMostShown, Math.max(0, pct)) / kMostShown) * 100}%`;

function track(row: BacktestRow): HTMLElement {
  const model = 100 + row.error_pct!,
    last = row.naive_error_pct === null ? null : 100 + row.naive_error_pct;
  return h(
    "span",
    { class: "track", "aria-hidden": "true" },
    h("i", { class: "band", css: { left: at(100 - kBand), width: at(2 * kBand) } }),
    h("i", { class: "record", css: { left: at(100) } }),
    last === null ? null : h("i", { class: "last", css: { left: at(last) } }),
    h("i", { class: model > kMostShown ? "model beyond" : "model", css: { left: at(model) } }),
  );
}
/** The model as a share of the record, the largest miss first. */
export function ratios(rows: BacktestRow[], recordOf: RecordOf): Child[] {
  const key = (shape: string, says: string) => h("span", { class: "key" }, h("i", { class: shape }), says);
  return [
    h(
      "p",
      { class: "note" },
      key("", t("backtest.key_model")),
      key("last", t("backtest.key_last")),
      key("band", t("backtest.key_band", number(kBand))),
    ),
    h(
      "ul",
      { class: "ratios", id: "ratios", "aria-label": t("backtest.chart") },
      h(
        "li",
        { class: "axis", "aria-hidden": "true" },
        h("span", { class: "name" }, t("backtest.axis")),
        h(
          "span",
          { class: "track" },
          kTicks.map((pct) => h("span", { css: { left: at(pct) } }, percent(pct / 100))),
        ),
        h("span", { class: "n" }, t("backtest.error")),
      ),
      rows.map((row) =>
        h(
          "li",
          { "data-k": row.observation, "data-v": row.error_pct },
          h("span", { class: "name" }, `${recordName(row, recordOf(row))}, ${row.year}`),
          track(row),
          h("span", { class: "n" }, errorText(row.error_pct)),
        ),
      ),
    ),
  ];
}
export function misses(page: Page, rows: BacktestRow[], recordOf: RecordOf): HTMLElement {
  return h(
    "ol",
    { class: "misses", id: "misses" },
    rows.map((row) => {
      const record = recordOf(row),
        cause = causeOf(record);
      return h(
        "li",
        { "data-k": row.observation },
        button(`${recordName(row, record)}, ${row.year}`, () => look(page, row), { class: "row" }),
        `: ${t("backtest.miss", amount(row.modelled, row.unit), amount(row.observed, row.unit))} (${errorText(row.error_pct)})`,
        h("p", { lang: cause?.lang }, cause?.text ?? t("backtest.no_cause")),
      );
    }),
  );
}
/** Looks at one observation; again lets go of it. */
function look(page: Page, row: BacktestRow) {
  const isSeen = page.store.now.seen === row.observation;
  page.store.set({ seen: isSeen ? "" : row.observation });
  if (!isSeen) requestAnimationFrame(() => document.getElementById("seen")?.scrollIntoView({ block: "center" }));
}
/** Why a row has no error, or that it is in no score. */
export function standing(row: BacktestRow): string {
  if (row.why) return hasWord(`recordwhy.${whyKey(row.why)}`) ? word("recordwhy", whyKey(row.why)) : row.why;
  return row.fitted ? t("backtest.fitted") : "";
}
const whyKey = (why: string) =>
  why
    .toLowerCase()
    .replace(/[^a-z]+/g, "_")
    .replace(/_$/, "");

export function rowTable(page: Page, rows: BacktestRow[], recordOf: RecordOf): HTMLElement {
  return table<BacktestRow>(
    [
      {
        key: "observation",
        label: t("backtest.observation"),
        show: (row) => [
          `${recordName(row, recordOf(row))}, ${row.year}`,
          h("small", {}, [word("measure", row.measure), standing(row)].filter(Boolean).join(" · ")),
        ],
        value: (row) => `${recordName(row, recordOf(row))}, ${row.year}`,
      },
      {
        key: "observed",
        label: t("backtest.observed"),
        number: true,
        show: (row) => amount(row.observed, row.unit),
        value: (row) => row.observed,
      },
      {
        key: "modelled",
        label: t("backtest.modelled"),
        number: true,
        show: (row) => [
          amount(row.modelled, row.unit),
          row.base_load > 0 ? h("small", {}, t("backtest.of_it_input", amount(row.base_load, row.unit))) : null,
        ],
        value: (row) => row.modelled,
      },
      {
        key: "error_pct",
        label: t("backtest.error"),
        number: true,
        show: (row) => errorText(row.error_pct),
        value: (row) => row.error_pct,
      },
      {
        key: "naive_error_pct",
        label: t("backtest.last_year"),
        number: true,
        show: (row) => errorText(row.naive_error_pct),
        value: (row) => row.naive_error_pct,
      },
    ],
    rows,
    {
      caption: t("backtest.table"),
      id: "t-backtest",
      rowKey: (row) => row.observation,
      press: (row) => look(page, row),
      chosen: (row) => row.observation === page.store.now.seen,
      limit: 60,
      more: t("table.all"),
    },
  );
}
