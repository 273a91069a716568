import type { Summary } from "../api";
import { h } from "../dom";
import { changed, FILTERS, go, read, type FilterName, type View } from "../state";
import { say } from "../strings";
import { label } from "../telling";

const TABLES: Partial<Record<FilterName, string>> = { kind: "event_kinds", status: "statuses", source_kind: "source_kinds" };

function apply(view: View, changes: Record<string, string | null>): void {
  go(view, null, changed(read().query, changes));
}

// The filters in force, as plain words that can be taken away one by one.
export function sentence(query: URLSearchParams, view: View): HTMLElement {
  const set = FILTERS.filter((name) => query.get(name));
  const chips = set.map((name) => {
    const value = query.get(name)!;
    const text = say.sentence[name](TABLES[name] ? label(TABLES[name]!, value) : value);
    return h("li", {}, h("span", { dir: "auto" }, text),
      h("button", { type: "button", "aria-label": say.filters.remove(text), onclick: () => apply(view, { [name]: null }) }, "×"));
  });
  if (!chips.length) return h("p", { class: "chips" }, say.filters.all);
  const clear = h("button", { type: "button", onclick: () => apply(view, Object.fromEntries(FILTERS.map((name) => [name, null]))) }, say.filters.clear);
  return h("ul", { class: "chips" }, chips, h("li", {}, clear));
}

export function filterForm(query: URLSearchParams, summary: Summary, view: View): HTMLElement {
  const fields: HTMLElement[] = [];
  const words = (name: FilterName, offered: string[]) => {
    const list = `offered-${name}`;
    fields.push(field(name, h("input", { id: `f-${name}`, name, list, value: query.get(name) ?? "", autocomplete: "off", dir: "auto" }),
      h("datalist", { id: list }, offered.map((one) => h("option", { value: one })))));
  };
  const choice = (name: FilterName, offered: [string, string][], unset: string = say.filters.anything) => {
    const select = h("select", { id: `f-${name}`, name }, h("option", { value: "" }, unset), offered.map(([value, text]) => h("option", { value }, text)));
    select.value = query.get(name) ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0; // the address names the default, or what no report tells
    fields.push(field(name, select));
  };
  const day = (name: FilterName) => fields.push(field(name, h("input", { id: `f-${name}`, name, type: "date", value: query.get(name) ?? "" })));
  words("place", summary.places.map((one) => one.name));
  words("party", summary.parties.map((one) => one.name));
  choice("kind", Object.entries(summary.kinds).map(([kind, count]) => [kind, `${label("event_kinds", kind)} (${count})`]));
  day("since");
  day("until");
  choice("source_kind", summary.source_kinds.map((one) => [one.name, `${label("source_kinds", one.name)} (${one.count})`]));
  words("publisher", summary.publishers.map((one) => one.name));
  choice("status", Object.keys(summary.statuses).map((status) => [status, label("statuses", status)]));
  choice("rule", Object.keys(summary.rules).filter((rule) => rule !== summary.default_rule).map((rule) => [rule, rule]), say.filters.defaultRule(summary.default_rule));
  day("as_known_on");
  const hidden = (["area", "placed", "dated"] as const).map((name) => h("input", { type: "hidden", name, value: query.get(name) ?? "" }));
  const form = h("form", { class: "filters" }, fields, hidden, h("button", { type: "submit", class: "main" }, say.filters.apply));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    apply(view, Object.fromEntries(FILTERS.map((name) => [name, String(given.get(name) ?? "").trim() || null])));
  });
  const open = window.matchMedia("(min-width: 60rem)").matches;
  return h("details", { class: "panel", open }, h("summary", {}, h("h2", {}, say.filters.heading)), form);
}

function field(name: FilterName, ...input: HTMLElement[]): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: `f-${name}` }, say.filters[name]), ...input);
}
