// Elements without markup strings: whatever a report says becomes text, never HTML.
import { say } from "./strings";

type Child = Node | string | number | null | undefined | false | Child[];
type Props = Record<string, unknown>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  set(made, props);
  append(made, children);
  return made;
}

export function svg(tag: string, props: Props = {}, ...children: Child[]): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(made, props);
  append(made, children);
  return made;
}

function set(made: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on") && typeof value === "function") made.addEventListener(name.slice(2), value as EventListener);
    else if (name === "value" && "value" in made) (made as HTMLInputElement).value = String(value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
}

function append(made: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) {
      append(made, child);
      continue;
    }
    made.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function fill(into: Element, ...children: Child[]): void {
  into.replaceChildren();
  append(into, children);
}

// Text out of a report: its own direction, whatever the page's.
export function told(text: string | null | undefined, tag: "span" | "p" | "bdi" = "bdi"): HTMLElement {
  return h(tag, { dir: "auto" }, text ?? "");
}

const live = h("p", { class: "sr-only", role: "status", "aria-live": "polite", id: "status" });
export function liveRegion(): HTMLElement {
  return live;
}
export function announce(text: string): void {
  live.textContent = text;
}

const SLOW = 2500;

// Shows what is being waited for, then what came; an error with a button to try again.
export async function waiting<T>(into: Element, what: string, ask: () => Promise<T>, show: (found: T) => void): Promise<void> {
  const note = h("p", { class: "waiting" }, say.loading(what));
  if (!into.hasChildNodes()) into.append(note);
  into.setAttribute("aria-busy", "true");
  announce(say.loading(what));
  const slow = window.setTimeout(() => {
    note.textContent = say.slow;
    announce(say.slow);
    if (!note.isConnected) into.prepend(note);
  }, SLOW);
  try {
    const found = await ask();
    note.remove();
    show(found);
    performance.mark(`shown: ${what}`); // bench/paint.py reads when
    announce(say.loaded(what));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    const message = error instanceof Error ? error.message : String(error);
    fill(into, h("p", { class: "error", role: "alert" }, `${say.failed(what)} ${message} `,
      h("button", { type: "button", onclick: () => void waiting(into, what, ask, show) }, say.again)));
  } finally {
    window.clearTimeout(slow);
    note.remove();
    into.removeAttribute("aria-busy");
  }
}
