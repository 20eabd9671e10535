// Who rests on whom: shares, their concentration, before and after, and what happens when one of them fails.
import { ask } from "../api";
import { button, choice, h } from "../dom";
import { asJob } from "../jobs";
import { heading, type Page, type Panel } from "../page";
import { basePlanOf, planOf } from "../plan";
import { table } from "../table";
import type { Closure, DependenceReply, Share } from "../types";
import { country, hasWord, many, money, number, percent, signed, t, tonnes, word } from "../words";
import { baseOf, isBase, request } from "../world";
import { corridorName, goodName, placeName, selectorNameOf } from "./names";
import { flowScene, goodOf, goodsOf, yearChoice, yearOf } from "./flows";

const kDimensions = ["transit", "partner", "corridor", "port", "processor", "owner"];
const kNobody = ["none", "direct"]; // no one holds this part
const kSides = ["buyer", "exporter", "transit"];

/** Ids stand for states, ports or corridors; states have names in every language. */
function onName(page: Page, dimension: string, id: string): string {
  if (dimension === "port") return placeName(page, id);
  if (dimension === "corridor" && !hasWord(`on.${id}`)) return corridorName(page, id);
  return hasWord(`on.${id}`) ? word("on", id) : country(id);
}
interface Group {
  of: string;
  good: string;
  stage: string;
  shares: Share[];
  hhi: number | null;
}
function groups(reply: DependenceReply, side: string, dimension: string, good: string, year: string): Group[] {
  const found = new Map<string, Group>();
  for (const share of reply.shares) {
    if (share.period !== year) continue; // the whole horizon has rows of its own
    if (
      share.side !== side ||
      share.dimension !== dimension ||
      (good && share.good !== good && share.delivered !== good)
    )
      continue;
    const key = [share.of, share.delivered, share.good, share.stage].join("|");
    const known = found.get(key) ?? {
      of: share.of,
      good: share.good,
      stage: share.stage,
      shares: [],
      hhi:
        reply.hhi.find(
          (row) =>
            row.side === side &&
            row.dimension === dimension &&
            row.of === share.of &&
            row.good === share.good &&
            row.stage === share.stage &&
            row.delivered === share.delivered &&
            row.period === year,
        )?.hhi_10000 ?? null,
    };
    known.shares.push(share);
    found.set(key, known);
  }
  const all = [...found.values()];
  all.forEach((group) => group.shares.sort((a, b) => b.share - a.share));
  return all.sort((a, b) => b.shares[0].of_t - a.shares[0].of_t);
}
const kOverlap = 1.001; // shares that add up to more: a tonne passes several
function bars(page: Page, dimension: string, group: Group, before: Group | undefined): HTMLElement {
  const rows = group.shares.slice(0, 6);
  const gone = (before?.shares ?? []).filter((old) => !group.shares.some((one) => one.on === old.on)).slice(0, 3);
  const line = (on: string, share: number, old: number | undefined, amount: number) =>
    h(
      "li",
      { "data-on": on, "data-v": share, class: kNobody.includes(on) ? "nobody" : "" },
      h("span", { class: "name" }, onName(page, dimension, on)),
      h(
        "span",
        { class: "track" },
        h("i", { css: { width: `${Math.min(1, share) * 100}%` } }),
        old !== undefined
          ? h("em", { css: { left: `${Math.min(1, old) * 100}%` }, title: `${t("whatif.before")}: ${percent(old, 1)}` })
          : null,
      ),
      h(
        "span",
        { class: "n" },
        percent(share, 1),
        old !== undefined && Math.abs(share - old) > 5e-4
          ? h("small", {}, ` ${signed(number((share - old) * 100, 1), share - old)}`)
          : null,
      ),
      h("span", { class: "n soft" }, tonnes(amount)),
    );
  return h(
    "ul",
    { class: "bars" },
    rows.map((share) =>
      line(
        share.on,
        share.share,
        before ? (before.shares.find((old) => old.on === share.on)?.share ?? 0) : undefined,
        share.t,
      ),
    ),
    gone.map((old) => line(old.on, 0, old.share, 0)),
  );
}
const kMostGoods = 3;
/** What is delivered less, good by good. */
function missing(page: Page, { unmet }: Closure): HTMLElement | string {
  if (!unmet.length) return "–";
  const most = unmet.toSorted((a, b) => b.t - a.t),
    rest = most.length - kMostGoods;
  return h(
    "ul",
    { class: "plain" },
    most.slice(0, kMostGoods).map((one) => h("li", {}, `${goodName(page, one.good)} ${tonnes(one.t)}`)),
    rest > 0 ? h("li", { class: "soft" }, many("depend.more_goods", rest)) : null,
  );
}
const untold = ({ status }: Closure) => (status === "limit" ? t("job.not_done") : t("depend.no_plan"));
function closureTable(page: Page, year: string, reply: DependenceReply): HTMLElement {
  return table<Closure>(
    [
      {
        key: "selector",
        label: t("depend.closed"),
        show: (row) => selectorNameOf(page, row.selector),
        value: (row) => row.selector,
      },
      {
        key: "cost_usd",
        label: t("depend.costs"),
        number: true,
        show: (row) => (row.cost_usd === null || row.status === "limit" ? untold(row) : money(row.cost_usd)),
        value: (row) => row.cost_usd,
      },
      {
        key: "unmet_t",
        label: t("word.unmet"),
        show: (row) => missing(page, row),
        value: (row) => row.unmet.reduce((most, one) => Math.max(most, one.t), 0),
      },
    ],
    reply.n_minus_1.filter((row) => row.status !== "untouched"),
    { caption: t("depend.n1_table", year), id: "t-n1", rowKey: (row) => row.selector },
  );
}
function failing(page: Page, year: string): HTMLElement {
  const host = h("div", { id: "n1" });
  const asked = { ...request(page.store.now), year: Number(year), close: ["country"] };
  const show = (place: HTMLElement, reply: DependenceReply) => place.append(closureTable(page, year, reply));
  const run = () => host.replaceChildren(asJob<DependenceReply>("dependence", asked, t("wait.n1"), show));
  host.append(button(t("depend.n1"), run, { class: "primary", id: "run-n1" }));
  return host;
}

export const dependence: Panel = {
  id: "dependence",
  wide: true,
  async draw(host, page, stale) {
    const { store } = page,
      state = store.now,
      plan = await basePlanOf(state),
      year = yearOf(page, plan);
    const asked = (of: typeof state) => ask<DependenceReply>("dependence", { ...request(of), year: Number(year) });
    const [reply, before, now] = await Promise.all([
      asked(state),
      isBase(state) ? null : asked(baseOf(state)),
      planOf(state),
    ]);
    if (stale()) return;
    const { side, dimension } = state,
      goods = goodsOf(page, plan),
      chosenGood = goodOf(page, goods);
    page.show({ flows: now.status === "infeasible" ? [] : flowScene(page, now, year, chosenGood) });
    host.append(...heading(t("tab.dependence"), t("depend.lead")).filter((node) => node !== null));
    host.append(
      h(
        "div",
        { class: "controls" },
        choice(
          "side",
          t("depend.side"),
          kSides.map((value) => ({ value, text: word("side", value) })),
          side,
          (value) => store.set({ side: value }),
        ),
        choice(
          "dimension",
          t("depend.on"),
          kDimensions.map((value) => ({ value, text: word("dimension", value) })),
          dimension,
          (value) => store.set({ dimension: value }),
        ),
        choice(
          "good",
          t("word.good"),
          goods.map((value) => ({ value, text: goodName(page, value) })),
          chosenGood,
          (value) => store.set({ good: value }),
        ),
        yearChoice(page, plan),
      ),
    );
    const list = groups(reply, side, dimension, chosenGood, year),
      old = before ? groups(before, side, dimension, chosenGood, year) : [];
    if (!list.length) host.append(h("p", { class: "note" }, t("depend.nothing")));
    host.append(
      h(
        "div",
        { class: "groups", id: "shares" },
        list.slice(0, 14).map((group) => {
          const prior = old.find((one) => one.of === group.of && one.good === group.good && one.stage === group.stage);
          return h(
            "article",
            { class: "group-card", "data-of": group.of },
            h(
              "h3",
              {},
              country(group.of),
              h(
                "small",
                {},
                ` ${word("stage", group.stage)} · ${goodName(page, group.good)} · ${tonnes(group.shares[0].of_t)}`,
              ),
            ),
            bars(page, dimension, group, before ? (prior ?? { ...group, shares: [] }) : undefined),
            group.hhi === null
              ? null
              : h(
                  "p",
                  { class: "meta", "data-hhi": group.hhi },
                  t("depend.hhi", number(group.hhi)),
                  prior?.hhi != null && Math.abs(prior.hhi - group.hhi) > 0.5
                    ? ` (${t("whatif.before")} ${number(prior.hhi)})`
                    : "",
                  " · ",
                  group.shares.reduce((sum, one) => sum + one.share, 0) > kOverlap
                    ? t("depend.overlap") // how high it is says little then: each of them can hold all
                    : group.hhi > 2500
                      ? t("depend.high")
                      : group.hhi > 1500
                        ? t("depend.medium")
                        : t("depend.low"),
                ),
          );
        }),
      ),
    );
    host.append(h("h3", {}, t("depend.n1_title")), h("p", { class: "note" }, t("depend.n1_lead")), failing(page, year));
  },
};
