import { get, mayDecide, type Estimate, type IncidentPage, type ReportPage, type Summary, type ToldClaim } from "../api";
import { fill, h, told, waiting } from "../dom";
import { address, filters, go, type State } from "../state";
import { say } from "../strings";
import { label, number, sides, when } from "../telling";
import { decideForm, history, mayNot, type Subject, type What } from "./decide";
import { marked, type Mark } from "./text";

export function incident(into: HTMLElement, state: State, summary: Summary): void {
  const id = state.id ?? "";
  const query = filters(state.query);
  const load = () => void waiting(into, say.list.heading, () => get<IncidentPage>(`/incidents/${encodeURIComponent(id)}`, query), (page) => draw(into, page, query, summary, reload));
  const reload = () => {
    // A decision may have joined or split the incident: then its id is another one.
    get<IncidentPage>(`/incidents/${encodeURIComponent(id)}`, query)
      .then((page) => draw(into, page, query, summary, reload))
      .catch(() => go("explore", null, query));
  };
  load();
}

function draw(into: HTMLElement, page: IncidentPage, query: URLSearchParams, summary: Summary, reload: () => void): void {
  const one = page.incident;
  const panel = h("div", { "aria-live": "polite" });
  const back = h("a", { href: address("explore", null, query), onclick: (event: Event) => { event.preventDefault(); history_back(query); } }, `← ${say.incident.back}`);
  const texts = h("div");
  fill(into, h("p", {}, back), h("h1", { dir: "auto" }, one.label),
    h("p", { class: "lead" }, told(sides(one)), one.place?.radius_km ? ` · ${say.incident.radius(one.place.radius_km)}` : "", ` · ${say.list.voicesLong(one.independent_voices, one.reports.length)}`),
    mayNot(), mayDecide() ? buttons(page, panel, reload) : null, panel,
    h("section", { class: "panel", "aria-labelledby": "h-claims" }, h("h2", { id: "h-claims" }, say.incident.claims), claimsTable(page, panel, reload)),
    disputes(page),
    h("section", { class: "panel", "aria-labelledby": "h-fig" }, h("h2", { id: "h-fig" }, say.incident.figures), figures(page, query, summary)),
    h("section", { class: "panel", "aria-labelledby": "h-texts" }, h("h2", { id: "h-texts" }, say.incident.texts), mayDecide() ? h("p", { class: "note" }, say.decide.useSelection) : null, texts),
    h("section", { class: "panel", "aria-labelledby": "h-grade" }, h("h2", { id: "h-grade" }, say.incident.grade), grade(page)),
    page.links.length ? h("section", { class: "panel" }, h("details", {}, h("summary", {}, h("h2", {}, say.incident.links)), h("ul", { class: "plain" }, page.links.map((link) => h("li", {}, told(link.text)))))) : null,
    h("section", { class: "panel", "aria-labelledby": "h-hist" }, h("h2", { id: "h-hist" }, say.incident.history), page.conflicts.map((text) => h("p", { class: "warn" }, told(text))), history(page.history, reload)));
  void drawTexts(texts, page, panel, reload);
}

function history_back(query: URLSearchParams): void {
  if (window.history.length > 1) window.history.back();
  else go("explore", null, query);
}

function ask(panel: HTMLElement, what: What, subjects: Subject[], reload: () => void, field?: string, value?: string): void {
  fill(panel, decideForm({ what, subjects, field, value }, reload, () => fill(panel)));
}

function buttons(page: IncidentPage, panel: HTMLElement, reload: () => void): HTMLElement {
  const whole: Subject[] = [{ id: page.incident.id, text: `${page.incident.label} (${say.decide.whole})` }];
  const items: [What, string][] = [["accept", say.decide.accept], ["reject", say.decide.reject], ["grade", say.decide.grade], ["note", say.decide.note]];
  return h("div", { class: "row actions" }, items.map(([what, text]) => h("button", { type: "button", onclick: () => ask(panel, what, whole, reload) }, text)));
}

function toll(one: ToldClaim, effect: string): string {
  return one.claim.tolls.filter((found) => found.effect === effect)
    .map((found) => `${number(found.low, found.high)}${found.group === "people" ? "" : ` ${label("groups", found.group).toLowerCase()}`}${found.scope === "incident" ? "" : ` (${found.scope})`}`)
    .join("; ");
}

function claimsTable(page: IncidentPage, panel: HTMLElement, reload: () => void): HTMLElement {
  const disputed = new Set(page.incident.disputes.flatMap((dispute) => dispute.claims));
  const rows = page.claims.map((one) => {
    const subject: Subject[] = [{ id: one.claim.id, text: `${one.voice}: ${one.line}` }];
    const why = h("details", { class: "why" }, h("summary", {}, say.incident.why));
    why.addEventListener("toggle", () => void explain(why, one.claim.id), { once: true });
    const acts = mayDecide() ? h("div", { class: "row" },
      (["accept", "reject", "correct"] as const).map((what) => h("button", { type: "button", onclick: () => ask(panel, what, subject, reload) }, say.decide[what])),
      page.claims.length > 1 ? h("button", { type: "button", onclick: () => ask(panel, "split", [{ id: page.incident.id, text: page.incident.label }, ...subject], reload) }, say.decide.different) : null) : null;
    const [voice, published, says, dead, hurt, time, sure] = say.incident.columns;
    return h("tr", { id: `claim-${one.claim.id}`, class: disputed.has(one.claim.id) ? "disputed" : undefined },
      h("td", { "data-label": voice }, told(one.voice), one.party ? h("span", { class: "tag party" }, say.incident.party) : null, h("div", { class: "note" }, told(one.chain))),
      h("td", { "data-label": published }, one.report.published ?? say.unknown, h("div", {}, told(one.report.publisher ?? say.unknown)), one.origin !== one.report.id ? h("span", { class: "tag" }, say.incident.copy) : null),
      h("td", { "data-label": says }, told(one.line), h("blockquote", { dir: "auto" }, one.claim.evidence.exact), one.superseded ? h("span", { class: "tag" }, say.incident.superseded) : null, why, acts),
      h("td", { "data-label": dead, class: "number" }, toll(one, "killed")),
      h("td", { "data-label": hurt, class: "number" }, toll(one, "injured")),
      h("td", { "data-label": time }, when(one.claim.when)),
      h("td", { "data-label": sure, class: "number" }, one.claim.confidence.toFixed(2)));
  });
  return h("table", { class: "claims" }, h("thead", {}, h("tr", {}, say.incident.columns.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, rows));
}

async function explain(into: HTMLElement, claim: string): Promise<void> {
  const box = h("div");
  into.append(box);
  await waiting(box, say.incident.why, () => get<{ why: { depth: number; text: string }[] }>(`/claims/${claim}`), (found) =>
    fill(box, h("ul", { class: "plain" }, found.why.map((line) => h("li", { class: line.depth ? "deep" : undefined }, told(line.text))))));
}

function disputes(page: IncidentPage): HTMLElement | null {
  if (!page.incident.disputes.length) return null;
  return h("section", { class: "panel warn-panel", "aria-labelledby": "h-dis" }, h("h2", { id: "h-dis" }, say.incident.disputes),
    h("ul", { class: "plain" }, page.incident.disputes.map((dispute) => h("li", {}, told(dispute.text)))));
}

function figures(page: IncidentPage, query: URLSearchParams, summary: Summary): HTMLElement {
  const table = h("div");
  const text = h("p", { class: "note" });
  const select = h("select", { id: "rule" }, Object.keys(page.rules).map((rule) => h("option", { value: rule }, rule)));
  const show = () => {
    fill(table, estimates(page.estimates_by_rule[select.value] ?? []));
    text.textContent = page.rules[select.value] ?? "";
  };
  select.value = query.get("rule") ?? summary.default_rule;
  select.addEventListener("change", show);
  show();
  return h("div", {}, h("p", {}, h("label", { for: "rule" }, say.incident.byRule), " ", select), table, text,
    page.incident.cumulative.length ? h("div", {}, h("h3", {}, say.incident.cumulative), estimates(page.incident.cumulative)) : null);
}

function estimates(found: Estimate[]): HTMLElement {
  if (!found.length) return h("p", {}, say.toll.none);
  return h("table", { class: "tolls" }, h("thead", {}, h("tr", {}, say.incident.estimates.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((one) => h("tr", {}, h("th", { scope: "row" }, label("effects", one.effect)), h("td", {}, label("groups", one.group)),
      h("td", {}, one.low), h("td", { class: "best" }, one.best), h("td", {}, one.high ?? say.toll.open)))));
}

function grade(page: IncidentPage): HTMLElement {
  const parts: HTMLElement[] = [];
  if (page.grade) parts.push(h("p", {}, h("strong", {}, label("gradings", String(page.grade.value))), ` – ${say.incident.given(page.grade.decided_by)}: `, told(page.grade.why)));
  if (page.proposed_grade) {
    parts.push(h("p", {}, h("strong", {}, label("gradings", page.proposed_grade.grade)), ` – ${say.incident.proposed}`),
      h("ul", { class: "plain" }, page.proposed_grade.reasons.map((reason) => h("li", {}, told(reason)))));
  }
  return h("div", {}, parts);
}

async function drawTexts(into: HTMLElement, page: IncidentPage, panel: HTMLElement, reload: () => void): Promise<void> {
  const own = new Set(page.claims.map((one) => one.claim.id));
  const reports = [...new Map(page.claims.map((one) => [one.report.id, one.report])).values()].slice(0, 30);
  for (const head of reports) {
    const box = h("article", { class: "report" });
    into.append(box);
    await waiting(box, head.title || head.id, () => get<ReportPage>(`/reports/${head.id}`), (found) => {
      const marks: Mark[] = found.claims.map((claim) => ({ start: claim.evidence.start, end: claim.evidence.end, name: claim.id, title: `${label("event_kinds", claim.kind)} (${claim.status})`, strong: own.has(claim.id) }));
      const title = found.report.title || say.unknown;
      fill(box, h("h3", { dir: "auto" }, title),
        h("p", { class: "note" }, `${found.report.published ?? say.unknown} · `, told(found.report.publisher ?? say.unknown), link(found.report.url)),
        marked(found.report.text, marks));
      if (mayDecide()) box.addEventListener("mouseup", (event) => {
        if (!(event.target as Element).closest(".selection")) selected(box, page, head.id, panel, reload);
      });
    });
  }
}

// Only web addresses become links, and they tell the other side nothing.
function link(url: string | null): HTMLElement | string {
  return url && /^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank", class: "out" }, say.incident.open) : "";
}

function selected(box: HTMLElement, page: IncidentPage, report: string, panel: HTMLElement, reload: () => void): void {
  const words = window.getSelection()?.toString().trim() ?? "";
  box.querySelector(".selection")?.remove();
  if (!words || words.length > 200) return;
  const mine = page.claims.filter((one) => one.report.id === report);
  box.prepend(h("div", { class: "row selection" }, told(say.decide.selected(words)),
    mine.map((one) => h("button", { type: "button", onclick: () => ask(panel, "correct", [{ id: one.claim.id, text: one.line }], reload, guess(words), words) }, `${say.decide.correct}: ${label("event_kinds", one.claim.kind)}`))));
}

function guess(words: string): string {
  return /^\d[\d,]*$/.test(words) ? "tolls.0.low" : "place.name";
}
