// The report on paper: as Chromium prints it to A4, read back by pdftotext.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const kMostPages = 45,
  kLeastOnAPage = 60; // characters; less is a page that a break left nearly empty

const kMargin = (12 / 25.4) * 72; // points; page.css

function readBack(pdf, folder, how) {
  const file = join(folder, "report.pdf");
  writeFileSync(file, pdf);
  const read = spawnSync("pdftotext", [how, file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(read.status, 0, `pdftotext: ${read.error ?? read.stderr}`);
  return read.stdout;
}
/** What stands on each page. */
const pagesOf = (pdf, folder) => readBack(pdf, folder, "-layout").split("\f").slice(0, -1);
/** Words that begin in the margin, where they are cut off. */
const cutOff = (pdf, folder) =>
  [...readBack(pdf, folder, "-bbox").matchAll(/xMin="([\d.]+)"[^>]*>([^<]*)</g)]
    .filter(([, x]) => Number(x) < kMargin - 0.5)
    .map(([, x, word]) => `${word} at ${x}`);
/** The last line of a page but its number. */
const lastLine = (text, page, pages) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && line !== `${page} / ${pages}`)
    .at(-1);
export const tests = {
  APanelPrintsItsAnswerInLightColoursAndWithoutButtons: {
    async run({ page, open, folder }) {
      await open("#whatif?with=close_china&theme=dark");
      await page.waitForSelector("#differences:not([aria-busy]) #rise");
      const rise = await page.locator("#rise").innerText();
      const words = readBack(await page.pdf({ format: "A4" }), folder, "-layout").replace(/\s+/g, " ");
      assert.ok(words.includes(rise.replace(/\s+/g, " ")), `${rise} is not printed`);
      assert.ok(words.includes("China shuts its land borders"), "the scenario that is on is not printed");
      assert.ok(!/Hormuz stays shut|Undo|Back to the base world/.test(words), "what is off, or is pressed, is printed");
      await page.emulateMedia({ media: "print" });
      const [ink, paper] = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        return [color, backgroundColor].map((text) =>
          text
            .match(/[\d.]+/g)
            .slice(0, 3)
            .reduce((sum, x) => sum + Number(x), 0),
        );
      });
      assert.ok(ink < 200 && paper > 700, `ink ${ink} on paper ${paper}`);
    },
  },
  TheReportPrintsWithItsAnswerFirstAndNoEmptyPage: {
    async run({ page, folder, report }) {
      for (const lang of ["en", "de"]) {
        const file = join(folder, `report-${lang}.html`),
          sections = report("--lang", lang, "--out", file);
        await page.setContent(readFileSync(file, "utf8"));
        const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true }),
          printed = pagesOf(pdf, folder);
        assert.deepEqual(cutOff(pdf, folder), [], lang);
        assert.ok(printed.length <= kMostPages, `${printed.length} pages`);
        printed.forEach((text, i) =>
          assert.ok(
            text.replace(/\s/g, "").length >= kLeastOnAPage,
            `${lang}: page ${i + 1} of ${printed.length} says next to nothing: ${text.trim()}`,
          ),
        );
        printed.forEach((text, i) =>
          assert.ok(text.includes(`${i + 1} / ${printed.length}`), `${lang}: page ${i + 1} has no number`),
        );
        const lasts = printed.map((text, i) => lastLine(text, i + 1, printed.length));
        const title = await page.locator("h1").first().innerText();
        assert.ok(
          printed[0].replace(/\s+/g, " ").includes(title.slice(0, 30)),
          `the first page lacks the title ${title}`,
        );
        const words = printed.join("\n").replace(/\s+/g, " ");
        const headings = await page.locator("section h2").allInnerTexts();
        assert.ok(
          headings.length >= 8 && sections.length >= 8,
          `${headings.length} headings, ${sections.length} sections`,
        );
        assert.deepEqual(
          headings.filter((heading) => lasts.includes(heading)),
          [],
          `${lang}: headings at the foot of a page`,
        );
        const heads = await page.locator("thead tr").evaluateAll((rows) =>
          rows.map((row) =>
            [...row.cells]
              .slice(0, 3)
              .map((cell) => cell.innerText)
              .join(""),
          ),
        );
        const closed = (line) => line.replace(/\s+/g, "");
        assert.deepEqual(
          lasts.filter((line) => heads.some((head) => head && closed(line).startsWith(closed(head)))),
          [],
          `${lang}: heads of tables at the foot of a page`,
        );
        for (const heading of headings)
          assert.ok(words.includes(heading.replace(/\s+/g, " ")), `${lang}: ${heading} is not printed`);
      }
    },
  },
};
