// The replies as far as the page reads them; docs/reference/replies.md says what each field means.
export type * from "./reply";
export type * from "./study";
export type * from "./route";
export type * from "./plan";
export type * from "./dependence";
export type * from "./evidence";
export type * from "./frontier";
export type * from "./invest";
export type * from "./value";
export type * from "./backtest";
export type * from "./read";
