// What width, colour and line style mean in the present view.
import { h } from "../dom";
import { t, tonnes } from "../words";
import type { Scene } from "./scene";

const swatch = (name: string, text: string) => h("li", {}, h("i", { class: `swatch s-${name}` }), text);

export function legend(scene: Scene): HTMLElement[] {
  if (!scene.flows.length && !scene.ways.length) return [];
  const differs = scene.flows.some((flow) => flow.class === "more" || flow.class === "less");
  const most = Math.max(0, ...scene.flows.map((flow) => flow.t));
  const colours = scene.ways.length
    ? [swatch("way", t("legend.way")), swatch("way-other", t("legend.other"))]
    : differs
      ? [swatch("more", t("legend.more")), swatch("less", t("legend.less"))]
      : [
          swatch("low", t("legend.low")),
          swatch("mid", t("legend.mid")),
          swatch("high", t("legend.high")),
          swatch("full", t("legend.full")),
          swatch("none", t("legend.none")),
        ];
  const modes = ["rail", "road", "sea", "pipeline"].map((mode) =>
    swatch(`m-${mode}`, t(`mode.${mode}` as "mode.rail")),
  );
  return [
    h(
      "details",
      { open: matchMedia("(min-width: 800px)").matches },
      h("summary", {}, t("legend.title")),
      h("ul", {}, colours),
      h("ul", {}, modes),
      most > 0 && !scene.ways.length ? h("p", {}, t("legend.width", tonnes(most))) : null,
    ),
  ];
}
