// Who rests on whom.
import type { Reply } from "./reply";

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
  unmet_t: number | null; // null where several goods are missing: tonnes of different goods are never added
  unmet: { good: string; t: number }[];
}
export interface DependenceReply extends Reply {
  shares: Share[];
  hhi: Hhi[];
  n_minus_1: Closure[];
}
