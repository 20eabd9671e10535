// Whole numbers: trains, services and ways that shut each other out, in the panels and in the report, against the command line.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const kLimits = `limit_id,name,kind,bound,selector,goods,amount_t_per_year,lot_t,penalty_usd_per_t,excludes
east_trains,Block trains to the east,crossing,lots,link:east_rail,copper_cathode,,9000,60,
west_service,Service over the sea,crossing,least_or_none,link:west_ferry | link:second_ferry,copper_cathode,60000,,50,
old_ferry,Old ferry,crossing,most,link:west_ferry,copper_cathode,500000,,,new_ferry
new_ferry,New ferry,crossing,most,link:second_ferry,copper_cathode,400000,,,
`;
const near = (shown, told, what) =>
  assert.ok(
    Math.abs(shown - told) <= 1e-9 * Math.max(1, Math.abs(told)),
    `${what}: the page shows ${shown}, the command line ${told}`,
  );
const at = async (page, table, limit, column) =>
  Number(await page.locator(`#${table} tr[data-k="${limit}"] [data-c="${column}"]`).getAttribute("data-v"));

/** The page of a study that counts; ended with the test. */
async function counting({ serveNewStudy, page, settled }, act) {
  const own = await serveNewStudy({ "limits.csv": kLimits });
  const open = async (hash) => {
    await page.goto("about:blank");
    await page.goto(`${own.address}/${hash}`);
    await page.waitForSelector("#map[data-drawn]");
    await settled();
  };
  try {
    await act(own, open);
  } finally {
    own.stop();
  }
}

export const tests = {
  WholeNumbersStandWhereThePlanDoes: {
    async run(help) {
      const { page, shot } = help;
      await counting(help, async (own, open) => {
        const { decided, gap } = own.ask("plan", "--with", "west_half"),
          rows = decided.filter((row) => row.period === "2027");
        assert.equal(rows.length, 3);
        assert.ok(
          rows.some((row) => row.empty_t > 0),
          "nothing stays empty",
        );
        for (const panel of ["flows", "bottlenecks"]) {
          await open(`#${panel}?year=2027&with=west_half`);
          for (const row of rows)
            for (const column of panel === "flows"
              ? ["number", "cost_usd"]
              : ["number", "used_t", "empty_t", "cost_usd"])
              near(await at(page, "t-whole", row.limit, column), row[column], `${panel}: ${column} of ${row.limit}`);
          await shot(`whole-${panel}`);
        }
        await open("#flows?year=2027&with=west_half&lang=de");
        near(Number(await page.locator("#gap").getAttribute("data-v")), gap, "gap");
        assert.match(await page.locator('#t-whole tr[data-k="west_service"]').innerText(), /in Betrieb/);
        assert.match(await page.locator('#t-whole tr[data-k="east_trains"]').innerText(), /Lose zu 9\.000\st/);
      });
    },
  },
  TwoWorldsDifferInTheWholeNumbersThatCompareTells: {
    async run(help) {
      const { page, shot } = help;
      await counting(help, async (own, open) => {
        await open("#whatif?year=2027&with=west_half&with=second_ferry");
        await page.waitForSelector("#t-whole-changed");
        const told = own
          .ask("compare", "--with", "west_half", "--with", "second_ferry")
          .decided.filter((row) => row.period === "2027");
        assert.deepEqual(
          (
            await page.locator("#t-whole-changed tr[data-k]").evaluateAll((all) => all.map((row) => row.dataset.k))
          ).sort(),
          told.map((row) => row.limit).sort(),
        );
        assert.ok(
          told.some((row) => row.bound === "lots" && row.number.change < 0),
          "no train less goes east",
        );
        assert.ok(
          told.some((row) => row.limit === "new_ferry" && row.number.after === 1),
          "the new ferry does not run",
        );
        for (const row of told) {
          near(await at(page, "t-whole-changed", row.limit, "before"), row.number.before, row.limit);
          near(await at(page, "t-whole-changed", row.limit, "after"), row.number.after, row.limit);
          near(await at(page, "t-whole-changed", row.limit, "cost_usd"), row.cost_usd.change, row.limit);
        }
        await shot("whole-whatif");
      });
    },
  },
  TheReportTellsWholeNumbersOfBothWorlds: {
    async run(help) {
      const { page, folder, shot } = help;
      await counting(help, async (own) => {
        const file = join(folder, "whole.html"),
          plan = own.ask("plan");
        own.ask("report", "--with", "west_half", "--out", file);
        await page.setContent(readFileSync(file, "utf8"));
        const year = (await page.locator("#t-decided caption").innerText()).match(/\d{4}/)[0],
          rows = plan.decided.filter((row) => row.period === year);
        assert.equal(await page.locator("#t-decided tbody tr").count(), rows.length);
        for (const [i, row] of rows.entries()) {
          const cells = await page
            .locator(`#t-decided tbody tr:nth-child(${i + 1}) td.n`)
            .evaluateAll((all) => all.map((cell) => Number(cell.dataset.v)));
          [row.number, row.used_t, row.paid_t, row.empty_t, row.cost_usd].forEach((told, k) =>
            near(cells[k], told, row.limit),
          );
        }
        assert.ok((await page.locator("#t-scenario-decided tbody tr").count()) > 0, "the scenario changes no number");
        await page.locator("#decided").scrollIntoViewIfNeeded();
        await shot("whole-report");
      });
    },
  },
};
