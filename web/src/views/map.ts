import * as L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import borders from "world-atlas/countries-50m.json?url";
import { get, type MapAnswer, type Point } from "../api";
import { colour, label, shortPlace } from "../telling";
import { say } from "../strings";

// Circles take their colours from the style sheet, so that they follow light and dark.
function tint(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

let world: Promise<GeoJSON.FeatureCollection> | null = null;
function countries(): Promise<GeoJSON.FeatureCollection> {
  world ??= fetch(borders)
    .then((answer) => answer.json() as Promise<Topology>)
    .then((topology) => unwrapped(feature(topology, topology.objects.countries as GeometryCollection) as unknown as GeoJSON.FeatureCollection));
  return world;
}

// Borders that cross the 180th meridian go on beyond it, instead of back around the world.
function unwrapped(found: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
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

export function baseMap(into: HTMLElement): L.Map {
  const map = L.map(into, { preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 14, zoomSnap: 0.5, attributionControl: true, zoomControl: true, keyboard: true });
  map.attributionControl.setPrefix(false).addAttribution(say.map.credit);
  map.setView([25, 20], 2);
  void countries().then((found) => {
    const layer = L.geoJSON(found, { interactive: false, style: () => ({ color: tint("border-line"), weight: 0.8, fillColor: tint("land"), fillOpacity: 1 }) });
    layer.addTo(map);
    layer.bringToBack();
  });
  return map;
}

export interface IncidentMap { update(query: URLSearchParams, fit: boolean): void; close(): void }

export function incidentMap(into: HTMLElement, note: HTMLElement, open: (id: string) => void): IncidentMap {
  const map = baseMap(into);
  const layer = L.layerGroup().addTo(map);
  let query = new URLSearchParams();
  let asking: AbortController | null = null;

  async function ask(fit: boolean): Promise<void> {
    asking?.abort();
    asking = new AbortController();
    const asked = new URLSearchParams(query);
    if (!fit) {
      const box = map.getBounds();
      asked.set("bbox", [box.getWest(), Math.max(-90, box.getSouth()), box.getEast(), Math.min(90, box.getNorth())].map((n) => n.toFixed(3)).join(","));
    }
    const found = await get<MapAnswer>("/map", asked, asking.signal);
    if (fit && focus(map, found)) return; // moving asks again
    draw(layer, found, open, map);
    note.textContent = `${say.map.inside(found.inside)}. ${found.unknown ? say.map.unplaced(found.unknown) : ""} ${say.map.radius}`;
  }

  const moved = () => void ask(false).catch(quiet);
  map.on("moveend", moved);
  return {
    update(next, fit) {
      query = next;
      void ask(fit).catch(quiet);
    },
    close() {
      asking?.abort();
      map.off("moveend", moved);
      map.remove();
    },
  };
}

function quiet(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) console.warn(error);
}

function focus(map: L.Map, found: MapAnswer): boolean {
  const places = [...found.points, ...found.clusters].map((one) => L.latLng(one.latitude, one.longitude));
  if (!places.length) return false;
  const before = map.getBounds().toBBoxString();
  map.fitBounds(L.latLngBounds(places).pad(0.15), { maxZoom: 9, animate: false });
  return map.getBounds().toBBoxString() !== before;
}

function draw(layer: L.LayerGroup, found: MapAnswer, open: (id: string) => void, map: L.Map): void {
  layer.clearLayers();
  for (const cluster of found.clusters) {
    const radius = 6 + 3 * Math.log2(cluster.count + 1);
    L.circleMarker([cluster.latitude, cluster.longitude], { radius, weight: 1, color: tint("accent"), fillColor: tint("accent"), fillOpacity: 0.45 })
      .bindTooltip(text(say.map.cluster(cluster.count, cluster.killed)))
      .on("click", () => map.setView([cluster.latitude, cluster.longitude], map.getZoom() + 2))
      .addTo(layer);
  }
  for (const point of [...found.points].sort((a, b) => (b.radius_km ?? 0) - (a.radius_km ?? 0))) one(layer, point, open);
}

function one(layer: L.LayerGroup, point: Point, open: (id: string) => void): void {
  const fill = tint(colour(point.kind));
  const at: L.LatLngExpression = [point.latitude, point.longitude];
  if (point.radius_km && point.radius_km >= 1) {
    L.circle(at, { radius: point.radius_km * 1000, weight: 1, color: fill, opacity: 0.5, fillColor: fill, fillOpacity: 0.07, interactive: false }).addTo(layer);
  }
  const days = point.earliest === point.latest ? (point.earliest ?? "") : `${point.earliest ?? "…"} – ${point.latest ?? "…"}`;
  const killed = point.killed ? `, ${point.killed} killed (best)` : "";
  L.circleMarker(at, { radius: 4 + 2 * Math.log2((point.killed ?? 0) + 1), weight: 1.5, color: fill, fillColor: fill, fillOpacity: 0.55 })
    .bindTooltip(text(`${label("event_kinds", point.kind)}, ${days}, ${shortPlace(point.place)}${killed}`))
    .on("click", () => open(point.id))
    .addTo(layer);
}

// Leaflet takes strings as HTML: names from reports go in as text.
function text(words: string): HTMLElement {
  const made = document.createElement("span");
  made.dir = "auto";
  made.textContent = words;
  return made;
}
