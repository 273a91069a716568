import * as L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import { get, me, type MapAnswer, type Point } from "../api";
import { h } from "../dom";
import { colour, count, label, shortPlace } from "../telling";
import { say } from "../strings";

// Circles take their colours from the style sheet, so that they follow light and dark.
export function tint(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

type Countries = GeoJSON.FeatureCollection<GeoJSON.Geometry, { name: string }>;
const worlds = new Map<string, Promise<Countries>>();
function countries(address: string): Promise<Countries> {
  const known = worlds.get(address);
  if (known) return known;
  const asked = fetch(address)
    .then((answer) => answer.json() as Promise<Topology>)
    .then((topology) => unwrapped(feature(topology, topology.objects.countries as GeometryCollection) as unknown as Countries));
  worlds.set(address, asked);
  return asked;
}

// Borders that cross the 180th meridian go on beyond it, instead of back around the world.
function unwrapped(found: Countries): Countries {
  const ring = (points: GeoJSON.Position[]) => {
    let turn = 0;
    return points.map(([x, y], n) => {
      const step = n ? x - points[n - 1][0] : 0;
      if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
      return [x + turn, y];
    });
  };
  for (const { geometry } of found.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(ring);
    if (geometry.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((polygon) => polygon.map(ring));
  }
  return found;
}

const FINE_FROM = 4; // zoom from which the finer borders are worth their reading

export function baseMap(into: HTMLElement): L.Map {
  const map = L.map(into, { preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 14, zoomSnap: 0.5, attributionControl: true, zoomControl: true, keyboard: true, zoomAnimation: false, fadeAnimation: false });
  map.attributionControl.setPrefix(false).addAttribution(say.map.credit);
  map.setView([25, 20], 2);
  const names = nameLayer(map);
  const tiles = me().tiles; // of the user's own; none unless the server was started so
  let drawn: L.GeoJSON | null = null;
  let detail = "";
  let gone = false;
  const draw = async () => {
    const wanted = map.getZoom() >= FINE_FROM ? fine : coarse;
    if (wanted === detail) return;
    detail = wanted;
    const found = await countries(wanted);
    if (gone || detail !== wanted) return;
    const layer = L.geoJSON(found, { interactive: false, style: () => ({ color: tint("border-line"), weight: 0.8, fillColor: tint("land"), fillOpacity: tiles ? 0 : 1 }) });
    layer.addTo(map).bringToBack();
    drawn?.remove();
    drawn = layer;
    names.countries(found);
  };
  map.on("zoomend", () => void draw());
  map.on("unload", () => { gone = true; });
  map.whenReady(() => void draw());
  if (tiles) L.tileLayer(tiles, { maxZoom: 19, className: "tiles" }).addTo(map);
  return map;
}

interface Names { countries(found: Countries): void }
const namers = new WeakMap<L.Map, (places: { name: string; at: L.LatLng }[]) => void>();

// Names of countries where they have room, and of the places of the record from a middling zoom on; none over another.
function nameLayer(map: L.Map): Names {
  const layer = L.layerGroup().addTo(map);
  let lands: { name: string; at: L.LatLng; box: L.LatLngBounds }[] = [];
  let places: { name: string; at: L.LatLng }[] = [];
  const draw = () => {
    layer.clearLayers();
    const taken: [number, number, number, number][] = [];
    const put = (name: string, at: L.LatLng, kind: string) => {
      const { x, y } = map.latLngToContainerPoint(at);
      const wide = name.length * 6.2;
      const box: [number, number, number, number] = [x - wide / 2, y - 8, x + wide / 2, y + 20];
      if (taken.length > 60 || taken.some((one) => box[0] < one[2] && box[2] > one[0] && box[1] < one[3] && box[3] > one[1])) return;
      taken.push(box);
      const text = h("span", { dir: "auto" }, name);
      L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: `map-name ${kind}`, html: text, iconSize: [0, 0] }) }).addTo(layer);
    };
    const view = map.getBounds().pad(-0.02);
    if (map.getZoom() >= 6) for (const one of places) if (view.contains(one.at)) put(one.name, one.at, "place");
    for (const one of lands) {
      const pixels = map.latLngToContainerPoint(one.box.getNorthEast()).x - map.latLngToContainerPoint(one.box.getSouthWest()).x;
      if (pixels > Math.max(70, one.name.length * 7) && view.contains(one.at)) put(one.name, one.at, "land");
    }
  };
  map.on("moveend", draw);
  namers.set(map, (found) => { places = found; draw(); });
  return {
    countries(found) {
      lands = found.features.flatMap((one) => {
        const where = middle(one.geometry);
        return where ? [{ name: one.properties.name, ...where }] : [];
      });
      draw();
    },
  };
}

// The middle of the largest part of a country: that of France lies in Europe.
function middle(geometry: GeoJSON.Geometry): { at: L.LatLng; box: L.LatLngBounds } | null {
  const rings = geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.type === "MultiPolygon" ? geometry.coordinates.map((one) => one[0]) : [];
  const boxes = rings.map((ring) => L.latLngBounds(ring.map(([x, y]) => L.latLng(y, x))));
  const area = (box: L.LatLngBounds) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  const box = boxes.sort((a, b) => area(b) - area(a))[0];
  return box ? { box, at: box.getCenter() } : null;
}

export function namePlaces(map: L.Map, places: { name: string; at: L.LatLng }[]): void {
  namers.get(map)?.(places);
}

export interface IncidentMap { close(): void; area(): string }
export interface Shown { found(answer: MapAnswer): void; open(id: string): void; narrow(area: string): void }

export function incidentMap(into: HTMLElement, query: URLSearchParams, shown: Shown): IncidentMap {
  const map = baseMap(into);
  const layer = L.layerGroup().addTo(map);
  let asking: AbortController | null = null;

  async function ask(fit: boolean): Promise<void> {
    asking?.abort();
    asking = new AbortController();
    const asked = new URLSearchParams(query);
    if (!fit) asked.set("bbox", area(map.getBounds()));
    const found = await get<MapAnswer>("/map", asked, asking.signal);
    if (fit && focus(map, found, query.get("area"))) return; // moving asks again
    draw(layer, found, shown, map);
    shown.found(found);
  }

  const moved = () => void ask(false).catch(quiet);
  map.on("moveend", moved);
  void ask(true).catch(quiet);
  return {
    area: () => area(map.getBounds()),
    close() {
      asking?.abort();
      map.off("moveend", moved);
      map.remove();
    },
  };
}

function area(box: L.LatLngBounds): string {
  return [box.getWest(), Math.max(-90, box.getSouth()), box.getEast(), Math.min(90, box.getNorth())].map((n) => n.toFixed(3)).join(",");
}

function quiet(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) console.warn(error);
}

// Moves to where the incidents are, or to the part that was asked for; whether that moved anything.
function focus(map: L.Map, found: MapAnswer, asked: string | null): boolean {
  const box = asked ? asked.split(",").map(Number) : found.extent;
  if (!box) return false;
  const [west, south, east, north] = box;
  const before = map.getBounds().toBBoxString();
  const reach = L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
  map.fitBounds(asked ? reach : reach.pad(0.1), { maxZoom: 9, animate: false });
  return map.getBounds().toBBoxString() !== before;
}

const NUMBERED = 250; // clusters that get their count written on them: more would not be read, and each costs an element

function draw(layer: L.LayerGroup, found: MapAnswer, shown: Shown, map: L.Map): void {
  layer.clearLayers();
  const most = Math.max(1, ...found.clusters.map((cluster) => cluster.count));
  for (const cluster of found.clusters) {
    const at = L.latLng(cluster.latitude, cluster.longitude);
    const radius = 6 + 14 * Math.sqrt(cluster.count / most); // by area, so that neighbours stay apart
    L.circleMarker(at, { radius, weight: 1, color: tint("accent"), fillColor: tint("accent"), fillOpacity: 0.35 })
      .bindTooltip(text(say.map.cluster(cluster.count, cluster.killed)))
      .on("click", () => (map.getZoom() >= 12 ? shown.narrow(area(at.toBounds(4000))) : map.setView(at, map.getZoom() + 2)))
      .addTo(layer);
    if (found.clusters.length <= NUMBERED && cluster.count > 1) {
      L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: "map-count", html: h("span", {}, brief(cluster.count)), iconSize: [0, 0] }) }).addTo(layer);
    }
  }
  const spots = new Map<string, Point[]>();
  for (const point of found.points) {
    const key = `${point.latitude} ${point.longitude}`;
    spots.set(key, [...(spots.get(key) ?? []), point]);
  }
  const ordered = [...spots.values()].sort((a, b) => b.length - a.length);
  for (const here of [...ordered].sort((a, b) => (b[0].radius_km ?? 0) - (a[0].radius_km ?? 0))) spot(layer, here, shown);
  namePlaces(map, ordered.map((here) => ({ name: here[0].place.split(", ")[0], at: L.latLng(here[0].latitude, here[0].longitude) })));
}

function brief(n: number): string {
  return n < 1000 ? String(n) : `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)}k`;
}

// All incidents at one point are one circle; which ones they are is told in a list that opens from it.
function spot(layer: L.LayerGroup, here: Point[], shown: Shown): void {
  const fill = tint(colour(commonest(here)));
  const at: L.LatLngExpression = [here[0].latitude, here[0].longitude];
  for (const km of new Set(here.map((point) => point.radius_km))) {
    if (km && km >= 1) L.circle(at, { radius: km * 1000, weight: 1, color: fill, opacity: 0.6, dashArray: "4 4", fillColor: fill, fillOpacity: 0.08, interactive: false }).addTo(layer);
  }
  const killed = here.reduce((sum, point) => sum + (point.killed ?? 0), 0);
  const circle = L.circleMarker(at, { radius: 4 + 1.6 * Math.log2(killed + here.length), weight: 1.5, color: fill, fillColor: fill, fillOpacity: 0.6 }).addTo(layer);
  if (here.length === 1) {
    circle.bindTooltip(text(line(here[0]))).on("click", () => shown.open(here[0].id));
    return;
  }
  circle.bindTooltip(text(`${shortPlace(here[0].place)}: ${say.map.cluster(here.length, killed)}`));
  circle.bindPopup(() => h("div", { class: "here" }, h("p", {}, h("bdi", {}, shortPlace(here[0].place))),
    h("ul", { class: "plain" }, here.slice(0, 40).map((point) => h("li", {}, h("button", { type: "button", class: "link", onclick: () => shown.open(point.id) }, line(point, false))))),
    here.length > 40 ? h("p", { class: "note" }, say.map.further(here.length - 40)) : null), { maxHeight: 220 });
}

// Of those with a colour of their own, if there are any.
function commonest(here: Point[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of here) counts.set(kind, (counts.get(kind) ?? 0) + (colour(kind) === "k0" ? 0.001 : 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

function line(point: Point, place = true): string {
  const days = point.earliest === point.latest ? (point.earliest ?? "") : `${point.earliest ?? "…"} – ${point.latest ?? "…"}`;
  return [label("event_kinds", point.kind), days, place ? shortPlace(point.place) : "", point.killed ? say.map.killed(count(point.killed)) : ""].filter(Boolean).join(", ");
}

// Leaflet takes strings as HTML: names from reports go in as text.
export function text(words: string): HTMLElement {
  return h("span", { dir: "auto" }, words);
}
