// What the plan of a year rests on: money by where its figures come from, and the figures that move the plan most.
import { h } from "../dom";
import { asJob } from "../jobs";
import type { Page } from "../page";
import { planOf } from "../plan";
import { table } from "../table";
import type { EvidenceReply, Swing } from "../types";
import { headed, money, number, percent, signed, t, word } from "../words";
import { request } from "../world";
import { yearChoice, yearOf } from "./flows";
import { naming, type Naming } from "./names";

const kMost = 10; // figures that are read otherwise
const kKinds: Record<string, string> = {
  links: "link",
  places: "place",
  goods: "good",
  plants: "plant",
  processes: "process",
  supply: "supply",
  fleets: "fleet",
  limits: "limit",
  orders: "order",
  policies: "quota",
};

/** `links/LR001/capacity_t_per_year`: what it is called, and which of its figures is meant. */
function figureName(nameOf: Naming, figure: string): { name: string; column: string; table: string; key: string } {
  const [table, key, ...rest] = figure.split("/"),
    kind = kKinds[table];
  const column = `${headed(word("limit", kind ?? table))}: ${word("column", rest.join("/"))}`;
  return { name: nameOf(kind ?? "", key), column, table, key };
}
/** Shares of all money of the plan, without regard to its sign. */
function shares({ rests_on: of }: EvidenceReply): HTMLElement {
  const parts: [string, number][] = [
    ["cited", of.cited_usd],
    ["assumed", of.assumed_usd],
    ["yours", of.yours_usd],
    ["untraced", of.untraced_usd],
  ];
  const all = parts.reduce((sum, [, usd]) => sum + usd, 0) || 1;
  return h(
    "ul",
    { class: "bars", id: "rests-on" },
    parts
      .filter(([kind, usd]) => usd > 0 || kind === "cited")
      .map(([kind, usd]) =>
        h(
          "li",
          { "data-on": kind, "data-v": usd },
          h("span", { class: "name" }, word("rests", kind)),
          h("span", { class: "track" }, h("i", { css: { width: `${(usd / all) * 100}%` } })),
          h("span", { class: "n" }, percent(usd / all, 1)),
          h("span", { class: "n soft" }, money(usd)),
        ),
      ),
  );
}
function swingTable(page: Page, nameOf: Naming, swings: Swing[]): HTMLElement {
  const first = (row: Swing) => figureName(nameOf, row.figures[0].figure);
  return table<Swing>(
    [
      {
        key: "figure",
        label: t("rests.figure"),
        show: (row) => [
          first(row).name,
          h("small", {}, first(row).column, row.figures.length > 1 ? ` +${number(row.figures.length - 1)}` : ""),
        ],
        value: (row) => first(row).name,
      },
      {
        key: "to",
        label: t("rests.read_as"),
        number: true,
        show: ({ figures: [one] }) => [plain(one.to), h("small", {}, t("rests.instead", plain(one.from)))],
        value: (row) => row.figures[0].to,
      },
      {
        key: "why",
        label: t("rests.why"),
        short: true,
        show: (row) => word("swing", row.why),
        value: (row) => row.why,
      },
      {
        key: "change_usd",
        label: t("rests.change"),
        number: true,
        show: (row) => (row.change_usd === null ? "–" : signed(number(row.change_usd / 1e6), row.change_usd)),
        value: (row) => row.change_usd,
      },
    ],
    swings.filter((row) => row.figures.length),
    {
      caption: t("rests.table"),
      id: "t-swings",
      press: (row) => page.store.set({ panel: "data", table: first(row).table, rows: first(row).key }),
    },
  );
}
const plain = (x: number) => number(x, Math.abs(x) >= 100 ? 0 : 2);

export async function restsOn(page: Page): Promise<HTMLElement | null> {
  const state = page.store.now,
    [plan, nameOf] = await Promise.all([planOf(state), naming(page)]);
  if (plan.status === "infeasible") return null;
  const year = yearOf(page, plan);
  const job = asJob<EvidenceReply>(
    "evidence",
    { ...request(state), year: Number(year), top: kMost },
    t("wait.rests"),
    (host, reply) =>
      host.append(
        shares(reply),
        h("p", { class: "note" }, t("rests.markets", money(reply.rests_on.markets_usd))),
        ...(reply.swings.length ? [swingTable(page, nameOf, reply.swings)] : []),
      ),
  );
  return h(
    "section",
    { id: "rests" },
    h("h3", {}, t("rests.title")),
    h("p", { class: "note" }, t("rests.lead")),
    h("div", { class: "controls" }, yearChoice(page, plan, year)),
    job,
  );
}
