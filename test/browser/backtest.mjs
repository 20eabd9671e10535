// The model against the record: every row and the score are those of the command line, and each record has its source.
import assert from "node:assert/strict";

const kBand = 15;
const numbers = (locator, attribute) =>
  locator.evaluateAll(
    (all, name) => all.map((one) => (one.dataset[name] === undefined ? null : Number(one.dataset[name]))),
    attribute,
  );
const near = (shown, told, what) =>
  assert.ok(
    told === null ? shown === null : shown !== null && Math.abs(shown - told) <= 1e-6 * Math.max(1, Math.abs(told)),
    `${what}: the page shows ${shown}, the command line ${told}`,
  );

export const tests = {
  TheBackTestIsThatOfTheCommandLine: {
    async run({ page, open, ask, shot }) {
      await open("#backtest");
      const { rows, score } = ask("backtest");
      assert.ok(rows.length > 40);
      assert.equal(await page.locator("#t-backtest tr[data-k]").count(), rows.length);
      for (const column of ["observed", "modelled", "error_pct", "naive_error_pct"]) {
        const shown = await numbers(page.locator(`#t-backtest tr[data-k] [data-c="${column}"]`), "v");
        rows.forEach((row, i) => near(shown[i], row[column], `${column} of ${row.observation}`));
      }
      for (const [id, field] of Object.entries({
        median: "median_abs_error_pct",
        naive: "naive_median_abs_error_pct",
        input: "base_load_share_pct",
      }))
        near((await numbers(page.locator(`#${id}`), "v"))[0], score[field], field);
      await shot("backtest");
    },
  },
  TheChartHoldsTheScoredRowsAndTheLargestMissComesFirst: {
    async run({ page, open, ask }) {
      await open("#backtest");
      const scored = ask("backtest").rows.filter((row) => row.error_pct !== null && !row.fitted),
        missed = scored.filter((row) => Math.abs(row.error_pct) > kBand);
      const keys = (list) => page.locator(`${list} li[data-k]`).evaluateAll((all) => all.map((one) => one.dataset.k));
      assert.deepEqual((await keys("#ratios")).toSorted(), scored.map((row) => row.observation).toSorted());
      const errors = (await numbers(page.locator("#ratios li[data-k]"), "v")).map(Math.abs);
      assert.deepEqual(
        errors,
        errors.toSorted((a, b) => b - a),
      );
      assert.deepEqual((await keys("#misses")).toSorted(), missed.map((row) => row.observation).toSorted());
      assert.equal(Number(await page.locator("#within").getAttribute("data-v")), scored.length - missed.length);
      // A dot lies inside the band where, and only where, the error does.
      const inside = await page.locator("#ratios li[data-k]").evaluateAll((all) =>
        all.map((one) => {
          const box = (part) => one.querySelector(part).getBoundingClientRect(),
            dot = box(".model"),
            band = box(".band"),
            middle = dot.x + dot.width / 2;
          return { error: Number(one.dataset.v), inside: middle > band.left && middle < band.right };
        }),
      );
      for (const one of inside)
        if (Math.abs(Math.abs(one.error) - kBand) > 0.5)
          assert.equal(one.inside, Math.abs(one.error) < kBand, `${one.error}`);
    },
  },
  ARecordHasItsSource: {
    async run({ page, open, ask, settled, shot }) {
      await open("#backtest");
      const row = ask("backtest").rows.find((one) => one.observation === "oil_samara_2025");
      await page.locator(`#misses li[data-k="${row.observation}"] button`).click();
      await settled();
      const card = page.locator("#seen");
      near(Number(await card.locator("#seen-observed").getAttribute("data-v")), row.observed, "observed");
      near(Number(await card.locator("#seen-modelled").getAttribute("data-v")), row.modelled, "modelled");
      assert.deepEqual(
        await card.locator("[data-claim]").evaluateAll((all) => all.map((one) => one.dataset.claim)),
        row.claims,
      );
      assert.match(await card.locator("cite a").first().getAttribute("href"), /^https?:/);
      assert.match(page.url(), /seen=oil_samara_2025/);
      await shot("backtest-seen");
      await card.locator("button.close").click();
      await settled();
      assert.equal(await page.locator("#seen").count(), 0);
    },
  },
  AStudyWithoutARecordSaysSo: {
    async run({ page, serveNewStudy }) {
      const own = await serveNewStudy();
      try {
        await page.goto(`${own.address}/#backtest`);
        await page.waitForSelector('.panel[data-panel="backtest"] .note');
        assert.match(await page.locator(".panel .note").innerText(), /has no record/);
      } finally {
        own.stop();
      }
    },
  },
};
