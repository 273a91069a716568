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

export function bounds(three: Bounds | undefined): string {
  if (!three) return "";
  const [low, best, high] = three;
  if (high === null) return low === best ? `${best}+` : `${low}–${best}+`;
  return low === best && best === high ? String(best) : `${low}–${best}–${high}`;
}

export function parties(found: Party[]): string {
  return found.map((party) => party.name).join("; ");
}

export function sides(incident: Incident): string {
  const actors = parties(incident.actors);
  const targets = parties(incident.targets);
  if (!actors && !targets) return say.unknown;
  return targets ? `${actors || say.unknown} → ${targets}` : actors;
}

export function shortPlace(name: string | null | undefined): string {
  if (!name) return say.unknown;
  const parts = name.split(", ");
  return parts.length > 2 ? `${parts[0]}, ${parts[parts.length - 1]}` : name;
}

export function number(low: number | null, high: number | null): string {
  if (low === null && high === null) return "some";
  if (high === null) return `at least ${low}`;
  return low === high ? String(low) : `${low ?? 0}–${high}`;
}

// A colour for each kind of happening, told apart without red and green alone.
const COLOURS: Record<string, string> = {
  battle: "k1", air_strike: "k2", shelling: "k3", bombing: "k4", shooting: "k5", killing: "k6", chemical_attack: "k4",
  capture: "k7", withdrawal: "k7", control: "k7", siege: "k8", displacement: "k9", abduction: "k10", detention: "k10",
};
export function colour(kind: string): string {
  return COLOURS[kind] ?? "k0";
}
