// The first map: borders, links, flows, places and names on one canvas, where MapLibre will draw them and from the same data. What a
// plan moves need not wait until MapLibre's code is read, its worker started and its shaders compiled. It can be clicked. Where the
// browser has no WebGL, it stays, and moves (`live`).
import type { Atlas } from "../plan";
import { h } from "../dom";
import { t } from "../words";
import type { Land } from "./borders";
import { cameraFor, kNoShift, shifted, type Aim, type Camera } from "./camera";
import type { Point } from "./geometry";
import { followShifts } from "./gestures";
import { Lettering } from "./lettering";
import { groundOf, kNoScene, markOf, sceneFeatures, type Scene } from "./scene";
import { addRing, beside, drawArrows } from "./strokes";
import { colourOf, kDash, kFlowOpacity, kModes, palette, valueAt, type Ground, type Palette } from "./style";

/** Something that can be clicked: a line within reach of its middle, a place, or a state. */
interface Drawn {
  what: string;
  path: Path2D;
  width: number;
}
const kReach = 7,
  kTownReach = 5,
  kSquare = 4 / Math.PI, // MapLibre looks for lines in a square round the pointer: in the mean over directions it reaches this much farther
  kTownsFrom = 5.6; // zoom from which all places have names

export class Sketch {
  private canvas_ = h("canvas", { class: "sketch", tabindex: 0, role: "region" });
  private pen_ = this.canvas_.getContext("2d", { willReadFrequently: true })!; // drawn once: not worth starting a graphics card for
  private ground_: Ground;
  private scene_: Scene = kNoScene;
  private camera_!: Camera;
  private shift_ = kNoShift;
  private colour_!: Palette;
  private states_: Drawn[] = [];
  private lines_: Drawn[] = [];
  private links_: Drawn[] = [];
  private towns_: { what: string; at: Point; main: boolean; radius: number }[] = [];
  private sizes_ = new ResizeObserver(() => this.paint());

  constructor(
    private host_: HTMLElement,
    private atlas_: Atlas,
    private land_: Land,
    private aim_: Aim,
    picked: (what: string) => void,
    hover: (what: string, at: { x: number; y: number }) => void,
  ) {
    this.ground_ = groundOf(atlas_, land_);
    host_.append(this.canvas_);
    const at = ({ offsetX: x, offsetY: y }: MouseEvent) => ({ x, y });
    this.canvas_.addEventListener("click", (event) => picked(this.under(at(event))));
    this.canvas_.addEventListener("mousemove", (event) => {
      const what = this.under(at(event));
      this.canvas_.style.cursor = what ? "pointer" : "";
      hover(what, at(event));
    });
    this.canvas_.addEventListener("mouseleave", () => hover("", { x: 0, y: 0 }));
    this.sizes_.observe(host_);
  }
  draw(scene: Scene) {
    this.scene_ = scene;
    this.paint();
  }
  aim(aim: Aim) {
    this.aim_ = aim;
    this.shift_ = kNoShift;
    this.paint();
  }
  /** After a change of theme or language. */
  restyle() {
    this.ground_ = groundOf(this.atlas_, this.land_);
    this.paint();
  }
  /** From now on it can be moved. */
  live() {
    followShifts(this.canvas_, {
      zoom: () => cameraFor(this.aim_, this.host_.clientWidth, this.host_.clientHeight).zoom,
      now: () => this.shift_,
      set: (shift) => (this.shift_ = shift),
      paint: () => this.paint(),
    });
  }
  remove() {
    this.sizes_.disconnect();
    this.canvas_.remove();
  }

  private paint() {
    const { clientWidth: width, clientHeight: height } = this.host_,
      dots = devicePixelRatio;
    if (!width || !height) return;
    this.canvas_.width = Math.round(width * dots);
    this.canvas_.height = Math.round(height * dots);
    this.canvas_.setAttribute("aria-label", t("map.label"));
    this.pen_.setTransform(dots, 0, 0, dots, 0, 0);
    this.camera_ = shifted(cameraFor(this.aim_, width, height), this.shift_);
    this.colour_ = palette();
    this.drawStates(width, height);
    this.drawLinks();
    const above = sceneFeatures(this.atlas_, this.scene_);
    this.lines_ = [...this.drawFlows(above.flows.features), ...this.drawWays(above.ways.features)].reverse();
    this.drawPicked();
    this.drawPlaces(above.places.features);
    this.drawNames(above.places.features, width, height);
  }

  private drawStates(width: number, height: number) {
    const pen = this.pen_;
    this.states_ = [];
    for (const { properties, geometry } of this.land_.features) {
      const path = new Path2D(),
        rings =
          geometry.type === "Polygon"
            ? geometry.coordinates
            : geometry.type === "MultiPolygon"
              ? geometry.coordinates.flat()
              : [];
      let seen = false;
      for (const ring of rings) seen = addRing(path, (ring as Point[]).map(this.camera_.at), width, height) || seen;
      if (!seen) continue;
      pen.fillStyle = this.colour_(markOf(this.scene_, this.atlas_, properties.iso) || "land");
      pen.fill(path, "evenodd");
      this.states_.push({ what: properties.iso ? `country:${properties.iso}` : "", path, width: 0 });
    }
    pen.setLineDash([]);
    pen.strokeStyle = this.colour_("border");
    pen.lineWidth = valueAt(this.camera_.zoom, [1, 0.4], [5, 1]);
    this.states_.forEach(({ path }) => pen.stroke(path));
  }

  private pathOf(points: Point[]): Path2D {
    const path = new Path2D();
    points.forEach((point, i) => {
      const [x, y] = this.camera_.at(point);
      if (i) path.lineTo(x, y);
      else path.moveTo(x, y);
    });
    return path;
  }
  private drawLinks() {
    const pen = this.pen_;
    pen.strokeStyle = this.colour_("network");
    pen.lineWidth = valueAt(this.camera_.zoom, [2, 0.5], [6, 1.4]);
    this.links_ = this.ground_.links.features.map((feature) => {
      const path = this.pathOf(pointsOf(feature));
      pen.stroke(path);
      return { what: `link:${feature.properties!.id}`, path, width: pen.lineWidth };
    });
    this.links_.reverse(); // what lies above is found first
  }
  private stroke(path: Path2D, width: number, colour: string, style: string) {
    const pen = this.pen_;
    pen.lineCap = style === "rail" ? "round" : "butt";
    pen.lineJoin = "round";
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.setLineDash((kDash[style] ?? []).map((part) => part * width));
    pen.stroke(path);
    pen.setLineDash([]);
  }
  /** Lines of a layer, the thin ones below; mode by mode, as the layers of the map lie. */
  private drawLines(features: GeoJSON.Feature[], colour: (feature: GeoJSON.Feature) => string): Drawn[] {
    const grown = valueAt(this.camera_.zoom, [1, 0.45], [4, 1], [9, 1.9]);
    return kModes.flatMap((mode) =>
      features
        .filter((feature) => feature.properties!.style === mode)
        .sort((a, b) => a.properties!.width - b.properties!.width)
        .map((feature) => {
          const path = this.pathOf(pointsOf(feature)),
            width = grown * feature.properties!.width;
          this.stroke(path, width, colour(feature), mode);
          return { what: `link:${feature.properties!.id}`, path, width };
        }),
    );
  }
  private drawFlows(features: GeoJSON.Feature[]): Drawn[] {
    this.pen_.globalAlpha = kFlowOpacity;
    const drawn = this.drawLines(features, (feature) => this.colour_(colourOf(feature.properties!.class)));
    this.pen_.fillStyle = this.colour_("arrow");
    for (const feature of features)
      if (feature.properties!.width > 1.6)
        drawArrows(
          this.pen_,
          pointsOf(feature).map(this.camera_.at),
          24 * valueAt(feature.properties!.width, [1.6, 0.35], [14, 0.8]),
        );
    this.pen_.globalAlpha = 1;
    return drawn;
  }
  private drawWays(features: GeoJSON.Feature[]): Drawn[] {
    const grown = 1.7 * valueAt(this.camera_.zoom, [1, 0.45], [4, 1], [9, 1.9]);
    for (const feature of features)
      this.stroke(
        this.pathOf(pointsOf(feature)),
        grown * feature.properties!.width,
        this.colour_("halo"),
        "rail", // round ends and no gaps
      );
    return this.drawLines(features, (feature) => this.colour_(feature.properties!.chosen ? "way" : "way-other"));
  }
  /** Two lines along the link that was picked. */
  private drawPicked() {
    const picked = this.links_.find(({ what }) => what === this.scene_.pick);
    if (!picked) return;
    const line = this.ground_.links.features.find((one) => `link:${one.properties!.id}` === picked.what)!,
      points = pointsOf(line).map(this.camera_.at);
    for (const side of [-3.5, 3.5]) this.stroke(beside(points, side), 3, this.colour_("ink"), "rail");
  }

  private drawPlaces(features: GeoJSON.Feature[]) {
    const pen = this.pen_,
      zoom = this.camera_.zoom,
      radius = (main: boolean) => valueAt(zoom, [2, main ? 2.2 : 0.9], [7, main ? 5.5 : 3.6]),
      rim = (main: boolean) => (main ? 1.2 : 0.5);
    this.towns_ = features.map(({ properties, geometry }) => {
      const at = this.camera_.at((geometry as GeoJSON.Point).coordinates as Point),
        { id, main, chosen } = properties!;
      pen.beginPath();
      pen.arc(...at, radius(main) + rim(main), 0, 2 * Math.PI);
      pen.fillStyle = this.colour_("halo");
      pen.fill();
      pen.beginPath();
      pen.arc(...at, radius(main), 0, 2 * Math.PI);
      pen.fillStyle = this.colour_(chosen ? "way" : "place");
      pen.fill();
      return { what: `place:${id}`, at, main, radius: radius(main) + rim(main) };
    });
  }
  private drawNames(places: GeoJSON.Feature[], width: number, height: number) {
    const letters = new Lettering(this.pen_, this.colour_("halo"), width, height),
      zoom = this.camera_.zoom,
      byRank = (a: GeoJSON.Feature, b: GeoJSON.Feature) => a.properties!.rank - b.properties!.rank,
      at = (feature: GeoJSON.Feature) => this.camera_.at((feature.geometry as GeoJSON.Point).coordinates as Point);
    const large = valueAt(zoom, [2, 9.5], [6, 13]),
      small = valueAt(zoom, [2, 11], [7, 14]);
    for (const state of this.ground_.names.features.toSorted(byRank))
      letters.write({
        text: String(state.properties!.name).toLocaleUpperCase(),
        at: at(state),
        size: large,
        colour: this.colour_("state"),
        padding: 6,
        aside: 0,
        spaced: true,
        widest: 7 * large,
      });
    for (const place of places.toSorted(byRank))
      if (place.properties!.main || zoom >= kTownsFrom)
        letters.write({
          text: place.properties!.name,
          at: at(place),
          size: small,
          colour: this.colour_("ink"),
          padding: 3,
          aside: 0.7 * small,
          widest: 10 * small,
        });
  }

  private under({ x, y }: { x: number; y: number }): string {
    const pen = this.pen_,
      dots = devicePixelRatio;
    pen.setLineDash([]);
    const near = (list: Drawn[], reach: number) =>
      list.find(({ path, width }) => {
        pen.lineWidth = width + 2 * kSquare * reach;
        return pen.isPointInStroke(path, x * dots, y * dots);
      })?.what;
    const town = this.towns_
      .filter(({ at, radius }) => Math.max(Math.abs(at[0] - x), Math.abs(at[1] - y)) <= kTownReach + radius)
      .sort((a, b) => Number(b.main) - Number(a.main))[0];
    if (town?.main) return town.what;
    return (
      near(this.lines_, kReach) ??
      near(this.links_, 4) ??
      town?.what ??
      this.states_.find(({ path }) => pen.isPointInPath(path, x * dots, y * dots, "evenodd"))?.what ??
      ""
    );
  }
}
const pointsOf = (feature: GeoJSON.Feature) => (feature.geometry as GeoJSON.LineString).coordinates as Point[];
