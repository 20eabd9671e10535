// Times what a person waits for: the first map after the server is up, the first plan, and a what-if of the whole horizon.
// usage: KORRIDOR_MODULES=... node measure.mjs KORRIDOR STUDY [ROUNDS]        scripts/web --modules and --node tell both folders
import { spawn } from "node:child_process";
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
const settled = (page) => page.waitForSelector(".panel[data-panel]:not([aria-busy]) h2");

async function round(browser) {
  const { server, address } = await startServer();
  const up = performance.now(),
    since = (from) => Math.round(performance.now() - from),
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" }),
    times = {};
  await page.goto(`${address}/`);
  await Promise.all([
    page.waitForSelector("#map[data-drawn]").then(() => (times.map = since(up))),
    settled(page).then(() => (times.plan = since(up))),
  ]);
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
  times.another = await close("RUS");
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
