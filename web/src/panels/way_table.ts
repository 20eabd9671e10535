// Ways side by side, and the legs of one of them.
import { h } from "../dom";
import type { Page } from "../page";
import { table } from "../table";
import type { RouteReply, Way } from "../types";
import { country, days, language, number, rate, t, tonnes, word } from "../words";
import { corridorName, claims, placeName } from "./cards";

export interface Choice {
  id: string;
  way: Way;
  kind: string;
}
const kRounding = 1e-6; // USD/t
/** What the study calls the class of a way; some cross no corridor. */
export const className = (way: Way) => (language() === "de" ? way.class_de : way.class) || t("class.other");
/** What is no worse in anything: ways of other classes, by these, or one that is in no table. */
function beatenBy(way: Way, all: Choice[]): string {
  const names = way.dominated_by.map((name) => {
    const other = all.find((one) => one.way.class === name);
    return other ? className(other.way) : name;
  });
  return names.length ? t("ways.dominated", names.join(", ")) : t("ways.no_better");
}
/** The cheapest way of each class, and the others that are best in cost, time or risk. */
export function choices(reply: RouteReply): { classes: Choice[]; others: Choice[] } {
  const legs = (way: Way) => way.legs.map((leg) => leg.link).join(" ");
  const best: Choice[] = (reply.routes ?? []).map((way, i) => ({ id: `best${i}`, way, kind: "best" })),
    known = new Map(best.map((one) => [legs(one.way), one]));
  const classes = (reply.by_class ?? []).map(
    (way) => known.get(legs(way)) ?? { id: `class-${way.class}`, way, kind: "class" },
  );
  return {
    classes: classes.length ? classes : best,
    others: classes.length ? best.filter((one) => !classes.includes(one)) : [],
  };
}
/** What a way costs more than the cheapest of all. */
export const dearer = (way: Way, than: Way) => {
  const more = way.cost_usd_per_t - than.cost_usd_per_t;
  return more > kRounding ? h("small", {}, `+${rate(more)}`) : null;
};
/** Where a way leaves a state: what tells ways of one class apart. */
function via(page: Page, way: Way): string {
  const gates = way.legs.flatMap((leg, i) =>
    i > 0 && leg.country !== way.legs[i - 1].country ? [placeName(page, leg.from)] : [],
  );
  const ports = way.legs.filter((leg) => leg.mode === "transshipment").map((leg) => placeName(page, leg.to));
  const all = [...new Set([...gates, ...ports])];
  return all.slice(0, 3).join(", ") + (all.length > 3 ? " …" : "");
}
export function wayTable(
  page: Page,
  list: Choice[],
  { chosen, cheapest }: { chosen: Choice; cheapest: Choice },
  told: { caption: string; id: string },
): HTMLElement {
  return table<Choice>(
    [
      {
        key: "class",
        label: t("ways.class"),
        show: ({ way, kind }) => [
          h("b", {}, className(way)),
          h("small", {}, via(page, way)),
          kind === "class" ? h("small", {}, beatenBy(way, list)) : null,
        ],
        value: ({ way }) => className(way),
      },
      {
        key: "cost_usd_per_t",
        label: t("word.cost"),
        number: true,
        show: ({ way }) => [rate(way.cost_usd_per_t), dearer(way, cheapest.way)],
        value: ({ way }) => way.cost_usd_per_t,
      },
      {
        key: "time_h",
        label: t("ways.days"),
        number: true,
        show: ({ way }) => [
          days(way.time_h),
          h("small", {}, `${number(way.time_p10_h / 24, 0)} – ${number(way.time_p90_h / 24, 0)}`),
        ],
        value: ({ way }) => way.time_h,
      },
      {
        key: "stopped_days_per_year",
        label: t("ways.stopped"),
        number: true,
        show: ({ way }) => number(way.stopped_days_per_year, 1),
        value: ({ way }) => way.stopped_days_per_year,
      },
      {
        key: "can_stop",
        label: t("ways.can_stop"),
        show: ({ way }) => way.can_stop.map(country).join(", "),
        value: ({ way }) => way.can_stop.length,
      },
      {
        key: "free_t_per_year",
        label: t("ways.free"),
        number: true,
        show: ({ way }) => (way.free_t_per_year === null ? t("card.no_limit") : tonnes(way.free_t_per_year)),
        value: ({ way }) => way.free_t_per_year,
      },
      {
        key: "corridors",
        label: t("ways.corridors"),
        show: ({ way }) => way.corridors.map((id) => corridorName(page, id)).join(", ") || "–",
        value: ({ way }) => way.corridors.join(),
      },
    ],
    list,
    {
      ...told,
      rowKey: (row) => row.id,
      press: (row) => page.store.set({ way: row.id }),
      chosen: (row) => row.id === chosen.id,
    },
  );
}
export function legTable(page: Page, way: Way): HTMLElement {
  return h(
    "details",
    { class: "more" },
    h("summary", {}, t("ways.legs", number(way.length_km))),
    table(
      [
        {
          key: "to",
          label: t("ways.leg"),
          show: (leg) =>
            leg.link
              ? `${placeName(page, leg.from)} → ${placeName(page, leg.to)}`
              : `${placeName(page, leg.from)}: ${t("mode.handling")}`,
        },
        { key: "mode", label: t("word.mode"), short: true, show: (leg) => word("mode", leg.mode) },
        { key: "country", label: t("word.state"), short: true, show: (leg) => country(leg.country) },
        {
          key: "length_km",
          label: "km",
          number: true,
          show: (leg) => number(leg.length_km),
          value: (leg) => leg.length_km,
        },
        { key: "time_h", label: "h", number: true, show: (leg) => number(leg.time_h, 1), value: (leg) => leg.time_h },
        {
          key: "cost_usd_per_t",
          label: "USD/t",
          number: true,
          show: (leg) => number(leg.cost_usd_per_t, 2),
          value: (leg) => leg.cost_usd_per_t,
        },
      ],
      way.legs,
      { caption: t("ways.legs_of", className(way)), id: "t-legs" },
    ),
    claims(page, [...new Set(way.legs.flatMap((leg) => leg.claims))]),
  );
}
