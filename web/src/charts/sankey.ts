// Bands from stage to stage, as wide as the tonnes.
import { sankey as layout, sankeyJustify, sankeyLinkHorizontal } from "d3-sankey";
import { tonnes } from "../words";
import { frame } from "./frame";
import { stageLists } from "./stages";

export interface Band {
  from: string;
  to: string;
  t: number;
}
interface Stop {
  id: string;
}
type Cord = { source: string; target: string; value: number };
const kColours = 6,
  kMostLines = 4,
  kNarrow = 520, // px below which bands and their names have no room beside each other
  kLeastRoom = 54; // px between two stages; with less, names would run into each other: the table has them

function svg(tag: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
  if (text !== undefined) element.textContent = text;
  return element;
}
/** At most so many lines of so many signs. */
function lines(text: string, most: number, count: number): string[] {
  const out = [""];
  for (const word of text.split(/ |(?<=\p{L}-)/u)) {
    const last = out[out.length - 1],
      gap = !last || last.endsWith("-") ? "" : " ";
    if (last.length + gap.length + word.length <= most || !last) out[out.length - 1] += gap + word;
    else if (out.length === count) return [...out.slice(0, -1), `${out[out.length - 1].slice(0, most - 1)}…`];
    else out.push(word);
  }
  return out.map((line) => (line.length > most ? `${line.slice(0, most - 1)}…` : line));
}

export function sankey(bands: Band[], name: string): HTMLElement {
  const ids = [...new Set(bands.flatMap((band) => [band.from, band.to]))];
  const sides = Math.max(
    ids.filter((id) => !bands.some((band) => band.to === id)).length,
    ids.filter((id) => !bands.some((band) => band.from === id)).length,
  );
  return frame((width) => {
    if (width < kNarrow) return stageLists(bands);
    const height = Math.max(220, Math.min(620, sides * 46)),
      right = 128;
    const engine = layout<Stop, Cord>()
      .nodeId((stop) => stop.id)
      .nodeAlign(sankeyJustify)
      .nodeWidth(11)
      .nodePadding(26)
      .extent([
        [1, 14],
        [width - right, height - 14],
      ]);
    const graph = engine({
      nodes: ids.map((id) => ({ id })),
      links: bands.map((band) => ({ source: band.from, target: band.to, value: band.t })),
    });
    const root = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "sankey" }),
      path = sankeyLinkHorizontal<Stop, Cord>();
    const colour = new Map<unknown, number>();
    graph.nodes
      .toSorted((a, b) => (a.depth ?? 0) - (b.depth ?? 0) || (b.value ?? 0) - (a.value ?? 0))
      .forEach((node, i) => colour.set(node, i % kColours));
    for (const link of graph.links) {
      const source = link.source as unknown as { id: string; depth: number },
        target = link.target as unknown as Stop;
      const tint = colour.get(source) ?? kColours;
      const band = svg("path", {
        d: path(link) ?? "",
        "stroke-width": Math.max(1, link.width ?? 1),
        class: `band c${tint + 1}`,
      });
      band.append(svg("title", {}, `${source.id} → ${target.id}: ${tonnes(link.value)}`));
      root.append(band);
    }
    const deepest = Math.max(...graph.nodes.map((node) => node.depth ?? 0));
    for (const node of graph.nodes) {
      const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node,
        last = node.depth === deepest;
      const room = last ? right : (width - right) / deepest - 18,
        inside = Math.floor((y1 - y0 - 13) / 13), // lines beside the tonnes
        text =
          room < kLeastRoom ? [] : lines(node.id, Math.floor(room / 6.2), Math.min(kMostLines, Math.max(2, inside)));
      root.append(svg("rect", { x: x0, y: y0, width: x1 - x0, height: Math.max(1.5, y1 - y0), class: "stop" }));
      const label = svg("text", { x: x1 + 6, y: (y0 + y1) / 2 - (text.length * 13) / 2 + 4 });
      text.forEach((line, i) => label.append(svg("tspan", { x: x1 + 6, dy: i ? 13 : 0 }, line)));
      label.append(
        svg("tspan", { x: x1 + 6, dy: text.length ? 13 : 0, class: "soft" }, tonnes(node.value ?? 0)),
        svg("title", {}, node.id),
      );
      root.append(label);
    }
    return root;
  }, name);
}
