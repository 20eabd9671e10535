// A chart that fits its column, told apart for those who do not see it.
import { h } from "../dom";

export function frame(draw: (width: number) => Element, name: string): HTMLElement {
  const host = h("figure", { class: "chart", role: "img", "aria-label": name });
  let last = 0;
  new ResizeObserver(() => {
    const width = Math.floor(host.clientWidth);
    if (width < 40 || Math.abs(width - last) < 4) return;
    last = width;
    const drawn = draw(width);
    drawn.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label")); // the figure has the name
    host.replaceChildren(drawn);
  }).observe(host);
  return host;
}
