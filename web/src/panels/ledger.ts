// What the ledger holds: statements to decide on, and those that contradict each other side by side.
import { get, post } from "../api";
import { button, h, type Child } from "../dom";
import type { Page } from "../page";
import { table } from "../table";
import { language, t, word } from "../words";

interface Statement {
  id: string;
  source: number;
  state: string;
  subject?: string;
  property?: string;
  value?: string;
  unit?: string;
  sentence?: { before: string; marked: string; after: string };
  text?: string;
  source_name?: string;
}
interface Source {
  id: number;
  name: string;
  publisher: string | null;
  date: string | null;
}
interface Side {
  doc: string;
  text: string;
  statements: string[];
}
interface Conflict {
  kind: string;
  rule: string;
  confidence: string;
  a: Side;
  b: Side;
  reason: string;
  reason_de: string;
}
export interface Ledger {
  statements: Statement[];
  sources: Source[];
  conflicts: Conflict[];
}

/** Nothing where the server runs without a ledger. */
export async function ledgerOf(): Promise<Ledger | null> {
  if (!(await get<{ ledger?: boolean }>("/api/studies")).ledger) return null;
  const [held, found] = await Promise.all([
    get<Partial<Ledger>>("/api/ledger/statements"),
    get<Partial<Ledger>>("/api/ledger/conflicts"),
  ]);
  return { statements: held.statements ?? [], sources: held.sources ?? [], conflicts: found.conflicts ?? [] };
}

async function decide(page: Page, row: Statement, decision: string, more: object = {}) {
  await post("ledger/review", { id: row.id, decision, ...more });
  page.store.set({ show: String(Date.now()) });
}
const quoted = (row: Statement): Child =>
  row.sentence ? [row.sentence.before, h("mark", {}, row.sentence.marked), row.sentence.after] : (row.text ?? "");

function statementTable(ledger: Ledger, page: Page): HTMLElement {
  const edit = (row: Statement) => {
    const value = prompt(t("evidence.new_value"), row.value ?? "");
    if (value !== null) void decide(page, row, "edit", { value });
  };
  return table<Statement>(
    [
      {
        key: "subject",
        label: t("evidence.words"),
        show: (row) => [
          quoted(row),
          h("small", {}, [row.subject, row.property, row.source_name].filter(Boolean).join(" · ")),
        ],
        value: (row) => row.subject ?? "",
      },
      { key: "value", label: t("evidence.reading"), show: (row) => [row.value, row.unit].filter(Boolean).join(" ") },
      { key: "state", label: t("evidence.state"), show: (row) => word("decision", row.state) },
      {
        key: "act",
        label: t("evidence.decide"),
        show: (row) =>
          h(
            "div",
            { class: "row" },
            button(t("evidence.accept"), () => void decide(page, row, "accept"), {}),
            button(t("evidence.edit"), () => edit(row), {}),
            button(t("evidence.reject"), () => void decide(page, row, "reject"), {}),
          ),
      },
    ],
    ledger.statements,
    { caption: t("evidence.ledger"), id: "t-ledger", rowKey: (row) => row.id, limit: 40, more: t("table.all") },
  );
}
/** One side: the words, who said them when, and what was decided about them. */
function side(ledger: Ledger, end: Side, page: Page): HTMLElement {
  const row = ledger.statements.find((one) => end.statements.includes(one.id)),
    source = ledger.sources.find((one) => one.id === row?.source);
  return h(
    "div",
    { class: "side", "data-statement": row?.id },
    h("blockquote", {}, row ? quoted(row) : end.text),
    h("small", {}, [source?.publisher, source?.name ?? end.doc, source?.date].filter(Boolean).join(" · ")),
    row
      ? h(
          "div",
          { class: "row" },
          h("span", { class: "soft" }, word("decision", row.state)),
          button(t("evidence.accept"), () => void decide(page, row, "accept"), {}),
          button(t("evidence.reject"), () => void decide(page, row, "reject"), {}),
        )
      : null,
  );
}
function conflictList(ledger: Ledger, page: Page): HTMLElement {
  if (!ledger.conflicts.length) return h("p", { class: "note" }, t("evidence.ledger_agrees"));
  return h(
    "ul",
    { class: "conflicts", id: "ledger-conflicts" },
    ledger.conflicts.map((one) =>
      h(
        "li",
        {},
        h("div", { class: "sides" }, side(ledger, one.a, page), side(ledger, one.b, page)),
        h("p", {}, h("b", {}, word("conflict", one.kind)), " · ", language() === "de" ? one.reason_de : one.reason),
      ),
    ),
  );
}

export const ledgerView = (ledger: Ledger, page: Page): HTMLElement =>
  h(
    "section",
    { id: "ledger" },
    h("h3", {}, t("evidence.ledger_conflicts")),
    conflictList(ledger, page),
    h("h3", {}, t("evidence.ledger")),
    statementTable(ledger, page),
  );
