// Values in plain English.
import type { Bounds, Incident, Party, Summary, When } from "./api";
import { say } from "./strings";

let names: Summary["labels"] = {};

export function learn(summary: Summary): void {
  names = summary.labels;
}

export function label(table: string, entry: string): string {
  return names[table]?.[entry] ?? entry.replaceAll("_", " ");
}

export function when(told: When | null): string {
  if (!told) return say.unknown;
  if (!told.earliest || !told.latest) return told.edtf;
  if (told.earliest === told.latest) return told.basis === "text" ? told.earliest : `${told.earliest} ${say.incident.nearby}`;
  return `${told.earliest} – ${told.latest}`;
}

// "24 (24–99)": the best figure, and between which bounds it lies. Without an upper bound: "33 (at least 31)".
export function bounds(three: Bounds | undefined): string {
  if (!three) return "";
  const [low, best, high] = three.map((n) => n?.toLocaleString("en") ?? null);
  if (high === null) return low === best ? `${best}+` : `${best} (${low}+)`;
  return low === best && best === high ? best! : `${best} (${low}–${high})`;
}

export function count(n: number): string {
  return n.toLocaleString("en");
}

// Parties of an incident; marked are those that no claim's own words name.
export function parties(found: Party[], lent: string[] = []): string {
  return found.map((party) => lent.includes(party.name) ? `${party.name} ${say.incident.fromContext}` : party.name).join("; ");
}

export function sides(incident: Incident): string {
  const actors = parties(incident.actors, incident.actors_from_context);
  const targets = parties(incident.targets, incident.targets_from_context);
  if (!actors && !targets) return say.unknown;
  return targets ? `${actors || say.unknown} → ${targets}` : actors;
}

export function shortPlace(name: string | null | undefined): string {
  if (!name) return say.unknown;
  const parts = name.split(", ");
  return parts.length > 2 ? `${parts[0]}, ${parts[parts.length - 1]}` : name;
}

export function number(low: number | null, high: number | null): string {
  if (low === null && high === null) return say.some;
  if (high === null) return say.atLeast(low ?? 0);
  return low === high ? count(high) : `${count(low ?? 0)}–${count(high)}`;
}

// A colour for each kind of happening, told apart without red and green alone.
const COLOURS: Record<string, string> = {
  battle: "k1", air_strike: "k2", shelling: "k3", bombing: "k4", shooting: "k5", killing: "k6", capture: "k7", siege: "k8", displacement: "k9",
  detention: "k10", abduction: "k11", chemical_attack: "k12", ceasefire_violation: "k13",
};
export function colour(kind: string): string {
  return COLOURS[kind] ?? "k0";
}
