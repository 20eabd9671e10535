// Long work as jobs, contradictions of the ledger, rates that are moved, and one home for light and dark.
import assert from "node:assert/strict";

const keepText = async (page, title, text) => {
  await page.fill("#title", title);
  await page.fill("#text", text);
  await page.click("#read");
  await page.waitForSelector("#reading mark");
  await page.click("#keep");
  await page.waitForFunction((name) => document.querySelector("#t-ledger")?.innerText.includes(name), title);
};
/** Holds the events of jobs back, so that a job is seen at work however fast it is. */
const holdEvents = (page) => page.route("**/api/jobs/*/events", () => {});

export const tests = {
  TheFrontierIsAJobThatCanBeCancelledAndStartedAgain: {
    async run({ page, shot, address }) {
      await holdEvents(page);
      const ended = page.waitForRequest((one) => one.method() === "DELETE" && /\/api\/jobs\/j\d+$/.test(one.url()));
      await page.goto(`${address}/#frontier?on=country:CHN&good=uranium_u3o8&year=2026`);
      await page.waitForSelector(".job progress");
      assert.equal(await page.locator("#curves table").count(), 0, "nothing is shown before the job is done");
      await shot("job");
      await page.click("#cancel-frontier");
      await ended;
      await page.waitForSelector("#curves .note");
      assert.equal(await page.locator(".job").count(), 0);
      await page.unroute("**/api/jobs/*/events");
      await page.locator("#curves button").click();
      await page.waitForSelector("#curves table", { timeout: 60000 });
    },
  },
  AStopBeforeTheJobHasItsIdEndsIt: {
    expects: [/status of 409/], // where nothing was found by then
    async run({ page, address }) {
      let add;
      const asked = new Promise((resolve) => (add = resolve));
      await page.route("**/api/jobs", add); // the server has not heard of it
      const ended = page.waitForRequest((one) => one.method() === "DELETE" && /\/api\/jobs\/j\d+$/.test(one.url()));
      await page.goto(`${address}/#invest?with=close_russia&granted=yes`);
      const held = await asked;
      await page.click("#cancel-invest");
      await held.continue();
      await ended;
      await page.waitForSelector("#invested:not([aria-busy]) .later:not([aria-busy])", { timeout: 60000 });
      assert.equal(await page.locator(".job").count(), 0, "the panel still waits");
      assert.match(await page.locator("#invested").innerText(), /\S/);
    },
  },
  WhatWasStoppedIsNotTheAnswerOfTheNext: {
    async run({ address }) {
      const ask = async (method, path, body) => {
        const reply = await fetch(`${address}/api/${path}`, {
          method,
          headers: { "content-type": "application/json" },
          body: body && JSON.stringify(body),
        });
        return { ok: reply.ok, ...(await reply.json()) };
      };
      const isCutShort = (reply) => (reply.swings ?? []).some((row) => row.status === "limit");
      const stopAfter = async (ms, request) => {
        const { id } = await ask("POST", "jobs", { command: "evidence", request });
        await new Promise((done) => setTimeout(done, ms));
        await ask("DELETE", `jobs/${id}`);
        for (;;) {
          const { ok, state } = await ask("GET", `jobs/${id}`);
          if (!ok || state === "cancelled") return ask("GET", `jobs/${id}/result`);
          await new Promise((done) => setTimeout(done, 20));
        }
      };
      let request, isHit;
      for (let i = 0; i < 24 && !isHit; ++i) {
        request = { year: 2027 + (i % 12), top: 30 + i };
        isHit = isCutShort(await stopAfter(40 + 25 * (i % 12), request));
      }
      assert.ok(isHit, "no job was stopped between its plans");
      const again = await ask("POST", "evidence", request);
      assert.ok(again.swings.length > 0 && !isCutShort(again), "the stopped answer is given to who asks next");
    },
  },
  LeavingAPanelEndsItsJob: {
    async run({ page, open, address }) {
      await open("#dependence?year=2026");
      await holdEvents(page);
      const ended = page.waitForRequest(
        (one) => one.method() === "DELETE" && one.url().startsWith(`${address}/api/jobs/`),
      );
      await page.click("#run-n1");
      await page.waitForSelector(".job progress");
      await page.keyboard.press("1");
      await ended;
    },
  },
  TheBarOfAJobShowsItsShare: {
    async run({ page, open, shot }) {
      await page.addInitScript(() => {
        const job = { state: "running", progress: { plans_done: 3, plans: 12, parts_done: 0, parts: 0 } };
        window.EventSource = class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new MessageEvent("progress", { data: JSON.stringify(job) })), 50);
          }
          close() {}
        };
      });
      await open("#dependence?year=2026");
      await page.click("#run-n1");
      await page.waitForFunction(() => document.querySelector(".job progress")?.position === 0.25);
      assert.match(await page.locator(".job .spent").innerText(), /3 of 12 plans/);
      await shot("job-share");
    },
  },
  TheBarOfAReportShowsItsPartAndThePlansOfIt: {
    async run({ page, open }) {
      await page.addInitScript(() => {
        const job = { state: "running", progress: { plans_done: 5, plans: 10, parts_done: 1, parts: 4 } };
        window.EventSource = class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new MessageEvent("progress", { data: JSON.stringify(job) })), 50);
          }
          close() {}
        };
      });
      await open();
      await page.click("#report");
      await page.waitForFunction(() => document.querySelector(".job progress")?.position === 0.375);
      assert.match(await page.locator(".job .spent").innerText(), /part 2 of 4 · 5 of 10 plans/);
      await page.keyboard.press("Escape");
    },
  },
  StatementsThatContradictStandSideBySide: {
    async run({ page, open, shot }) {
      await open("#evidence");
      await keepText(page, "Ministry", "Uzbekistan exported 5,000 tonnes of uranium in 2023, the ministry said.");
      await keepText(page, "Bulletin", "Uzbekistan exported 3,000 tonnes of uranium in 2023, the ministry said.");
      const pair = page.locator("#ledger-conflicts li", { hasText: "5,000 tonnes" });
      await pair.waitFor();
      const sides = await pair.first().locator(".side").allInnerTexts();
      assert.equal(sides.length, 2);
      assert.ok(sides[0].includes("5,000") && sides[0].includes("Ministry"), sides[0]);
      assert.ok(sides[1].includes("3,000") && sides[1].includes("Bulletin"), sides[1]);
      await pair.first().scrollIntoViewIfNeeded();
      await shot("conflicts");
      await pair.first().locator(".side").nth(1).locator("button", { hasText: "Reject" }).click();
      await page.waitForFunction(() => document.querySelector("#t-ledger")?.innerText.includes("rejected"));
    },
  },
  ARateIsMovedAsTheCommandLineMovesIt: {
    async run({ page, open, settled, shot, ask }) {
      await open("#whatif");
      await page.locator("#rates summary").click();
      const rate = page.locator("#rate-P048"); // extraction tax on copper ore
      await rate.evaluate((input) => {
        input.value = "30";
        input.dispatchEvent(new Event("input"));
        input.dispatchEvent(new Event("change"));
      });
      await settled();
      await page.waitForSelector("#rise");
      assert.ok(decodeURIComponent(page.url()).includes("rate:P048:30"), page.url());
      const rise = Number(await page.locator("#rise").getAttribute("data-v"));
      assert.ok(rise > 0, "a higher tax costs nothing");
      const answer = await page.evaluate(async () => {
        const changes = [{ table: "policies", key: "P048", column: "rate", operation: "set", value: "30" }];
        const body = JSON.stringify({ changes, ordered: true });
        return (
          await fetch("/api/plan", { method: "POST", headers: { "content-type": "application/json" }, body })
        ).json();
      });
      const told = answer.objective_usd - ask("plan").objective_usd;
      assert.ok(Math.abs(rise - told) <= 1e-6 * Math.abs(told), `the page shows ${rise}, the plan says ${told}`);
      await page.locator("#rate-P053").scrollIntoViewIfNeeded();
      await shot("rate");
    },
  },
  EveryPanelOpensOnAStudyOfOnesOwn: {
    async run({ page, settled, shot, serveNewStudy }) {
      const own = await serveNewStudy();
      try {
        const panels =
          "flows ways whatif whatif?change=close:country:CHN bottlenecks dependence chain frontier invest evidence data";
        for (const panel of panels.split(" ")) {
          await page.goto("about:blank");
          await page.goto(`${own.address}/#${panel}`);
          await settled();
          assert.deepEqual(await page.locator(".panel .fault").allInnerTexts(), [], panel);
          if (panel === "ways") assert.match(await page.locator("#way-answer").innerText(), /USD\/t/);
          if (panel === "frontier") assert.notEqual(await page.locator("#on").inputValue(), "");
          await shot(`own-${panel.replace(/\W+/g, "-")}`);
        }
      } finally {
        own.stop();
      }
    },
  },
  AWorldThatWantsOtherAmountsSaysWhatItsSumLeavesOut: {
    async run({ page, open }) {
      await open("#whatif?with=cove_tungsten"); // a mine, and a contract that takes what it gives
      await page.waitForSelector("#wanting", { timeout: 60000 });
      await open("#whatif?with=close_hormuz");
      await page.waitForSelector("#rise", { timeout: 60000 });
      assert.equal(await page.locator("#wanting").count(), 0);
    },
  },
  AWayBetweenPlacesThatAreNoneKeepsItsFields: {
    expects: [/status of 422/],
    async run({ page, open }) {
      await open("#ways?lang=de&from=atlantis&to=yokohama");
      assert.match(await page.locator(".panel .fault").innerText(), /es gibt keinen Ort atlantis/);
      await page.fill("#from", "almaty");
      await page.locator("#from").press("Enter");
      await page.waitForSelector("#way-answer");
    },
  },
  ThePageFollowsTheSystemIntoTheDark: {
    scheme: "dark",
    async run({ page, open }) {
      await open("#flows");
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const theme = () => page.locator("html").getAttribute("data-theme");
      assert.equal(await theme(), "dark");
      const dark = await paper();
      await page.emulateMedia({ colorScheme: "light" });
      await page.waitForSelector('html[data-theme="light"]');
      assert.notEqual(await paper(), dark);
    },
  },
};
