// Ways from one place to another, side by side: cost, days, what can stop them, and how much fits.
import { ask, type Refused } from "../api";
import { button, choice, h } from "../dom";
import { fault, heading, type Page, type Panel } from "../page";
import { toggled } from "../state";
import type { RouteReply } from "../types";
import { country, days, many, named, rate, t, word } from "../words";
import { request } from "../world";
import { goodName, linkName, placeName } from "./cards";
import { selectorNameOf } from "./names";
import { choices, className, legTable, wayTable } from "./way_table";

let fitted = "";

function placeInput(page: Page, field: "from" | "to", value: string): HTMLElement {
  const label = (place: { id: string; name?: string }) => `${named(place)} (${place.id})`;
  const input = h("input", {
    id: field,
    type: "text",
    list: "all-places",
    autocomplete: "off",
    value: page.atlas.places.has(value) ? label(page.atlas.places.get(value)!) : value,
    onfocus: () => input.select(),
    onchange: () => {
      const text = input.value.trim().toLowerCase();
      const found =
        page.atlas.reply.places.find(
          (place) => label(place).toLowerCase() === text || place.id === text || place.name.toLowerCase() === text,
        ) ?? page.atlas.reply.places.find((place) => label(place).toLowerCase().startsWith(text));
      page.store.set({ [field]: found?.id ?? input.value.trim(), way: "" });
    },
  });
  return h("label", { class: "field" }, h("span", {}, t(`ways.${field}`)), input);
}
function controls(page: Page, from: string, to: string, cargo: string): HTMLElement {
  const { store } = page;
  const options = page.atlas.reply.goods
    .map((good) => ({ value: good.id, text: goodName(page, good.id) }))
    .sort((a, b) => a.text.localeCompare(b.text));
  return h(
    "div",
    { class: "controls" },
    placeInput(page, "from", from),
    button("⇄", () => store.set({ from: to, to: from, way: "" }), {
      class: "icon swap",
      "aria-label": t("ways.swap"),
      title: t("ways.swap"),
    }),
    placeInput(page, "to", to),
    choice("cargo", t("word.good"), [{ value: "", text: t("ways.usual") }, ...options], cargo, (value) =>
      store.set({ cargo: value, way: "" }),
    ),
    h(
      "datalist",
      { id: "all-places" },
      page.atlas.reply.places.map((place) => h("option", { value: `${named(place)} (${place.id})` })),
    ),
  );
}
function avoided(page: Page): HTMLElement {
  const { store } = page,
    { avoid } = store.now;
  const present = [...new Set(page.atlas.reply.places.map((place) => place.country))]
    .filter((iso) => !avoid.includes(`country:${iso}`))
    .sort((a, b) => country(a).localeCompare(country(b)));
  return h(
    "div",
    { class: "chips" },
    h("span", {}, t("ways.avoid")),
    avoid.map((selector) =>
      button([selectorName(selector), " ×"], () => store.set({ avoid: toggled(avoid, selector), way: "" }), {
        class: "chip on",
        "aria-label": t("ways.allow", selectorName(selector)),
      }),
    ),
    choice(
      "avoid",
      t("ways.avoid_add"),
      [{ value: "", text: t("ways.choose_state") }, ...present.map((iso) => ({ value: iso, text: country(iso) }))],
      "",
      (iso) => iso && store.set({ avoid: [...avoid, `country:${iso}`], way: "" }),
    ),
  );
}
export const selectorName = (selector: string) =>
  selector.startsWith("country:") ? country(selector.slice(8)) : selector;
/** Reasons behind each other; what is avoided, by which selector. */
function whyShut(page: Page, why: string): string {
  const kAvoided = "avoided by ";
  return why
    .split("; ")
    .map((one) =>
      one.startsWith(kAvoided)
        ? t("ways.avoided_by", selectorNameOf(page, one.slice(kAvoided.length)))
        : word("shut", one.replace(/\W+/g, "_")),
    )
    .join("; ");
}
const assetName = (page: Page, asset: string) =>
  asset.startsWith("link:") ? linkName(page, asset.slice(5)) : selectorNameOf(page, asset);
function nothing(page: Page, reply: RouteReply): HTMLElement {
  return h(
    "div",
    { class: "fault", role: "alert" },
    h("strong", {}, t("ways.none")),
    reply.why_no_cut ? h("p", {}, word("nocut", reply.why_no_cut)) : null,
    reply.cut?.length
      ? [
          h("p", {}, t("ways.cut")),
          h(
            "ul",
            {},
            reply.cut.map((one) =>
              h("li", {}, h("b", {}, assetName(page, one.asset)), ` ${whyShut(page, one.why)} · ${one.asset}`),
            ),
          ),
        ]
      : null,
    reply.lift?.length ? h("p", {}, t("ways.lift", reply.lift.map(selectorName).join(", "))) : null,
  );
}

export const ways: Panel = {
  id: "ways",
  wide: true,
  picked(what, page) {
    const { store } = page;
    if (what.startsWith("country:")) store.set({ avoid: toggled(store.now.avoid, what), way: "" });
    else if (what.startsWith("place:"))
      store.set(
        store.now.from && !store.now.to
          ? { to: what.slice(6), way: "" }
          : { to: what.slice(6), from: store.now.from || page.atlas.reply.start.from, way: "" },
      );
    else return false;
    return true;
  },
  async draw(host, page, stale) {
    const { store } = page,
      { start } = page.atlas.reply,
      from = store.now.from || start.from,
      to = store.now.to || start.to,
      cargo = store.now.cargo;
    const [reply, { distanceChart }] = await Promise.all([
      ask<RouteReply | Refused>("route", {
        ...request(store.now),
        from,
        to,
        ...(cargo ? { good: cargo } : {}),
        ...(store.now.avoid.length ? { avoid: store.now.avoid } : {}),
      }).catch((refused) => refused as Refused), // two places are chosen one after the other
      import("../charts/distance"),
    ]);
    if (stale()) return;
    if (reply instanceof Error) {
      page.show({ chosen: new Set([from, to]) });
      return host.append(
        ...heading(t("tab.ways"), t("ways.lead")).filter((node) => node !== null),
        controls(page, from, to, cargo),
        avoided(page),
        fault(reply),
      );
    }
    const { classes, others } = choices(reply),
      list = [...classes, ...others],
      chosen = list.find((one) => one.id === store.now.way) ?? list[0];
    const marks = new Set(
      store.now.avoid.filter((selector) => selector.startsWith("country:")).map((selector) => selector.slice(8)),
    );
    page.show({
      ways: list.map((one) => ({ way: one.way, chosen: one === chosen })),
      mark: (iso) => (marks.has(iso) ? "avoid" : ""),
      chosen: new Set([from, to]),
    });
    host.append(
      ...heading(t("tab.ways"), t("ways.lead")).filter((node) => node !== null),
      controls(page, from, to, cargo),
      avoided(page),
    );
    if (!chosen) return void host.append(nothing(page, reply));
    const shown = `${from} ${to} ${chosen.id} ${store.now.avoid}`;
    if (shown !== fitted)
      page.fit(
        chosen.way.legs
          .flatMap((leg) => [leg.from, leg.to])
          .flatMap((id) => {
            const place = page.atlas.places.get(id);
            return place ? [[place.lon, place.lat] as [number, number]] : [];
          }),
      );
    fitted = shown;
    const sum = h(
      "p",
      { class: "answer", id: "way-answer" },
      t(
        "ways.answer",
        placeName(page, from),
        placeName(page, to),
        className(list[0].way),
        rate(list[0].way.cost_usd_per_t),
        days(list[0].way.time_h),
      ),
    );
    const marked = { chosen, cheapest: list[0] };
    host.append(
      sum,
      wayTable(page, classes, marked, { caption: t("ways.table"), id: "t-ways" }),
      ...(others.length
        ? [
            h(
              "details",
              { class: "more", open: others.includes(chosen) },
              h("summary", {}, many("ways.others", others.length)),
              wayTable(page, others, marked, { caption: t("ways.others_table"), id: "t-other-ways" }),
            ),
          ]
        : []),
      legTable(page, chosen.way),
      h("h3", {}, t("distance.title")),
      h("p", { class: "note" }, t("distance.lead")),
      distanceChart(page, reply.by_class.length ? reply.by_class : reply.routes, chosen.way),
    );
  },
};
