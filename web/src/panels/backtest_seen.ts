// One observation: what was recorded and what the model says, why they differ, and where the record stands.
import { button, h } from "../dom";
import { figure, type Page } from "../page";
import type { BacktestRow } from "../types";
import { language, t, word } from "../words";
import { amount, causeOf, errorText, recordName, standing, type ObservationRecord } from "./backtest_rows";
import { claims } from "./cards";
import { selectorWords } from "./clause_names";
import { goodName, type Naming } from "./names";

export function seenCard(page: Page, nameOf: Naming, row: BacktestRow, record: ObservationRecord): HTMLElement {
  const cause = causeOf(record),
    goods = (record.goods ?? "").split(";").filter(Boolean);
  return h(
    "article",
    { class: "card", id: "seen", "aria-live": "polite" },
    button("×", () => page.store.set({ seen: "" }), { class: "icon close", "aria-label": t("help.close") }),
    h("h3", {}, `${recordName(row, record)}, ${row.year}`),
    h(
      "p",
      { class: "meta" },
      [
        word("measure", row.measure),
        goods.map((good) => goodName(page, good)).join(", "),
        record.selector ? selectorWords(page, nameOf, record.selector) : "",
        standing(row),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    h(
      "dl",
      { class: "figures" },
      figure(t("backtest.observed"), amount(row.observed, row.unit), row.observed, "seen-observed"),
      figure(t("backtest.modelled"), amount(row.modelled, row.unit), row.modelled, "seen-modelled"),
      figure(t("backtest.error"), errorText(row.error_pct), row.error_pct),
    ),
    cause ? h("p", { lang: cause.lang }, cause.text) : null,
    // notes have no second language
    record.note && language() === "en" ? h("p", { class: "note" }, record.note) : null,
    row.claims.length ? claims(page, row.claims) : h("p", { class: "note" }, t("backtest.no_source")),
  );
}
