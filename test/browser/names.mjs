// What states, classes of corridors and goods are called, in both languages.
import assert from "node:assert/strict";

export const tests = {
  ClassesAndStatesBearTheNamesOfTheStudyInBothLanguages: {
    async run({ page, open, address, ask }) {
      const { countries } = await (await fetch(`${address}/api/map`)).json(),
        turkey = countries.find((one) => one.id === "TUR");
      assert.deepEqual(turkey, { id: "TUR", name: "Turkey", name_de: "Türkei" });
      const told = ask("route", "--from", "almaty", "--to", "yokohama").by_class;
      assert.ok(
        told.some((way) => way.class !== way.class_de),
        "every class has one name",
      );
      for (const [lang, of, name] of [
        ["en", "class", "name"],
        ["de", "class_de", "name_de"],
      ]) {
        await open(`#ways?from=almaty&to=yokohama&lang=${lang}`);
        assert.deepEqual(
          await page.locator("#t-ways tr[data-k] b").allInnerTexts(),
          told.map((way) => way[of]),
        );
        const states = await page.locator("#avoid option").allInnerTexts();
        assert.ok(states.includes(turkey[name]) && !states.includes("Türkiye"), states.join());
      }
    },
  },
  WhatShutsTheWaysIsSaidInGerman: {
    async run({ page, open }) {
      const avoid = ["CHN", "RUS", "IRN", "AFG", "AZE"].map((state) => `avoid=country:${state}`).join("&");
      await open(`#ways?from=almaty&to=yokohama&lang=de&${avoid}`);
      const said = await page.locator(".panel .fault").innerText();
      assert.match(said, /gemieden: Russland/);
      assert.doesNotMatch(said, /avoided|country:/);
    },
  },
  AGoodIsCalledByItsWholeNameUpToAComma: {
    async run({ page, open }) {
      await open("#frontier?lang=de&good=uf6_enriched&year=2026");
      const goods = await page.locator("#good option").allInnerTexts();
      assert.ok(goods.includes("Schwach angereichertes UF6 (4,5 %)"), goods.join());
    },
  },
};
