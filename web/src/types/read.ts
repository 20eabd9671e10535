// What was read in a text.
import type { Note } from "./reply";

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
