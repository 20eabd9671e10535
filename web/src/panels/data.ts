// The tables of the study, with what each column means. A cell can be tried out; the reader's checks answer at the cell.
import { post, Refused } from "../api";
import { button, choice, fill, h } from "../dom";
import { heading, tableOf, type Page, type Panel } from "../page";
import { ask } from "../api";
import type { Column, Fault, Table } from "../types";
import { language, many, number, t } from "../words";

const kShown = 150;
const edits = new Map<string, string>(); // "table|row|column" -> text
let faults: Fault[] = [],
  checked = "";
let filter = "",
  askedRows = ""; // what the address asked for last

const key = (table: string, row: number, column: number) => `${table}|${row}|${column}`;
const cellText = (name: string, table: Table, row: number, column: number) =>
  edits.get(key(name, row, column)) ?? table.rows[row][column] ?? "";
/** Row 1 of a file is its head, so row 0 of the table stands in row 2. */
const faultAt = (name: string, row: number, column: number) =>
  faults.find(
    (one) =>
      one.file.replace(/^.*\//, "") === `${name}.csv` && one.row === row + 2 && Number(one.column) === column + 1,
  );

async function check(page: Page, redraw: () => void) {
  const names = [...new Set([...edits.keys()].map((id) => id.split("|")[0]))],
    tables: Record<string, { columns: string[]; rows: string[][] }> = {};
  for (const name of names) {
    const table = await tableOf(page, name);
    tables[name] = {
      columns: table.columns.map((column) => column.name),
      rows: table.rows.map((cells, row) => cells.map((_, column) => cellText(name, table, row, column))),
    };
  }
  try {
    const study = page.store.now.study;
    const reply = await post<{ errors?: Fault[]; warnings?: { code: string }[] }>("check", {
      ...(study ? { study } : {}),
      ...(names.length ? { tables } : {}),
    });
    faults = reply.errors ?? [];
    checked = faults.length ? many("data.refused", faults.length) : many("data.good", reply.warnings?.length ?? 0);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    faults = error.faults;
    checked = faults.length ? many("data.refused", faults.length) : error.message;
  }
  redraw();
}
const meaningOf = (column: Column) => (language() === "de" && column.meaning_de) || column.meaning;
function head(column: Column, host: HTMLElement): HTMLElement {
  const tell = () =>
    fill(
      host,
      h("b", {}, column.name),
      column.unit ? ` [${column.unit}]` : "",
      ` ${column.type}`,
      column.required === true || column.required === "yes" ? ` · ${t("data.required")}` : "",
      ` — ${meaningOf(column)}`,
    );
  return h(
    "th",
    { scope: "col", title: meaningOf(column) },
    button([column.name, column.unit ? h("small", {}, column.unit) : null], tell, {
      onfocus: tell,
      onmouseenter: tell,
    }),
  );
}
function cell(name: string, table: Table, row: number, column: number, changed: () => void): HTMLElement {
  const wrong = faultAt(name, row, column),
    value = cellText(name, table, row, column),
    edited = edits.has(key(name, row, column));
  const what = `${table.columns[column].name}, ${table.rows[row][0]}`;
  const open = (element: HTMLElement) => {
    const input = h("input", { type: "text", value: cellText(name, table, row, column), "aria-label": what });
    const close = (keep: boolean) => {
      if (keep && input.value !== (table.rows[row][column] ?? "")) edits.set(key(name, row, column), input.value);
      else if (keep) edits.delete(key(name, row, column));
      element.replaceWith(cell(name, table, row, column, changed));
      changed();
    };
    let done = false;
    const once = (keep: boolean) => {
      if (!done) {
        done = true;
        close(keep);
      }
    };
    input.addEventListener("blur", () => once(true));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") once(true);
      if (event.key === "Escape") once(false);
    });
    fill(element, input);
    input.focus();
    input.select();
  };
  const element: HTMLElement = h(
    "td",
    { class: [wrong ? "wrong" : "", edited ? "edited" : ""].join(" ").trim(), "data-cell": key(name, row, column) },
    h(
      "button",
      {
        type: "button",
        class: "cell",
        "aria-label": `${what}: ${value || t("data.empty")}`,
        onclick: () => open(element),
      },
      value || "\u00a0",
    ),
    wrong ? h("span", { class: "why", role: "note" }, wrong.message, wrong.hint ? `; ${wrong.hint}` : "") : null,
  );
  return element;
}

/** The edited cells as changes of the world, and how many cannot be: only rows that have an id can be named in one. */
async function asChanges(page: Page): Promise<{ changes: string[]; left: number }> {
  const changes: string[] = [];
  for (const [id, value] of edits) {
    const [name, row, column] = id.split("|"),
      { columns, rows } = await tableOf(page, name);
    if (columns[0].type === "id")
      changes.push(`set:${name}:${rows[Number(row)][0]}:${columns[Number(column)].name}:${value}`);
  }
  return { changes, left: edits.size - changes.length };
}
/** Nothing is planned while a part would be left out unsaid. */
async function planWithEdits(page: Page, redraw: () => void) {
  const { store } = page,
    { changes: made, left } = await asChanges(page),
    stem = (change: string) => change.split(":").slice(0, 4).join(":");
  const others = store.now.change.filter((old) => !made.some((one) => stem(one) === stem(old)));
  if (left) {
    checked = many("data.not_planned", left);
    redraw();
  } else if (made.length) store.set({ panel: "whatif", change: [...others, ...made] });
}

/** Rows that hold the words that are looked for; those with an error come first. */
function rowsShown(name: string, shown: Table): number[] {
  const words = filter.toLowerCase(),
    hasFault = (row: number) =>
      faults.some((one) => one.file.replace(/^.*\//, "") === `${name}.csv` && one.row === row + 2);
  return shown.rows
    .map((_, row) => row)
    .filter((row) => !words || shown.rows[row].some((text) => text.toLowerCase().includes(words)))
    .sort((a, b) => Number(hasFault(b)) - Number(hasFault(a)) || a - b);
}
/** The first rows, or all of them once that was asked for. */
function grid(name: string, shown: Table, meaning: HTMLElement, edited: () => void) {
  const host = h("div", { class: "scroll grid", tabindex: 0, role: "region", "aria-label": name });
  let all = false;
  const draw = () => {
    const rows = rowsShown(name, shown),
      drawn = all ? rows : rows.slice(0, kShown);
    fill(
      host,
      h(
        "table",
        { class: "data", id: "t-data" },
        h("caption", {}, t("data.caption", name, number(rows.length), number(shown.rows.length))),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            shown.columns.map((column) => head(column, meaning)),
          ),
        ),
        h(
          "tbody",
          {},
          drawn.map((row) =>
            h(
              "tr",
              {},
              shown.columns.map((_, column) => cell(name, shown, row, column, edited)),
            ),
          ),
        ),
      ),
      drawn.length < rows.length
        ? button(`${t("table.all")} (${number(rows.length)})`, showAll, { class: "quiet", id: "all-rows" })
        : null,
    );
  };
  const showAll = () => {
    all = true;
    draw();
  };
  return { host, draw };
}
/** Words that rows must hold; they stand in the address when the field is left. */
function filterField(page: Page, draw: () => void): HTMLElement {
  const { store } = page;
  if (store.now.rows !== askedRows) filter = askedRows = store.now.rows;
  const search = h("input", {
    type: "search",
    id: "filter",
    value: filter,
    oninput: () => {
      filter = search.value;
      draw();
    },
    onchange: () => {
      askedRows = search.value;
      store.set({ rows: search.value });
    },
  });
  return h("label", { class: "field" }, h("span", {}, t("data.filter")), search);
}
function forget() {
  edits.clear();
  faults = [];
  checked = "";
}

export const data: Panel = {
  id: "data",
  wide: true,
  async draw(host, page, stale) {
    const { store } = page,
      study = store.now.study;
    const { tables } = await ask<{ tables: { name: string; rows: number }[] }>(
      `GET /api/tables${study ? `?study=${encodeURIComponent(study)}` : ""}`,
      {},
    );
    const name = tables.some((one) => one.name === store.now.table) ? store.now.table : tables[0].name,
      shown = await tableOf(page, name);
    if (stale()) return;
    page.show({});
    const meaning = h("p", { class: "meaning", id: "meaning" }, t("data.hover")),
      status = h("p", { class: "answer", id: "checked", role: "status" }),
      plan = button(t("data.plan"), () => void planWithEdits(page, draw), { id: "plan-edits" });
    const tell = () => {
      status.textContent = checked || (edits.size ? many("data.edited", edits.size) : "");
      status.classList.toggle("bad", faults.length > 0);
      plan.disabled = !edits.size;
    };
    const { host: place, draw: drawGrid } = grid(name, shown, meaning, tell);
    const draw = () => {
      drawGrid();
      tell();
    };
    const revert = () => {
      forget();
      draw();
    };
    const choices = tables.map((one) => ({ value: one.name, text: `${one.name} (${number(one.rows)})` }));
    host.append(
      ...heading(t("tab.data"), t("data.lead")).filter((node) => node !== null),
      h(
        "div",
        { class: "controls" },
        choice("table", t("data.table"), choices, name, (value) => store.set({ table: value, rows: "" })),
        filterField(page, draw),
        button(t("data.check"), () => void check(page, draw), { class: "primary", id: "check" }),
        button(t("data.revert"), revert, { id: "revert" }),
        plan,
      ),
      status,
      meaning,
      place,
    );
    draw();
  },
};
