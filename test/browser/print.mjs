// The report on paper: as Chromium prints it to A4, read back by pdftotext.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const kMostPages = 45,
  kLeastOnAPage = 60; // characters; less is a page that a break left nearly empty

/** What stands on each page. */
function pagesOf(pdf, folder) {
  const file = join(folder, "report.pdf");
  writeFileSync(file, pdf);
  const read = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(read.status, 0, `pdftotext: ${read.error ?? read.stderr}`);
  return read.stdout.split("\f").slice(0, -1);
}
export const tests = {
  TheReportPrintsWithItsAnswerFirstAndNoEmptyPage: {
    async run({ page, folder, report }) {
      for (const lang of ["en", "de"]) {
        const file = join(folder, `report-${lang}.html`),
          sections = report("--lang", lang, "--out", file);
        await page.setContent(readFileSync(file, "utf8"));
        const printed = pagesOf(await page.pdf({ format: "A4", preferCSSPageSize: true }), folder);
        assert.ok(printed.length <= kMostPages, `${printed.length} pages`);
        printed.forEach((text, i) =>
          assert.ok(
            text.replace(/\s/g, "").length >= kLeastOnAPage,
            `${lang}: page ${i + 1} of ${printed.length} says next to nothing: ${text.trim()}`,
          ),
        );
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
        for (const heading of headings)
          assert.ok(words.includes(heading.replace(/\s+/g, " ")), `${lang}: ${heading} is not printed`);
      }
    },
  },
};
