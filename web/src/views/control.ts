import * as L from "leaflet";
import { get, type Interval, type Listed } from "../api";
import { fill, h, told, waiting } from "../dom";
import { changed, filters, go, type State } from "../state";
import { say } from "../strings";
import { parties, shortPlace } from "../telling";
import { bands, day as dayOf, type Bands } from "./bands";
import { baseMap, namePlaces, text, tint as tinted } from "./map";

export const holderOf = (one: Interval) => parties(one.holder) || say.control.nobody;

export function control(into: HTMLElement, state: State): () => void {
  const query = filters(state.query);
  const place = h("input", { id: "place", name: "place", value: query.get("place") ?? "", dir: "auto" });
  const form = h("form", { class: "filters" }, h("div", { class: "field" }, h("label", { for: "place" }, say.control.place), place), h("button", { type: "submit", class: "main" }, say.control.show));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go("control", null, changed(state.query, { place: place.value.trim() || null }));
  });
  const day = h("input", { id: "on", type: "date", value: state.query.get("on") ?? "" });
  const slider = h("input", { type: "range", "aria-label": say.control.slider, class: "slider" });
  const all = h("button", { type: "button", onclick: () => choose(null) }, say.control.allTime);
  const mapBox = h("div", { class: "map", role: "application", "aria-label": say.control.map });
  const mapNote = h("p", { class: "note", "aria-live": "polite" });
  const bandBox = h("div");
  const table = h("div");
  fill(into, h("h1", {}, say.control.heading), form,
    h("div", { class: "control-view" },
      h("section", { class: "panel", "aria-labelledby": "h-cmap" }, h("h2", { id: "h-cmap" }, say.control.map), mapBox, mapNote),
      h("section", { class: "panel", "aria-labelledby": "h-bands" }, h("h2", { id: "h-bands" }, say.control.bands),
        h("div", { class: "row day-choice" }, h("label", { for: "on" }, say.control.on), day, slider, all), bandBox, h("p", { class: "note" }, say.control.bandsNote))),
    h("section", { class: "panel" }, table));
  const map = baseMap(mapBox);
  const layer = L.layerGroup().addTo(map);
  const asked = new URLSearchParams(query);
  asked.set("limit", "500");
  let holders: string[] = [];
  let drawn: Bands | null = null;
  let later = 0;

  const show = (on: string | null) => {
    const words = new URLSearchParams(asked);
    if (on) words.set("on", on);
    void waiting(table, say.views.control, () => get<Listed<Interval>>("/control", words), (found) => {
      fill(table, found.items.length ? rows(found.items) : h("p", {}, on ? say.control.emptyDay(on) : say.control.empty), found.total > found.items.length ? h("p", { class: "note" }, say.control.more(found.items.length, found.total)) : null);
      mapNote.textContent = on ? say.control.mapOn(on) : say.control.mapAll;
      drawMap(map, layer, found.items, holders);
    });
  };
  // The day stands in the address; while the slider moves only the line in the bands follows.
  const choose = (on: string | null, wait = 0) => {
    day.value = on ?? "";
    if (on) slider.value = String(dayOf(on));
    drawn?.line(on);
    window.clearTimeout(later);
    later = window.setTimeout(() => {
      const next = changed(new URLSearchParams(location.search), { on });
      history.replaceState(null, "", `${location.pathname}${next.size ? `?${next}` : ""}`);
      show(on);
    }, wait);
  };
  day.addEventListener("change", () => choose(day.value || null));
  slider.addEventListener("input", () => choose(new Date(Number(slider.value) * 86_400_000).toISOString().slice(0, 10), 150));
  void waiting(bandBox, say.control.bands, () => get<Listed<Interval>>("/control", asked), (found) => {
    holders = ranked(found.items);
    drawn = bands(bandBox, found.items, { tint: (one) => tint(holders, holderOf(one)), holders, told: notes, choose });
    slider.min = String(drawn.first);
    slider.max = String(drawn.last);
    const on = state.query.get("on");
    slider.value = on ? String(dayOf(on)) : slider.max;
    slider.disabled = drawn.first >= drawn.last;
    drawn.line(on);
    const points = found.items.filter((one) => one.latitude !== null && one.longitude !== null).map((one) => L.latLng(one.latitude!, one.longitude!));
    if (points.length) map.fitBounds(L.latLngBounds(points).pad(0.2), { maxZoom: 9, animate: false });
    show(on);
  });
  return () => {
    window.clearTimeout(later);
    map.remove();
  };
}

function ranked(found: Interval[]): string[] {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(holderOf(one), (counts.get(holderOf(one)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}

export function tint(holders: string[], name: string): string {
  const at = holders.filter((one) => one !== say.control.nobody).indexOf(name);
  return at < 0 || at > 7 ? "k0" : `p${at}`;
}

function notes(one: Interval): string {
  const found = one.claims.length ? [say.control.told(one.claims.length, one.last_told ?? say.unknown)] : [];
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

function drawMap(map: L.Map, layer: L.LayerGroup, found: Interval[], holders: string[]): void {
  layer.clearLayers();
  const latest = new Map<string, Interval>();
  for (const one of found) if (one.latitude !== null && one.longitude !== null) latest.set(one.place, one);
  for (const one of latest.values()) {
    const at = L.latLng(one.latitude!, one.longitude!);
    const colour = tinted(tint(holders, holderOf(one)));
    if (one.besieged.length) L.circleMarker(at, { radius: 13, weight: 2, color: tinted("warn"), dashArray: "3 3", fill: false, interactive: false }).addTo(layer);
    L.circleMarker(at, { radius: 8, weight: 2, color: colour, fillColor: colour, fillOpacity: one.contested.length ? 0.2 : 0.7 })
      .bindTooltip(text(`${shortPlace(one.place)}: ${holderOf(one)}; ${notes(one)}`)).addTo(layer);
  }
  namePlaces(map, [...latest.values()].map((one) => ({ name: one.place.split(", ")[0], at: L.latLng(one.latitude!, one.longitude!) })));
}
