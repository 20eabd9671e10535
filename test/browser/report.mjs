// The report of the world on the screen: the very file that the command line writes, opened from disk.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

async function save(page) {
  await page.waitForSelector("#save-report", { timeout: 60000 });
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save-report")]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

export const tests = {
  TheReportIsTheFileOfTheCommandLine: {
    expects: [/^request leaves the machine: file:/], // it is opened from disk
    async run({ page, serveNewStudy, folder, shot }) {
      const own = await serveNewStudy();
      try {
        for (const lang of ["en", "de"]) {
          await page.goto("about:blank");
          await page.goto(`${own.address}/#flows?with=west_half&lang=${lang}`);
          await page.waitForSelector(".panel[data-panel]:not([aria-busy]) h2");
          await page.keyboard.press("r");
          const { name, path } = await save(page);
          assert.equal(name, lang === "en" ? "mine.html" : "mine-de.html");
          const file = join(folder, `report-${lang}.html`);
          own.ask("report", "--with", "west_half", "--lang", lang, "--out", file);
          assert.equal(await readFile(path, "utf8"), await readFile(file, "utf8"));
        }
        await shot("report-dialog");
        await page.goto(pathToFileURL(join(folder, "report-de.html")).href);
        assert.ok((await page.locator("h2").count()) >= 5, "the file does not open from disk");
      } finally {
        own.stop();
      }
    },
  },
  TheReportTellsWhatIsChangedOnThePage: {
    async run({ page, serveNewStudy }) {
      const own = await serveNewStudy();
      try {
        await page.goto(`${own.address}/#whatif?change=scale:link:west_ferry:0.5`);
        await page.waitForSelector(".panel[data-panel]:not([aria-busy]) h2");
        await page.click("#report-this");
        await page.waitForSelector("#save-report", { timeout: 60000 });
        await page.waitForFunction(() => document.activeElement?.id === "save-report");
        assert.equal(await page.locator("dialog > [role=status]").innerText(), "The report is ready.");
        const { path } = await save(page);
        assert.match(await readFile(path, "utf8"), /<em>own changes<\/em>/);
      } finally {
        own.stop();
      }
    },
  },
  ClosingTheDialogEndsTheReport: {
    async run({ page, open }) {
      await open("#flows?with=titr_clause");
      await page.route("**/api/jobs/*/events", () => {}); // it is at work for as long as the test wants
      const ended = page.waitForRequest((one) => one.method() === "DELETE" && /\/api\/jobs\/j\d+$/.test(one.url()));
      await page.click("#report");
      await page.waitForSelector("dialog .job progress");
      await page.keyboard.press("Escape");
      await ended;
      assert.equal(await page.locator("dialog").count(), 0);
    },
  },
};
