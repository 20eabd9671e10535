// What agreements, clauses and rules are worth: the page tells what the command line tells.
import assert from "node:assert/strict";

const kHash = "#value?year=2026&with=titr_clause";
const kOptions = ["--year", "2026", "--with", "titr_clause"];
/** Sums of two plans differ in their last digits with the order in which plans were made. */
const near = (shown, told, what) =>
  assert.ok(
    told === null ? shown === null : shown !== null && Math.abs(shown - told) <= 1e-6 * Math.max(1e3, Math.abs(told)),
    `${what}: the page shows ${shown}, the command line ${told}`,
  );
const valueOf = async (locator) => {
  const text = await locator.getAttribute("data-v");
  return text === null ? null : Number(text);
};
const cell = (page, table, key, column) => page.locator(`#${table} tr[data-k="${key}"] [data-c="${column}"]`);

export const tests = {
  WorthAndFairSharesAreThoseOfTheCommandLine: {
    async run({ page, open, ask, shot }) {
      await open(`${kHash}&fair=yes`);
      const told = ask("value", ...kOptions, "--shapley");
      assert.ok(
        told.value.length >= 8 && told.value.some((row) => row.shapley_usd),
        "hardly anything is worth anything",
      );
      assert.equal(await page.locator("#t-value tr[data-k]").count(), told.value.length);
      for (const row of told.value) {
        const key = `${row.kind}:${row.item}`;
        near(await valueOf(cell(page, "t-value", key, "worth_usd")), row.worth_usd, key);
        near(await valueOf(cell(page, "t-value", key, "shapley_usd")), row.shapley_usd, `share of ${key}`);
        const most = row.gains
          .toSorted((a, b) => Math.abs(b.usd) - Math.abs(a.usd))
          .filter((one) => Math.abs(one.usd) >= 500);
        for (const one of most.slice(0, 3))
          near(
            await valueOf(cell(page, "t-value", key, "gains").locator(`[data-state="${one.country}"]`)),
            one.usd,
            `${key} in ${one.country}`,
          );
      }
      near(await valueOf(page.locator("#whole")), told.shapley.whole_usd, "all together");
      const bars = await page
        .locator("#worth-bars li[data-v]")
        .evaluateAll((all) => all.map((one) => Number(one.dataset.v)));
      assert.deepEqual(
        bars,
        bars.toSorted((a, b) => a - b),
      );
      assert.equal(
        await page.locator("#not-modelled li").count(),
        told.not_modelled.length,
        "what is not modelled is told as such",
      );
      await shot("value");
    },
  },
  ABarBeginsAtTheLineOfZero: {
    async run({ page, open }) {
      await open(`${kHash}&fair=yes`);
      const bars = await page.locator("#worth-bars li[data-v]").evaluateAll((all) =>
        all.map((one) => {
          const box = (part) => one.querySelector(part).getBoundingClientRect(),
            bar = box(".track i"),
            zero = box(".zero");
          return { usd: Number(one.dataset.v), left: bar.left, right: bar.right, zero: zero.left + zero.width / 2 };
        }),
      );
      assert.ok(bars.length >= 4);
      const narrow = 2; // pixels that a bar has at least
      for (const { usd, left, right, zero } of bars)
        assert.ok(Math.abs((usd < 0 ? right : left) - zero) <= narrow, `${usd}: ${left} to ${right}, zero at ${zero}`);
      const end = await page.locator("#worth-bars .track").last().boundingBox();
      assert.ok(bars[0].zero < end.x + end.width - 5, "the line of zero lies on the edge");
    },
  },
  WithoutFairSharesNoneAreShown: {
    async run({ page, open, settled }) {
      await open(kHash);
      assert.equal(await page.locator('#t-value [data-c="shapley_usd"]').count(), 0);
      assert.equal(await page.locator("#whole").count(), 0);
      await page.click("#fair");
      await settled();
      assert.ok((await page.locator('#t-value [data-c="shapley_usd"]').count()) > 0);
      assert.match(page.url(), /fair=yes/);
    },
  },
  ThePriceOfEachRuleIsThatOfTheCommandLine: {
    async run({ page, open, ask }) {
      await open(kHash);
      const told = ask("value", ...kOptions, "--rules").rules.filter((row) => row.why !== "not_modelled");
      assert.ok(told.length >= 15);
      const more = page.locator("#t-rules button.quiet");
      if (await more.count()) await more.click();
      assert.equal(await page.locator("#t-rules tr[data-k]").count(), told.length);
      for (const row of told)
        for (const column of ["cost_usd", "moved_t", "usd_per_t", "row_usd_per_t"])
          near(
            await valueOf(cell(page, "t-rules", `${row.kind}:${row.rule}`, column)),
            row[column],
            `${column} of ${row.rule}`,
          );
    },
  },
  AWholeHorizonIsAnotherSpan: {
    async run({ page, serveNewStudy }) {
      const own = await serveNewStudy();
      try {
        await page.goto(`${own.address}/#value?with=west_half&span=all`);
        await page.waitForSelector("#t-value");
        const told = own.ask("value", "--with", "west_half");
        for (const row of told.value)
          near(await valueOf(cell(page, "t-value", `${row.kind}:${row.item}`, "worth_usd")), row.worth_usd, row.item);
        assert.ok(
          told.value.some((row) => row.worth_usd),
          "nothing is worth anything",
        );
      } finally {
        own.stop();
      }
    },
  },
  ARowOpensTheWorldWithoutIt: {
    async run({ page, open, settled, ask }) {
      await open(kHash);
      await page.locator('#t-value tr[data-k="clause:jpn_west"] button').click();
      await settled();
      await page.waitForSelector('.panel[data-panel="whatif"]');
      assert.match(page.url(), /change=set:clauses:jpn_west:status:off/);
      await page.goBack();
      await settled();
      await page.waitForSelector('.panel[data-panel="value"] #t-value');
      await page.locator('#t-value tr[data-k="agreement:L01"] button').click();
      await settled();
      const set = ask("value", ...kOptions, "--shapley").value.find((row) => row.item === "L01").set;
      assert.ok(page.url().includes(`with=${set}`), page.url());
    },
  },
  AStoppedJobTellsWhatIsPlanned: {
    async run({ page, address }) {
      const added = page.waitForResponse((one) => one.url().endsWith("/api/jobs") && one.request().method() === "POST");
      await page.goto(`${address}/#value?span=all&fair=yes&with=titr_clause`);
      const { id } = await (await added).json();
      const job = async () => (await fetch(`${address}/api/jobs/${id}`)).json();
      for (let now = await job(); now.progress.plans_done < 2; now = await job())
        assert.ok(["queued", "running"].includes(now.state), `it is ${now.state} before it could be stopped`);
      await page.locator("#cancel-value").press("Enter");
      await page.waitForSelector("#cut-short", { timeout: 60000 });
      assert.ok((await page.locator("#t-value tr[data-k]").count()) > 0, "nothing is told");
      assert.ok(await page.locator("#again-value").isVisible());
    },
  },
};
