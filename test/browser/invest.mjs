// Which projects to build: budget, caps and costs are set on the page, and what it tells is what the command line tells.
import assert from "node:assert/strict";

/** A railway that shuts, two ferries in its place, ships that need one of them, and a line whose cost nobody knows. */
const kProjects = `project_id,name,set,cost_usd,build_years,opens,partner
second_ferry,Second ferry,second_ferry,90000000,2,2027-01-01,JPN
wide_ferry,Wider ferry,wide_ferry,60000000,1,2027-01-01,KAZ
cheap_sea,Larger ships,cheap_sea,5000000,1,2027-01-01,GEO
branch,Better branch line,branch,,1,2027-01-01,KAZ
`;
const kSets = `set_id,name,name_de
west_half,Half of the contract goes west,Die Hälfte des Vertrags geht nach Westen
ferry_storm,Storms stop the ferry for six weeks,Stürme stoppen die Fähre sechs Wochen lang
second_ferry,The second ferry runs from 2027,Die zweite Fähre fährt ab 2027
east_shut,The eastern railway is shut from 2027,Die östliche Bahn ist ab 2027 zu
wide_ferry,The ferry carries more,Die Fähre trägt mehr
cheap_sea,Larger ships on the western sea,Größere Schiffe im Westen
branch,The branch line is cheaper,Die Zweigstrecke ist billiger
`;
const kChanges = `set,order,table,key,selector,column,operation,value,from,until
west_half,1,clauses,west_clause,,status,set,active,,
ferry_storm,1,links,,link:west_ferry,capacity_t_per_year,scale,0.2,2026-11-01,2026-12-13
second_ferry,1,links,second_ferry,,status,set,open,2027-01-01,
east_shut,1,links,east_rail,,status,set,closed,2027-01-01,
east_shut,1,links,west_ferry,,base_load_t_per_year,set,500000,2027-01-01,
wide_ferry,1,links,west_ferry,,capacity_t_per_year,scale,1.1,2027-01-01,
cheap_sea,1,links,west_sea,,cost_usd_per_t,set,20,2027-01-01,
branch,1,links,mine_smelter,,cost_usd_per_t,set,6,2027-01-01,
`;
const kCosted = ["--projects", "second_ferry,wide_ferry,cheap_sea"]; // what the page asks about
/** Sums of two plans differ in their last digits with the order in which plans were made. */
const near = (shown, told, what) =>
  assert.ok(
    told === null ? shown === null : Math.abs(shown - told) <= 1e-6 * Math.max(1e3, Math.abs(told)),
    `${what}: the page shows ${shown}, the command line ${told}`,
  );
const valueOf = async (locator) => {
  const text = await locator.first().getAttribute("data-v");
  return text === null ? null : Number(text);
};
const cell = (table, key, column) => `#${table} tr[data-k="${key}"] [data-c="${column}"]`;
const keysOf = (page, table) =>
  page.locator(`#${table} tr[data-k]`).evaluateAll((all) => all.map((row) => row.dataset.k));
const done = (page) =>
  page.waitForSelector(".panel:not([aria-busy]) #invested .later:not([aria-busy]) #t-projects", { timeout: 240000 });
const kFew = ["cku", "trans_afghan", "anaklia"];
/** What leaves only a few projects of the bundled study to choose from, as it stands in the address. */
export async function fewProjects(address) {
  const { columns, rows } = await (await fetch(`${address}/api/tables/projects`)).json(),
    at = columns.findIndex((column) => column.name === "project_id");
  return rows
    .map((row) => row[at])
    .filter((id) => !kFew.includes(id))
    .map((id) => `skip=${id}`)
    .join("&");
}
/** The page of the study above; ended with the test. */
async function choosing({ serveNewStudy, page }, act) {
  const own = await serveNewStudy({
    "projects.csv": kProjects,
    "sets.csv": kSets,
    "changes.csv": kChanges,
  });
  const open = async (hash) => {
    await page.goto("about:blank");
    await page.goto(`${own.address}/${hash}`);
    await page.waitForSelector("#map[data-drawn]");
  };
  try {
    await act(own, open);
  } finally {
    own.stop();
  }
}
/** What stands on the page beside what the command line tells. */
async function compare(page, told) {
  for (const [id, field] of Object.entries({
    spent: "spent_usd",
    saved: "saved_usd",
    charge: "charge_usd",
    net: "net_usd",
  }))
    if (!told.granted || ["spent", "saved"].includes(id))
      near(await valueOf(page.locator(`#${id}`)), told[field], field);
  assert.deepEqual(
    await keysOf(page, "t-chosen"),
    told.chosen.map((row) => row.project),
  );
  for (const row of told.chosen)
    near(await valueOf(page.locator(cell("t-chosen", row.project, "saves_usd"))), row.saves_usd, row.project);
  for (const row of told.projects)
    for (const column of ["cost_usd", "alone_usd", "last_usd", "here_usd"])
      near(await valueOf(page.locator(cell("t-projects", row.project, column))), row[column], row.project);
  for (const [table, list] of [
    ["t-curve", told.curve],
    ["t-runners", told.runners_up],
  ])
    if (list.length)
      assert.deepEqual(
        await keysOf(page, table),
        list.map((choice) => choice.projects.join("+") || "nothing"),
      );
  for (const pair of told.pairs)
    near(
      await valueOf(page.locator(cell("t-pairs", `${pair.one}|${pair.other}`, "joint_usd"))),
      pair.joint_usd,
      `${pair.one} and ${pair.other}`,
    );
  for (const gain of told.gains.filter((one) => Math.abs(one.usd) >= 5e3).slice(0, 12))
    near(
      await valueOf(page.locator(cell("t-gains", `${gain.country}|${gain.role}`, "usd"))),
      gain.usd,
      `${gain.role} in ${gain.country}`,
    );
}

export const tests = {
  TheChoiceOfProjectsIsThatOfTheCommandLine: {
    async run(help) {
      const { page, shot } = help;
      await choosing(help, async (own, open) => {
        await open("#flows?with=east_shut");
        await page.keyboard.press("8");
        await done(page);
        await compare(page, own.ask("invest", "--with", "east_shut", ...kCosted)); // of whose cost is known
        await page.locator("#uncosted").press("Space");
        await page.waitForFunction(() => location.hash.includes("uncosted=yes"));
        await page.waitForSelector(cell("t-projects", "branch", "alone_usd"), {
          timeout: 240000,
        });
        const told = own.ask("invest", "--with", "east_shut");
        assert.equal(told.chosen.length, 2);
        await compare(page, told);
        const dots = page.locator("#invested .chart g[stroke-width] circle");
        await dots.first().waitFor({ state: "attached" }); // a chart is drawn once its width is known, after the tables
        assert.equal(await dots.count(), told.curve.length, "a dot for each choice");
        await shot("invest-own");
      });
    },
  },
  ABudgetACapAndACostAreSetAndStandInTheAddress: {
    async run(help) {
      const { page, shot } = help;
      await choosing(help, async (own, open) => {
        await open("#invest?with=east_shut");
        await done(page);
        await page.fill("#budget", "70");
        await page.locator("#budget").press("Enter");
        await page.waitForFunction(() => location.hash.includes("budget=70000000"));
        await done(page);
        assert.match(await page.locator("#budget-slider").getAttribute("aria-valuetext"), /70\.0\sm USD/);
        await page.locator("#caps summary").click();
        await page.locator("#cap-KAZ").evaluate((input) => {
          input.value = "0.9";
          input.dispatchEvent(new Event("input"));
          input.dispatchEvent(new Event("change"));
        });
        await page.waitForFunction(() => location.hash.includes("cap=KAZ:0.9"));
        await page.locator("#costs summary").click();
        await page.fill("#cost-branch", "1");
        await page.keyboard.press("Shift+Tab"); // goes on while the panel is drawn anew
        await page.waitForFunction(() => location.hash.includes("cost=branch:1000000"));
        await done(page);
        assert.equal(await page.evaluate(() => document.activeElement.id), "cost-cheap_sea", "the cursor is lost");
        await compare(
          page,
          own.ask("invest", "--with", "east_shut", "--budget", "7e7", "--cap", "KAZ=0.9", "--cost", "branch=1e6"),
        );
        await shot("invest-costs");
        await page.locator("#choose-cheap_sea").press("Space");
        await page.waitForFunction(() => location.hash.includes("skip=cheap_sea"));
        await page.locator("#granted").press("Space");
        await page.waitForFunction(() => location.hash.includes("granted=yes"));
        await done(page);
        const rules = ["--budget", "7e7", "--cap", "KAZ=0.9", "--cost", "branch=1e6", "--granted"];
        const told = own.ask("invest", "--with", "east_shut", ...rules, "--projects", "second_ferry,wide_ferry,branch");
        assert.equal(told.chosen.length, 0, "one partner alone is held to nine tenths");
        await page.waitForSelector("#choice");
        near(await valueOf(page.locator("#saved")), told.saved_usd, "saved");
      });
    },
  },
  APressOnTheCurveAsksForThatBudget: {
    async run(help) {
      const { page } = help;
      await choosing(help, async (own, open) => {
        await open("#invest?with=east_shut");
        await done(page);
        await page.locator('#t-curve tr[data-k="wide_ferry"] button').click();
        await page.waitForFunction(() => location.hash.includes("budget=60000000"));
        await done(page);
        await compare(page, own.ask("invest", "--with", "east_shut", "--budget", "6e7", ...kCosted));
      });
    },
  },
  ProjectsOfTheBundledStudyAndTheirWorldUnderWhatIf: {
    async run({ page, open, settled, shot, ask, address }) {
      await page.goto(
        `${address}/#invest?lang=de&with=close_russia&granted=yes&budget=10000000000&${await fewProjects(address)}`,
      );
      await done(page);
      const rules = ["--with", "close_russia", "--projects", kFew.join(","), "--budget", "1e10", "--granted"];
      await compare(page, ask("invest", ...rules));
      assert.match(await page.locator("#choice").innerText(), /^Bauen: .*Transafghanische Bahn/);
      await page.waitForFunction(() => document.querySelector(".legend")?.innerText.includes("mehr als vorher"));
      await shot("invest");
      for (const part of ["t-projects", "t-gains"]) {
        await page.locator(`#${part}`).scrollIntoViewIfNeeded();
        await shot(`invest-${part.slice(2)}`);
      }
      await page.locator("#open-whatif").click();
      await settled();
      await page.waitForSelector("#rise");
      assert.ok(decodeURIComponent(page.url()).includes("with=trans_afghan"), page.url());
    },
  },
  AStopOfTheSearchGivesTheBestSoFarWithWhatIsProven: {
    async run({ page, address, shot }) {
      await page.goto(`${address}/#invest?with=close_russia&granted=yes&uncosted=yes`); // what each saves takes many plans
      await page.waitForSelector("#best-invest .note", { timeout: 240000 });
      assert.match(await page.locator("#best-invest").innerText(), /^Best so far: /);
      await shot("invest-job");
      const ended = page.waitForRequest((one) => one.method() === "DELETE" && /\/api\/jobs\/j\d+$/.test(one.url()));
      await page.click("#cancel-invest");
      await ended;
      await done(page);
      assert.match(await page.locator("#stopped").innerText(), /\S/);
      await page.waitForSelector("#choice");
      await page.waitForSelector("#again-invest");
      await shot("invest-stopped");
    },
  },
  WhatTheMapCannotBeToldOfTheChoiceIsTold: {
    expects: [/status of 422/],
    async run(help) {
      const { page } = help;
      await page.route("**/api/plan", (route) =>
        (route.request().postDataJSON().with ?? []).length > 1
          ? route.fulfill({
              status: 422,
              json: {
                errors: [{ code: "sets_clash", message: "the sets clash" }],
              },
            })
          : route.continue(),
      );
      await choosing(help, async (_, open) => {
        await open("#invest?with=east_shut");
        await done(page);
        await page.waitForSelector("#moved .fault");
        assert.match(await page.locator("#moved .fault").innerText(), /the sets clash/);
      });
    },
  },
  ProjectsOnAPhoneAndInTheDark: {
    width: 390,
    height: 844,
    scheme: "dark",
    async run(help) {
      const { page, shot } = help;
      await choosing(help, async (_, open) => {
        await open("#invest?with=east_shut&lang=de");
        await done(page);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, "wider than the phone");
        await shot("phone-invest");
        await page.locator("#costs summary").click();
        for (const part of ["costs", "choice", "t-curve", "t-projects", "t-gains"]) {
          await page.locator(`#${part}`).evaluate((one) => one.scrollIntoView({ block: "center" }));
          await shot(`phone-invest-${part}`);
        }
      });
    },
  },
};
