// The map of the page: a sketch at once, MapLibre's map as soon as that has drawn the same.
import type { Atlas } from "../plan";
import { h } from "../dom";
import { t } from "../words";
import type { Land } from "./borders";
import { around, home, type Aim } from "./camera";
import type { Point } from "./geometry";
import { kNoScene, type Scene } from "./scene";
import { Sketch } from "./sketch";
import type { MapView } from "./view";

const kPatience = 4000; // ms after which MapLibre is made ready though there is no scene yet

export class StudyMap {
  private sketch_: Sketch | null;
  private view_: MapView | null = null;
  private scene_ = kNoScene;
  private aim_: Aim;
  private isAsked_ = false;
  private begun_!: () => void;
  private scenes_ = new Promise<void>((done) => (this.begun_ = done));

  constructor(
    private host_: HTMLElement,
    private atlas_: Atlas,
    private land_: Land,
    private picked_: (what: string) => void,
    private hover_: (what: string, at: { x: number; y: number }) => void,
  ) {
    this.aim_ = home(atlas_);
    this.sketch_ = new Sketch(host_, atlas_, land_, this.aim_, picked_, hover_);
    setTimeout(() => void this.enliven(), kPatience);
  }

  get hasScene() {
    return this.scene_ !== kNoScene;
  }
  draw(scene: Scene) {
    this.scene_ = scene;
    this.sketch_?.draw(scene);
    void this.view_?.draw(scene);
    if (!this.sketch_) return;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.host_.dataset.sketched ??= String(Math.round(performance.now())); // the frame with the sketch is out
        this.begun_();
        void this.enliven();
      }),
    );
  }
  fit(points: Point[]) {
    if (points.length) this.aim(around(points));
  }
  home() {
    this.aim(home(this.atlas_), 0);
  }
  private aim(aim: Aim, duration?: number) {
    this.aim_ = aim;
    this.sketch_?.aim(aim);
    void this.view_?.aim(aim, duration);
  }
  /** After a change of theme or language. */
  restyle() {
    this.sketch_?.restyle();
    void this.view_?.restyle();
  }
  focus() {
    if (this.sketch_) this.host_.querySelector<HTMLElement>(".sketch")?.focus();
    else this.view_?.focus();
  }

  /** MapLibre draws below the sketch, which goes when nothing is missing. */
  private async enliven() {
    if (this.isAsked_) return;
    this.isAsked_ = true;
    const place = h("div", { class: "live" });
    this.host_.prepend(place);
    try {
      const { MapView: View } = await import("./view");
      const view = new View(place, this.atlas_, this.land_, this.aim_, this.picked_, this.hover_);
      this.view_ = view;
      void view.draw(this.scene_);
      await this.scenes_;
      await view.rest();
      const hadFocus = document.activeElement?.matches(".sketch");
      this.sketch_?.remove();
      this.sketch_ = null;
      if (hadFocus) view.focus();
    } catch (error) {
      console.warn(error);
      place.remove();
      this.view_ = null;
      this.sketch_?.live();
      this.host_.append(h("p", { class: "still", role: "note" }, t("map.still")));
    }
    this.host_.dataset.drawn = String(Math.round(performance.now()));
  }
}
