// The world that is asked for: scenarios that are switched, and changes made on the page.
import type { State } from "./state";
import type { ChangeRow } from "./types";

/** What a request says of its world. Nothing but the study for the base world, so both pages ask alike. */
export function request(state: State): Record<string, unknown> {
  const asked: Record<string, unknown> = {};
  if (state.study) asked.study = state.study;
  if (state.with.length) asked.with = state.with;
  if (state.without.length) asked.without = state.without;
  const changes = state.change.flatMap(rows);
  if (changes.length) Object.assign(asked, { changes, ordered: true });
  return asked;
}
export const baseOf = (state: State): State => ({ ...state, with: [], without: [], change: [] });
export const isBase = (state: State) => !state.with.length && !state.without.length && !state.change.length;
export const closing = (selector: string) => `close:${selector}`;

/** A change in the address as rows of the table changes. */
export function rows(change: string): ChangeRow[] {
  const [kind, ...rest] = change.split(":");
  if (kind === "close") {
    const selector = rest.join(":");
    return [{ table: "links", selector, column: "status", operation: "set", value: "closed" }];
  }
  if (kind === "scale")
    return [{ table: "links", key: rest[1], column: "capacity_t_per_year", operation: "scale", value: rest[2] }];
  if (kind === "rate")
    return [
      { table: "policies", key: rest[0], column: "in_base", operation: "set", value: "yes" },
      { table: "policies", key: rest[0], column: "rate", operation: "set", value: rest[1] },
    ];
  if (kind === "set") {
    const [table, key, column, ...value] = rest;
    return [{ table, key, column, operation: "set", value: value.join(":") }];
  }
  if (kind === "share")
    return [
      { table: "clauses", key: rest[0], column: "status", operation: "set", value: "active" },
      { table: "clauses", key: rest[0], column: "share", operation: "set", value: rest[1] },
    ];
  return [];
}
/** The list with one change put in the place of another of the same kind on the same thing. */
export function replaced(changes: string[], stem: string, value: string | null): string[] {
  const others = changes.filter((change) => !change.startsWith(stem));
  return value === null ? others : [...others, stem + value];
}
