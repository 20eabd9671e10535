// Names of what replies call by id.
import { records, type Page } from "../page";
import { country, named, word } from "../words";
import { corridorName, goodName, linkName, placeName } from "./cards";

export { corridorName, goodName, linkName, placeName } from "./cards";

export function selectorNameOf(page: Page, selector: string): string {
  const colon = selector.indexOf(":"),
    key = selector.slice(0, colon),
    value = selector.slice(colon + 1);
  if (key === "country") return country(value);
  if (key === "mode") return word("mode", value);
  if (key === "corridor") return corridorName(page, value);
  if (key === "place" || key === "port") return placeName(page, value);
  return value.replaceAll("_", " ") || selector;
}

/** What a thing of some kind is called; links are called by their ends. */
export type Naming = (kind: string, id: string) => string;
const kTables: [kind: string, table: string, id: string][] = [
  ["plant", "plants", "plant_id"],
  ["process", "processes", "process_id"],
  ["supply", "supply", "supply_id"],
  ["reserve", "supply", "supply_id"],
  ["fleet", "fleets", "fleet_id"],
  ["limit", "limits", "limit_id"],
  ["quota", "policies", "policy_id"],
  ["order", "orders", "order_id"],
];
/** Of something that is full nobody says what it is. */
function anyName(known: Map<string, string>, id: string): string {
  for (const [kind] of kTables) if (known.get(`${kind}:${id}`)) return known.get(`${kind}:${id}`)!;
  return id.replaceAll("_", " ");
}
export async function naming(page: Page): Promise<Naming> {
  const tables = await Promise.all(kTables.map(([, table]) => records(page, table))),
    known = new Map<string, string>();
  kTables.forEach(([kind, , id], i) => tables[i].forEach((row) => known.set(`${kind}:${row[id]}`, named(row))));
  page.atlas.reply.corridors.forEach((one) => known.set(`corridor:${one.id}`, named(one)));
  return (kind, id) => {
    if (kind === "link") return linkName(page, id);
    if (kind === "full") return page.atlas.links.has(id.replace(/^-/, "")) ? linkName(page, id) : anyName(known, id);
    if (kind === "place") return placeName(page, id);
    if (kind === "good") return goodName(page, id);
    return known.get(`${kind}:${id}`) || id.replaceAll("_", " ");
  };
}
