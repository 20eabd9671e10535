// A plan: who gets what by which links, and what binds.
import type { Reply } from "./reply";

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

/** A whole number: lots, or 1 (used) and 0 (not used). What is paid and not used is empty. */
export interface Decided {
  limit: string;
  bound: "lots" | "least_or_none" | "most";
  period: string;
  number: number;
  used_t: number;
  paid_t: number;
  empty_t: number;
  cost_usd: number;
}
export interface Bottleneck extends Limit {
  worth_usd_per_t: number;
  until_t: number | null;
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
/** What a tonne more of a good would cost at a place. */
export interface Price {
  place: string;
  good: string;
  period: string;
  usd_per_t: number;
}
export interface PlanReply extends Reply {
  objective_usd: number;
  bound_usd: number;
  gap: number;
  sets: string[];
  agreements_on: string[];
  not_modelled: { kind: string; name: string; says: string; says_de: string }[];
  periods: { name: string; from: string; until: string }[];
  orders: Order[];
  flows: Flow[];
  limits: Limit[];
  decided: Decided[];
  fees: { country: string; usd: number }[];
  carriage: { country: string; usd: number }[];
  conflict?: { name: string; kind: string; period: string; says: string; says_de: string }[];
}
