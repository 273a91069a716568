// What is looked at stands in the address, so that a view can be shared and gone back to.
export const FILTERS = ["place", "party", "kind", "since", "until", "source_kind", "publisher", "status", "area", "placed", "dated", "rule", "as_known_on"] as const;
export type FilterName = (typeof FILTERS)[number];
export type View = "explore" | "incident" | "review" | "voices" | "control";

export interface State {
  view: View;
  id: string | null;
  query: URLSearchParams;
}

export function read(): State {
  const [, first, second] = location.pathname.split("/");
  const view = (["incident", "review", "voices", "control"] as const).find((one) => one === first) ?? "explore";
  return { view, id: second ? decodeURIComponent(second) : null, query: new URLSearchParams(location.search) };
}

export function address(view: View, id: string | null, query: URLSearchParams): string {
  const path = view === "explore" ? "/" : id ? `/${view}/${encodeURIComponent(id)}` : `/${view}`;
  const words = new URLSearchParams([...query].filter(([, value]) => value !== "")).toString();
  return words ? `${path}?${words}` : path;
}

let listener: () => void = () => undefined;

export function onChange(act: () => void): void {
  listener = act;
  window.addEventListener("popstate", act);
}

export function go(view: View, id: string | null, query: URLSearchParams, replace = false): void {
  const to = address(view, id, query);
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  listener();
}

// Only filters: what every question to the API takes along.
export function filters(query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value) kept.set(name, value);
  }
  return kept;
}

export function changed(query: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}
