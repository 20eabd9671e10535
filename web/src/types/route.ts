// Ways from a place to a place.
import type { Reply } from "./reply";

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
  class_de: string;
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
