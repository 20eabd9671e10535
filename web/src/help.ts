// What each panel answers, and the keys of the page.
import { button, h } from "./dom";
import { t, word } from "./words";

const kTitles = "tab",
  kAnswers = "answers";
export function openHelp(panels: { id: string; key: string }[]) {
  const keys: [string, string][] = [
    [panels.map(({ key }) => key).join(" "), t("key.panels")],
    ["[  ]", t("key.next")],
    ["/", t("key.search")],
    ["m", t("key.map")],
    ["+  −  ← ↑ → ↓", t("key.move")],
    ["h", t("key.home")],
    ["p", t("key.panel")],
    ["u", t("key.undo")],
    ["r", t("key.report")],
    ["t", t("key.theme")],
    ["l", t("key.lang")],
    ["Esc", t("key.escape")],
    ["?", t("key.help")],
  ];
  const dialog = h(
    "dialog",
    { class: "help", "aria-label": t("frame.keys"), onclose: () => dialog.remove() },
    h("h2", {}, t("help.panels")),
    h(
      "dl",
      { class: "wide" },
      panels.map(({ id, key }) =>
        h(
          "div",
          {},
          h("dt", {}, h("kbd", {}, key)),
          h("dd", {}, h("b", {}, word(kTitles, id)), ` ${word(kAnswers, id)}`),
        ),
      ),
    ),
    h("h2", {}, t("frame.keys")),
    h(
      "dl",
      {},
      keys.map(([key, says]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, says))),
    ),
    h("p", { class: "note" }, t("help.address")),
    h("p", { class: "note" }, t("help.borders"), " ", h("a", { href: "/licences.txt" }, t("help.licences"))),
    button(t("help.close"), () => dialog.close(), { class: "primary", autofocus: true }),
  );
  document.body.append(dialog);
  dialog.showModal();
  dialog.scrollTop = 0; // the button that has the focus stands at its end
}
