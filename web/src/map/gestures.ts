// Moves a drawing that stands for the map: drag, wheel, pinch with two fingers, and keys.
import { bounded, type Shift } from "./camera";
import type { Point } from "./geometry";

/** What is done with the drawing: it is moved by pixels, or grows by a factor round a point that stays. */
interface Movable {
  move: (by: Point) => void;
  grow: (factor: number, round: Point) => void;
}
const kStep = 80, // pixels of an arrow key
  kKeyGrowth = 2,
  kWheel = 450, // pixels of a wheel that double
  kStill = 4; // pixels within which a press is a click

const apart = ([a, b]: Point[]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const middle = (points: Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

function followGestures(canvas: HTMLCanvasElement, { move, grow }: Movable) {
  const held = new Map<number, Point>(); // pointers that are down
  let way = 0; // how far they went: a drag is no click
  const at = ({ offsetX, offsetY }: MouseEvent): Point => [offsetX, offsetY];
  canvas.style.touchAction = "none";
  canvas.addEventListener("pointerdown", (event) => {
    if (!held.size) way = 0;
    held.set(event.pointerId, at(event));
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    held.set(event.pointerId, at(event));
    const after = [...held.values()],
      [from, to] = [middle(before), middle(after)];
    way += apart([from, to]);
    if (way > kStill) move([to[0] - from[0], to[1] - from[1]]);
    if (after.length !== 2) return;
    way += Math.abs(apart(after) - apart(before));
    grow(apart(after) / Math.max(1, apart(before)), to);
  });
  for (const end of ["pointerup", "pointercancel"] as const)
    canvas.addEventListener(end, (event) => held.delete(event.pointerId));
  canvas.addEventListener("click", (event) => way > kStill && event.stopImmediatePropagation(), { capture: true });
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1);
      grow(2 ** (-pixels / kWheel), at(event));
    },
    { passive: false },
  );
  const centre = (): Point => [canvas.clientWidth / 2, canvas.clientHeight / 2];
  const keys: Record<string, () => void> = {
    ArrowLeft: () => move([kStep, 0]),
    ArrowRight: () => move([-kStep, 0]),
    ArrowUp: () => move([0, kStep]),
    ArrowDown: () => move([0, -kStep]),
    "+": () => grow(kKeyGrowth, centre()),
    "=": () => grow(kKeyGrowth, centre()),
    "-": () => grow(1 / kKeyGrowth, centre()),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** A drawing that is shifted: its zoom without that, and how it is drawn anew. */
interface Shiftable {
  zoom: () => number;
  now: () => Shift;
  set: (shift: Shift) => void;
  paint: () => void;
}
/** Shifts a drawing as the reader moves it; it is drawn once a frame, however often it is moved. */
export function followShifts(canvas: HTMLCanvasElement, { zoom, now, set, paint }: Shiftable) {
  let isDue = false;
  const to = (scale: number, x: number, y: number) => {
    set({ scale, by: [x, y] });
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      paint();
    });
  };
  followGestures(canvas, {
    move: ([dx, dy]) => to(now().scale, now().by[0] + dx, now().by[1] + dy),
    grow: (factor, [x, y]) => {
      const { scale, by } = now(),
        grown = bounded(factor, zoom() + Math.log2(scale));
      to(scale * grown, x + (by[0] - x) * grown, y + (by[1] - y) * grown);
    },
  });
}
