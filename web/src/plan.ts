// A plan, ordered so that the map and the panels find what they show without looking through all of it.
import { ask } from "./api";
import { rowsOf, type Laid } from "./rows";
import { baseOf, request } from "./world";
import type { State } from "./state";
import type { Bottleneck, Chain, Flow, Link, MapReply, Place, PlanReply, Price } from "./types";

export interface Carried {
  link: Link;
  t: number;
  forward: number;
  goods: Map<string, number>;
  load: number | null;
}

export class Atlas {
  readonly places = new Map<string, Place>();
  readonly links = new Map<string, Link>();
  /** The state with most places: the one that the study is about. */
  readonly home: string;
  constructor(readonly reply: MapReply) {
    reply.places.forEach((place) => this.places.set(place.id, place));
    reply.links.forEach((link) => this.links.set(link.id, link));
    const count = new Map<string, number>();
    reply.places.forEach(({ country }) => count.set(country, (count.get(country) ?? 0) + 1));
    this.home = [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
  }
  /** States of the study's places, each once. */
  get states(): string[] {
    return [...new Set(this.reply.places.map((place) => place.country))];
  }
  goodName(id: string) {
    return this.reply.goods.find((good) => good.id === id);
  }
  countriesOf(link: Link): string[] {
    return link.countries ?? (link.country ? link.country.split(/[;,] ?/) : []);
  }
}

/** Tonnes on each link in a year, of one good or of all; load counts all goods and the traffic of others. */
export function carried(atlas: Atlas, plan: PlanReply, year: string, good: string): Map<string, Carried> {
  const all = new Map<string, Carried>(),
    whole = new Map<string, number>();
  for (const flow of plan.flows) {
    if (flow.period !== year) continue;
    whole.set(flow.link, (whole.get(flow.link) ?? 0) + flow.t);
    if (!good || flow.good === good) addFlow(all, atlas, flow);
  }
  for (const [id, one] of all) {
    const capacity = one.link.capacity_t_per_year;
    const full = plan.limits.find((limit) => limit.kind === "link" && limit.name === id && limit.period === year);
    if (full && full.limit > 0) one.load = full.used / full.limit;
    else if (capacity) one.load = ((whole.get(id) ?? 0) + (one.link.base_load_t_per_year ?? 0)) / capacity;
  }
  return all;
}
function addFlow(all: Map<string, Carried>, atlas: Atlas, flow: Flow) {
  const link = atlas.links.get(flow.link);
  if (!link) return;
  let one = all.get(flow.link);
  if (!one) all.set(flow.link, (one = { link, t: 0, forward: 0, goods: new Map(), load: null }));
  one.t += flow.t;
  one.forward += flow.from === link.from ? flow.t : -flow.t;
  one.goods.set(flow.good, (one.goods.get(flow.good) ?? 0) + flow.t);
}

/** What maps and tables show. The server makes this answer for the base world before it is asked (apps/server/app.cc). */
const kLists = ["orders", "flows", "limits", "decided", "fees", "carriage"];
const kLayout = "columns"; // a quarter of the bytes
const kLaidOut = ["orders", "flows", "limits", "decided", "prices"];
/** The long lists as rows again; what has no plan has none of them. */
const inRows = <Reply>(told: Record<string, unknown>): Reply =>
  Object.fromEntries(
    Object.entries(told).map(([name, list]) => [name, kLaidOut.includes(name) ? rowsOf(list as Laid) : list]),
  ) as Reply;
/** The plan of a world, or of one of its years alone. */
export const planOf = (state: State, year?: number) =>
  ask<PlanReply, Record<string, unknown>>(
    "plan",
    { ...request(state), ...(year ? { year } : {}), only: kLists, layout: kLayout },
    inRows,
  );
export const basePlanOf = (state: State, year?: number) => planOf(baseOf(state), year);
/** What takes the server longer than the plan itself, or is most of its bytes, and only one panel or card shows. */
export const bottlenecksOf = async (state: State) =>
  (await ask<{ bottlenecks?: Bottleneck[] }>("plan", { ...request(state), only: ["bottlenecks"] })).bottlenecks ?? [];
export const pricesOf = async (state: State) =>
  (
    await ask<{ prices?: Price[] }, Record<string, unknown>>(
      "plan",
      { ...request(state), only: ["prices"], layout: kLayout },
      inRows,
    )
  ).prices ?? [];
export const chainsOf = async (state: State) =>
  (await ask<{ chains?: Chain[] }>("plan", { ...request(state), only: ["chains"] })).chains ?? [];

export interface Difference<Row> {
  row: Row;
  before: number;
  after: number;
}
const kNoDifference = 1e-6;

/** Rows of two plans that differ, by a key; what one of them lacks counts as 0. */
export function differences<Row>(
  before: Row[],
  after: Row[],
  key: (row: Row) => string,
  value: (row: Row) => number,
): Difference<Row>[] {
  const found = new Map<string, Difference<Row>>();
  const count = (rows: Row[], side: "before" | "after") =>
    rows.forEach((row) => {
      const id = key(row),
        one = found.get(id) ?? { row, before: 0, after: 0 };
      one[side] += value(row);
      found.set(id, one);
    });
  count(before, "before");
  count(after, "after");
  return [...found.values()].filter(
    (one) => Math.abs(one.after - one.before) > kNoDifference * Math.max(1, Math.abs(one.before)),
  );
}
