// Projects by name, partners by the name of their state.
import { country, named, t } from "../words";

export const kMillion = 1e6;

export type ProjectNames = Map<string, string>;
export const projectNames = (rows: Record<string, string>[]): ProjectNames =>
  new Map(rows.map((row) => [row.project_id, named(row)]));
export const projectName = (names: ProjectNames, id: string) => names.get(id) ?? id.replaceAll("_", " ");
export const partnerName = (partner: string) => (partner ? country(partner) : t("invest.no_partner"));
