import { get, type Check, type Incident, type Listed, type Summary, type Timeline, type TollRow } from "../api";
import { fill, h, told, waiting } from "../dom";
import { address, changed, filters, go, type State } from "../state";
import { say } from "../strings";
import { bounds, colour, label, number, shortPlace, sides, when } from "../telling";
import { filterForm, sentence } from "./filters";
import { incidentMap } from "./map";
import { timeline } from "./timeline";

const PAGE = 50;

export function explore(into: HTMLElement, state: State, summary: Summary): () => void {
  const query = filters(state.query);
  const mapBox = h("div", { class: "map", role: "application", "aria-label": say.map.label });
  const mapNote = h("p", { class: "note" });
  const time = h("div", { class: "time" });
  const tolls = h("div");
  const checks = h("div");
  const list = h("div");
  fill(into,
    h("h1", { class: "sr-only" }, say.views.explore),
    sentence(state.query, "explore"),
    h("div", { class: "explore" },
      filterForm(state.query, summary, "explore"),
      h("section", { class: "panel map-panel", "aria-labelledby": "h-map" }, h("h2", { id: "h-map" }, say.map.heading), mapBox, mapNote),
      h("section", { class: "panel toll-panel", "aria-labelledby": "h-toll" }, h("h2", { id: "h-toll" }, say.toll.heading), tolls, checks),
      h("section", { class: "panel time-panel", "aria-labelledby": "h-time" }, h("div", { class: "row" }, h("h2", { id: "h-time" }, say.timeline.heading), timeChoices(state)), time),
      h("section", { class: "panel list-panel", "aria-labelledby": "h-list" }, h("div", { class: "row" }, h("h2", { id: "h-list" }, say.list.heading), sortChoice(state)), list)));
  const open = (id: string) => go("incident", id, query);
  const map = incidentMap(mapBox, mapNote, open);
  map.update(query, true);
  void drawTime(time, state);
  void drawTolls(tolls, query);
  void drawChecks(checks, query);
  void drawList(list, state);
  return () => map.close();
}

function choice(name: string, text: string, options: [string, string][], state: State, standard: string): HTMLElement {
  const select = h("select", { id: `c-${name}`, onchange: () => go("explore", null, changed(state.query, { [name]: select.value === standard ? null : select.value })) },
    options.map(([value, shown]) => h("option", { value }, shown)));
  select.value = state.query.get(name) ?? standard;
  return h("span", { class: "choice" }, h("label", { for: `c-${name}` }, text), select);
}

function timeChoices(state: State): HTMLElement {
  const spans: [string, string][] = [["day", say.timeline.day], ["week", say.timeline.week], ["month", say.timeline.month]];
  const stacks: [string, string][] = [["kind", say.timeline.kind], ["party", say.timeline.party]];
  return h("span", {}, choice("by", say.timeline.by, spans, state, "week"), choice("stack", say.timeline.stack, stacks, state, "kind"));
}

function sortChoice(state: State): HTMLElement {
  return choice("sort", say.list.sort, Object.entries(say.list.sorts), state, "time");
}

async function drawTime(into: HTMLElement, state: State): Promise<void> {
  const asked = filters(state.query);
  const stack = state.query.get("stack") ?? "kind";
  asked.set("by", state.query.get("by") ?? "week");
  asked.set("stack", stack);
  await waiting(into, say.timeline.heading, () => get<Timeline>("/timeline", asked), (found) =>
    timeline(into, found, stack, (since, until) => go("explore", null, changed(state.query, { since, until }))));
}

async function drawTolls(into: HTMLElement, query: URLSearchParams): Promise<void> {
  const asked = new URLSearchParams(query);
  asked.set("by", "month");
  asked.set("limit", "500");
  await waiting(into, say.toll.heading, () => get<Listed<TollRow>>("/tolls", asked), (found) => {
    const sums = new Map<string, { low: number; best: number; high: number | null; incidents: number }>();
    for (const row of found.items) {
      const sum = sums.get(row.effect) ?? { low: 0, best: 0, high: 0, incidents: 0 };
      sum.high = sum.high === null || row.high === null ? null : sum.high + row.high;
      sums.set(row.effect, { ...sum, low: sum.low + row.low, best: sum.best + row.best, incidents: sum.incidents + row.incidents });
    }
    if (!sums.size) return fill(into, h("p", {}, say.toll.none));
    const rows = [...sums].map(([effect, sum]) => h("tr", {},
      h("th", { scope: "row" }, label("effects", effect)), h("td", {}, sum.low), h("td", { class: "best" }, sum.best),
      h("td", {}, sum.high === null ? say.toll.open : sum.high), h("td", {}, sum.incidents),
      h("td", { class: "band-cell" }, band(sum.low, sum.best, sum.high))));
    fill(into, h("table", { class: "tolls" }, h("thead", {}, h("tr", {}, say.toll.column.map((name) => h("th", { scope: "col" }, name)), h("td"))), h("tbody", {}, rows)),
      h("p", { class: "note" }, say.toll.note));
  });
}

// low to high as a band, best as a line in it; an open end has no border.
function band(low: number, best: number, high: number | null): HTMLElement {
  const most = Math.max(1, 1.1 * (high ?? 1.5 * best));
  const at = (n: number) => `${Math.min(100, (100 * n) / most)}%`;
  const range = h("span", { class: high === null ? "band open" : "band" });
  range.style.left = at(low);
  range.style.width = `calc(${at((high ?? most) - low)} + 2px)`;
  const line = h("span", { class: "line" });
  line.style.left = at(best);
  return h("span", { class: "scale", role: "img", "aria-label": say.toll.band(low, best, high === null ? say.toll.open : String(high)) }, range, line);
}

async function drawChecks(into: HTMLElement, query: URLSearchParams): Promise<void> {
  const found = await get<Listed<Check>>("/checks", query).catch(() => null);
  if (!found?.items.length) return;
  const items = found.items.slice(0, 8).map((check) => {
    const low = check.found_high === null ? `${check.found_low}+` : `${check.found_low}–${check.found_high}`;
    const effect = `${check.group.replaceAll("_", " ")} ${check.effect}`;
    const line = say.toll.check(check.source, number(check.low, check.high), effect, check.since ? ` since ${check.since}` : "",
      check.until ? ` until ${check.until}` : "", low, check.verdict);
    return h("li", {}, told(line));
  });
  fill(into, h("h3", {}, say.toll.checks), h("ul", { class: "plain" }, items));
}

async function drawList(into: HTMLElement, state: State): Promise<void> {
  const query = filters(state.query);
  const body = h("tbody");
  const more = h("button", { type: "button" }, say.list.more);
  const total = h("p", { class: "note" });
  let cursor: string | null = null;
  const ask = () => {
    const asked = new URLSearchParams(query);
    asked.set("limit", String(PAGE));
    asked.set("sort", state.query.get("sort") ?? "time");
    if (cursor) asked.set("cursor", cursor);
    return get<Listed<Incident>>("/incidents", asked);
  };
  const show = (found: Listed<Incident>) => {
    cursor = found.next;
    more.hidden = cursor === null;
    total.textContent = say.list.total(found.total);
    body.append(...found.items.map((one) => row(one, query)));
  };
  await waiting(into, say.list.heading, ask, (found) => {
    fill(into, total, h("table", { class: "incidents" }, h("thead", {}, h("tr", {}, say.list.columns.map((name) => h("th", { scope: "col" }, name)))), body), more);
    show(found);
  });
  more.addEventListener("click", () => void ask().then(show));
}

function row(one: Incident, query: URLSearchParams): HTMLElement {
  const href = address("incident", one.id, query);
  const open = (event: Event) => {
    event.preventDefault();
    go("incident", one.id, query);
  };
  const [w, p, k, s, dead, hurt, v] = say.list.columns;
  const kind = label("event_kinds", one.kind) + (one.status === "asserted" ? "" : ` (${label("statuses", one.status)})`);
  return h("tr", {},
    h("td", { "data-label": w, class: "nowrap" }, when(one.when)),
    h("td", { "data-label": p }, told(shortPlace(one.place?.name))),
    h("td", { "data-label": k }, h("span", { class: `swatch ${colour(one.kind)}`, "aria-hidden": "true" }), h("a", { href, onclick: open }, kind),
      one.disputes.length ? h("span", { class: "tag" }, say.list.disputed) : null, one.grade ? h("span", { class: "tag grade" }, one.grade) : null),
    h("td", { "data-label": s }, told(sides(one))),
    h("td", { "data-label": dead, class: "number" }, bounds(one.toll.killed)),
    h("td", { "data-label": hurt, class: "number" }, bounds(one.toll.injured)),
    h("td", { "data-label": v, class: "number", title: say.list.voicesLong(one.independent_voices, one.reports.length) }, say.list.voices(one.independent_voices, one.reports.length)));
}
