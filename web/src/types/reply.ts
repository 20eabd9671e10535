// What every reply holds.
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
