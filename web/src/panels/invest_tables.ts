// What a choice of projects saves: each by itself, as the last one and in the choice; pairs, other choices, who gains and pays.
import { h, type Child } from "../dom";
import type { Page } from "../page";
import { table, type Column } from "../table";
import type { ChosenProject, Choice, InvestReply, ProjectPair, ProjectRow } from "../types";
import { country, dateOf, listed, number, percent, signed, t, tonnes, type Key, word } from "../words";
import { goodName } from "./names";
import { kMillion, partnerName, projectName, type ProjectNames } from "./invest_names";

const kFine = 1e7; // USD; below, a hundredth of a million still tells something
/** In m USD, so that a column can be compared at a glance. */
const millions = (usd: number | null) =>
  usd === null ? "–" : number(usd / kMillion, usd === 0 ? 0 : Math.abs(usd) < kFine ? 2 : 1);
const change = (usd: number) => h("b", { class: usd > 0 ? "up" : "down" }, signed(millions(usd), usd));
const moneyColumn = <Row>(key: string, label: Key, of: (row: Row) => number | null): Column<Row> => ({
  key,
  label: t(label),
  number: true,
  show: (row) => millions(of(row)),
  value: of,
});
export const choiceName = (names: ProjectNames, { projects }: Pick<Choice, "projects">): string =>
  projects.length ? listed(projects.map((id) => projectName(names, id))) : t("invest.nothing");

/** In the order of building. */
export function chosenTable(reply: InvestReply, names: ProjectNames): HTMLElement {
  return table<ChosenProject>(
    [
      {
        key: "project",
        label: t("invest.project"),
        show: (row) => [
          h("b", {}, projectName(names, row.project)),
          h("small", {}, [partnerName(row.partner), row.opens].filter(Boolean).join(" · ")),
        ],
        value: (row) => row.project,
      },
      moneyColumn("cost_usd", "word.cost", (row) => row.cost_usd),
      moneyColumn("saves_usd", "invest.saves_then", (row) => row.saves_usd),
      {
        key: "saves_per_usd",
        label: t("invest.per_usd"),
        number: true,
        show: (row) => (row.saves_per_usd === null ? "–" : number(row.saves_per_usd, 3)),
        value: (row) => row.saves_per_usd,
      },
    ],
    reply.chosen,
    { caption: t("invest.order"), id: "t-chosen", rowKey: (row) => row.project },
  );
}

/** Why a project is chosen or not. */
function why(reply: InvestReply, row: ProjectRow, names: ProjectNames): string {
  if (!row.why) return t("invest.chosen");
  if (row.why === "does_not_pay" && reply.granted) return t("why.saves_nothing_here");
  if (row.why === "not_best" && reply.caps.length) return t("why.no_room");
  const isIdle = row.here_usd === 0 && row.last_usd === 0;
  return [
    word("why", row.why) + (row.blocked_by ? ` (${projectName(names, row.blocked_by)})` : ""),
    row.why === "cost_not_known" && isIdle ? t("why.saves_nothing") : "",
  ]
    .filter(Boolean)
    .join(", ");
}
export function projectTable(reply: InvestReply, names: ProjectNames): HTMLElement {
  return table<ProjectRow>(
    [
      {
        key: "project",
        label: t("invest.project"),
        show: (row) => [
          projectName(names, row.project),
          row.tightens.length ? " *" : "",
          h("small", {}, why(reply, row, names)),
        ],
        value: (row) => row.project,
      },
      moneyColumn("cost_usd", "word.cost", (row) => row.cost_usd),
      moneyColumn("here_usd", "invest.here", (row) => row.here_usd),
      moneyColumn("alone_usd", "invest.alone", (row) => row.alone_usd),
      moneyColumn("last_usd", "invest.last", (row) => row.last_usd),
    ],
    reply.projects,
    {
      caption: t("invest.table", dateOf(reply.period.until)),
      id: "t-projects",
      rowKey: (row) => row.project,
      chosen: (row) => row.chosen,
    },
  );
}
/** What a reader must know of the table of projects. */
export function projectNotes(page: Page, reply: InvestReply, names: ProjectNames): Child[] {
  const wanting = reply.projects.filter((row) => row.tightens.length);
  return [
    reply.projects.some((row) => row.why === "cost_not_known") ? h("p", { class: "note" }, t("invest.unknown")) : null,
    wanting.length
      ? h(
          "details",
          { class: "more" },
          h("summary", {}, t("invest.wanting")),
          h(
            "ul",
            { class: "tight note" },
            wanting.map((row) =>
              h(
                "li",
                {},
                `${projectName(names, row.project)}: `,
                row.delivered
                  .map(({ good, t: more }) => `${goodName(page, good)} ${signed(tonnes(more), more)}`)
                  .join(", ") || t("invest.delivers_same"),
              ),
            ),
          ),
        )
      : null,
  ];
}

export function pairTable(reply: InvestReply, names: ProjectNames): HTMLElement | null {
  if (!reply.pairs.length) return null;
  return table<ProjectPair>(
    [
      {
        key: "pair",
        label: t("invest.pair"),
        show: (row) => [
          listed([row.one, row.other].map((id) => projectName(names, id))),
          h("small", {}, word("pair", row.kind)),
        ],
        value: (row) => row.one,
      },
      moneyColumn("both_usd", "invest.both", (row) => row.both_usd),
      {
        key: "joint_usd",
        label: t("invest.joint"),
        number: true,
        show: (row) => change(row.joint_usd),
        value: (row) => row.joint_usd,
      },
    ],
    reply.pairs,
    {
      caption: t("invest.pairs"),
      id: "t-pairs",
      rowKey: (row) => `${row.one}|${row.other}`,
      limit: 10,
      more: t("table.all"),
    },
  );
}

/** Choices with what each spends; a press asks for that budget. */
export function choiceTable(
  reply: InvestReply,
  names: ProjectNames,
  list: Choice[],
  what: { caption: string; id: string; press?: (choice: Choice) => void },
): HTMLElement {
  return table<Choice>(
    [
      {
        key: "spent_usd",
        label: t("invest.spent"),
        show: (row) => millions(row.spent_usd),
        value: (row) => row.spent_usd,
      },
      { key: "projects", label: t("invest.choice"), show: (row) => choiceName(names, row) },
      moneyColumn("saved_usd", "invest.saves", (row) =>
        reply.before_usd === null ? null : reply.before_usd - row.plan_usd,
      ),
      ...(reply.granted ? [] : [moneyColumn<Choice>("net_usd", "invest.left", (row) => row.net_usd)]),
    ],
    list,
    { ...what, rowKey: (row) => row.projects.join("+") || "nothing", limit: 20, more: t("table.all") },
  );
}

export function partnerTable(reply: InvestReply): HTMLElement | null {
  if (!reply.spent_usd) return null;
  return table<InvestReply["partners"][number]>(
    [
      { key: "partner", label: t("invest.payer"), show: (row) => partnerName(row.partner) },
      moneyColumn("usd", "invest.pays", (row) => row.usd),
      {
        key: "share",
        label: "%",
        number: true,
        show: (row) => (row.share === null ? "–" : percent(row.share, 1)),
        value: (row) => row.share,
      },
    ],
    reply.partners,
    { caption: t("invest.partners"), id: "t-partners", rowKey: (row) => row.partner },
  );
}
const kWorthTelling = 5e3; // USD
export function gainTable(reply: InvestReply): HTMLElement | null {
  const rows = reply.gains.filter((row) => Math.abs(row.usd) >= kWorthTelling);
  if (!rows.length) return null;
  return table<InvestReply["gains"][number]>(
    [
      { key: "country", label: t("word.state"), show: (row) => country(row.country) },
      { key: "role", label: t("invest.role"), show: (row) => word("role", row.role) },
      {
        key: "usd",
        label: t("invest.gains"),
        number: true,
        show: (row) => change(row.usd),
        value: (row) => row.usd,
      },
    ],
    rows,
    {
      caption: t("invest.gains_table"),
      id: "t-gains",
      rowKey: (row) => `${row.country}|${row.role}`,
      limit: 12,
      more: t("table.all"),
    },
  );
}
