// What agreements, clauses and rules are worth in a plan.
import type { Reply } from "./reply";

export interface Worth {
  kind: "agreement" | "clause";
  item: string;
  says: string;
  says_de: string;
  set: string;
  by: "set" | "clauses" | "orders" | "clauses_and_orders";
  clauses: string[];
  orders: string[];
  on: boolean;
  method: "left_out" | "added";
  status: string;
  worth_usd: number | null;
  shapley_usd: number | null;
  gains: { country: string; usd: number }[];
}
export interface RulePrice {
  kind: "clause" | "limit" | "policy";
  rule: string;
  says: string;
  says_de: string;
  status: string;
  cost_usd: number | null;
  moved_t: number | null;
  usd_per_t: number | null;
  row_usd_per_t: number | null;
  why: string;
}
export interface ValueReply extends Reply {
  period: { from: string; until: string };
  value: Worth[];
  not_modelled: { agreement: string; says: string; says_de: string }[];
  shapley: { players: number; whole_usd: number | null };
  rules: RulePrice[];
}
