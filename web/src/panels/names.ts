// Names of what replies call by id.
import type { Page } from "../page";
import { country } from "../words";
import { placeName } from "./cards";

export { goodName, linkName, placeName } from "./cards";

export function selectorNameOf(page: Page, selector: string): string {
  const colon = selector.indexOf(":"),
    key = selector.slice(0, colon),
    value = selector.slice(colon + 1);
  if (key === "country") return country(value);
  if (key === "place" || key === "port") return placeName(page, value);
  return value.replaceAll("_", " ") || selector;
}
