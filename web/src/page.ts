// What panels and frame share: the study, the state, and how to show something on the map.
import { ask, Refused } from "./api";
import { h, fill, type Child } from "./dom";
import type { Atlas } from "./plan";
import type { Store } from "./state";
import type { Scene } from "./map/scene";
import type { Table } from "./types";
import { t } from "./words";

export interface Page {
  atlas: Atlas;
  store: Store;
  show: (scene: Partial<Scene>) => void;
  fit: (points: [number, number][]) => void;
  tell: (text: string) => void;
}
/** A panel fills its host from the state; `stale` is true when a newer state has been drawn since. */
export interface Panel {
  id: string;
  wide?: boolean;
  draw: (host: HTMLElement, page: Page, stale: () => boolean) => Promise<void>;
  picked?: (what: string, page: Page) => boolean;
}

export const tableOf = (page: Page, name: string) =>
  ask<Table>(
    `GET /api/tables/${name}${page.store.now.study ? `?study=${encodeURIComponent(page.store.now.study)}` : ""}`,
    {},
  );

/** Rows of a table as objects by column. */
export async function records(page: Page, name: string): Promise<Record<string, string>[]> {
  const { columns, rows } = await tableOf(page, name);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? ""])));
}

export const heading = (title: string, lead?: Child) => [
  h("h2", {}, title),
  lead ? h("p", { class: "lead" }, lead) : null,
];
export const figure = (name: string, shown: Child, value: number | string | null, id?: string) =>
  h("div", { class: "figure" }, h("dt", {}, name), h("dd", { id, "data-v": value }, shown));

export function fault(error: unknown): HTMLElement {
  if (!(error instanceof Refused))
    return h(
      "p",
      { class: "fault", role: "alert" },
      t("fault.server"),
      " ",
      String((error as Error)?.message ?? error),
    );
  const list = error.faults.map((one) =>
    h(
      "li",
      {},
      [one.file, one.row || "", one.column || ""].filter(Boolean).join(":"),
      " ",
      one.message,
      one.hint ? h("em", {}, ` ${one.hint}`) : null,
    ),
  );
  return h(
    "div",
    { class: "fault", role: "alert" },
    error.faults.length === 1 && error.faults[0].message === error.message ? null : h("strong", {}, error.message),
    list.length ? h("ul", {}, list) : null,
  );
}
/** Draws into a place of its own: a word that it takes a moment, then the answer or what went wrong. */
export function later(draw: (host: HTMLElement) => Promise<void>, what?: string): HTMLElement {
  const host = h("div", { class: "later", "aria-busy": "true" }, h("p", { class: "wait" }, what ?? t("wait.plan")));
  void (async () => {
    const fresh = h("div");
    try {
      await draw(fresh);
      host.replaceChildren(...fresh.childNodes);
    } catch (error) {
      fill(host, fault(error));
    }
    host.removeAttribute("aria-busy");
  })();
  return host;
}
