// The same bands for a phone: stage below stage, each with its bars, and beside each from whom it has its tonnes.
import { h } from "../dom";
import { percent, t, tonnes } from "../words";
import type { Band } from "./sankey";

interface Stop {
  id: string;
  t: number;
  stage: number;
}
const kMostOrigins = 3;

function grouped<Key, Item>(items: Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  items.forEach((item) => groups.set(key(item), [...(groups.get(key(item)) ?? []), item]));
  return groups;
}
/** How many hands a thing has passed at most; what nobody passes on stands last. */
function stops(bands: Band[]): Stop[] {
  const into = grouped(bands, (band) => band.to),
    outOf = grouped(bands, (band) => band.from),
    known = new Map<string, number>();
  const depth = (id: string): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, 0); // a ring ends here
    const own = Math.max(0, ...(into.get(id) ?? []).map((band) => depth(band.from) + 1));
    known.set(id, own);
    return own;
  };
  const ids = [...new Set(bands.flatMap((band) => [band.from, band.to]))],
    last = Math.max(...ids.map(depth)),
    sum = (list: Band[] | undefined) => (list ?? []).reduce((total, band) => total + band.t, 0);
  return ids
    .map((id) => ({
      id,
      t: Math.max(sum(into.get(id)), sum(outOf.get(id))),
      stage: outOf.has(id) ? depth(id) : last,
    }))
    .sort((a, b) => a.stage - b.stage || b.t - a.t);
}
/** From whom something comes: those who give most, with their share. */
function origins(bands: Band[], stop: Stop): string {
  const given = bands.filter((band) => band.to === stop.id).sort((a, b) => b.t - a.t),
    total = given.reduce((sum, band) => sum + band.t, 0);
  const short = (name: string) => name.split(" · ")[0]; // its state stands where it has a bar itself
  const told = given.slice(0, kMostOrigins).map((band) => `${short(band.from)} ${percent(band.t / total)}`);
  if (given.length === 1) return t("chain.all_from", short(given[0].from));
  const rest = given.length - told.length;
  return t("chain.comes_from", [...told, ...(rest ? [t("chain.more", rest)] : [])].join(", "));
}

export function stageLists(bands: Band[]): HTMLElement {
  const all = stops(bands),
    most = Math.max(...all.map((stop) => stop.t)),
    last = all[all.length - 1].stage;
  const title = (stage: number) =>
    stage === 0 ? t("chain.stage_first") : stage === last ? t("chain.stage_last") : t("chain.stage", stage);
  return h(
    "div",
    { class: "stages" },
    [...grouped(all, (stop) => stop.stage)].map(([stage, list]) => [
      h("h3", {}, title(stage)),
      h(
        "ul",
        {},
        list.map((stop) =>
          h(
            "li",
            {},
            h("span", { class: "name" }, stop.id),
            h("span", { class: "n", "data-v": stop.t }, tonnes(stop.t)),
            h("span", { class: "track" }, h("i", { css: { width: `${(100 * stop.t) / most}%` } })),
            stage ? h("small", {}, origins(bands, stop)) : null,
          ),
        ),
      ),
    ]),
  );
}
