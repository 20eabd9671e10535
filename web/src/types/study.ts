// What the server tells of a study: the map, and its tables.
export interface StudyCard {
  name: string;
  title: string;
  title_de?: string;
}
export interface Place {
  id: string;
  name: string;
  name_de?: string;
  lon: number;
  lat: number;
  country: string;
  kind: string;
}
export interface Link {
  id: string;
  from: string;
  to: string;
  name?: string;
  mode: string;
  country?: string;
  countries?: string[];
  status: string;
  length_km: number | null;
  capacity_t_per_year: number | null;
  base_load_t_per_year?: number | null;
  cost_usd_per_t: number | null;
  time_h: number | null;
  corridors: string[];
  sea_path?: [number, number][];
  claims: string[];
}
export interface Good {
  id: string;
  name: string;
  name_de?: string;
}
export interface Scenario {
  id: string;
  name: string;
  name_de?: string;
  kind: string;
  title?: string;
  title_de?: string;
  default: boolean;
  note?: string;
}
export interface MapReply {
  places: Place[];
  links: Link[];
  goods: Good[];
  scenarios: Scenario[];
  corridors: { id: string; name: string; name_de?: string }[];
  countries: { id: string; name: string; name_de: string }[];
  start: { from: string; to: string; good: string };
}
export interface Column {
  name: string;
  type: string;
  unit: string;
  meaning: string;
  meaning_de?: string;
  required: boolean | string;
}
export interface Table {
  columns: Column[];
  rows: string[][];
}
export interface ChangeRow {
  table: string;
  key?: string;
  selector?: string;
  column: string;
  operation: "set" | "scale" | "add";
  value: string;
  from?: string;
  until?: string;
}
