// Starts the server and a browser, runs the tests one after the other, and writes their results as GoogleTest does.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { tests as backtest } from "./backtest.mjs";
import { tests as firstMap } from "./first_map.mjs";
import { tests as frame } from "./frame.mjs";
import { tests as invest } from "./invest.mjs";
import { tests as names } from "./names.mjs";
import { tests as newcomer } from "./newcomer.mjs";
import { tests as panels } from "./panels.mjs";
import { tests as print } from "./print.mjs";
import { tests as reports } from "./report.mjs";
import { tests as text } from "./text.mjs";
import { tests as value } from "./value.mjs";
import { tests as whole } from "./whole.mjs";
import { tests as work } from "./work.mjs";

const [binary, study, results, ...wanted] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const load = (path) => import(pathToFileURL(join(process.env.KORRIDOR_MODULES, path)).href);
const { chromium } = await load("playwright-core/index.mjs");
const shots = join(root, "build/screenshots");
mkdirSync(shots, { recursive: true });

/** Where the ledger of the tests lies until they end. */
const kept = mkdtempSync(join(tmpdir(), "korridor-browser-"));
/** The server on a port of its own; it says its address when it is up. */
function startServer(folder = study, ...options) {
  const server = spawn(binary, ["serve", folder, "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let told = "";
    server.stdout.on("data", (bytes) => {
      told += bytes;
      const address = told.match(/http:\/\/[\d.]+:\d+/)?.[0];
      if (address) resolve({ server, address });
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });
}
/** A server with the small study that `korridor new` makes, and what the command line says of it. `files` are written into it. */
async function serveNewStudy(files = {}) {
  const folder = join(kept, "mine");
  spawnSync(binary, ["new", folder, "--force"]);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { server, address } = await startServer(folder);
  server.removeAllListeners("exit");
  const ask = (command, ...options) => run(folder, command, ...options);
  return { address, ask, stop: () => server.kill("SIGTERM") };
}
/** What the command line answers to the same question; asked once. */
const answers = new Map();
function ask(...question) {
  const key = question.join(" ");
  if (!answers.has(key)) answers.set(key, run(study, ...question));
  return answers.get(key);
}
function run(folder, command, ...options) {
  const answer = spawnSync(binary, [command, folder, "--json", ...options], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(answer.stdout);
}

/** Writes the report; gives its sections. */
const report = (...options) => run(study, "report", ...options).sections;

const { server, address } = process.env.KORRIDOR_URL
  ? { address: process.env.KORRIDOR_URL }
  : await startServer(study, "--ledger", join(kept, "ledger.db"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
  ],
});
const axe = join(process.env.KORRIDOR_MODULES, "axe-core/axe.min.js");

async function runTest(name, test) {
  const context = await browser.newContext({
    viewport: { width: test.width ?? 1440, height: test.height ?? 900 },
    locale: "en-GB",
    colorScheme: test.scheme ?? "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage(),
    faults = [];
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && faults.push(`console: ${message.text()}`),
  );
  page.on("pageerror", (error) => faults.push(`page: ${error.message}`));
  page.on(
    "request",
    (request) =>
      !/^(data|blob):/.test(request.url()) &&
      !request.url().startsWith("http://127.0.0.1:") &&
      faults.push(`request leaves the machine: ${request.url()}`),
  );
  const open = async (hash = "") => {
    await page.goto("about:blank");
    await page.goto(`${address}/${hash}`);
    await page.waitForSelector("#map[data-drawn]");
    await settled();
  };
  const settled = async () => {
    await page.waitForSelector(".panel[data-panel]:not([aria-busy]) h2");
    await page.waitForFunction(() => !document.querySelector(".later[aria-busy]"), null, { timeout: 60000 });
  };
  const shot = (file) => page.screenshot({ path: join(shots, `${file}.png`) });
  const began = Date.now();
  try {
    await test.run({ page, open, settled, shot, ask, axe, address, serveNewStudy, folder: kept, report });
  } catch (error) {
    faults.push(
      String(error.stack ?? error)
        .split("\n")
        .slice(0, 6)
        .join("\n"),
    );
    await shot(`failed-${name}`).catch(() => {});
  }
  await context.close();
  const unforeseen = faults.filter((fault) => !(test.expects ?? []).some((known) => known.test(fault)));
  console.log(`${unforeseen.length ? "FAILED" : "ok"} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  unforeseen.forEach((fault) => console.log(`  ${fault}`));
  return {
    name,
    status: "RUN",
    result: "COMPLETED",
    ...(unforeseen.length ? { failures: unforeseen.map((failure) => ({ failure, type: "" })) } : {}),
  };
}

const cases = [];
for (const [name, test] of Object.entries({
  ...firstMap,
  ...newcomer,
  ...panels,
  ...names,
  ...invest,
  ...value,
  ...backtest,
  ...whole,
  ...text,
  ...reports,
  ...work,
  ...frame,
  ...print,
}))
  if (!wanted.length || wanted.includes(name)) cases.push(await runTest(name, test));
await browser.close();
if (server) {
  server.removeAllListeners("exit");
  server.kill("SIGTERM");
}
rmSync(kept, { recursive: true, force: true });
const failed = cases.filter((one) => one.failures).length;
mkdirSync(dirname(results), { recursive: true });
writeFileSync(
  results,
  JSON.stringify({
    tests: cases.length,
    failures: failed,
    testsuites: [{ name: "Page", testsuite: cases }],
  }),
);
process.exit(failed || !cases.length ? 1 : 0);
