// Tables whose heads sort. On a phone a table of many columns is a list of cards, each figure under its head.
import { button, choice, h, type Child } from "./dom";
import { t } from "./words";

type Value = number | string | null;
export interface Column<Row> {
  key: string;
  label: string;
  number?: boolean;
  short?: boolean; // a word or two: on a phone it stands beside the figures
  show: (row: Row) => Child;
  value?: (row: Row) => Value;
}
interface TableOptions<Row> {
  caption: string;
  id?: string;
  rowKey?: (row: Row) => string;
  press?: (row: Row) => void;
  canPress?: (row: Row) => boolean;
  chosen?: (row: Row) => boolean;
  limit?: number;
  more?: string;
}

const kMostBeside = 3; // columns that fit side by side on a phone; tables of more stand there as cards
const kFewestToSort = 4; // rows
const kFewOnAPhone = 8; // cards; what stands below them is not far away then
const isPhone = () => matchMedia("(max-width: 599px)").matches; // as in tables.css

/** Numbers keep their exact value in data-v. */
export function table<Row>(columns: Column<Row>[], rows: Row[], options: TableOptions<Row>): HTMLElement {
  return new SortedTable(columns, rows, options).element;
}

class SortedTable<Row> {
  readonly element: HTMLElement;
  private body_ = h("tbody");
  private heads_: HTMLElement[];
  private sorted_: Row[];
  private by_ = "";
  private up_ = true;
  private all_ = false;
  private stacks_: boolean;

  constructor(
    private columns_: Column<Row>[],
    private rows_: Row[],
    private options_: TableOptions<Row>,
  ) {
    this.sorted_ = rows_;
    this.stacks_ = columns_.length > kMostBeside;
    if (this.stacks_) this.body_.setAttribute("role", "rowgroup");
    this.heads_ = columns_.map((column) =>
      h(
        "th",
        { scope: "col", class: column.number ? "n" : "" },
        button(column.label, () => this.sort(column)),
      ),
    );
    this.draw();
    const { id, caption } = options_;
    const grid = h(
      "table",
      { id, class: this.stacks_ && "stacks", role: this.stacks_ && "table", "aria-label": this.stacks_ && caption },
      h("caption", { role: this.stacks_ && "caption" }, caption, this.stacks_ && rows_.length >= kFewestToSort ? this.sortChoice() : null),
      h("thead", { role: this.stacks_ && "rowgroup" }, h("tr", { role: this.stacks_ && "row" }, this.heads_)),
      this.body_,
    );
    this.element = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, grid);
  }

  /** What the heads do, where cards have none. */
  private sortChoice(): HTMLElement {
    const field = choice(
      "",
      t("table.sort"),
      [{ value: "", text: "–" }, ...this.columns_.map((column) => ({ value: column.key, text: column.label }))],
      "",
      (key) => {
        const column = this.columns_.find((one) => one.key === key);
        if (column && this.by_ !== key) this.sort(column);
      },
    );
    field.classList.add("sortby");
    return field;
  }
  private sort(column: Column<Row>) {
    this.up_ = this.by_ === column.key ? !this.up_ : !column.number;
    this.by_ = column.key;
    this.columns_.forEach((one, i) =>
      one === column
        ? this.heads_[i].setAttribute("aria-sort", this.up_ ? "ascending" : "descending")
        : this.heads_[i].removeAttribute("aria-sort"),
    );
    const value = column.value ?? ((row: Row) => String(column.show(row)));
    this.sorted_ = this.rows_.toSorted((a, b) => compare(value(a), value(b)) * (this.up_ ? 1 : -1));
    this.draw();
  }
  private draw() {
    const limit = this.stacks_ && this.options_.limit && isPhone() ? kFewOnAPhone : this.options_.limit,
      shown = this.all_ || !limit ? this.sorted_ : this.sorted_.slice(0, limit);
    this.body_.replaceChildren(...shown.map((row) => this.drawRow(row)));
    if (shown.length < this.sorted_.length) this.body_.append(this.moreRow());
  }
  private moreRow(): HTMLElement {
    const showAll = () => {
      this.all_ = true;
      this.draw();
    };
    const says = `${this.options_.more ?? "…"} (${this.sorted_.length})`;
    return h(
      "tr",
      { role: this.stacks_ && "row" },
      h(
        "td",
        { colspan: this.columns_.length, role: this.stacks_ && "cell" },
        button(says, showAll, { class: "quiet" }),
      ),
    );
  }
  private drawRow(row: Row): HTMLElement {
    const { rowKey, chosen } = this.options_;
    return h(
      "tr",
      {
        "data-k": rowKey?.(row),
        class: chosen?.(row) ? "chosen" : "",
        role: this.stacks_ && "row", // a row that is laid out otherwise is still one
      },
      this.columns_.map((column, i) => this.drawCell(row, column, i === 0)),
    );
  }
  private drawCell(row: Row, column: Column<Row>, isHead: boolean): HTMLElement {
    const { press, canPress } = this.options_,
      shown = column.show(row);
    return h(
      isHead ? "th" : "td",
      {
        class: column.number ? "n" : column.short ? "short" : "",
        scope: isHead ? "row" : undefined,
        "data-c": column.key,
        "data-l": this.stacks_ && (!isHead || column.number) && column.label,
        role: this.stacks_ && (isHead ? "rowheader" : "cell"),
        "data-v": column.number ? column.value?.(row) : undefined,
      },
      isHead && press && canPress?.(row) !== false ? button(shown, () => press(row), { class: "row" }) : shown,
    );
  }
}

/** What is not known stands last going up. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true });
}
