// What a plan rests on.
import type { Reply } from "./reply";

export interface Swing {
  why: "interval" | "rounding" | "contradiction" | "assumption" | "yours";
  claim: string | null;
  against: string | null;
  figures: { figure: string; from: number; to: number }[];
  status: string;
  change_usd: number | null;
}
export interface EvidenceReply extends Reply {
  rests_on: {
    cited_usd: number;
    assumed_usd: number;
    yours_usd: number;
    untraced_usd: number;
    markets_usd: number;
  };
  swings: Swing[];
}
