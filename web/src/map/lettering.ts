// Names on the sketch of the map: each where there is room, those that matter most first.
import type { Point } from "./geometry";

interface Taken {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
export interface Lines {
  text: string;
  at: Point;
  size: number;
  colour: string;
  /** Pixels that stay free around it. */
  padding: number;
  /** Pixels from the point to the name, which stands at the first of its four sides that is free; 0: on the point. */
  aside: number;
  spaced?: boolean;
  widest?: number; // of a line, in pixels
}
const kHalo = 2.8,
  kLine = 1.2; // times the size

export class Lettering {
  private taken_: Taken[] = [];
  constructor(
    private pen_: CanvasRenderingContext2D,
    private halo_: string,
    private width_: number,
    private height_: number,
  ) {}

  /** False where no side has room. */
  write(name: Lines): boolean {
    const pen = this.pen_,
      [x, y] = name.at;
    if (x < 0 || y < 0 || x > this.width_ || y > this.height_) return false;
    pen.font = `${name.size}px "Korridor Sans", sans-serif`;
    pen.letterSpacing = name.spaced ? `${0.14 * name.size}px` : "0px";
    const lines = this.broken(name.text, name.widest ?? Infinity),
      wide = Math.max(...lines.map((line) => pen.measureText(line).width)),
      high = lines.length * name.size * kLine,
      off = name.aside;
    const sides: Point[] = off
      ? [
          [x + off, y - high / 2],
          [x - off - wide, y - high / 2],
          [x - wide / 2, y + off],
          [x - wide / 2, y - off - high],
        ]
      : [[x - wide / 2, y - high / 2]];
    const free = sides.find(([left, top]) => this.take(left, top, wide, high, name.padding));
    if (!free) return false;
    this.draw(lines, free, wide, name);
    return true;
  }
  private take(left: number, top: number, wide: number, high: number, padding: number): boolean {
    const box = { x0: left - padding, y0: top - padding, x1: left + wide + padding, y1: top + high + padding };
    if (this.taken_.some((one) => one.x0 < box.x1 && box.x0 < one.x1 && one.y0 < box.y1 && box.y0 < one.y1))
      return false;
    this.taken_.push({ x0: left, y0: top, x1: left + wide, y1: top + high });
    return true;
  }
  private broken(text: string, widest: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && this.pen_.measureText(longer).width <= widest) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }
  private draw(lines: string[], [left, top]: Point, wide: number, { size, colour, aside }: Lines) {
    const pen = this.pen_;
    pen.textBaseline = "middle";
    pen.textAlign = aside ? "left" : "center";
    pen.lineJoin = "round";
    pen.lineWidth = kHalo;
    pen.strokeStyle = this.halo_;
    pen.fillStyle = colour;
    lines.forEach((line, i) => {
      const x = aside ? left : left + wide / 2,
        y = top + (i + 0.5) * size * kLine;
      pen.strokeText(line, x, y);
      pen.fillText(line, x, y);
    });
  }
}
