// The model against what was recorded.
import type { Reply } from "./reply";

export interface BacktestRow {
  observation: string;
  name: string;
  measure: string;
  year: number;
  observed: number;
  modelled: number | null;
  unit: string;
  error_pct: number | null;
  base_load: number;
  naive: number | null;
  naive_error_pct: number | null;
  fitted: boolean;
  why: string;
  claims: string[];
}
export interface BacktestReply extends Reply {
  rows: BacktestRow[];
  score: {
    rows: number;
    fitted: number;
    not_compared: number;
    median_abs_error_pct: number | null;
    mean_abs_error_pct: number | null;
    base_load_share_pct: number | null;
    naive_rows: number;
    naive_median_abs_error_pct: number | null;
    median_abs_error_pct_beside_naive: number | null;
  };
}
