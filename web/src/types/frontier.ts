// What it costs to rest less on someone.
import type { Reply } from "./reply";

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
