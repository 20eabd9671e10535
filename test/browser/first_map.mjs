// The sketch that stands in for the map until MapLibre has drawn: the same flows at the same places, and it can be clicked.
import assert from "node:assert/strict";

const kColumns = 30,
  kRows = 20;

/** What the pointer is told at the points of a grid over the map. */
async function hints(page) {
  const box = await page.locator("#map").boundingBox(),
    told = [];
  for (let row = 1; row < kRows; ++row)
    for (let column = 1; column < kColumns; ++column) {
      const at = [box.x + (box.width * column) / kColumns, box.y + (box.height * row) / kRows];
      await page.mouse.move(...at);
      const text = await page.evaluate(() => {
        const hint = document.querySelector(".hint");
        return hint.hidden ? "" : hint.innerText;
      });
      told.push({ at, text });
    }
  return told;
}
const isFlow = ({ text }) => / · [\d.,]+\s[kM]?t$/.test(text);

export const tests = {
  TheSketchShowsWhatTheMapShows: {
    async run({ page, address, settled, shot }) {
      let letGo;
      const held = new Promise((done) => (letGo = done));
      await page.route("**/view-*.js", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(`${address}/`);
      await page.waitForSelector("#map[data-sketched]");
      await settled();
      assert.equal(await page.locator("#map[data-drawn]").count(), 0);
      await shot("sketch");
      const sketched = await hints(page);
      assert.ok(sketched.filter(isFlow).length >= 20, "hardly a flow is found on the sketch");
      letGo();
      await page.waitForSelector("#map[data-drawn]");
      assert.equal(await page.locator(".sketch").count(), 0, "the sketch lies on the map for good");
      await shot("sketch-then-map");
      const drawn = await hints(page);
      // Where lines cross and at the edge of their reach the two may differ: one looks round the pointer, one in a square.
      const pairs = sketched.map(({ at, text }, i) => ({ at, sketch: text, map: drawn[i].text })),
        both = pairs.filter(({ sketch, map }) => sketch && map),
        other = both.filter(({ sketch, map }) => sketch !== map),
        alone = pairs.filter(({ sketch, map }) => !sketch !== !map);
      assert.ok(both.length >= 100, `only ${both.length} points tell something in both`);
      assert.ok(
        other.length <= both.length / 10,
        `${other.length} of ${both.length}: ${JSON.stringify(other.slice(0, 5))}`,
      );
      assert.ok(
        alone.length <= both.length / 6,
        `${alone.length} beside ${both.length}: ${JSON.stringify(alone.slice(0, 5))}`,
      );
    },
  },
  TheSketchCanBeClicked: {
    async run({ page, address, settled, shot }) {
      await page.route("**/view-*.js", () => {}); // never comes
      await page.goto(`${address}/#flows?theme=dark`);
      await page.waitForSelector("#map[data-sketched]");
      await settled();
      const flow = (await hints(page)).filter(isFlow)[5];
      await page.mouse.click(...flow.at);
      await page.waitForSelector(".card h3");
      await settled();
      const [name] = flow.text.split("\n");
      assert.equal(await page.locator(".card h3").innerText(), name);
      await shot("sketch-dark");
      await page.keyboard.press("2"); // a panel that looks at a part of the world
      await settled();
      await shot("sketch-ways");
      await page.keyboard.press("m");
      assert.ok(await page.evaluate(() => document.activeElement.matches(".sketch")));
    },
  },
  WithoutWebGLTheSketchStaysAndMoves: {
    expects: [/webgl/i],
    async run({ page, open, settled, shot }) {
      await page.addInitScript(() => {
        const usual = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind.startsWith("webgl") ? null : usual.call(this, kind, ...rest);
        };
      });
      await open();
      assert.match(await page.locator(".still").innerText(), /WebGL/);
      assert.equal(await page.locator(".sketch").count(), 1);
      const found = (await hints(page)).filter(isFlow);
      assert.ok(found.length >= 20);
      await shot("no-webgl");

      const box = await page.locator(".sketch").boundingBox(),
        frame = () =>
          page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))),
        told = async ([x, y]) => {
          await frame();
          await page.mouse.move(x, y);
          return page.evaluate(() => {
            const hint = document.querySelector(".hint");
            return hint.hidden ? "" : hint.innerText;
          });
        };
      const { at, text } = found.find(
        ({ at: [x, y] }) =>
          x > box.x + 150 && x < box.x + box.width - 250 && y > box.y + 150 && y < box.y + box.height - 250,
      );
      const [x, y] = at;
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 40, { steps: 4 });
      await page.mouse.up();
      assert.equal(await told([x + 60, y + 40]), text, "a drag takes the map along");
      await settled();
      assert.equal(await page.locator(".card").count(), 0, "a drag is no click");
      await page.mouse.wheel(0, -450);
      assert.equal(await told([x + 60, y + 40]), text, "what lies under the wheel stays there");
      await page.keyboard.press("m");
      await page.keyboard.press("ArrowLeft");
      assert.equal(await told([x + 140, y + 40]), text, "an arrow moves");
      await shot("no-webgl-moved");
      await page.evaluate(
        ({ cx, cy }) => {
          const canvas = document.querySelector(".sketch");
          canvas.setPointerCapture = () => {}; // made events have no pointer that could be captured
          const send = (type, pointerId, clientX, clientY) =>
            canvas.dispatchEvent(
              new PointerEvent(type, { pointerId, clientX, clientY, pointerType: "touch", bubbles: true }),
            );
          send("pointerdown", 11, cx - 100, cy);
          send("pointerdown", 12, cx + 100, cy);
          send("pointermove", 11, cx - 50, cy);
          send("pointermove", 12, cx + 50, cy);
          send("pointerup", 11, cx - 50, cy);
          send("pointerup", 12, cx + 50, cy);
        },
        { cx: x + 140, cy: y + 40 },
      );
      assert.equal(await told([x + 140, y + 40]), text, "what lies between two fingers stays there");
      await page.keyboard.press("h");
      assert.equal(await told(at), text, "the whole map is back where it was");
      await page.mouse.click(...at);
      await page.waitForSelector(".card h3");
    },
  },
};
