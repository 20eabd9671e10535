// The report of the world on the screen: made by the server as a job, saved as one file that opens from disk.
import { getFile } from "./api";
import { button, h } from "./dom";
import { asJob } from "./jobs";
import type { State } from "./state";
import { language, many, number, t } from "./words";
import { isBase, request } from "./world";

const kMegabyte = 1e6;

/** `kazakhstan-de.html`, as the command line calls it. */
const fileName = (study: string) => `${study}${language() === "en" ? "" : `-${language()}`}.html`;

/** A dialog that has it made; who closes it before the end ends the work too. */
export function openReport(state: State, study: string) {
  const made: string[] = [],
    said = h("p", { role: "status" }); // stands there before it has a text, or nobody hears it
  const dialog = h(
    "dialog",
    {
      class: "help report",
      "aria-label": t("report.title"),
      onclose: () => {
        made.forEach((address) => URL.revokeObjectURL(address));
        dialog.remove();
      },
    },
    h("h2", {}, t("report.title")),
    h("p", {}, t("report.lead")),
    h(
      "p",
      { class: "note" },
      isBase(state)
        ? t("report.base")
        : many("report.changed", state.with.length + state.without.length + state.change.length),
    ),
  );
  const save = (place: HTMLElement, page: Blob) => {
    const address = URL.createObjectURL(page);
    made.push(address);
    const link = h(
      "a",
      { class: "button primary", id: "save-report", href: address, download: fileName(state.study || study) },
      t("report.save", number(page.size / kMegabyte, 1)),
    );
    place.append(link);
    said.textContent = t("report.ready");
    queueMicrotask(() => link.focus()); // once the place stands in the dialog
  };
  dialog.append(
    said,
    asJob<Blob>("report", { ...request(state), lang: language() }, t("wait.report"), save, { read: getFile }),
    h(
      "p",
      {},
      button(t("help.close"), () => dialog.close(), { autofocus: true }),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
