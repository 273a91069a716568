// How low, best and high were made: by each rule, and from which voices' numbers.
import type { Estimate, Figure } from "../api";
import { fill, h, told } from "../dom";
import { say } from "../strings";
import { bounds, label, number } from "../telling";
import { order } from "./claims";
import { band } from "./explore";
import { showWords, type Shown } from "./incident";

export function figures(shown: Shown): HTMLElement {
  const { page, query, summary } = shown;
  const own = page.incident.id; // two incidents may stand beside each other
  const inForce = query.get("rule") ?? summary.default_rule;
  const keys = [...new Set(Object.values(page.estimates_by_rule).flatMap((found) => found.map(keyOf)))].sort(byWeight);
  if (!keys.length) return h("div", {}, h("p", {}, say.toll.none), totals(page.incident.cumulative));
  const details = h("div", { "aria-live": "polite" });
  const show = (rule: string) => fill(details, detail(shown, rule));
  const main = keys.filter((key) => key.endsWith(" people"));
  const columns = main.length ? main : keys.slice(0, 2);
  const rows = Object.keys(page.rules).map((rule) => {
    const choose = h("input", { type: "radio", name: `rule-${own}`, id: `rule-${own}-${rule}`, value: rule, onchange: () => show(rule) });
    choose.checked = rule === inForce;
    return h("tr", {}, h("th", { scope: "row" }, choose, " ", h("label", { for: `rule-${own}-${rule}` }, rule), rule === inForce ? [" ", h("span", { class: "tag" }, say.incident.chosen)] : null),
      columns.map((key) => h("td", {}, three(page.estimates_by_rule[rule]?.find((found) => keyOf(found) === key)))));
  });
  show(inForce);
  return h("div", {},
    h("table", { class: "rules" }, h("caption", { class: "note" }, say.incident.rulesCaption),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say.incident.rules[0]), columns.map((key) => h("th", { scope: "col" }, named(key))))), h("tbody", {}, rows)),
    details, totals(page.incident.cumulative));
}

const keyOf = (one: { effect: string; group: string }) => `${one.effect} ${one.group}`;

// The dead first, then the injured; all people before a group of them.
function byWeight(a: string, b: string): number {
  const rank = (key: string) => order(key.split(" ")[0]) * 2 + (key.endsWith(" people") ? 0 : 1);
  return rank(a) - rank(b) || a.localeCompare(b);
}

function named(key: string): string {
  const [effect, group] = key.split(" ");
  return group === "people" ? label("effects", effect) : `${label("effects", effect)}, ${label("groups", group).toLowerCase()}`;
}

function three(found: Estimate | undefined): string {
  return found ? bounds([found.low, found.best, found.high]) : "–";
}

function detail(shown: Shown, rule: string): HTMLElement[] {
  const found = shown.page.figures_by_rule[rule] ?? [];
  const estimates = shown.page.estimates_by_rule[rule] ?? [];
  const keys = [...new Set([...estimates, ...found].map(keyOf))].sort(byWeight);
  return [h("h3", {}, say.incident.given(rule)), h("p", { class: "note" }, shown.page.rules[rule] ?? ""),
    ...keys.map((key) => {
      const estimate = estimates.find((one) => keyOf(one) === key);
      const mine = found.filter((one) => keyOf(one) === key);
      const most = Math.max(1, 1.1 * Math.max(...mine.map((one) => one.high ?? one.low), estimate?.high ?? estimate?.best ?? 0));
      return h("table", { class: "given" }, h("caption", {}, `${named(key)}: ${three(estimate)}`),
        h("thead", {}, h("tr", {}, say.incident.figureColumns.map((name) => h("th", { scope: "col" }, name)), h("td"))),
        h("tbody", {}, mine.map((one) => line(one, most)),
          estimate ? h("tr", { class: "made" }, h("th", { scope: "row" }, rule), h("td", { class: "number" }, three(estimate)), h("td"), h("td"), h("td", { class: "band-cell" }, band(estimate.low, estimate.best, estimate.high, most))) : null));
    })];
}

function line(one: Figure, most: number): HTMLElement {
  const counts = one.own_success ? say.incident.ownSuccess : one.whole ? say.incident.whole : say.incident.part;
  return h("tr", {}, h("th", { scope: "row" }, told(one.voice), one.party ? [" ", h("span", { class: "tag party" }, say.incident.party)] : null),
    h("td", { class: "number" }, h("button", { type: "button", class: "link", title: say.incident.showWords, onclick: () => showWords(one.claims[0]) }, number(one.low, one.high))),
    h("td", { class: "nowrap" }, one.told ?? say.incident.undated), h("td", {}, counts),
    h("td", { class: "band-cell" }, band(one.low, one.low, one.high, most)));
}

function totals(found: Estimate[]): HTMLElement | null {
  if (!found.length) return null;
  return h("div", {}, h("h3", {}, say.incident.cumulative), h("table", { class: "tolls" },
    h("thead", {}, h("tr", {}, say.incident.estimates.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((one) => h("tr", {}, h("th", { scope: "row" }, label("effects", one.effect)), h("td", {}, label("groups", one.group)),
      h("td", {}, one.low), h("td", { class: "best" }, one.best), h("td", {}, one.high ?? say.toll.open))))));
}
