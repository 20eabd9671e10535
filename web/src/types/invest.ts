// Which projects to build.
import type { Reply } from "./reply";

interface ProjectHead {
  project: string;
  name: string;
  partner: string;
  opens: string;
  cost_usd: number | null;
  charge_usd: number | null;
}
export interface ChosenProject extends ProjectHead {
  saves_usd: number | null;
  saves_per_usd: number | null;
}
export interface ProjectRow extends ProjectHead {
  set: string;
  cost_from: "study" | "asked" | "";
  chosen: boolean;
  why: string;
  blocked_by: string;
  needs: string[];
  alone_usd: number | null;
  last_usd: number | null;
  here_usd: number | null;
  delivered: { good: string; t: number }[];
  tightens: string[];
}
export interface ProjectPair {
  one: string;
  other: string;
  kind: "complements" | "substitutes";
  both_usd: number;
  joint_usd: number;
}
/** Projects that are built together. */
export interface Choice {
  spent_usd: number;
  projects: string[];
  plan_usd: number;
  objective_usd: number;
  net_usd: number | null;
}
/** What is told of the search while it goes on. */
export interface BestSoFar {
  projects: string[];
  net_usd: number | null;
  gap_usd: number | null;
  tolerance_usd: number;
}
export interface InvestReply extends Reply {
  period: { from: string; until: string };
  budget_usd: number | null;
  caps: { partner: string; share: number }[];
  granted: boolean;
  before_usd: number | null;
  plan_usd: number | null;
  spent_usd: number | null;
  charge_usd: number | null;
  objective_usd: number | null;
  gap_usd: number | null;
  saved_usd: number | null;
  net_usd: number | null;
  chosen: ChosenProject[];
  projects: ProjectRow[];
  pairs: ProjectPair[];
  runners_up: Choice[];
  curve: Choice[];
  partners: { partner: string; usd: number; share: number | null }[];
  gains: { role: string; country: string; usd: number }[];
  search: { plans: number; is_complete: boolean; tolerance_usd: number };
}
