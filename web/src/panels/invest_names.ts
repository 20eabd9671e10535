// Projects by name, partners by the name of their state.
import type { Page } from "../page";
import { country, language, t } from "../words";

export const kMillion = 1e6;

/** What a project is called: in German as its scenario is. */
export type ProjectNames = Map<string, string>;
export function projectNames(page: Page, rows: Record<string, string>[]): ProjectNames {
  const sets = new Map(page.atlas.reply.scenarios.map((one) => [one.id, one]));
  return new Map(rows.map((row) => [row.project_id, (language() === "de" && sets.get(row.set)?.name_de) || row.name]));
}
export const projectName = (names: ProjectNames, id: string) => names.get(id) ?? id.replaceAll("_", " ");
export const partnerName = (partner: string) => (partner ? country(partner) : t("invest.no_partner"));
