import * as L from "leaflet";
import { get, type Interval, type Listed } from "../api";
import { fill, h, svg, told, waiting } from "../dom";
import { changed, filters, go, type State } from "../state";
import { say } from "../strings";
import { parties, shortPlace } from "../telling";
import { baseMap } from "./map";

export function control(into: HTMLElement, state: State): () => void {
  const query = filters(state.query);
  const on = state.query.get("on") ?? "";
  const day = h("input", { id: "on", name: "on", type: "date", value: on });
  const place = h("input", { id: "place", name: "place", value: query.get("place") ?? "", dir: "auto" });
  const form = h("form", { class: "filters" }, h("div", { class: "field" }, h("label", { for: "place" }, say.control.place), place),
    h("div", { class: "field" }, h("label", { for: "on" }, say.control.on), day), h("button", { type: "submit", class: "main" }, say.control.show));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go("control", null, changed(state.query, { place: place.value.trim() || null, on: day.value || null }));
  });
  const bands = h("div");
  const mapBox = h("div", { class: "map small", role: "application", "aria-label": say.control.map });
  const table = h("div");
  fill(into, h("h1", {}, say.control.heading), form,
    h("section", { class: "panel", "aria-labelledby": "h-cmap" }, h("h2", { id: "h-cmap" }, say.control.map), mapBox),
    h("section", { class: "panel", "aria-labelledby": "h-bands" }, h("h2", { id: "h-bands" }, say.control.bands), bands), h("section", { class: "panel" }, table));
  const map = baseMap(mapBox);
  const asked = new URLSearchParams(query);
  asked.set("limit", "500");
  if (on) asked.set("on", on);
  void waiting(table, say.views.control, () => get<Listed<Interval>>("/control", asked), (found) => {
    const holders = ranked(found.items);
    fill(table, found.items.length ? rows(found.items) : h("p", {}, say.control.empty));
    drawBands(bands, found.items, holders);
    drawMap(map, found.items, holders);
  });
  return () => map.remove();
}

const holderOf = (one: Interval) => parties(one.holder) || say.control.nobody;

function ranked(found: Interval[]): string[] {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(holderOf(one), (counts.get(holderOf(one)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}

function tint(holders: string[], name: string): string {
  const at = holders.indexOf(name);
  return name === say.control.nobody || at > 7 ? "k0" : `p${at}`;
}

function notes(one: Interval): string {
  const found = [say.control.told(one.claims.length, one.last_told ?? say.unknown)];
  if (one.besieged.length) found.push(say.control.besieged(parties(one.besiegers) || say.unknown));
  if (one.contested.length) found.push(say.control.contested);
  if (one.disputed.length) found.push(say.control.disputed);
  return found.join("; ");
}

function rows(found: Interval[]): HTMLElement {
  const c = say.control.columns;
  return h("table", { class: "control" }, h("thead", {}, h("tr", {}, c.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((one) => h("tr", {}, h("th", { scope: "row", "data-label": c[0] }, told(shortPlace(one.place))), h("td", { "data-label": c[1] }, told(holderOf(one))),
      h("td", { "data-label": c[2], class: "nowrap" }, `${one.since ?? say.unknown}${one.since && !one.since_known ? ` (${say.control.fromBefore})` : ""}`),
      h("td", { "data-label": c[3], class: "nowrap" }, one.until ?? say.control.open), h("td", { "data-label": c[4] }, told(notes(one)))))));
}

const DAY = 86_400_000;
const days = (text: string) => Date.parse(`${text}T00:00:00Z`) / DAY;
const WIDTH = 1000;
const LABEL = 240;
const ROW = 26;

function drawBands(into: HTMLElement, found: Interval[], holders: string[]): void {
  const dated = found.filter((one) => one.since);
  if (!dated.length) return fill(into, h("p", {}, say.none));
  const places = [...new Set(dated.map((one) => one.place))].slice(0, 60);
  const first = Math.min(...dated.map((one) => days(one.since!)));
  const last = Math.max(...dated.map((one) => days(one.until ?? one.last_told ?? one.since!)), first + 1) + 1;
  const x = (day: number) => LABEL + ((day - first) / (last - first)) * (WIDTH - LABEL - 10);
  const bars = dated.filter((one) => places.includes(one.place)).map((one) => {
    const from = x(days(one.since!));
    const to = Math.max(from + 3, one.until ? x(days(one.until)) : WIDTH - 10);
    const bar = svg("rect", { x: from, y: places.indexOf(one.place) * ROW + 5, width: to - from, height: ROW - 10, rx: 2, class: `${tint(holders, holderOf(one))}${one.until ? "" : " open-end"}${one.contested.length ? " contested" : ""}` });
    bar.append(svg("title", {}, `${one.place}: ${holderOf(one)}, ${one.since} – ${one.until ?? say.control.open}. ${notes(one)}`));
    return bar;
  });
  const names = places.map((place, n) => svg("text", { x: LABEL - 8, y: n * ROW + ROW / 2 + 4, "text-anchor": "end" }, shortPlace(place).slice(0, 34), svg("title", {}, place)));
  const ends = [first, last - 1].map((day, n) => svg("text", { x: n ? WIDTH - 10 : LABEL, y: places.length * ROW + 16, "text-anchor": n ? "end" : "start", class: "axis" }, new Date(day * DAY).toISOString().slice(0, 10)));
  fill(into, h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say.control.bands },
    svg("svg", { viewBox: `0 0 ${WIDTH} ${places.length * ROW + 24}`, class: "bands", role: "img", "aria-label": say.control.bands }, bars, names, ends)),
    h("ul", { class: "legend" }, holders.slice(0, 9).map((name) => h("li", {}, h("span", { class: `swatch ${tint(holders, name)}` }), h("bdi", {}, name)))));
}

function drawMap(map: L.Map, found: Interval[], holders: string[]): void {
  const latest = new Map<string, Interval>();
  for (const one of found) if (one.latitude !== null && one.longitude !== null) latest.set(one.place, one);
  const points: L.LatLng[] = [];
  for (const one of latest.values()) {
    const at = L.latLng(one.latitude!, one.longitude!);
    points.push(at);
    const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${tint(holders, holderOf(one))}`).trim();
    const text = document.createElement("span");
    text.dir = "auto";
    text.textContent = `${shortPlace(one.place)}: ${holderOf(one)}; ${notes(one)}`;
    L.circleMarker(at, { radius: 8, weight: 2, color: colour, fillColor: colour, fillOpacity: one.contested.length ? 0.2 : 0.6 }).bindTooltip(text).addTo(map);
  }
  if (points.length) map.fitBounds(L.latLngBounds(points).pad(0.2), { maxZoom: 10, animate: false });
}
