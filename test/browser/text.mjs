// The panels that take text and tables: an article is read and kept, a cell is checked.
import assert from "node:assert/strict";

export const tests = {
  ATextIsReadAndItsSpansMarked: {
    async run({ page, open, shot }) {
      await open("#evidence");
      await page.fill(
        "#text",
        "Kazakhstan – the land of Kazatomprom – exported 25,000 tonnes of uranium in 2024.\nThe railway costs 4.2 billion US dollars, officials said.",
      );
      await page.click("#read");
      await page.waitForSelector("#reading mark");
      const marks = await page.locator("#reading mark").allInnerTexts();
      assert.ok(
        marks.some((text) => text.includes("25,000")),
        `marked: ${marks.join(" | ")}`,
      );
      assert.ok(
        marks.some((text) => text.includes("4.2 billion")),
        `marked: ${marks.join(" | ")}`,
      );
      assert.equal(await page.locator("#reading").innerText(), await page.inputValue("#text"));
      await shot("evidence");
    },
  },
  AStatementIsKeptAndAccepted: {
    async run({ page, open, shot }) {
      await open("#evidence");
      await page.fill("#text", "Kazakhstan exported 25,000 tonnes of uranium in 2024.");
      await page.click("#read");
      await page.waitForSelector("#reading mark");
      await page.click("#keep");
      await page.waitForSelector("#t-ledger");
      assert.ok((await page.locator("#t-ledger").innerText()).includes("proposed"));
      await page.locator("#t-ledger button", { hasText: "Accept" }).first().click();
      await page.waitForFunction(() => document.querySelector("#t-ledger")?.innerText.includes("accepted"));
      await shot("ledger");
    },
  },
  AWrongCellIsToldAtTheCell: {
    expects: [/status of 400/, /status of 422/],
    async run({ page, open, shot }) {
      await open("#data?table=links");
      const id = await page
        .locator('[data-cell^="links|0|"]')
        .evaluateAll((cells, name) => cells.map((one) => one.dataset.cell)[name], 10);
      await page.locator(`[data-cell="${id}"] button`).click();
      await page.keyboard.type("-3");
      await page.keyboard.press("Enter");
      await page.click("#check");
      await page.waitForSelector("td.wrong");
      assert.equal(await page.locator("td.wrong").getAttribute("data-cell"), id);
      assert.match(await page.locator("td.wrong .why").innerText(), /-3/);
      await shot("data");
      await page.click("#revert");
      assert.equal(await page.locator("td.wrong").count(), 0);
    },
  },
};
