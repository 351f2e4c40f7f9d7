/** What an element can hold; nothing is left out. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

/** Attributes by name; a function named `on…` listens, and false or nothing leaves one out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>;

const SVG = 'http://www.w3.org/2000/svg';

/** Gives an element attributes; false or nothing takes one away. */
export function dress(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

function fill(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child instanceof Node) element.append(child);
    else if (typeof child === 'string' || typeof child === 'number') element.append(String(child));
    else if (Array.isArray(child)) fill(element, child);
  }
}

/** Gives an element other contents; texts become text nodes, so that data are never read as markup. */
export function replace(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  fill(element, children);
}

/** An element of HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  dress(element, attributes);
  replace(element, ...children);
  return element;
}

/** An element of SVG. */
export function s<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  dress(element, attributes);
  replace(element, ...children);
  return element;
}

/** A sentence whose words in backticks are quoted. */
export function sentence(text: string): Child[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? h('q', {}, part) : part));
}
