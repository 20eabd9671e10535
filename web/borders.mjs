// Natural Earth (public domain) as world-atlas has it: three-letter codes instead of numbers, and a point for the name.
export function makeBorders(world, codes) {
  const alpha3 = new Map(codes.map(([, three, number]) => [number, three]));
  const points = world.arcs.map((arc) => {
    let x = 0,
      y = 0;
    return arc.map(([dx, dy]) => [
      (x += dx) * world.transform.scale[0] + world.transform.translate[0],
      (y += dy) * world.transform.scale[1] + world.transform.translate[1],
    ]);
  });
  const geometries = world.objects.countries.geometries.map((shape) => {
    const rings = (shape.type === "Polygon" ? [shape.arcs] : (shape.arcs ?? [])).map((polygon) =>
      ring(polygon[0], points),
    );
    const largest = rings.map((r) => ({ r, area: Math.abs(area(r)) })).sort((a, b) => b.area - a.area)[0];
    const { id, properties, ...rest } = shape;
    const iso = alpha3.get(id) ?? (properties.name === "Kosovo" ? "XKX" : "");
    return {
      ...rest,
      properties: { iso, at: largest ? inside(largest.r) : [0, 0], area: largest ? round(largest.area) : 0 },
    };
  });
  return {
    type: "Topology",
    transform: world.transform,
    arcs: world.arcs.map(thin),
    objects: { countries: { type: "GeometryCollection", geometries } },
  };
}
/** Leaves out points that lie within 0.03 degrees of the line without them (Douglas and Peucker). Shared arcs stay shared. */
function thin(arc, _index, _arcs, most = 0.03 / 0.0036) {
  let x = 0,
    y = 0;
  const points = arc.map(([dx, dy]) => [(x += dx), (y += dy)]),
    keep = new Set([0, points.length - 1]),
    stack = [[0, points.length - 1]];
  while (stack.length) {
    const [first, last] = stack.pop(),
      [ax, ay] = points[first],
      [bx, by] = points[last],
      length = Math.hypot(bx - ax, by - ay);
    let far = -1,
      worst = most;
    for (let i = first + 1; i < last; ++i) {
      const [px, py] = points[i],
        off = length ? Math.abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length : Math.hypot(px - ax, py - ay);
      if (off > worst) [far, worst] = [i, off];
    }
    if (far > 0) {
      keep.add(far);
      stack.push([first, far], [far, last]);
    }
  }
  const kept = [...keep].sort((a, b) => a - b).map((i) => points[i]);
  return kept.map(([px, py], i) => (i ? [px - kept[i - 1][0], py - kept[i - 1][1]] : [px, py]));
}
const round = (x) => Math.round(x * 100) / 100;
const ring = (arcs, points) => arcs.flatMap((i) => (i < 0 ? points[~i].toReversed() : points[i]));
const area = (r) =>
  r.reduce((sum, [x, y], i) => sum + x * r[(i + 1) % r.length][1] - r[(i + 1) % r.length][0] * y, 0) / 2;

/** The middle of the widest stretch of land among some parallels: it lies inside, where a centroid may not. */
function inside(r) {
  const lats = r.map(([, y]) => y),
    south = Math.min(...lats),
    north = Math.max(...lats);
  let best = { width: -1, at: [0, 0] };
  for (let i = 3; i <= 9; ++i) {
    const y = south + ((north - south) * i) / 12;
    const cuts = r
      .flatMap(([x1, y1], k) => {
        const [x2, y2] = r[(k + 1) % r.length];
        return y1 < y !== y2 < y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
      })
      .sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k += 2)
      if (cuts[k + 1] - cuts[k] > best.width)
        best = { width: cuts[k + 1] - cuts[k], at: [round((cuts[k] + cuts[k + 1]) / 2), round(y)] };
  }
  return best.at;
}
