// What each panel shows, against what the command line answers. Numbers are read from data-v, which keeps them unrounded.
import assert from "node:assert/strict";

const near = (shown, told, what) =>
  assert.ok(
    Math.abs(shown - told) <= 1e-9 * Math.max(1, Math.abs(told)),
    `${what}: the page shows ${shown}, the command line ${told}`,
  );
const value = async (page, selector) => Number(await page.locator(selector).first().getAttribute("data-v"));
const cell = (key, column) => `tr[data-k="${key}"] [data-c="${column}"]`;
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
const addressHas = (page, text) =>
  assert.ok(decodeURIComponent(page.url()).includes(text), `${text} is not in ${page.url()}`);

export const tests = {
  WaysStandAsCardsOnAPhone: {
    width: 390,
    height: 844,
    async run({ page, address, shot }) {
      await page.goto(`${address}/#ways?lang=de`);
      await page.waitForSelector("#t-ways tr[data-k]");
      const wide = await page.evaluate(() => {
        const table = document.querySelector("#t-ways");
        return {
          table: table.scrollWidth,
          room: table.parentElement.clientWidth,
          page: document.documentElement.scrollWidth,
        };
      });
      assert.ok(wide.table <= wide.room && wide.page <= 390, JSON.stringify(wide));
      const cell = page.locator("#t-ways tr[data-k=best0] [data-c=can_stop]");
      assert.match(await cell.evaluate((one) => getComputedStyle(one, "::before").content), /\p{L}{4}/u); // its head
      await page.locator("#t-ways").evaluate((one) => one.scrollIntoView({ block: "start" }));
      await shot("phone-ways");
      await page.locator("#t-ways tr[data-k^=class-]").last().scrollIntoViewIfNeeded();
      await shot("phone-ways-last");
    },
  },
  FlowsShowThePlanOfTheCommandLine: {
    async run({ page, open, shot, ask }) {
      await open();
      const plan = ask("plan");
      near(await value(page, "#objective"), plan.objective_usd, "value of the plan");
      const rows = await page.locator("#t-flows tr[data-k]").all();
      assert.ok(rows.length >= 20, "the table of links is all but empty");
      for (const row of rows.slice(0, 5)) {
        const link = await row.getAttribute("data-k");
        near(
          Number(await row.locator('[data-c="t"]').getAttribute("data-v")),
          sum(
            plan.flows.filter((flow) => flow.link === link && flow.period === "2026"),
            (flow) => flow.t,
          ),
          link,
        );
      }
      await shot("flows");
    },
  },
  AGoodAndALinkArePickedAndStandInTheAddress: {
    async run({ page, open, settled, shot, ask }) {
      await open();
      await page.selectOption("#good", "uranium_u3o8");
      await settled();
      const first = page.locator("#t-flows tr[data-k]").first(),
        link = await first.getAttribute("data-k");
      await first.locator("button").click();
      await settled();
      addressHas(page, "good=uranium_u3o8");
      addressHas(page, `pick=link:${link}`);
      near(
        await value(page, "#card-t"),
        sum(
          ask("plan").flows.filter(
            (flow) => flow.link === link && flow.good === "uranium_u3o8" && flow.period === "2026",
          ),
          (flow) => flow.t,
        ),
        link,
      );
      await shot("link");
    },
  },
  AClickOnTheMapOpensACardWithItsSources: {
    async run({ page, open, settled }) {
      await open("#flows?pick=link:LR019");
      await page.waitForSelector(".claims li[data-claim]");
      assert.ok((await page.locator(".claims li[data-claim]").count()) >= 2);
      assert.match(await page.locator(".claims").innerText(), /NC0104/);
      const box = await page.locator("#map canvas").boundingBox();
      await page.keyboard.press("Escape");
      await settled();
      assert.equal(await page.locator(".card").count(), 0);
      await page.mouse.click(box.x + box.width * 0.55, box.y + box.height * 0.42);
      await page.waitForSelector(".card h3");
      addressHas(page, "pick=");
    },
  },
  WaysAreThoseOfTheCommandLine: {
    async run({ page, open, shot, ask }) {
      await open("#ways?from=almaty&to=yokohama");
      const told = ask("route", "--from", "almaty", "--to", "yokohama");
      for (const [i, way] of told.routes.entries()) {
        near(await value(page, cell(`best${i}`, "cost_usd_per_t")), way.cost_usd_per_t, `cost of way ${i}`);
        near(await value(page, cell(`best${i}`, "time_h")), way.time_h, `time of way ${i}`);
      }
      assert.ok((await page.locator("#t-ways tr[data-k^=class-]").count()) > 0);
      assert.equal(await page.locator("#distance svg").count(), 2);
      await shot("ways");
    },
  },
  AvoidingAStateAsksAnew: {
    async run({ page, open, settled, shot, ask }) {
      await open("#ways?from=almaty&to=yokohama");
      await page.selectOption("#avoid", "CHN");
      await settled();
      addressHas(page, "avoid=country:CHN");
      near(
        await value(page, cell("best0", "cost_usd_per_t")),
        ask("route", "--from", "almaty", "--to", "yokohama", "--avoid", "country:CHN").routes[0].cost_usd_per_t,
        "cheapest way without China",
      );
      for (const state of ["RUS", "IRN", "AFG", "AZE"]) {
        await page.selectOption("#avoid", state);
        await settled();
      }
      const told = ask(
        "route",
        "--from",
        "almaty",
        "--to",
        "yokohama",
        ...["CHN", "RUS", "IRN", "AFG", "AZE"].flatMap((state) => ["--avoid", `country:${state}`]),
      );
      if (told.status === "no_route") assert.equal(await page.locator(".fault").count(), 1);
      else
        near(
          await value(page, cell("best0", "cost_usd_per_t")),
          told.routes[0].cost_usd_per_t,
          "cheapest way without five states",
        );
      await shot("avoid");
    },
  },
  AScenarioChangesThePlanAsCompareSays: {
    async run({ page, open, settled, shot, ask }) {
      await open("#whatif");
      await page.locator("#set-close_china").click();
      await settled();
      await page.waitForSelector("#rise");
      addressHas(page, "with=close_china");
      const told = ask("compare", "--with", "close_china");
      near(await value(page, "#rise"), told.objective_usd.change, "change of the bill");
      const year = await page.locator("#year").inputValue(),
        orders = told.orders.filter((row) => row.period === year);
      assert.ok(orders.length > 0, `compare has no orders that differ in ${year}`);
      const shown = await page.locator("#t-orders-changed tr[data-k]").all();
      assert.ok(shown.length > 0);
      for (const row of shown.slice(0, 6)) {
        const order = await row.getAttribute("data-k");
        near(
          Number(await row.locator('[data-c="after"]').getAttribute("data-v")),
          orders.find((one) => one.order === order).served_t.after,
          order,
        );
      }
      for (const fee of told.fees.slice(0, 4))
        near(
          await value(page, `#t-fees-changed ${cell(fee.country, "change")}`),
          fee.usd.change,
          `fees of ${fee.country}`,
        );
      await shot("whatif");
      await page.keyboard.press("u");
      await settled();
      assert.equal(await page.locator("#rise").count(), 0);
      assert.ok(!page.url().includes("close_china"));
    },
  },
  ALinkIsScaledAndAStateClosedFromTheAddress: {
    async run({ page, open, settled }) {
      await open("#whatif?change=close:country:CHN");
      await page.waitForSelector("#rise, .fault");
      assert.ok((await value(page, "#rise")) > 0, "closing China makes nothing dearer");
      await page.locator(".chip.on", { hasText: "China" }).click();
      await settled();
      assert.ok(!page.url().includes("close"));
      await open("#whatif?change=scale:link:LG013:2");
      assert.ok((await value(page, "#rise")) < 0, "a wider bottleneck makes nothing cheaper");
    },
  },
  BottlenecksOrdersAndPrices: {
    async run({ page, open, shot, ask }) {
      await open("#bottlenecks?good=uranium_u3o8&year=2026");
      const plan = ask("plan");
      for (const limit of plan.bottlenecks)
        near(
          await value(page, `#t-bottlenecks ${cell(limit.name, "worth_usd_per_t")}`),
          limit.worth_usd_per_t,
          limit.name,
        );
      const orders = plan.orders.filter((row) => row.good === "uranium_u3o8" && row.period === "2026");
      assert.ok(orders.length > 0);
      for (const order of orders.slice(0, 8))
        near(await value(page, `#t-orders ${cell(order.order, "served_t")}`), order.served_t, order.order);
      const price = plan.prices
        .filter((row) => row.good === "uranium_u3o8" && row.period === "2026")
        .sort((a, b) => b.usd_per_t - a.usd_per_t)[0];
      near(await value(page, "#t-prices [data-c=usd_per_t]"), price.usd_per_t, `price at ${price.place}`);
      await shot("bottlenecks");
    },
  },
  DependenceSharesAndWhatAFailureCosts: {
    async run({ page, open, settled, shot, ask }) {
      await open("#dependence?year=2026&good=uranium_u3o8&side=buyer&dimension=transit");
      const told = ask("dependence", "--year", "2026").shares.filter(
        (row) =>
          row.side === "buyer" && row.dimension === "transit" && row.period === "2026" && row.good === "uranium_u3o8",
      );
      assert.ok(told.length > 0);
      const card = page.locator("#shares [data-of]").first(),
        of = await card.getAttribute("data-of"),
        bar = card.locator("li").first(),
        on = await bar.getAttribute("data-on");
      const shown = Number(await bar.getAttribute("data-v"));
      assert.ok(
        told.some((row) => row.of === of && row.on === on && Math.abs(row.share - shown) < 1e-9),
        `no share of ${of} on ${on} is ${shown}`,
      );
      await shot("dependence");
      await page.locator("#run-n1").click();
      await page.waitForSelector("#t-n1", { timeout: 60000 });
      await settled();
      const worst = ask("dependence", "--year", "2026", "--close", "country").n_minus_1.filter(
        (row) => row.cost_usd !== null,
      )[0];
      near(await value(page, `#t-n1 ${cell(worst.selector, "cost_usd")}`), worst.cost_usd, worst.selector);
    },
  },
  TheChainAddsUp: {
    async run({ page, open, shot, ask }) {
      await open("#chain?year=2026&made=ferrochrome");
      near(
        await value(page, "#chain-total"),
        sum(
          ask("plan").chains.filter((chain) => chain.good === "ferrochrome" && chain.period === "2026"),
          (chain) => chain.t,
        ),
        "ferrochrome delivered",
      );
      assert.ok((await page.locator(".sankey .band").count()) > 3);
      await shot("chain");
    },
  },
  TheFrontierHasAllBreakpoints: {
    async run({ page, open, shot, ask }) {
      await open("#frontier?on=country:CHN&good=uranium_u3o8&year=2026");
      const curve = ask("frontier", "--on", "country:CHN", "--orders", "good:uranium_u3o8", "--year", "2026").curves[0];
      const rows = page.locator("#curves tbody tr");
      assert.equal(await rows.count(), Math.min(20, curve.points.length));
      const last = Math.min(20, curve.points.length) - 1;
      near(
        Number(await rows.nth(last).locator("[data-c=extra_usd]").getAttribute("data-v")),
        curve.points[last].extra_usd,
        "extra cost at the last breakpoint",
      );
      near(
        Number(await page.locator("#curves .premium").getAttribute("data-v")),
        curve.premium_total.usd_per_t,
        "premium of all orders together",
      );
      await shot("frontier");
    },
  },
};
