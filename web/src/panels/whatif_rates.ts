// Tariffs, duties and taxes in percent: each can be moved, and one that is only proposed can be put in force.
import { h } from "../dom";
import { records, type Page } from "../page";
import { named, percent, t } from "../words";
import { replaced } from "../world";

const kKinds = ["tariff", "export_duty", "extraction_tax"];
const kHighest = 100; // percent

/** Those in force or proposed without an end: a rate that is over changes nothing. */
export async function rateSliders(page: Page): Promise<HTMLElement | null> {
  const { change } = page.store.now;
  const policies = (await records(page, "policies"))
    .filter((row) => kKinds.includes(row.kind) && row.rate_unit === "percent" && !row.closes)
    .filter((row) => row.in_base === "yes" || row.kind === "tariff")
    .sort((a, b) => kKinds.indexOf(a.kind) - kKinds.indexOf(b.kind));
  if (!policies.length) return null;
  const isOpen = policies.some((row) => change.some((one) => one.startsWith(`rate:${row.policy_id}:`)));
  return h(
    "details",
    { class: "group sliders", id: "rates", open: isOpen },
    h("summary", {}, t("whatif.rates"), h("small", {}, ` ${policies.length}`)),
    h("p", { class: "note" }, t("whatif.rates_lead")),
    policies.map((row) => slider(page, row)),
  );
}
function slider(page: Page, row: Record<string, string>): HTMLElement {
  const { change } = page.store.now,
    stem = `rate:${row.policy_id}:`;
  const set = change.find((one) => one.startsWith(stem))?.slice(stem.length),
    base = row.in_base === "yes" ? row.rate : null;
  const shown = set ?? base ?? "0";
  const says = (value: string) => {
    if (base === null && Number(value) === 0) return t("whatif.off");
    const now = percent(Number(value) / 100, 1);
    return base === null || Number(value) === Number(base) ? now : `${now} (${percent(Number(base) / 100, 1)})`;
  };
  const output = h("output", {}, says(shown));
  const range = h("input", {
    id: `rate-${row.policy_id}`,
    type: "range",
    min: 0,
    max: kHighest,
    step: "any",
    value: shown,
    "aria-valuetext": says(shown),
    oninput: () => {
      output.textContent = says(String(Math.round(Number(range.value))));
    },
    onchange: () => {
      const value = String(Math.round(Number(range.value)));
      page.store.set({ change: replaced(change, stem, Number(value) === Number(base ?? 0) ? null : value) });
    },
  });
  return h("label", { class: "field grow" }, h("span", {}, named(row) || row.policy_id, " ", output), range);
}
