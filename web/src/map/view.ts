// The map: draws what the panels want to show, and tells what was clicked.
import {
  Map as BaseMap,
  NavigationControl,
  ScaleControl,
  prewarm,
  setWorkerUrl,
  type GeoJSONSource,
  type MapMouseEvent,
} from "maplibre-gl";
import type { Atlas } from "../plan";
import { t } from "../words";
import type { Land } from "./borders";
import { kMostZoom, type Aim } from "./camera";
import { groundOf, kNoScene, markOf, sceneFeatures, type Scene } from "./scene";
import { arrow, kModes, palette, style } from "./style";

// The worker reads its code while the server is still asked.
setWorkerUrl(new URL("/map-worker.js", location.href).href);
prewarm();

const kReach = 7,
  kMoment = 80; // ms

export class MapView {
  private map_: BaseMap;
  private ready_: Promise<void>;
  private scene_ = kNoScene;
  private shown_ = kNoScene; // what the map was given
  private marks_ = new Map<string, string>();
  constructor(
    host: HTMLElement,
    private atlas_: Atlas,
    private land_: Land,
    private aim_: Aim,
    private picked_: (what: string) => void,
    hover: (what: string, at: { x: number; y: number }) => void,
  ) {
    this.map_ = new BaseMap({
      container: host,
      style: this.style(),
      bounds: this.aim_.box,
      fitBoundsOptions: { padding: this.aim_.padding, maxZoom: this.aim_.maxZoom },
      attributionControl: false,
      renderWorldCopies: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      minZoom: 0.6,
      maxZoom: kMostZoom,
      fadeDuration: 0,
    });
    this.gather();
    this.map_.setMissingStyleImageResolver((id) => this.supply(id)); // whenever a style first asks, also between two styles
    this.map_.touchZoomRotate.disableRotation();
    this.map_.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map_.addControl(new ScaleControl({}), "top-left");
    this.ready_ = new Promise((done) => this.map_.once("style.load", () => done()));
    this.map_.on("click", (event) => this.picked_(this.under(event)));
    this.map_.on("mousemove", (event) => {
      const what = this.under(event);
      this.map_.getCanvas().style.cursor = what ? "pointer" : "";
      hover(what, event.point);
    });
    this.map_.on("mouseout", () => hover("", { x: 0, y: 0 }));
    void this.dress();
  }
  /** Kept when nothing is missing on the map. */
  async rest() {
    await this.ready_;
    await new Promise<void>((done) => {
      this.map_.once("idle", () => done());
      this.map_.triggerRepaint(); // a map that rests already says so again
    });
  }

  /** MapLibre draws a frame for every tile that arrives, which without a graphics card takes longer than the tile. Until the
   * map first rests, what arrives within a moment is drawn together. */
  private gather() {
    const map = this.map_,
      draw = map.triggerRepaint.bind(map);
    let asked = 0;
    map.triggerRepaint = () => {
      asked ||= window.setTimeout(() => {
        asked = 0;
        draw();
      }, kMoment);
    };
    void map.once("idle", () => (map.triggerRepaint = draw));
  }
  private style() {
    this.shown_ = this.scene_;
    return style(palette(), groundOf(this.atlas_, this.land_), sceneFeatures(this.atlas_, this.scene_));
  }
  private async dress() {
    await this.ready_;
    this.marks_.clear();
    this.label();
    this.follow();
    if (this.shown_ === this.scene_) this.mark();
    else this.paint();
  }
  /** MapLibre passes over what happens to its place between its making and the first look of its own observer. */
  private follow() {
    const host = this.map_.getContainer(),
      canvas = this.map_.getCanvas();
    if (canvas.clientWidth === host.clientWidth && canvas.clientHeight === host.clientHeight) return;
    void this.aim(this.aim_, 0);
  }
  /** MapLibre's own controls speak English. */
  private label() {
    const host = this.map_.getContainer();
    for (const [part, key] of [
      ["ctrl-zoom-in", "map.zoom_in"],
      ["ctrl-zoom-out", "map.zoom_out"],
      ["canvas", "map.label"],
    ] as const)
      for (const element of host.querySelectorAll<HTMLElement>(`.maplibregl-${part}`)) {
        element.setAttribute("aria-label", t(key));
        if (part !== "canvas") element.title = t(key);
      }
  }
  private source(name: string) {
    return this.map_.getSource(name) as GeoJSONSource;
  }

  /** After a change of theme or language. */
  async restyle() {
    await this.ready_;
    this.map_.setStyle(this.style(), { diff: false });
    await new Promise<void>((done) => this.map_.once("styledata", () => done()));
    await this.dress();
  }
  async draw(scene: Scene) {
    this.scene_ = scene;
    await this.ready_;
    if (this.shown_ !== this.scene_) this.paint();
  }
  /** Moves there, slowly where the reader has nothing against it. */
  async aim(aim: Aim, duration = 500) {
    this.aim_ = aim;
    await this.ready_;
    this.map_.resize(); // the panel may just have become wide
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map_.fitBounds(aim.box, { padding: aim.padding, maxZoom: aim.maxZoom, duration: still ? 0 : duration });
  }
  focus() {
    this.map_.getCanvas().focus();
  }

  private supply(image: string) {
    if (image === "arrow" && !this.map_.hasImage(image)) this.map_.addImage(image, arrow(), { sdf: true });
  }
  private paint() {
    if (!this.map_.getSource("flows")) return; // between two styles; the new one paints when it is there
    this.shown_ = this.scene_;
    const { flows, ways, places } = sceneFeatures(this.atlas_, this.scene_);
    this.source("flows").setData(flows);
    this.source("ways").setData(ways);
    this.source("places").setData(places);
    this.mark();
  }
  /** States are coloured by feature state: their shapes are cut into tiles once. */
  private mark() {
    if (!this.map_.getSource("land")) return;
    const { pick } = this.scene_;
    this.map_.setFilter("picked", ["==", ["get", "id"], pick.startsWith("link:") ? pick.slice(5) : ""]);
    for (const {
      properties: { iso },
    } of this.land_.features) {
      const mark = markOf(this.scene_, this.atlas_, iso);
      if (!iso || mark === (this.marks_.get(iso) ?? "")) continue;
      this.marks_.set(iso, mark);
      this.map_.setFeatureState({ source: "land", id: iso }, { mark });
    }
  }
  private under(event: MapMouseEvent): string {
    const { x, y } = event.point,
      near: [[number, number], [number, number]] = [
        [x - kReach, y - kReach],
        [x + kReach, y + kReach],
      ];
    if (!this.map_.getLayer("places")) return "";
    const first = (layers: string[], box: typeof near | [number, number]) =>
      this.map_.queryRenderedFeatures(box, { layers: layers.filter((id) => this.map_.getLayer(id)) })[0]?.properties;
    const town = first(
      ["places"],
      [
        [x - 5, y - 5],
        [x + 5, y + 5],
      ],
    );
    if (town?.main) return `place:${town.id}`;
    const line =
      first([...kModes.map((mode) => `way-${mode}`), ...kModes.map((mode) => `flow-${mode}`)], near) ??
      first(
        ["links"],
        [
          [x - 4, y - 4],
          [x + 4, y + 4],
        ],
      );
    if (town && !line) return `place:${town.id}`;
    if (line) return `link:${line.id}`;
    const land = first(["land"], [x, y]);
    return land?.iso ? `country:${land.iso}` : "";
  }
}
