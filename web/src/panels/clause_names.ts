// Clauses in words: the order, and what its cargo must pass or stay out of.
import { records, type Page } from "../page";
import { named, percent, t, word, type Key } from "../words";
import { naming, selectorNameOf, type Naming } from "./names";

const kSays: Record<string, [plain: Key, share: Key]> = {
  must: ["clause.must", "clause.must_share"],
  avoid: ["clause.avoid", "clause.avoid_share"],
  priority: ["clause.priority", "clause.priority_share"],
  may: ["clause.may", "clause.may"],
};
const kNamed = ["plant", "process", "supply", "order", "link", "good"]; // told apart by tables of their own
/** `country:CHN | country:RUS`: China or Russia. What is written otherwise than by single selectors stays as it is. */
export function selectorWords(page: Page, nameOf: Naming, selector: string): string {
  const parts = selector.split(/ *([&|]) */),
    isPlain = parts.every((part, i) => i % 2 === 1 || /^!?[a-z]+:[\w>=]+$/.test(part));
  if (!isPlain) return selector;
  const one = (part: string) => {
    const [, not, key, value] = part.match(/^(!?)([a-z]+):(.*)$/)!,
      name = kNamed.includes(key)
        ? nameOf(key, value)
        : key === "mode"
          ? word("mode", value)
          : selectorNameOf(page, `${key}:${value}`);
    return not ? t("clause.not", name) : name;
  };
  return parts.map((part, i) => (i % 2 === 0 ? one(part) : t(part === "&" ? "clause.and" : "clause.or"))).join(" ");
}
export async function clauseNames(page: Page): Promise<(id: string) => string> {
  const [clauses, orders, nameOf] = await Promise.all([
    records(page, "clauses"),
    records(page, "orders"),
    naming(page),
  ]);
  return (id) => {
    const row = clauses.find((one) => one.clause_id === id),
      says = row && kSays[row.kind];
    if (!row || !says) return id.replaceAll("_", " ");
    const order = orders.find((one) => one.order_id === row.order),
      share = Number(row.share),
      isPart = row.share !== "" && share !== 1;
    const rule = t(says[isPart ? 1 : 0], selectorWords(page, nameOf, row.selector), percent(share));
    return `${order ? named(order) : row.order} – ${rule}`;
  };
}
