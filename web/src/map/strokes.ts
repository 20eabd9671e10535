// Arrows on a line of the sketch, lines beside it, and borders. Points are pixels.
import type { Point } from "./geometry";

const kArrowEvery = 120,
  kTolerance = 0.7; // between two points of a border

/** Triangles that point along the line, in the colour of the pen. */
export function drawArrows(pen: CanvasRenderingContext2D, points: Point[], size: number) {
  let next = kArrowEvery / 2;
  for (let i = 1, gone = 0; i < points.length; ++i) {
    const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]],
      length = Math.hypot(x1 - x0, y1 - y0);
    for (; next <= gone + length; next += kArrowEvery) {
      const share = (next - gone) / length,
        [c, s] = [(x1 - x0) / length, (y1 - y0) / length],
        corner = (along: number, across: number): Point => [
          x0 + share * (x1 - x0) + size * (along * c - across * s),
          y0 + share * (y1 - y0) + size * (along * s + across * c),
        ];
      pen.beginPath();
      pen.moveTo(...corner(0.3, 0));
      pen.lineTo(...corner(-0.2, 0.32));
      pen.lineTo(...corner(-0.2, -0.32));
      pen.fill();
    }
    gone += length;
  }
}
/** The line again, so many pixels to its right. */
export function beside(points: Point[], right: number): Path2D {
  const path = new Path2D();
  points.forEach(([x, y], i) => {
    const [[x0, y0], [x1, y1]] = [points[Math.max(0, i - 1)], points[Math.min(points.length - 1, i + 1)]],
      length = Math.hypot(x1 - x0, y1 - y0) || 1,
      [dx, dy] = [(-right * (y1 - y0)) / length, (right * (x1 - x0)) / length];
    if (i) path.lineTo(x + dx, y + dy);
    else path.moveTo(x + dx, y + dy);
  });
  return path;
}
/** Adds a ring of a border, without the points that no one could see; false where all of it lies outside. */
export function addRing(path: Path2D, ring: Point[], width: number, height: number): boolean {
  const points: Point[] = [];
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    const last = points[points.length - 1];
    if (last && Math.abs(last[0] - x) < kTolerance && Math.abs(last[1] - y) < kTolerance) continue;
    points.push([x, y]);
    [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
  }
  if (points.length < 3 || east < 0 || south < 0 || west > width || north > height) return false;
  points.forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
  path.closePath();
  return true;
}
