// Arrows on a line of the sketch, and lines beside it. Points are pixels.
import type { Point } from "./geometry";

const kArrowEvery = 120;

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
