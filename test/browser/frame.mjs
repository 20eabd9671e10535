// What holds for every panel: keys, languages, dark, the width of a phone, and what axe says.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fewProjects } from "./invest.mjs";

/** English names of the study that have a German one. */
async function namesWithAGermanOne(address) {
  const names = [];
  for (const table of ["orders", "plants", "supply", "limits", "fleets", "policies", "corridors"]) {
    const { columns, rows } = await (await fetch(`${address}/api/tables/${table}`)).json(),
      at = (name) => columns.findIndex((column) => column.name === name);
    for (const row of rows) if (row[at("name_de")]) names.push([row[at("name")], row[at("name_de")]]);
  }
  return names.filter(([name, german]) => name !== german && !german.includes(name)).map(([name]) => name);
}

/** Every panel with something in it. */
const panelsOfAxe = async (address) => [
  "#flows?pick=link:LR019",
  "#ways",
  "#whatif?with=close_china",
  "#bottlenecks",
  "#dependence?year=2026",
  "#chain",
  "#frontier?on=country:CHN&good=uranium_u3o8&year=2026",
  `#invest?granted=yes&budget=1000000000&${await fewProjects(address)}`,
  "#value?year=2026&with=titr_clause&fair=yes",
  "#evidence",
  "#backtest?seen=oil_samara_2025",
  "#data?table=sets",
];
async function askAxe(page, open, axe, hash) {
  await open(hash);
  await page.evaluate(await readFile(axe, "utf8"));
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }),
  );
  const bad = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  assert.deepEqual(
    bad.map(
      (one) =>
        `${hash} ${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(" ")}`,
    ),
    [],
  );
}

export const tests = {
  AConflictIsToldInGerman: {
    expects: [],
    async run({ page, serveNewStudy, folder, shot }) {
      const first = await serveNewStudy();
      first.stop();
      const orders = await readFile(`${folder}/mine/orders.csv`, "utf8"),
        wanted = orders.replace(",150000,no,20000,", ",400000,yes,,"); // the smelter makes 250,000 t
      assert.notEqual(orders, wanted);
      const { address, stop } = await serveNewStudy({ "orders.csv": wanted });
      await page.goto(`${address}/#flows?lang=de`);
      await page.waitForSelector("#no-plan li");
      const told = await page.locator("#no-plan").innerText();
      assert.match(told, /müssen nach \S+ geliefert werden/);
      assert.ok(!/must be delivered|at most/.test(told), told);
      await shot("conflict-de");
      stop();
    },
  },
  KeysReachEveryPanelAndHelp: {
    async run({ page, open, settled, shot }) {
      await open();
      await page.keyboard.press("?");
      await page.waitForSelector("dialog[open]");
      await shot("help");
      await page.keyboard.press("Escape");
      for (const [key, panel] of [
        ["2", "ways"],
        ["5", "dependence"],
        ["0", "data"],
        ["v", "value"],
        ["b", "backtest"],
        ["1", "flows"],
      ]) {
        await page.keyboard.press(key);
        await settled();
        await page.waitForSelector(`.panel[data-panel="${panel}"]`);
      }
      await page.keyboard.press("l");
      await page.waitForSelector('html[lang="de"]');
      await settled();
      assert.equal(await page.locator(".panel h2").innerText(), "Ströme");
      await page.keyboard.press("t");
      assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    },
  },
  DarkAndGerman: {
    scheme: "dark",
    async run({ open, shot }) {
      await open("#flows?lang=de&theme=dark");
      await shot("dark-flows");
      await open("#ways?lang=de&theme=dark");
      await shot("dark-ways");
    },
  },
  GermanPanelsSayNothingInEnglish: {
    async run({ page, open, address }) {
      const book = async (lang) =>
        JSON.parse(await readFile(new URL(`../../web/words/${lang}.json`, import.meta.url), "utf8"));
      const [en, de] = [await book("en"), await book("de")];
      const german = new Set(Object.values(de));
      const english = Object.values(en).filter(
        (text) => text.includes(" ") && !text.includes("{") && !german.has(text),
      );
      assert.ok(english.length > 100, "the books are nearly the same");
      const names = await namesWithAGermanOne(address);
      assert.ok(names.length > 100, "hardly a name is told in German");
      const { rows } = await (await fetch(`${address}/api/tables/corridors`)).json(),
        ids = rows.map(([id]) => id);
      for (const panel of "flows?pick=link:LR019 ways whatif?with=close_china bottlenecks dependence?dimension=corridor chain invest value?with=titr_clause&year=2026 evidence backtest?seen=oil_samara_2025 data".split(
        " ",
      )) {
        const few = panel === "invest" ? `&${await fewProjects(address)}` : "";
        await open(`#${panel}${panel.includes("?") ? "&" : "?"}lang=de${few}`);
        const told = await page.evaluate(() =>
          [
            document.body.innerText,
            ...[...document.querySelectorAll("[title], [aria-label], [placeholder]")].flatMap((one) => [
              one.title,
              one.ariaLabel,
              one.placeholder,
            ]),
          ].join("\n"),
        );
        assert.deepEqual(
          english.filter((text) => told.includes(text)),
          [],
          panel,
        );
        assert.ok(!/Zoom (in|out)/.test(told), "MapLibre speaks English");
        if (/^(ways|whatif|dependence)/.test(panel))
          assert.deepEqual(
            ids.filter((id) => told.split(/[\s,:·]+/).includes(id)),
            [],
            `${panel}: ids of corridors`,
          );
        if (panel !== "data")
          // which shows the tables as they are
          assert.deepEqual(
            names.filter((name) => told.includes(name)),
            [],
            `${panel}: English names`,
          );
      }
    },
  },
  APhoneShowsMapAndPanel: {
    width: 390,
    height: 844,
    async run({ page, open, shot, address }) {
      for (const panel of [
        "flows",
        "ways",
        "whatif?change=close:country:CHN",
        "bottlenecks",
        "dependence",
        "chain",
        "frontier",
        "value?year=2026&with=titr_clause&fair=yes&lang=de",
        "backtest?seen=oil_samara_2025&lang=de",
      ]) {
        await open(`#${panel}`);
        assert.ok(
          (await page.evaluate(() => document.documentElement.scrollWidth)) <= 390,
          `${panel} is wider than the phone`,
        );
        const tallest = await page.evaluate(() =>
          Math.max(0, ...[...document.querySelectorAll(".panel tr")].map((row) => row.offsetHeight)),
        );
        assert.ok(tallest < 400, `${panel} has a row of ${tallest} pixels: a column is squeezed`);
        await shot(`phone-${panel.replace(/\W.*/, "")}`);
      }
      for (const panel of ["data", "evidence", "backtest", "value", "invest"]) {
        await open(`#${panel}?${panel === "invest" ? await fewProjects(address) : ""}`); // its tab stands beyond the right edge
        const tab = await page.locator(`#tab-${panel}`).boundingBox();
        assert.ok(
          tab.x >= 0 && tab.x + tab.width <= 391,
          `the tab of ${panel} is out of sight: ${JSON.stringify(tab)}`,
        );
      }
    },
  },
  AChainOnAPhoneNamesEveryStage: {
    width: 390,
    height: 844,
    async run({ page, open, shot }) {
      await open("#chain?year=2026&made=ferrochrome");
      const stages = await page.evaluate(() =>
        [...document.querySelectorAll(".stages ul")].map((list) =>
          [...list.querySelectorAll("[data-v]")].reduce((sum, one) => sum + Number(one.dataset.v), 0),
        ),
      );
      assert.ok(stages.length >= 3, `${stages.length} stages`);
      const total = Number(await page.locator("#chain-total").getAttribute("data-v"));
      for (const at of [0, stages.length - 1])
        assert.ok(Math.abs(stages[at] - total) <= 1e-6 * total, `stage ${at} has ${stages[at]} of ${total}`);
      await shot("phone-chain-stages");
    },
  },
  AxeFindsNothingSerious: {
    async run({ page, open, axe, address }) {
      for (const hash of [
        ...(await panelsOfAxe(address)),
        "#flows?theme=dark",
        "#whatif?theme=dark&with=close_china",
        "#value?theme=dark&year=2026&with=titr_clause&fair=yes",
        "#backtest?theme=dark&seen=oil_samara_2025",
      ])
        await askAxe(page, open, axe, hash);
    },
  },
  AxeFindsNothingSeriousOnAPhone: {
    width: 390,
    height: 844,
    async run({ page, open, axe, address }) {
      for (const hash of await panelsOfAxe(address)) await askAxe(page, open, axe, hash);
      for (const hash of [
        "#value?theme=dark&year=2026&with=titr_clause&fair=yes",
        "#backtest?theme=dark&seen=oil_samara_2025",
      ])
        await askAxe(page, open, axe, hash);
    },
  },
};
