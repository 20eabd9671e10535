// The frame: head, tabs, panel and map; keys, theme and language.
import type { Land } from "./map/borders";
import { button, choice, fill, h } from "./dom";
import { fault, type Page, type Panel } from "./page";
import { Atlas } from "./plan";
import type { State, Store } from "./state";
import type { StudyCard } from "./types";
import { dress, isDark, onSystemTheme } from "./theme";
import { langs, many, named, speak, t, type Lang } from "./words";
import { isBase } from "./world";
import { kNoScene, type Scene } from "./map/scene";
import { StudyMap } from "./map/map";
import { legend } from "./map/legend";
import { hint } from "./panels/cards";
import { panelKeys, panels } from "./panels/all";
import { openHelp } from "./help";
import { openReport } from "./report";

export class Frame {
  private head_ = h("header", { class: "head" });
  private tabs_ = h("nav", { class: "tabs" });
  private panel_ = h("section", { class: "panel", id: "panel", tabindex: -1 });
  private canvas_ = h("div", { class: "canvas", id: "map" });
  private legend_ = h("div", { class: "legend" });
  private hint_ = h("div", { class: "hint", hidden: true });
  private told_ = h("div", { class: "told", role: "status", "aria-live": "polite" });
  private map_!: StudyMap;
  private scene_: Scene = kNoScene;
  private page_: Page;
  private turn_ = 0;

  constructor(
    private store_: Store,
    private atlas_: Atlas,
    private studies_: StudyCard[],
    private land_: Land,
  ) {
    this.page_ = {
      atlas: atlas_,
      store: store_,
      show: (scene) => this.show(scene),
      fit: (points) => this.map_.fit(points),
      tell: (text) => {
        this.told_.textContent = text;
      },
    };
    store_.listen((now, before) => this.follow(now, before));
    addEventListener("keydown", (event) => this.key(event));
  }

  draw() {
    this.dress();
    document.body.append(
      h(
        "a",
        {
          class: "skip",
          href: "#",
          onclick: (event: Event) => {
            event.preventDefault();
            this.panel_.focus();
          },
        },
        t("frame.skip"),
      ),
    );
    document.body.append(
      this.head_,
      this.tabs_,
      h("main", {}, this.panel_, h("div", { class: "map" }, this.canvas_, this.hint_, this.legend_)),
      this.told_,
    );
    this.map_ = new StudyMap(
      this.canvas_,
      this.atlas_,
      this.land_,
      (what) => this.picked(what),
      (what, at) => this.hover(what, at),
    );
    onSystemTheme(() => {
      this.dress();
      this.drawHead();
      this.map_.restyle();
    });
    this.drawHead();
    this.drawPanel();
  }

  private get panel(): Panel {
    return panels.find((panel) => panel.id === this.store_.now.panel) ?? panels[0];
  }

  private follow(now: State, before: State) {
    if (now.study !== before.study) return location.reload();
    if (now.lang !== before.lang && now.lang) speak(now.lang as Lang);
    this.dress();
    this.drawHead();
    this.drawPanel(now.panel !== before.panel);
    if (now.lang !== before.lang || now.theme !== before.theme) this.map_.restyle();
    return undefined;
  }
  private dress() {
    const { theme, panel } = this.store_.now;
    dress(theme);
    document.documentElement.dataset.wide = this.panel.wide ? "yes" : "no";
    document.title = `${t(`tab.${panels.some((one) => one.id === panel) ? panel : "flows"}` as "tab.flows")} · Korridor`;
  }

  private drawHead() {
    const { store_: store } = this,
      state = store.now;
    const dark = isDark(state.theme);
    const changed = state.with.length + state.without.length + state.change.length;
    const study = this.studies_.find((one) => one.name === state.study) ?? this.studies_[0];
    fill(
      this.head_,
      h(
        "a",
        { class: "brand", href: "#flows", "aria-label": "Korridor" },
        h("img", { src: "/icon.svg", alt: "", width: 26, height: 26 }),
        h("span", {}, "Korridor"),
      ),
      this.studies_.length > 1
        ? choice(
            "study",
            t("frame.study"),
            this.studies_.map((one) => ({ value: one.name, text: named(one) })),
            state.study || study.name,
            (value) => store.set({ study: value, with: [], without: [], change: [] }),
          )
        : h("h1", { class: "title" }, study ? named(study) : ""),
      h(
        "div",
        { class: "worldchip" },
        h(
          "a",
          {
            class: isBase(state) ? "chip" : "chip on",
            href: "#",
            id: "world",
            onclick: (event: Event) => {
              event.preventDefault();
              store.set({ panel: "whatif" });
            },
          },
          isBase(state) ? t("frame.base") : many("frame.changed", changed),
        ),
        button("↶", () => store.undo(), {
          class: "icon",
          id: "undo",
          disabled: !store.canUndo,
          "aria-label": t("frame.undo"),
          title: `${t("frame.undo")} (u)`,
        }),
      ),
      h(
        "div",
        { class: "tools" },
        ...Object.keys(langs).map((lang) =>
          button(lang.toUpperCase(), () => store.set({ lang }), {
            class: "icon",
            "aria-pressed": String(document.documentElement.lang === lang),
            title: langs[lang as Lang],
          }),
        ),
        button(dark ? "☀" : "☾", () => store.set({ theme: dark ? "light" : "dark" }), {
          class: "icon",
          id: "theme",
          "aria-label": dark ? t("frame.light") : t("frame.dark"),
          title: `${dark ? t("frame.light") : t("frame.dark")} (t)`,
        }),
        button("⤓", () => this.report(), {
          class: "icon",
          id: "report",
          "aria-label": t("report.title"),
          title: `${t("report.title")} (r)`,
        }),
        button("?", () => openHelp(panelKeys), {
          class: "icon",
          id: "help",
          "aria-label": t("frame.keys"),
          title: t("frame.keys"),
        }),
      ),
    );
    this.tabs_.setAttribute("aria-label", t("frame.tabs"));
    const focused = document.activeElement?.id;
    fill(
      this.tabs_,
      panels.map((panel, i) =>
        h(
          "a",
          {
            href: "#",
            id: `tab-${panel.id}`,
            class: "tab",
            title: `${t(`tab.${panel.id}` as "tab.flows")} (${panelKeys[i].key})`,
            "aria-current": panel === this.panel ? "page" : undefined,
            onclick: (event: Event) => {
              event.preventDefault();
              store.set({ panel: panel.id });
            },
          },
          h("span", { class: `glyph g-${panel.id}`, "aria-hidden": "true" }),
          h("span", {}, t(`tab.${panel.id}` as "tab.flows")),
        ),
      ),
    );
    if (matchMedia("(max-width: 799px)").matches)
      this.tabs_.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }); // a phone shows half of them
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.canvas_.setAttribute("aria-label", t("map.label"));
  }

  private report() {
    openReport(this.store_.now, this.studies_[0]?.name ?? "");
  }
  private async drawPanel(fresh = true) {
    const turn = ++this.turn_,
      stale = () => turn !== this.turn_,
      host = h("div");
    const scrolled = this.panel_.scrollTop;
    this.panel_.setAttribute("aria-busy", "true");
    if (fresh) fill(this.panel_, h("p", { class: "wait" }, t("wait.plan")));
    try {
      await this.panel.draw(host, this.page_, stale);
    } catch (error) {
      fill(host, fault(error));
    }
    if (stale()) return;
    if (!this.map_.hasScene) this.show({}); // some panels have nothing to say on the map
    const focused = document.activeElement?.id; // now, for the reader may have gone on to the next field
    this.panel_.replaceChildren(...host.childNodes);
    this.panel_.dataset.panel = this.panel.id;
    this.panel_.removeAttribute("aria-busy");
    this.panel_.scrollTop = fresh ? 0 : scrolled;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  private show(scene: Partial<Scene>) {
    this.scene_ = { ...kNoScene, pick: this.store_.now.pick, ...scene };
    fill(this.legend_, legend(this.scene_));
    this.map_.draw(this.scene_);
  }
  private picked(what: string) {
    this.hint_.hidden = true;
    if (this.panel.picked?.(what, this.page_)) return;
    if (what.startsWith("country:") && !["flows"].includes(this.panel.id)) return;
    this.store_.set({ panel: "flows", pick: what });
  }
  private hover(what: string, at: { x: number; y: number }) {
    const text = what ? hint(this.page_, this.scene_, what) : null;
    this.hint_.hidden = !text;
    if (!text) return;
    fill(this.hint_, text);
    this.hint_.style.transform = `translate(${Math.min(at.x + 14, this.canvas_.clientWidth - 240)}px, ${at.y + 14}px)`;
  }

  private key(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      target.matches("textarea, select, input:not([type=checkbox], [type=range])")
    )
      return;
    if (document.querySelector("dialog[open]")) return;
    const { store_: store } = this,
      order = panels.findIndex((panel) => panel === this.panel);
    const actions: Record<string, () => void> = {
      "?": () => openHelp(panelKeys),
      r: () => this.report(),
      u: () => store.undo(),
      t: () => document.getElementById("theme")?.click(),
      l: () => store.set({ lang: document.documentElement.lang === "de" ? "en" : "de" }),
      m: () => this.map_.focus(),
      p: () => this.panel_.focus(),
      h: () => this.map_.home(),
      "[": () => store.set({ panel: panels[(order + panels.length - 1) % panels.length].id }),
      "]": () => store.set({ panel: panels[(order + 1) % panels.length].id }),
      "/": () => this.panel_.querySelector<HTMLElement>("input[type=search], input[list]")?.focus(),
      Escape: () => store.now.pick && store.set({ pick: "" }),
    };
    panelKeys.forEach(({ key, id }) => {
      actions[key] = () => store.set({ panel: id });
    });
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
