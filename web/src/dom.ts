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
  const select = h("select", { id: id || undefined, onchange: () => pick(select.value) });
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
