// What a reader needs who sees the page for the first time: a way in, the comparison first, nothing cut off, no dead end.
import assert from "node:assert/strict";
import { fewProjects } from "./invest.mjs";

const near = (shown, told, what) =>
  assert.ok(Math.abs(shown - told) <= 1e-6 * Math.max(1e3, Math.abs(told)), `${what}: ${shown}, ${told} is told`);
const keysOf = (page, table) =>
  page.locator(`${table} tr[data-k]`).evaluateAll((rows) => rows.map((row) => row.dataset.k));

export const tests = {
  TheFirstPanelLeadsToAChangedPlan: {
    async run({ page, open, settled, shot, ask }) {
      await open();
      const links = page.locator("#first-questions a");
      assert.ok((await links.count()) >= 5, "hardly a question to begin with");
      await shot("first-questions");
      await links.first().click();
      await settled();
      await page.waitForSelector("#differences:not([aria-busy]) #rise, #differences:not([aria-busy]) [data-v]");
      assert.ok(page.url().includes("#whatif?with=close_china"), page.url());
      const told = ask("compare", "--with", "close_china").objective_usd.change;
      near(Number(await page.locator("#rise").getAttribute("data-v")), told, "what the closure costs");
      await page.goBack();
      await settled();
      for (let i = 0; i < (await links.count()); ++i) {
        await links.nth(i).click();
        await settled();
        assert.equal(await page.locator(".panel .fault").count(), 0, page.url());
        await page.goBack();
        await settled();
      }
    },
  },
  TheCheapestWayOfEachCorridorComesFirst: {
    async run({ page, open, settled, ask }) {
      await open("#ways?from=almaty&to=yokohama");
      const told = ask("route", "--from", "almaty", "--to", "yokohama");
      const costs = await page
        .locator("#t-ways [data-c=cost_usd_per_t]")
        .evaluateAll((cells) => cells.filter((cell) => cell.dataset.v).map((cell) => Number(cell.dataset.v)));
      assert.equal(costs.length, told.by_class.length);
      told.by_class.forEach((way, i) => near(costs[i], way.cost_usd_per_t, way.class));
      const more = await page.locator("#t-ways tr[data-k] [data-c=cost_usd_per_t] small").last().innerText();
      near(Number(more.match(/[\d.]+/)[0]), +(costs.at(-1) - costs[0]).toFixed(1), "what the last one costs more");
      const all = [...(await keysOf(page, "#t-ways")), ...(await keysOf(page, "#t-other-ways"))];
      told.routes.forEach((_, i) => assert.ok(all.includes(`best${i}`), `way ${i} is nowhere`));
      await open(`#ways?from=almaty&to=yokohama&way=${(await keysOf(page, "#t-other-ways"))[0]}`);
      assert.ok(
        await page.locator("details:has(#t-other-ways)").evaluate((one) => one.open),
        "the chosen way is hidden",
      );
    },
  },
  ACellThatCannotBePlannedIsSaidToBe: {
    async run({ page, open, address }) {
      await open("#data?table=changes");
      const { columns } = await (await fetch(`${address}/api/tables/changes`)).json();
      const value = columns.findIndex((column) => column.name === "value");
      assert.notEqual(columns[0].type, "id");
      await page.locator('[data-cell^="changes|0|"]').nth(value).locator("button").click();
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
      await page.click("#plan-edits");
      await page.locator("#checked", { hasText: /cannot be planned/ }).waitFor();
      assert.ok(page.url().includes("#data"), page.url());
    },
  },
  ACellOfTheDataIsPlanned: {
    async run({ page, open, settled, shot, address }) {
      await open("#data?table=links&rows=LG013");
      const names = (await (await fetch(`${address}/api/tables/links`)).json()).columns.map((column) => column.name);
      assert.ok(await page.locator("#plan-edits").isDisabled());
      await page.locator('[data-cell^="links|"]').nth(names.indexOf("capacity_t_per_year")).locator("button").click();
      await page.keyboard.type("9000000");
      await page.keyboard.press("Enter");
      await page.click("#plan-edits");
      await settled();
      assert.ok(
        decodeURIComponent(page.url()).includes("change=set:links:LG013:capacity_t_per_year:9000000"),
        page.url(),
      );
      const plan = async (changes) =>
        (
          await (
            await fetch(`${address}/api/plan`, {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify({ changes, ordered: true, only: ["orders"] }),
            })
          ).json()
        ).objective_usd;
      const cell = { table: "links", key: "LG013", column: "capacity_t_per_year", operation: "set", value: "9000000" };
      const told = (await plan([cell])) - (await plan([]));
      assert.ok(told < -1e6, `more room is worth nothing: ${told}`);
      near(Number(await page.locator("#rise").getAttribute("data-v")), told, "what the cell changes");
      await shot("planned-cell");
      await page.locator(".cell-change").click();
      await settled();
      assert.equal(await page.locator("#rise").count(), 0);
    },
  },
  AllRowsOfATableCanBeSeen: {
    async run({ page, open, address }) {
      await open("#data?table=links");
      const { rows } = await (await fetch(`${address}/api/tables/links`)).json();
      assert.ok((await page.locator("#t-data tbody tr").count()) < rows.length);
      await page.click("#all-rows");
      assert.equal(await page.locator("#t-data tbody tr").count(), rows.length);
      await page.fill("#filter", "LR019");
      await page.keyboard.press("Tab");
      await page.waitForFunction(() => location.hash.includes("rows=LR019"));
      assert.equal(await page.locator("#t-data tbody tr").count(), 1);
    },
  },
  EvidenceTellsWhatThePlanRestsOn: {
    async run({ page, open, settled, shot, ask }) {
      await open("#evidence?year=2026");
      const told = ask("evidence", "--year", "2026", "--top", "10");
      for (const kind of ["cited", "assumed", "untraced"])
        near(
          Number(await page.locator(`#rests-on [data-on=${kind}]`).getAttribute("data-v")),
          told.rests_on[`${kind}_usd`],
          kind,
        );
      const changes = await page
        .locator("#t-swings [data-c=change_usd][data-v]")
        .evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.v)));
      assert.equal(changes.length, told.swings.length);
      told.swings.forEach((row, i) => near(changes[i], row.change_usd, row.figures[0].figure));
      await page.locator("#rests").scrollIntoViewIfNeeded();
      await shot("rests-on");
      for (const lang of ["en", "de"]) {
        await open(`#evidence?year=2026&lang=${lang}`);
        const heads = await page.locator("#t-swings tbody th").allInnerTexts();
        assert.deepEqual(
          heads.filter((text) => /[a-z]_[a-z]|(links|supply|limits|processes):/.test(text)),
          [],
          "a figure is named by its column",
        );
      }
      await page.locator("#t-swings button.row").first().click();
      await settled();
      const [table, key] = told.swings[0].figures[0].figure.split("/");
      assert.ok(page.url().includes(`table=${table}&rows=${key}`), page.url());
      assert.ok((await page.locator("#t-data").innerText()).includes(key));
    },
  },
  AnExampleIsReadWithItsContradiction: {
    async run({ page, open }) {
      for (const lang of ["en", "de"]) {
        await open(`#evidence?lang=${lang}`);
        await page.click("#example");
        await page.waitForSelector("#reading mark");
        assert.ok((await page.locator(".conflicts li").count()) >= 1, `${lang}: nothing contradicts itself`);
      }
    },
  },
  WhatFailsWithAStateIsToldGoodByGood: {
    async run({ page, open, settled, ask }) {
      await open("#dependence?year=2026");
      await page.click("#run-n1");
      await page.waitForSelector("#t-n1", { timeout: 60000 });
      await settled();
      const russia = ask("dependence", "--year", "2026", "--close", "country").n_minus_1.find(
        (row) => row.selector === "country:RUS",
      );
      assert.ok(russia.unmet.length > 3);
      const told = await page.locator('#t-n1 tr[data-k="country:RUS"] [data-c=unmet_t] li').allInnerTexts();
      assert.equal(told.length, 4);
      assert.ok(told[3].includes(String(russia.unmet.length - 3)), told[3]);
    },
  },
  AMapWithNothingToShowSaysWhy: {
    async run({ page, open, ask }) {
      const told = ask("compare", "--with", "titr_clause_priority");
      assert.equal(told.flows.length, 0, "the clause moves something: another one is needed here");
      await open("#whatif?with=titr_clause_priority&year=2026");
      await page.waitForSelector("#differences:not([aria-busy]) #same-flows");
    },
  },
  APlaceTellsWhatPassesThere: {
    async run({ page, open, settled, ask }) {
      await open("#flows?pick=place:aktau_port&year=2026");
      const told = new Map();
      for (const flow of ask("plan").flows)
        if (flow.period === "2026" && [flow.from, flow.to].includes("aktau_port"))
          told.set(flow.link, (told.get(flow.link) ?? 0) + flow.t);
      assert.ok(told.size >= 2);
      for (const [link, tonnes] of told)
        near(
          Number(await page.locator(`#t-here tr[data-k="${link}"] [data-c=t]`).getAttribute("data-v")),
          tonnes,
          link,
        );
      await page.locator("#t-here button.row").first().click();
      await settled();
      assert.ok(page.url().includes("pick=link:"), page.url());
    },
  },
  HelpTellsWhatEachPanelAnswers: {
    width: 390,
    height: 844,
    async run({ page, open, shot }) {
      await open();
      await page.click("#help");
      await page.waitForSelector("dialog[open]");
      assert.equal(await page.locator("dialog .wide dd").count(), 12);
      assert.equal(await page.locator("dialog").evaluate((one) => one.scrollTop), 0, "it opens at its end");
      assert.ok(
        await page.locator("dialog").evaluate((one) => one.scrollWidth <= one.clientWidth),
        "the help is wider than a phone",
      );
      await shot("phone-help");
    },
  },
  NoTableOfAPhoneScrollsSideways: {
    width: 390,
    height: 844,
    async run({ page, open, settled, shot, address }) {
      for (const hash of [
        "flows?pick=link:LR019",
        "ways",
        "whatif?with=close_china",
        "bottlenecks?good=uranium_u3o8",
        "chain",
        "frontier",
        `invest?granted=yes&budget=1000000000&${await fewProjects(address)}`,
        "evidence",
      ]) {
        await open(`#${hash}`);
        await page.locator("details:not([open]) > summary").evaluateAll((all) => all.forEach((one) => one.click()));
        await settled();
        const wide = await page
          .locator(".panel .scroll")
          .evaluateAll((all) =>
            all
              .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
              .map((one) => `${one.getAttribute("aria-label")}: ${one.scrollWidth} in ${one.clientWidth}`),
          );
        assert.deepEqual(wide, [], hash);
      }
      await open("#bottlenecks");
      await page.locator("#t-bottlenecks .sortby select").selectOption("worth_usd_per_t");
      const worth = await page
        .locator("#t-bottlenecks [data-c=worth_usd_per_t][data-v]")
        .evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.v)));
      assert.ok(worth.length >= 4);
      assert.deepEqual(
        worth,
        worth.toSorted((a, b) => b - a),
      );
      await shot("phone-bottlenecks");
    },
  },
};
