// The replies as far as the page reads them; docs/reference/replies.md says what each field means.

export interface Note {
  code: string;
  message: string;
  where?: string;
}
export interface Fault {
  code: string;
  message: string;
  file: string;
  row: number;
  column: number | string;
  hint: string;
}
export interface Reply {
  status: string;
  study: string;
  warnings: Note[];
  errors?: Fault[];
}

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
  start: { from: string; to: string; good: string };
}

export interface Leg {
  link: string;
  from: string;
  to: string;
  mode: string;
  country: string;
  length_km: number;
  time_h: number;
  cost_usd_per_t: number;
  stopped_days_per_year: number;
  claims: string[];
}
export interface Way {
  class: string;
  cost_usd_per_t: number;
  time_h: number;
  time_spread_h: number;
  time_p10_h: number;
  time_p50_h: number;
  time_p90_h: number;
  risk: number;
  stopped_days_per_year: number;
  events: string[];
  can_stop: string[];
  free_t_per_year: number | null;
  fits: boolean;
  length_km: number;
  countries: string[];
  corridors: string[];
  dominated_by: string[];
  legs: Leg[];
}
export interface RouteReply extends Reply {
  good: string;
  from: string;
  to: string;
  routes: Way[];
  by_class: Way[];
  alternatives: Way[];
  cut?: { asset: string; why: string }[];
  lift?: string[];
  why_no_cut?: string;
}

export interface Order {
  order: string;
  good: string;
  place: string;
  period: string;
  wanted_t: number;
  served_t: number;
  unmet_t: number;
  price_usd_per_t: number | null;
  reason: string;
}
export interface Flow {
  link: string;
  from: string;
  to: string;
  mode: string;
  good: string;
  state: string;
  unit: string;
  period: string;
  t: number;
}
export interface Limit {
  name: string;
  kind: string;
  period: string;
  unit: string;
  used: number;
  limit: number;
  price_usd_per_unit: number;
  price_usd_per_t: number;
}
export interface Bottleneck extends Limit {
  worth_usd_per_t: number;
  until_t: number;
  next: string;
  displaced: { order: string; t: number; from_link: string; to_link: string }[];
}
export interface Chain {
  order: string;
  good: string;
  period: string;
  state: string;
  t: number;
  supply: { supply: string; t: number }[];
  legs: string[];
  processes: string[];
  hours: number;
  cost_usd: Record<string, number>;
}
export interface PlanReply extends Reply {
  objective_usd: number;
  bound_usd: number;
  gap: number;
  sets: string[];
  agreements_on: string[];
  not_modelled: { kind: string; name: string; says: string }[];
  periods: { name: string; from: string; until: string }[];
  orders: Order[];
  flows: Flow[];
  limits: Limit[];
  fees: { country: string; usd: number }[];
  carriage: { country: string; usd: number }[];
  prices: { place: string; good: string; period: string; usd_per_t: number }[];
  conflict?: { name: string; kind: string; period: string; says: string }[];
}

export interface Share {
  side: string;
  of: string;
  on: string;
  dimension: string;
  stage: string;
  delivered: string;
  good: string;
  period: string;
  t: number;
  of_t: number;
  share: number;
  part: number;
}
export interface Hhi {
  side: string;
  of: string;
  dimension: string;
  stage: string;
  delivered: string;
  good: string;
  period: string;
  hhi: number;
  hhi_10000: number;
}
export interface Closure {
  selector: string;
  kind: string;
  status: string;
  cost_usd: number | null;
  pct: number | null;
  unmet_t: number | null;
}
export interface DependenceReply extends Reply {
  shares: Share[];
  hhi: Hhi[];
  n_minus_1: Closure[];
}

export interface FrontierChange {
  kind: string;
  id: string;
  t?: number;
  says?: string;
  period?: string;
}
export interface FrontierPoint {
  cap_t: number;
  share_of_served: number;
  share_of_base: number;
  served_t: number;
  unmet_t: number;
  cost_usd: number;
  extra_usd: number;
  next_usd_per_t: number | null;
  changes: FrontierChange[];
}
export interface Premium {
  order: string;
  t: number;
  usd_per_t: number;
  parts: Record<string, number>;
}
export interface Curve {
  good: string;
  orders: string[];
  selector: string;
  served_t: number;
  through_t: number;
  reason: string;
  points: FrontierPoint[];
  end: string;
  premium_total: Premium;
}
export interface FrontierReply extends Reply {
  on: string;
  curves: Curve[];
}

export interface Line {
  doc: string | null;
  start: number;
  end: number;
  text: string;
  type: string;
  lid: string;
  [field: string]: unknown;
}
export interface ReadReply {
  lines: Line[];
  warnings?: Note[];
}

export interface Column {
  name: string;
  type: string;
  unit: string;
  meaning: string;
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
