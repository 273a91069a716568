import { get, type Check, type Incident, type Listed, type Summary, type Timeline, type TollRow } from "../api";
import { fill, h, told, waiting } from "../dom";
import { address, changed, filters, go, type State } from "../state";
import { say } from "../strings";
import { bounds, colour, count, label, number, shortPlace, sides, when } from "../telling";
import { filterForm, sentence } from "./filters";
import { incidentMap } from "./map";
import { timeline } from "./timeline";

const PAGE = 50;

export function explore(into: HTMLElement, state: State, summary: Summary): () => void {
  const query = filters(state.query);
  const narrow = (changes: Record<string, string | null>) => go("explore", null, changed(state.query, changes));
  const open = (id: string) => go("incident", id, query);
  const mapBox = h("div", { class: "map", role: "application", "aria-label": say.map.label });
  const mapNote = h("p", { class: "note", "aria-live": "polite" });
  const unplaced = h("button", { type: "button", hidden: true, onclick: () => narrow({ placed: "no", area: null }) });
  const here = h("button", { type: "button", onclick: () => narrow({ area: map.area(), placed: null }) }, say.map.narrow);
  const undated = h("button", { type: "button", hidden: true, onclick: () => narrow({ dated: "no", since: null, until: null }) });
  const time = h("div", { class: "time" });
  const timeNote = h("span", { class: "note" });
  const tolls = h("div");
  const checks = h("div");
  const list = h("div");
  fill(into,
    h("h1", { class: "sr-only" }, say.views.explore),
    sentence(state.query, "explore"),
    h("div", { class: "explore" },
      filterForm(state.query, summary, "explore"),
      h("section", { class: "panel map-panel", "aria-labelledby": "h-map" }, h("div", { class: "row" }, h("h2", { id: "h-map" }, say.map.heading), unplaced, here), mapBox, mapNote),
      h("section", { class: "panel toll-panel", "aria-labelledby": "h-toll" }, h("h2", { id: "h-toll" }, say.toll.heading), tolls, checks),
      h("section", { class: "panel time-panel", "aria-labelledby": "h-time" }, h("div", { class: "row" }, h("h2", { id: "h-time" }, say.timeline.heading), timeChoices(state)), time,
        h("p", { class: "row" }, h("span", { class: "note" }, say.timeline.hint), undated, timeNote)),
      h("section", { class: "panel list-panel", "aria-labelledby": "h-list" }, h("div", { class: "row" }, h("h2", { id: "h-list" }, say.list.heading), sortChoice(state)), list)));
  const map = incidentMap(mapBox, query, { open, narrow: (area) => narrow({ area }), found: (answer) => {
    mapNote.textContent = `${say.map.inside(answer.inside)} ${say.map.radius}`;
    unplaced.hidden = !answer.unknown || query.get("placed") === "no";
    unplaced.textContent = say.map.unplaced(answer.unknown);
  } });
  void drawTolls(tolls, query);
  void drawList(list, state);
  void drawTime(time, state, (found) => {
    timeNote.textContent = found.undated ? say.timeline.longer(found.undated) : "";
    void countUndated(undated, query, found.undated);
  });
  void drawChecks(checks, query);
  return () => map.close();
}

// Which of those that are in no bar have no day at all is asked for only where there are any.
async function countUndated(into: HTMLElement, query: URLSearchParams, outside: number): Promise<void> {
  if (!outside || query.get("dated") || query.get("since") || query.get("until")) return;
  const asked = new URLSearchParams(query);
  asked.set("dated", "no");
  asked.set("limit", "1");
  const found = await get<Listed<Incident>>("/incidents", asked).catch(() => null);
  if (!found?.total) return;
  into.textContent = say.timeline.undated(found.total);
  into.hidden = false;
}

// What the view asks first, so that it can be asked while the page is still being set up.
export function questions(state: State): [string, URLSearchParams][] {
  const query = filters(state.query);
  return [["/incidents", listQuestion(state, null)], ["/tolls/whole", query], ["/map", new URLSearchParams(query)], ["/timeline", timeQuestion(state)]];
}

function listQuestion(state: State, cursor: string | null): URLSearchParams {
  const asked = filters(state.query);
  asked.set("limit", String(PAGE));
  asked.set("sort", state.query.get("sort") ?? "time");
  if (cursor) asked.set("cursor", cursor);
  return asked;
}

function timeQuestion(state: State): URLSearchParams {
  const asked = filters(state.query);
  asked.set("by", state.query.get("by") ?? "auto");
  asked.set("stack", state.query.get("stack") ?? "kind");
  return asked;
}

function choice(name: string, text: string, options: [string, string][], state: State, standard: string): HTMLElement {
  const select = h("select", { id: `c-${name}`, onchange: () => go("explore", null, changed(state.query, { [name]: select.value === standard ? null : select.value })) },
    options.map(([value, shown]) => h("option", { value }, shown)));
  select.value = state.query.get(name) ?? standard;
  return h("span", { class: "choice" }, h("label", { for: `c-${name}` }, text), select);
}

function timeChoices(state: State): HTMLElement {
  const spans: [string, string][] = [["auto", say.timeline.auto], ["day", say.timeline.day], ["week", say.timeline.week], ["month", say.timeline.month], ["year", say.timeline.year]];
  const stacks: [string, string][] = [["kind", say.timeline.kind], ["party", say.timeline.party]];
  return h("span", {}, choice("by", say.timeline.by, spans, state, "auto"), choice("stack", say.timeline.stack, stacks, state, "kind"));
}

function sortChoice(state: State): HTMLElement {
  return choice("sort", say.list.sort, Object.entries(say.list.sorts), state, "time");
}

async function drawTime(into: HTMLElement, state: State, told: (found: Timeline) => void): Promise<void> {
  const stack = state.query.get("stack") ?? "kind";
  await waiting(into, say.timeline.heading, () => get<Timeline>("/timeline", timeQuestion(state)), (found) => {
    timeline(into, found, stack, (since, until) => go("explore", null, changed(state.query, { since, until, dated: null })));
    told(found);
  });
}

async function drawTolls(into: HTMLElement, query: URLSearchParams): Promise<void> {
  await waiting(into, say.toll.heading, () => get<{ items: TollRow[] }>("/tolls/whole", query), (found) => {
    if (!found.items.length) return fill(into, h("p", {}, say.toll.none));
    const rows = found.items.map((sum) => h("tr", {},
      h("th", { scope: "row" }, label("effects", sum.effect)), h("td", {}, count(sum.low)), h("td", { class: "best" }, count(sum.best)),
      h("td", { title: sum.high === null ? say.toll.open : undefined }, sum.high === null ? say.toll.openShort : count(sum.high)),
      h("td", { class: "band-cell" }, band(sum.low, sum.best, sum.high)), h("td", {}, count(sum.incidents))));
    fill(into, h("table", { class: "tolls" }, h("thead", {}, h("tr", {}, say.toll.column.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, rows)),
      h("p", { class: "note" }, say.toll.note));
  });
}

// low to high as a band, best as a line in it; an open end has no border.
export function band(low: number, best: number, high: number | null, most = Math.max(1, 1.1 * (high ?? 1.5 * best))): HTMLElement {
  const at = (n: number) => `${Math.min(100, (100 * n) / most)}%`;
  const range = h("span", { class: high === null ? "band open" : "band" });
  range.style.left = at(low);
  range.style.width = `calc(${at((high ?? most) - low)} + 2px)`;
  const line = h("span", { class: "line" });
  line.style.left = at(best);
  return h("span", { class: "scale", role: "img", "aria-label": say.toll.band(low, best, high === null ? say.toll.open : String(high)) }, range, line);
}

const MOST_CHECKS = 6;

async function drawChecks(into: HTMLElement, query: URLSearchParams): Promise<void> {
  const found = await get<Listed<Check>>("/checks", query).catch(() => null);
  if (!found?.items.length) return;
  const items = found.items.map((check) => {
    const low = check.found_high === null ? `${count(check.found_low)}+` : number(check.found_low, check.found_high);
    const effect = `${label("groups", check.group).toLowerCase()} ${label("effects", check.effect).toLowerCase()}`;
    const line = say.toll.check(check.source, number(check.low, check.high), effect, check.since ? say.toll.since(check.since) : "",
      check.until ? say.toll.until(check.until) : "", low, check.verdict);
    return h("li", {}, told(line));
  });
  const rest = items.slice(MOST_CHECKS);
  fill(into, h("h3", {}, say.toll.checks), h("ul", { class: "plain small" }, items.slice(0, MOST_CHECKS)),
    rest.length ? h("details", {}, h("summary", {}, say.toll.moreChecks(rest.length)), h("ul", { class: "plain small" }, rest)) : null);
}

async function drawList(into: HTMLElement, state: State): Promise<void> {
  const query = filters(state.query);
  const body = h("tbody");
  const more = h("button", { type: "button" }, say.list.more);
  const total = h("p", { class: "note" });
  let cursor: string | null = null;
  const ask = () => get<Listed<Incident>>("/incidents", listQuestion(state, cursor));
  const show = (found: Listed<Incident>) => {
    cursor = found.next;
    more.hidden = cursor === null;
    total.textContent = say.list.total(found.total);
    body.append(...found.items.map((one) => row(one, query)));
  };
  await waiting(into, say.list.heading, ask, (found) => {
    if (!found.total) return fill(into, h("p", {}, say.list.empty));
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
