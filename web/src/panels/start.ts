// Questions to begin with, for a reader who has asked for nothing yet. Each is an address like any other.
import { h } from "../dom";
import type { Page } from "../page";
import { write, type State } from "../state";
import type { Scenario } from "../types";
import { named, t } from "../words";
import { isBase } from "../world";
import { placeName } from "./cards";

export function firstQuestions(page: Page): HTMLElement | null {
  const { now } = page.store,
    { scenarios, start } = page.atlas.reply;
  if (!isBase(now) || now.pick || now.good || now.year) return null;
  const ask = (says: string, change: Partial<State>) =>
    h("li", {}, h("a", { href: write({ ...now, ...change }) }, says));
  const whatIf = (one: Scenario | undefined) =>
    one ? ask(t("start.whatif", named(one)), { panel: "whatif", with: [one.id] }) : null;
  const first = (kind: string) => scenarios.find((one) => one.kind === kind && !one.default);
  return h(
    "nav",
    { class: "first", "aria-label": t("start.title"), id: "first-questions" },
    h("h3", {}, t("start.title")),
    h(
      "ul",
      {},
      whatIf(first("closure")),
      whatIf(first("clause")),
      start.from && start.to
        ? ask(t("start.ways", placeName(page, start.from), placeName(page, start.to)), { panel: "ways" })
        : null,
      ask(t("start.bottlenecks"), { panel: "bottlenecks" }),
      ask(t("start.frontier"), { panel: "frontier" }),
      scenarios.some((one) => one.kind === "project") ? ask(t("start.invest"), { panel: "invest" }) : null,
    ),
  );
}
