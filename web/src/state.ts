// All that the reader chose stands behind # in the address, so an address can be sent to a colleague.
export interface State {
  panel: string;
  study: string;
  lang: string;
  theme: string;
  good: string;
  year: string;
  pick: string; // pick: link:ID, place:ID or country:ISO3
  with: string[];
  without: string[];
  change: string[]; // the world; a change is close:SELECTOR, scale:link:ID:F, share:CLAUSE:S, rate:POLICY:PERCENT or set:TABLE:ROW:COLUMN:VALUE
  from: string;
  to: string;
  cargo: string;
  avoid: string[];
  way: string;
  side: string;
  dimension: string;
  made: string;
  order: string;
  on: string;
  orders: string;
  budget: string; // USD; empty: none
  cap: string[]; // PARTNER:SHARE
  cost: string[]; // PROJECT:USD
  skip: string[]; // projects that do not stand to choice
  granted: string;
  uncosted: string; // projects whose cost nobody knows are asked about too
  life: string; // years
  fair: string; // what agreements are worth by fair shares too
  span: string; // all: the whole horizon
  seen: string; // the observation that is looked at
  table: string;
  rows: string; // what rows of the table must hold
  show: string;
}
const kEmpty: State = {
  panel: "flows",
  study: "",
  lang: "",
  theme: "",
  good: "",
  year: "",
  pick: "",
  with: [],
  without: [],
  change: [],
  from: "",
  to: "",
  cargo: "",
  avoid: [],
  way: "",
  side: "buyer",
  dimension: "transit",
  made: "",
  order: "",
  on: "",
  orders: "",
  budget: "",
  cap: [],
  cost: [],
  skip: [],
  granted: "",
  uncosted: "",
  life: "",
  fair: "",
  span: "",
  seen: "",
  table: "links",
  rows: "",
  show: "",
};
type Field = keyof State;
const isList = (field: Field) => Array.isArray(kEmpty[field]);

export function read(hash: string): State {
  const [panel, query] = hash.replace(/^#/, "").split("?");
  const given = new URLSearchParams(query ?? ""),
    state = structuredClone(kEmpty) as unknown as Record<Field, unknown>;
  if (panel) state.panel = panel;
  for (const field of Object.keys(kEmpty) as Field[]) {
    if (field === "panel" || !given.has(field)) continue;
    state[field] = isList(field) ? given.getAll(field).filter(Boolean) : given.get(field);
  }
  return state as unknown as State;
}
export function write(state: State): string {
  const told = new URLSearchParams();
  for (const field of Object.keys(kEmpty) as Field[]) {
    const value = state[field];
    if (field === "panel" || String(value) === String(kEmpty[field])) continue;
    if (Array.isArray(value)) value.forEach((item) => told.append(field, item));
    else told.set(field, value);
  }
  const query = told.toString().replaceAll("%3A", ":");
  return `#${state.panel}${query ? `?${query}` : ""}`;
}

type Listener = (now: State, before: State) => void;
/** The state of the page; a change is written to the address and told to all who listen. */
export class Store {
  private state_ = read(location.hash);
  private listeners_: Listener[] = [];
  private undo_: Pick<State, "with" | "without" | "change">[] = [];
  constructor() {
    addEventListener("hashchange", () => {
      if (location.hash !== write(this.state_)) this.become(read(location.hash));
    });
  }
  get now() {
    return this.state_;
  }
  get canUndo() {
    return this.undo_.length > 0;
  }
  listen(listener: Listener) {
    this.listeners_.push(listener);
  }
  set(change: Partial<State>) {
    const worldChanges = "with" in change || "without" in change || "change" in change;
    if (worldChanges)
      this.undo_.push({ with: this.state_.with, without: this.state_.without, change: this.state_.change });
    this.go({ ...this.state_, ...change }, worldChanges || "panel" in change);
  }
  undo() {
    const before = this.undo_.pop();
    if (before) this.go({ ...this.state_, ...before }, true);
  }
  private go(state: State, push: boolean) {
    const address = write(state);
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.become(state);
  }
  private become(state: State) {
    const before = this.state_;
    this.state_ = state;
    this.listeners_.forEach((listener) => listener(state, before));
  }
}
export const toggled = (list: string[], item: string) =>
  list.includes(item) ? list.filter((x) => x !== item) : [...list, item];
