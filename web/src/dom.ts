// Elements without a framework. Styles go through the object model, so the page needs no inline styles.
export type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, unknown>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else if (name === "css")
      for (const [key, text] of Object.entries(value as Record<string, string>)) element.style.setProperty(key, text);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "selected")
      (element as unknown as Attributes)[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, children);
  return element;
}
export function add(to: Node, children: Child[]) {
  for (const child of children) {
    if (Array.isArray(child)) add(to, child);
    else if (child !== null && child !== undefined && child !== false)
      to.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}
export const fill = (host: Element, ...children: Child[]) => {
  host.replaceChildren();
  add(host, children);
};

export interface Option {
  value: string;
  text: string;
  group?: string;
}
export function choice(
  id: string,
  label: string,
  options: Option[],
  value: string,
  pick: (value: string) => void,
): HTMLElement {
  const select = h("select", { id, onchange: () => pick(select.value) });
  const groups = new Map<string, HTMLElement>();
  for (const option of options) {
    let host: HTMLElement = select;
    if (option.group) {
      if (!groups.has(option.group))
        select.append((groups.set(option.group, h("optgroup", { label: option.group })), groups.get(option.group)!));
      host = groups.get(option.group)!;
    }
    host.append(h("option", { value: option.value, selected: option.value === value }, option.text));
  }
  return h("label", { class: "field" }, h("span", {}, label), select);
}
export const button = (text: Child, press: () => void, attributes: Attributes = {}) =>
  h("button", { type: "button", ...attributes, onclick: press }, text);

/** A slider whose label says what it stands at, also while it is moved. */
export function slider(
  label: Child,
  attributes: Attributes & { value: string },
  says: (value: string) => string,
  pick: (value: string) => void,
): HTMLElement {
  const told = says(attributes.value),
    output = h("output", {}, told);
  const tell = () => {
    output.textContent = says(input.value);
    input.setAttribute("aria-valuetext", says(input.value));
  };
  const input = h("input", {
    type: "range",
    ...attributes,
    "aria-valuetext": told,
    oninput: tell,
    onchange: () => pick(input.value),
  });
  return h("label", { class: "field grow" }, h("span", {}, label, " ", output), input);
}

export interface Column<Row> {
  key: string;
  label: string;
  number?: boolean;
  show: (row: Row) => Child;
  value?: (row: Row) => number | string | null;
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
  stacks?: boolean; // on a phone each row stands as a card, its heads beside the figures
}

/** A table whose heads sort. Numbers keep their exact value in data-v. */
export function table<Row>(columns: Column<Row>[], rows: Row[], options: TableOptions<Row>): HTMLElement {
  const body = h("tbody");
  let sorted = rows,
    by = "",
    up = true,
    all = false;
  const draw = () => {
    const shown = all || !options.limit ? sorted : sorted.slice(0, options.limit);
    body.replaceChildren(...shown.map((row) => drawRow(columns, row, options)));
    if (shown.length < sorted.length)
      body.append(
        h(
          "tr",
          {},
          h(
            "td",
            { colspan: columns.length },
            button(
              `${options.more ?? "…"} (${sorted.length})`,
              () => {
                all = true;
                draw();
              },
              { class: "quiet" },
            ),
          ),
        ),
      );
  };
  const heads = columns.map((column) => {
    const head = h(
      "th",
      { scope: "col", class: column.number ? "n" : "" },
      button(column.label, () => {
        up = by === column.key ? !up : !column.number;
        by = column.key;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const value = column.value ?? ((row: Row) => String(column.show(row)));
        sorted = rows.toSorted((a, b) => compare(value(a), value(b)) * (up ? 1 : -1));
        draw();
      }),
    );
    return head;
  });
  draw();
  const grid = h(
    "table",
    { id: options.id, class: options.stacks && "stacks", role: options.stacks && "table" },
    h("caption", {}, options.caption),
    h("thead", {}, h("tr", {}, heads)),
    body,
  );
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": options.caption }, grid);
}
function compare(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true });
}
function drawRow<Row>(columns: Column<Row>[], row: Row, options: TableOptions<Row>): HTMLElement {
  const cells = columns.map((column, i) => {
    const value = column.value?.(row),
      shown = column.show(row);
    const content =
      i === 0 && options.press && options.canPress?.(row) !== false
        ? button(shown, () => options.press!(row), { class: "row" })
        : shown;
    return h(
      i === 0 ? "th" : "td",
      {
        class: column.number ? "n" : "",
        scope: i === 0 ? "row" : undefined,
        "data-c": column.key,
        "data-l": options.stacks && i > 0 && column.label,
        role: options.stacks && (i === 0 ? "rowheader" : "cell"),
        "data-v": column.number ? value : undefined,
      },
      content,
    );
  });
  return h(
    "tr",
    {
      "data-k": options.rowKey?.(row),
      class: options.chosen?.(row) ? "chosen" : "",
      role: options.stacks && "row", // a row that is laid out otherwise is still one
    },
    cells,
  );
}
