// The panels with the key that opens each, in the order of their tabs. Ten have a digit, as they always had.
import type { Panel } from "../page";
import { flows } from "./flows";
import { ways } from "./ways";
import { whatif } from "./whatif";
import { bottlenecks } from "./bottlenecks";
import { dependence } from "./dependence";
import { chain } from "./chain";
import { frontier } from "./frontier";
import { invest } from "./invest";
import { value } from "./value";
import { evidence } from "./evidence";
import { backtest } from "./backtest";
import { data } from "./data";

const kOrder: [key: string, panel: Panel][] = [
  ["1", flows],
  ["2", ways],
  ["3", whatif],
  ["4", bottlenecks],
  ["5", dependence],
  ["6", chain],
  ["7", frontier],
  ["8", invest],
  ["v", value],
  ["9", evidence],
  ["b", backtest],
  ["0", data],
];
export const panels: Panel[] = kOrder.map(([, panel]) => panel);
export const panelKeys = kOrder.map(([key, panel]) => ({ key, id: panel.id }));
