// What stands beside an incident's claims: its grade, its places, its neighbours, and the course of its record.
import * as L from "leaflet";
import { mayDecide, type Decision, type IncidentPage, type Place } from "../api";
import { h, told } from "../dom";
import { address, go } from "../state";
import { say } from "../strings";
import { bounds, colour, label, shortPlace } from "../telling";
import { undoButton, toldDecision } from "./decide";
import type { Shown } from "./incident";
import { baseMap, namePlaces, text, tint } from "./map";

export function grade(shown: Shown): HTMLElement {
  const { grade: given, proposed_grade: proposed, incident } = shown.page;
  const subjects = [{ id: incident.id, text: incident.label }];
  return h("div", {},
    given ? h("p", {}, h("strong", {}, label("gradings", String(given.value))), ` – ${say.incident.gradeGiven(given.decided_by)}: `, told(given.why)) : null,
    proposed ? [h("p", {}, h("strong", {}, label("gradings", proposed.grade)), ` – ${say.incident.proposed}`),
      h("ul", { class: "reasons" }, proposed.reasons.map((reason) => h("li", {}, told(reason)))),
      mayDecide() ? h("button", { type: "button", onclick: () => shown.ask({ what: "grade", subjects, value: proposed.grade }) }, say.incident.give) : null] : null);
}

export function near(shown: Shown): HTMLElement {
  const { page, query } = shown;
  if (!page.near.length) return h("p", { class: "note" }, say.incident.noNear);
  return h("div", {}, h("p", { class: "note" }, say.incident.nearNote), h("ul", { class: "plain" }, page.near.map((one) => h("li", { class: "row" },
    h("a", { href: address("incident", one.id, query), onclick: (event: Event) => { event.preventDefault(); go("incident", one.id, query); } }, told(one.label)),
    one.toll.killed ? h("span", { class: "note" }, say.map.killed(bounds(one.toll.killed))) : null,
    mayDecide() ? h("button", { type: "button", onclick: () => shown.ask({ what: "merge", subjects: [{ id: page.incident.id, text: page.incident.label }, { id: one.id, text: one.label }] }) }, say.decide.merge) : null))));
}

interface PlacesMap { element: HTMLElement; draw(): void; close(): void }

// Every place that a claim of the incident names, with the circle inside which it lies.
export function placesMap(page: IncidentPage): PlacesMap {
  const found = new Map<string, Place>();
  for (const { claim } of page.claims) if (claim.place && claim.place.latitude !== null) found.set(claim.place.name, claim.place);
  if (!found.size) return { element: h("p", { class: "note" }, say.incident.nowhere), draw: () => undefined, close: () => undefined };
  const box = h("div", { class: "map small", role: "application", "aria-label": say.incident.mapLabel });
  const list = h("ul", { class: "plain small" }, [...found.values()].map((place) => h("li", {}, told(place.name), place.radius_km ? ` · ${say.incident.radius(place.radius_km)}` : "")));
  let map: L.Map | null = null;
  const draw = () => {
    map = baseMap(box);
    const fill = tint(colour(page.incident.kind));
    const reach = L.latLngBounds([]);
    for (const place of found.values()) {
      const at = L.latLng(place.latitude!, place.longitude!);
      const metres = Math.max(1, place.radius_km ?? 1) * 1000;
      L.circle(at, { radius: metres, weight: 1.5, color: fill, dashArray: "4 4", fillColor: fill, fillOpacity: 0.12 }).bindTooltip(text(shortPlace(place.name))).addTo(map);
      L.circleMarker(at, { radius: 3, weight: 1, color: fill, fillColor: fill, fillOpacity: 1, interactive: false }).addTo(map);
      reach.extend(at.toBounds(metres * 2.4));
    }
    map.fitBounds(reach, { maxZoom: 9, animate: false });
    namePlaces(map, [...found.values()].map((place) => ({ name: place.name.split(", ")[0], at: L.latLng(place.latitude!, place.longitude!) })));
  };
  return { element: h("div", {}, box, list), draw, close: () => map?.remove() };
}

// When its reports came here and what people decided, in order of time.
export function history(shown: Shown): HTMLElement {
  const { page, reload } = shown;
  const undone = new Set(page.history.filter((one) => one.kind === "undo").map((one) => one.decision));
  const entries: { at: string; item: (HTMLElement | string)[]; decision?: Decision }[] = [
    ...page.arrivals.map((one) => ({ at: one.at, item: [told(say.incident.arrived(one.title || say.unknown, one.publisher ?? say.unknown, one.how))] })),
    ...page.history.map((one) => ({ at: one.decided_at, item: [told(toldDecision(one))], decision: one })),
  ];
  entries.sort((a, b) => a.at.localeCompare(b.at));
  return h("div", {}, h("ol", { class: "plain history" }, entries.map(({ at, item, decision }) => {
    const entry = h("li", { class: decision && undone.has(decision.id) ? "undone" : undefined }, h("span", { class: "note nowrap" }, at.slice(0, 16).replace("T", " ")), " ", item);
    if (decision && mayDecide() && !undone.has(decision.id)) entry.append(" ", undoButton(entry, decision.id, reload));
    return entry;
  })), page.history.length ? null : h("p", { class: "note" }, say.incident.noHistory));
}
