// Times what a person waits for: the first map with its flows after the server is up (the sketch, which can be clicked), MapLibre's
// map in its place, the first plan, and what-ifs of the whole horizon. On a machine that others use the processor time of server and
// browser (all its processes, by the kernel's counters) says more than the clock; it is told for the first map and for each what-if.
// usage: KORRIDOR_MODULES=... node measure.mjs KORRIDOR STUDY [ROUNDS]        scripts/web --modules and --node tell both folders
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [binary, study, rounds = "5"] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(join(process.env.KORRIDOR_MODULES, "playwright-core/index.mjs")).href);

function startServer() {
  const server = spawn(binary, ["serve", study], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve) => {
    let told = "";
    server.stdout.on("data", (bytes) => {
      const address = (told += bytes).match(/http:\/\/[\d.]+:\d+/)?.[0];
      if (address) resolve({ server, address });
    });
  });
}
/** Processor milliseconds of the server, and of the browser: everything else that this program started. */
function spent(server) {
  const all = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" "); // from the state on
      all.set(Number(pid), { parent: Number(fields[1]), ms: 10 * (Number(fields[11]) + Number(fields[12])) });
    } catch {
      // it has ended meanwhile
    }
  const isOurs = (pid) => pid === process.pid || (all.has(pid) && isOurs(all.get(pid).parent));
  const times = { server: all.get(server.pid).ms, browser: 0 };
  for (const [pid, { ms }] of all) if (pid !== process.pid && pid !== server.pid && isOurs(pid)) times.browser += ms;
  return times;
}
const settled = (page) => page.waitForSelector(".panel[data-panel]:not([aria-busy]) h2");

async function round(browser) {
  const { server, address } = await startServer();
  const up = performance.now(),
    since = (from) => Math.round(performance.now() - from),
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" }),
    times = {};
  let before = spent(server);
  /** What was spent since it was asked last. */
  const note = (what) => {
    const now = spent(server);
    for (const who of ["server", "browser"]) times[`${what}, processor time of the ${who}`] = now[who] - before[who];
    before = now;
  };
  await page.goto(`${address}/`);
  await Promise.all([
    page.waitForSelector("#map[data-sketched]").then(() => {
      times.first_map = since(up);
      note("first_map");
    }),
    page.waitForSelector("#map[data-drawn]").then(() => (times.moving_map = since(up))),
    settled(page).then(() => (times.plan = since(up))),
  ]);
  note("moving_map");
  const close = async (country) => {
    const from = performance.now();
    await page.evaluate((state) => (location.hash = `#whatif?change=close:country:${state}`), country);
    await page.waitForFunction((state) => {
      const panel = document.querySelector(".panel[data-panel=whatif]:not([aria-busy])");
      return (
        panel && location.hash.includes(state) && panel.querySelector("#differences:not([aria-busy]) table, .fault")
      );
    }, country);
    return since(from);
  };
  times.whatif = await close("CHN");
  note("whatif");
  times.another = await close("RUS");
  note("another");
  await page.close();
  server.kill("SIGTERM");
  return times;
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
});
await (await browser.newPage()).goto("about:blank");
const all = [];
for (let i = 0; i < Number(rounds); ++i) all.push(await round(browser));
await browser.close();
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
for (const what of Object.keys(all[0])) {
  const list = all.map((one) => one[what]);
  console.log(`${what}: median ${median(list)} ms (min ${Math.min(...list)}, max ${Math.max(...list)})`);
}
