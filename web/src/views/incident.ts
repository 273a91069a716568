import { get, mayDecide, type IncidentPage, type Summary } from "../api";
import { announce, fill, h, told, waiting } from "../dom";
import { address, filters, go, type State } from "../state";
import { say } from "../strings";
import { sides } from "../telling";
import { claimsTable } from "./claims";
import { decideForm, mayNot, type Asked, type Subject, type What } from "./decide";
import { figures } from "./figures";
import { grade, history, near, placesMap } from "./record";
import { texts } from "./words";

// What the parts of an incident's view share.
export interface Shown {
  page: IncidentPage;
  query: URLSearchParams;
  summary: Summary;
  ask(asked: Asked): void;
  reload(): void;
}

export function incident(into: HTMLElement, state: State, summary: Summary): () => void {
  const id = state.id ?? "";
  const query = filters(state.query);
  let close: () => void = () => undefined;
  const ask = () => get<IncidentPage>(`/incidents/${encodeURIComponent(id)}`, query);
  const draw = (page: IncidentPage) => {
    close();
    close = show(into, page, query, summary, reload);
  };
  // A decision may have joined or split the incident: then its id is another one.
  const reload = () => void ask().then(draw).catch(() => go("explore", null, query));
  void waiting(into, say.list.heading, ask, draw);
  return () => close();
}

function show(into: HTMLElement, page: IncidentPage, query: URLSearchParams, summary: Summary, reload: () => void): () => void {
  const back = h("a", { href: address("explore", null, query), onclick: (event: Event) => { event.preventDefault(); goBack(query); } }, `← ${say.incident.back}`);
  const body = h("div");
  fill(into, h("p", { class: "back" }, back), body);
  return incidentBody(body, page, query, summary, reload, "h1");
}

function goBack(query: URLSearchParams): void {
  if (window.history.length > 1) window.history.back();
  else go("explore", null, query);
}

// The incident with all that stands behind it; in the queue it stands beside the list.
export function incidentBody(into: HTMLElement, page: IncidentPage, query: URLSearchParams, summary: Summary, reload: () => void, tag: "h1" | "h2"): () => void {
  const one = page.incident;
  const panel = h("div", { "aria-live": "polite", class: "asked" });
  const ask = (asked: Asked) => {
    fill(panel, decideForm(asked, reload, () => fill(panel)));
    panel.scrollIntoView({ block: "nearest" });
  };
  const shown: Shown = { page, query, summary, ask, reload };
  const radius = one.place?.radius_km ? ` · ${say.incident.radius(one.place.radius_km)}` : "";
  const map = placesMap(page);
  fill(into, h(tag, { dir: "auto", class: "incident-title" }, one.label, one.disputes.length ? h("span", { class: "tag dispute" }, say.incident.disputed) : null),
    h("p", { class: "lead" }, told(sides(one)), radius, ` · ${say.list.voicesLong(one.independent_voices, one.reports.length)}`),
    mayNot(), mayDecide() ? buttons(shown) : null, panel,
    h("div", { class: "incident" },
      section("claims", say.incident.claims, "wide", claimsTable(shown)),
      h("div", { class: "words-column" }, section("texts", say.incident.texts, "", texts(shown))),
      h("div", { class: "facts-column" },
        one.disputes.length ? section("disputes", say.incident.disputes, "warn-panel", h("ul", { class: "plain" }, one.disputes.map((dispute) => h("li", {}, told(dispute.text))))) : null,
        section("figures", say.incident.figures, "", figures(shown)),
        section("grade", say.incident.grade, "", grade(shown)),
        section("where", say.incident.where, "", map.element),
        section("near", say.incident.near, "", near(shown)),
        page.links.length ? h("section", { class: "panel" }, h("details", {}, h("summary", {}, h("h2", {}, say.incident.links)), h("ul", { class: "plain small" }, page.links.map((link) => h("li", {}, told(link.text)))))) : null,
        section("history", say.incident.history, "", h("div", {}, page.conflicts.map((text) => h("p", { class: "warn" }, told(text))), history(shown))))));
  map.draw();
  return () => map.close();
}

let sections = 0; // two incidents may stand beside each other
function section(name: string, heading: string, kind: string, content: HTMLElement): HTMLElement {
  const id = `h-${name}-${++sections}`;
  return h("section", { class: `panel ${kind}`, "aria-labelledby": id, "data-part": name }, h("h2", { id }, heading), content);
}

function buttons(shown: Shown): HTMLElement {
  const one = shown.page.incident;
  const whole: Subject[] = [{ id: one.id, text: `${one.label} (${say.decide.whole})` }];
  const items: [What, string][] = [["accept", say.decide.accept], ["reject", say.decide.reject], ["grade", say.decide.grade], ["note", say.decide.note]];
  return h("div", { class: "row actions" }, items.map(([what, text]) => h("button", { type: "button", onclick: () => shown.ask({ what, subjects: whole }) }, text)));
}

// Goes to the words of a claim in its report, if they are shown.
export function showWords(claim: string): void {
  const mark = document.querySelector<HTMLElement>(`mark[data-claims~="${CSS.escape(claim)}"]`);
  if (!mark) return;
  document.querySelectorAll("mark.now").forEach((one) => one.classList.remove("now"));
  document.querySelectorAll(`mark[data-claims~="${CSS.escape(claim)}"]`).forEach((one) => one.classList.add("now"));
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
  announce(mark.textContent ?? "");
}
