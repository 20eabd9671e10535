// Builds the page from a folder that has node_modules beside it (scripts/web makes it). usage: node build.mjs OUTPUT
import { build } from "esbuild";
import { createRequire } from "node:module";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkWords } from "./words.mjs";
import { makeBorders } from "./borders.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2]),
  modules = join(here, "node_modules");
const read = createRequire(import.meta.url);
const codes = read("i18n-iso-countries/codes.json");

checkWords(join(here, "words"), join(here, "src"));
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

// Plot puts a style element into each chart; the server's content policy takes styles from page.css alone, which has these rules.
const quietPlot = {
  name: "quiet-plot",
  setup: (engine) =>
    engine.onLoad({ filter: /observablehq.plot.src.plot\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8"),
        rule = /svg\.append\("style"\)\.text\(/;
      if (!rule.test(source)) throw new Error(`${path}: no style element where one was expected`);
      return { contents: source.replace(rule, "void ("), loader: "js" };
    }),
};
// MapLibre draws a sky behind every map: a program more to compile and a whole frame to fill, for a map that is never tilted.
const flatMap = {
  name: "flat-map",
  setup: (engine) =>
    engine.onLoad({ filter: /maplibre-gl\.mjs$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8"),
        sky = "sky:this.style.sky?.getEvaluated()";
      if (!source.includes(sky)) throw new Error(`${path}: no sky where one was expected`);
      return { contents: source.replace(sky, "sky:void 0"), loader: "js" };
    }),
};
const { metafile } = await build({
  plugins: [quietPlot, flatMap],
  entryPoints: { page: join(here, "src/main.ts") },
  bundle: true,
  splitting: true, // charts come when a panel first wants one
  chunkNames: "[name]-[hash]",
  metafile: true,
  format: "esm",
  target: "es2023",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  outdir: output,
  logLevel: "warning",
  define: { COUNTRY_CODES: JSON.stringify(Object.fromEntries(codes.map(([two, three]) => [three, two]))) },
});
await build({
  entryPoints: { page: join(here, "styles/page.css") },
  bundle: true,
  minify: true,
  outdir: output,
  external: ["*.woff2"],
  logLevel: "warning",
});
const copy = (from, to) => cpSync(join(modules, from), join(output, to));
copy("maplibre-gl/dist/maplibre-gl-worker.mjs", "map-worker.js");
for (const [family, name] of [
  ["source-sans-3", "source-sans-3"],
  ["source-serif-4", "source-serif-4"],
])
  for (const part of ["latin", "latin-ext"])
    copy(
      `@fontsource-variable/${family}/files/${family}-${part}-wght-normal.woff2`,
      `${name}${part === "latin" ? "" : "-ext"}.woff2`,
    );
writeFileSync(
  join(output, "map-worker.js"),
  readFileSync(join(output, "map-worker.js"), "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"),
);
writeFileSync(join(output, "borders.json"), JSON.stringify(makeBorders(read("world-atlas/countries-50m.json"), codes)));
cpSync(join(here, "icon.svg"), join(output, "icon.svg"));
writeFileSync(
  join(output, "index.html"),
  readFileSync(join(here, "index.html"), "utf8").replace(
    "<!-- parts -->",
    firstParts()
      .map((part) => `<link rel="modulepreload" href="/${part}">`)
      .join("\n"),
  ),
);

// The list of files comes last: the binary takes the page only when it is whole.
const types = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  woff2: "font/woff2",
  txt: "text/plain; charset=utf-8",
};
writeFileSync(join(output, "licences.txt"), licences());
const files = readdirSync(output).sort();
writeFileSync(join(output, "page.list"), files.map((file) => `${file}|${types[file.split(".").pop()]}\n`).join(""));
console.log(files.map((file) => `${file} ${statSync(join(output, file)).size}`).join("\n"));

/** What the frame needs from the first moment on: its own part and those that it imports, but no chart. */
function firstParts() {
  const parts = new Map(Object.entries(metafile.outputs).map(([path, part]) => [basename(path), part]));
  const frame = [...parts].find(([, part]) => part.entryPoint?.endsWith("src/frame.ts"))?.[0];
  const wanted = new Set();
  const take = (name) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const { path, kind } of parts.get(name).imports) if (kind === "import-statement") take(basename(path));
  };
  for (const name of ["page.js", frame]) take(name);
  wanted.delete("page.js");
  return [...wanted];
}

/** The licences of all that is shipped. */
function licences() {
  const shipped = Object.keys(JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies).concat(
    "world-atlas",
  );
  return shipped
    .map((name) => {
      const folder = join(modules, name);
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name} ${JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version}\n\n${file ? readFileSync(join(folder, file), "utf8") : ""}`;
    })
    .join("\n----------\n\n");
}
