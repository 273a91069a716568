// Questions to the server, and the shapes of its answers.
export type Basis = "text" | "context"; // the claim's own words, or the report around
export interface Party { id: string | null; name: string; kind: string }
export interface Place { name: string; basis: Basis; latitude: number | null; longitude: number | null; radius_km: number | null; precision: string | null }
export interface When { edtf: string; earliest: string | null; latest: string | null; basis: string }
export interface Estimate { effect: string; group: string; low: number; best: number; high: number | null; rule: string; claims: string[] }
export interface Dispute { field: string; text: string; claims: string[] }
export type Bounds = [number, number, number | null];

export interface Incident {
  id: string; kind: string; status: string; label: string; place: Place | null; when: When | null;
  actors: Party[]; targets: Party[]; actors_from_context: string[]; targets_from_context: string[]; weapons: string[]; estimates: Estimate[]; cumulative: Estimate[];
  claims: string[]; reports: string[]; voices: string[]; independent_voices: number; party_voices: number;
  disputes: Dispute[]; toll: Record<string, Bounds>; grade: string | null;
}
export interface Toll { effect: string; also: string[]; group: string; low: number | null; high: number | null; scope: string }
export interface Evidence { start: number; end: number; exact: string }
export interface Claim {
  id: string; report: string; kind: string; status: string; evidence: Evidence; tolls: (Toll & { evidence: Evidence })[];
  when: (When & Span) | null; place: (Place & Span) | null; actor: (Span & { basis: Basis }) | null; target: (Span & { basis: Basis }) | null; source: Span & { name: string };
  confidence: number; line?: string; chain?: string;
}
export interface Span { text: string; start: number; end: number }
export interface ReportHead { id: string; title: string; publisher: string | null; published: string | null; url: string | null; language: string | null }
export interface ToldClaim {
  claim: Claim; line: string; chain: string; report: ReportHead; voice: string; voice_key: string; party: boolean; origin: string; superseded: boolean;
}
export interface Decision {
  id: string; kind: string; claims: string[]; against: string[]; field: string | null; value: unknown; decision: string | null;
  decided_by: string; why: string; decided_at: string;
}
export interface IncidentPage {
  incident: Incident; claims: ToldClaim[]; estimates_by_rule: Record<string, Estimate[]>; rules: Record<string, string>;
  history: Decision[]; conflicts: string[]; grade: Decision | null; proposed_grade: { grade: string; reasons: string[] } | null;
  links: { reports: [string, string]; text: string }[];
  figures_by_rule: Record<string, Figure[]>; arrivals: Arrival[]; near: Near[];
}
export interface Figure {
  effect: string; group: string; low: number; high: number | null; voice: string; party: boolean; own_success: boolean; whole: boolean;
  told: string | null; claims: string[];
}
export interface Arrival { report: string; title: string; publisher: string | null; published: string | null; at: string; how: string }
export interface Near { id: string; label: string; claim: string; toll: Record<string, Bounds> }
export interface ReportPage { report: ReportHead & { text: string }; claims: Claim[]; custody: Record<string, string> }
export interface Counted { name: string; count: number }
export interface Summary {
  counts: Record<string, number>; first: string | null; last: string | null; kinds: Record<string, number>; statuses: Record<string, number>;
  places: Counted[]; parties: Counted[]; source_kinds: Counted[]; publishers: Counted[];
  labels: Record<string, Record<string, string>>; rules: Record<string, string>; default_rule: string; writable: boolean; version: string;
}
export interface Point {
  id: string; latitude: number; longitude: number; radius_km: number | null; kind: string; status: string; killed: number | null; place: string;
  earliest: string | null; latest: string | null;
}
export interface Cluster { latitude: number; longitude: number; count: number; killed: number }
export interface MapAnswer { points: Point[]; clusters: Cluster[]; inside: number; unknown: number; extent: [number, number, number, number] | null }
export interface Bucket { start: string; label: string; count: number; stacks: Record<string, number>; killed: Bounds }
export interface Timeline { buckets: Bucket[]; undated: number; by: string }
export interface TollRow { effect: string; low: number; best: number; high: number | null; incidents: number }
export interface Check {
  source: string; effect: string; group: string; low: number | null; high: number | null; since: string | null; until: string | null;
  found_low: number; found_high: number | null; found_best: number; verdict: string;
}
export interface Interval {
  place: string; latitude: number | null; longitude: number | null; holder: Party[]; since: string | null; since_known: boolean; until: string | null;
  last_told: string | null; claims: string[]; contested: string[]; besieged: string[]; besiegers: Party[]; disputed: string[];
}
export interface Voice {
  key: string; voice: string; kind: string; party: string | null; claims: number; reports: number; publishers: string[]; via: string[];
  blames: string[]; harmed: string[]; compared: { lower: number; same: number; higher: number }; ratio: number | null;
}
export interface Beside { id: string; label: string; own: [number, number | null]; others: [number, number]; stands: "lower" | "same" | "higher"; toll: Record<string, Bounds> }
export interface VoicePage extends Voice { published_in: Counted[]; kinds: Counted[]; incidents: Beside[] }
export interface Graph { nodes: { name: string; kind: string; count: number }[]; edges: { from: string; to: string; kind: string; count: number }[] }
export interface ReviewItem {
  reason: string; text: string; subjects: string[]; incident: string; reports: string[]; score: number; apart?: string[]; other?: string;
}
export interface Queue { items: ReviewItem[]; reasons: Record<string, number>; total: number }
export interface Agreement { one: string; two: string; field: string; items: number; agreed: number; kappa: number | null }
export interface Session { user: string | null; role: string | null; login_required: boolean; accounts: boolean; csrf: string | null; tiles: string | null }
export interface Listed<T> { items: T[]; next: string | null; total: number }

export class Refused extends Error {
  constructor(public status: number, message: string) {
    super(message);
  }
}

const BASE = "/api/v1";
let session: Session = { user: null, role: null, login_required: false, accounts: false, csrf: null, tiles: null };

export function me(): Session {
  return session;
}

export function mayDecide(): boolean {
  return ["reviewer", "editor", "admin"].includes(session.role ?? "");
}

export async function knock(): Promise<Session> {
  session = await get<Session>("/session");
  return session;
}

// Asked for before the view that needs it is drawn: it is on its way while the rest of the page still comes.
const early = new Map<string, Promise<Response>>();
export function ahead(path: string, query: URLSearchParams): void {
  const words = query.toString();
  const address = BASE + path + (words ? `?${words}` : "");
  const asked = fetch(address, { credentials: "same-origin" });
  asked.catch(() => early.delete(address)); // whoever needs it asks again
  early.set(address, asked);
}

export async function get<T>(path: string, query: URLSearchParams = new URLSearchParams(), signal?: AbortSignal): Promise<T> {
  const words = query.toString();
  const address = BASE + path + (words ? `?${words}` : "");
  const waiting = early.get(address);
  early.delete(address);
  const answer = await waiting?.catch(() => null);
  if (answer?.ok) return read<T>(answer);
  for (let tries = 0; ; tries++) {
    const answer = await fetch(address, { signal, credentials: "same-origin" });
    if (answer.status === 503 && tries < 30) {
      await new Promise((done) => window.setTimeout(done, 1000));
      continue;
    }
    return read<T>(answer);
  }
}

export async function send<T>(method: "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { "X-Reportedly-Token": session.csrf ?? "" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return read<T>(await fetch(BASE + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: "same-origin" }));
}

async function read<T>(answer: Response): Promise<T> {
  const found: unknown = await answer.json().catch(() => null);
  if (answer.ok) return found as T;
  const error = (found as { error?: { message?: string } } | null)?.error;
  throw new Refused(answer.status, error?.message ?? answer.statusText);
}
