// The panels, in the order of their tabs.
import type { Panel } from "../page";
import { flows } from "./flows";
import { ways } from "./ways";
import { whatif } from "./whatif";
import { bottlenecks } from "./bottlenecks";
import { dependence } from "./dependence";
import { chain } from "./chain";
import { frontier } from "./frontier";
import { invest } from "./invest";
import { evidence } from "./evidence";
import { data } from "./data";

export const panels: Panel[] = [flows, ways, whatif, bottlenecks, dependence, chain, frontier, invest, evidence, data];
