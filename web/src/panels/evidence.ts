// Reads a text on this machine: marks every figure where it stands, and shows what contradicts what.
import { post } from "../api";
import { button, choice, h, type Child } from "../dom";
import { fault, heading, type Page, type Panel } from "../page";
import { table } from "../table";
import type { Line, ReadReply } from "../types";
import { language, many, number, t, word } from "../words";
import { ledgerOf, ledgerView } from "./ledger";
import { restsOn } from "./rests";

let text = "",
  title = "",
  date = "",
  spoken = "";
let reply: ReadReply | null = null;

const kTitle = 60;
/** A text without a title is called by its first words: texts of one name count as versions of one article. */
const firstWords = (source: string) => source.trim().split("\n", 1)[0].slice(0, kTitle).trim();

/** Bytes of UTF-8, in which the reader counts, to positions in the text. */
function positions(source: string): (byte: number) => number {
  const starts: number[] = [];
  let at = 0;
  for (const sign of source) {
    const size = new TextEncoder().encode(sign).length;
    for (let i = 0; i < size; ++i) starts.push(at);
    at += sign.length;
  }
  starts.push(at);
  return (byte) => starts[Math.min(byte, starts.length - 1)];
}
/** The text with its spans marked; where spans meet, the one that starts first and ends later is kept. */
function markedText(lines: Line[]): HTMLElement {
  const at = positions(text),
    out: Child[] = [];
  const spans = lines
    .filter((line) => ["money", "quantity", "date", "entity"].includes(line.type))
    .map((line) => ({ line, from: at(line.start), to: at(line.end) }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  for (const { line, from, to } of spans) {
    if (from < end) continue;
    out.push(
      text.slice(end, from),
      h(
        "mark",
        { class: `k-${line.type}`, id: `span-${line.lid}`, title: `${word("line", line.type)}: ${reading(line)}` },
        text.slice(from, to),
      ),
    );
    end = to;
  }
  return h(
    "div",
    { class: "reading", id: "reading", tabindex: 0, role: "region", "aria-label": t("evidence.text") },
    out,
    text.slice(end),
  );
}
const asText = (value: unknown): string =>
  value === null || value === undefined || typeof value === "boolean"
    ? ""
    : Array.isArray(value)
      ? value.map(asText).filter(Boolean).join(", ")
      : typeof value === "object"
        ? Object.values(value).map(asText).filter(Boolean).join(" ")
        : typeof value === "number"
          ? number(value, Number.isInteger(value) ? 0 : 2)
          : String(value);
function reading(line: Line): string {
  const of = (...fields: string[]) =>
    fields
      .map((field) => asText(line[field]))
      .filter(Boolean)
      .join(" ");
  switch (line.type) {
    case "money":
      return of("amount", "amount_max", "currency", "per");
    case "quantity":
      return of("value", "value_max", "unit", "of", "per");
    case "date":
      return of("iso");
    case "entity":
      return of("canonical", "id");
    case "agreement":
      return of("parties", "subject", "value", "quantity", "status");
    case "claim":
      return of("subject", "property", "value", "unit", "as_of", "attributed_to");
    default:
      return of("reason");
  }
}
function conflicts(lines: Line[]): Child {
  const found = lines.filter((line) => line.type === "conflict");
  if (!found.length) return h("p", { class: "note" }, t("evidence.no_conflicts"));
  const side = (end: unknown) => h("blockquote", {}, String((end as Line)?.text ?? ""));
  return h(
    "ul",
    { class: "conflicts", id: "conflicts" },
    found.map((line) =>
      h(
        "li",
        {},
        h("div", { class: "sides" }, side(line.a), side(line.b)),
        h(
          "p",
          {},
          h("b", {}, word("conflict", asText(line.kind))),
          " · ",
          asText(language() === "de" ? line.reason_de : line.reason),
        ),
      ),
    ),
  );
}
function proposals(lines: Line[], ledger: boolean, page: Page): HTMLElement {
  const shown = lines.filter((line) => line.type !== "conflict");
  const go = (line: Line) => {
    const mark = document.getElementById(`span-${line.lid}`);
    mark?.scrollIntoView({ block: "center" });
    document.querySelectorAll("mark.at").forEach((other) => other.classList.remove("at"));
    mark?.classList.add("at");
  };
  const grid = table<Line>(
    [
      {
        key: "text",
        label: t("evidence.words"),
        show: (line) => (line.text.length > 90 ? `${line.text.slice(0, 89)}…` : line.text),
        value: (line) => line.start,
      },
      { key: "type", label: t("evidence.kind"), show: (line) => word("line", line.type), value: (line) => line.type },
      { key: "reading", label: t("evidence.reading"), show: reading },
    ],
    shown,
    {
      caption: t("evidence.table"),
      id: "t-proposals",
      rowKey: (line) => line.lid,
      press: go,
      limit: 60,
      more: t("table.all"),
    },
  );
  return h(
    "div",
    {},
    grid,
    ledger
      ? button(t("evidence.keep"), () => void keepText(page), { class: "primary", id: "keep" })
      : h("p", { class: "note" }, t("evidence.no_ledger")),
  );
}

async function keepText(page: Page) {
  const name = title.trim() || firstWords(text);
  await post("ledger/add", { text, name, ...(date ? { date } : {}), ...(spoken ? { lang: spoken } : {}) });
  title = "";
  page.store.set({ show: String(Date.now()) });
}

export const evidence: Panel = {
  id: "evidence",
  wide: true,
  async draw(host, page, stale) {
    const [kept, rests] = await Promise.all([ledgerOf(), restsOn(page)]);
    if (stale()) return;
    page.show({});
    const area = h("textarea", {
      id: "text",
      rows: 7,
      value: text,
      spellcheck: "false",
      placeholder: t("evidence.paste"),
    });
    const day = h("input", { id: "date", type: "date", value: date });
    const called = h("input", { id: "title", type: "text", value: title, oninput: () => (title = called.value) });
    const answer = h("div", { id: "found", "aria-live": "polite" });
    const showReply = () =>
      reply &&
      answer.replaceChildren(
        markedText(reply.lines),
        h("h3", {}, t("evidence.conflicts")),
        ...([conflicts(reply.lines)].flat() as Node[]),
        h("h3", {}, many("evidence.proposals", reply.lines.filter((line) => line.type !== "conflict").length)),
        proposals(reply.lines, kept !== null, page),
      );
    const run = async () => {
      [text, date] = [area.value, day.value];
      answer.replaceChildren(h("p", { class: "wait" }, t("wait.read")));
      try {
        reply = await post<ReadReply>("read", { text, ...(date ? { date } : {}), ...(spoken ? { lang: spoken } : {}) });
        showReply();
      } catch (error) {
        answer.replaceChildren(fault(error));
      }
    };
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void run();
    });
    host.append(
      ...heading(t("tab.evidence"), t("evidence.lead")).filter((node) => node !== null),
      h("label", { class: "field whole" }, h("span", {}, t("evidence.text")), area),
      h(
        "div",
        { class: "controls" },
        h("label", { class: "field grow" }, h("span", {}, t("evidence.title")), called),
        h("label", { class: "field" }, h("span", {}, t("evidence.date")), day),
        choice(
          "spoken",
          t("evidence.lang"),
          [
            { value: "", text: t("evidence.guess") },
            ...["de", "en", "fr", "ru"].map((value) => ({ value, text: value.toUpperCase() })),
          ],
          spoken,
          (value) => {
            spoken = value;
          },
        ),
        button(t("evidence.read"), () => void run(), { class: "primary", id: "read" }),
        button(
          t("evidence.example"),
          () => {
            [area.value, day.value] = [t("evidence.example_text"), t("evidence.example_date")];
            void run();
          },
          { id: "example" },
        ),
      ),
      answer,
    );
    showReply();
    if (kept?.statements.length) host.append(ledgerView(kept, page));
    if (rests) host.append(rests);
  },
};
