import { get, type Graph, type Listed, type Summary, type Voice, type VoicePage } from "../api";
import { fill, h, svg, told, waiting } from "../dom";
import { address, filters, go, type State } from "../state";
import { say } from "../strings";
import { bounds, count, label, number } from "../telling";
import { filterForm, sentence } from "./filters";

export function voices(into: HTMLElement, state: State, summary: Summary): void {
  const query = filters(state.query);
  const table = h("div");
  const graph = h("div");
  const one = h("section", { class: "panel", hidden: true, "aria-live": "polite" });
  fill(into, h("h1", {}, say.voices.heading), sentence(state.query, "voices"),
    h("div", { class: "beside-filters" }, filterForm(state.query, summary, "voices"), h("div", { class: "column" }, one,
      h("section", { class: "panel", "aria-labelledby": "h-graph" }, h("h2", { id: "h-graph" }, say.voices.graph), h("p", { class: "note" }, say.voices.graphNote), graph),
      h("section", { class: "panel" }, table))));
  const open = (key: string) => go("voices", key, query);
  if (state.id) {
    one.hidden = false;
    void waiting(one, say.voices.heading, () => get<VoicePage>(`/sources/${encodeURIComponent(state.id!)}`, query), (found) => fill(one, page(found, query)));
  }
  void waiting(table, say.voices.heading, () => get<Listed<Voice>>("/sources", new URLSearchParams({ ...Object.fromEntries(query), limit: "200" })), (found) => {
    fill(table, found.items.length ? rows(found.items, query) : h("p", {}, say.list.empty));
    const keys = new Map(found.items.map((voice) => [voice.voice, voice.key]));
    void waiting(graph, say.voices.graph, () => get<Graph>("/sources/graph", query), (drawn) => drawGraph(graph, drawn, (name) => keys.get(name), open));
  });
}

function page(one: VoicePage, query: URLSearchParams): HTMLElement[] {
  const listed = (name: string, found: string[]) => found.length ? h("p", {}, h("span", { class: "note" }, `${name}: `), told(found.join("; "))) : null;
  const close = h("a", { href: address("voices", null, query), onclick: (event: Event) => { event.preventDefault(); go("voices", null, query); } }, say.voices.close);
  const [incident, own, others, stands] = say.voices.besideColumns;
  return [h("div", { class: "row" }, h("h2", {}, told(one.voice), one.party ? [" ", h("span", { class: "tag party" }, say.incident.party)] : null), close),
    h("p", {}, `${label("source_kinds", one.kind)} · ${say.voices.about(one.claims, one.reports)}`),
    listed(say.voices.papers, one.published_in.map((paper) => `${paper.name} (${paper.count})`)),
    listed(say.voices.kinds, one.kinds.map((kind) => `${label("event_kinds", kind.name)} (${kind.count})`)),
    listed(say.voices.blames, one.blames), listed(say.voices.harmed, one.harmed),
    h("h3", {}, say.voices.beside),
    one.incidents.length ? h("table", { class: "beside" }, h("thead", {}, h("tr", {}, say.voices.besideColumns.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, one.incidents.map((row) => h("tr", {},
        h("th", { scope: "row", "data-label": incident }, h("a", { href: address("incident", row.id, query), onclick: (event: Event) => { event.preventDefault(); go("incident", row.id, query); } }, told(row.label))),
        h("td", { "data-label": own, class: "number" }, number(row.own[0], row.own[1])),
        h("td", { "data-label": others, class: "number" }, `${number(row.others[0], row.others[1])}${row.toll.killed ? ` · ${say.toll.column[2].toLowerCase()} ${bounds(row.toll.killed)}` : ""}`),
        h("td", { "data-label": stands, class: row.stands === "same" ? undefined : "warn" }, say.voices.stands[row.stands]))))) : h("p", { class: "note" }, say.voices.alone)].filter((part) => part !== null);
}

function rows(found: Voice[], query: URLSearchParams): HTMLElement {
  const c = say.voices.columns;
  return h("table", { class: "voices" }, h("thead", {}, h("tr", {}, c.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((one) => h("tr", {},
      h("th", { scope: "row", "data-label": c[0] },
        h("a", { href: address("voices", one.key, query), onclick: (event: Event) => { event.preventDefault(); go("voices", one.key, query); } }, told(one.voice)),
        one.party ? h("span", { class: "tag party" }, say.incident.party) : null),
      h("td", { "data-label": c[1] }, label("source_kinds", one.kind)), h("td", { "data-label": c[2], class: "number" }, count(one.claims)), h("td", { "data-label": c[3], class: "number" }, count(one.reports)),
      h("td", { "data-label": c[4] }, told(one.publishers.slice(0, 4).join("; "))), h("td", { "data-label": c[5] }, told(one.via.join("; "))),
      h("td", { "data-label": c[6] }, told(one.blames.join("; "))), h("td", { "data-label": c[7] }, compared(one))))));
}

// How many of its figures lie below, among and above the others', as parts of a bar, and in words.
function compared(one: Voice): HTMLElement {
  const { lower, same, higher } = one.compared;
  const all = lower + same + higher;
  if (!all) return h("span", { class: "note" }, say.voices.alone);
  const part = (n: number, kind: string) => {
    const made = h("span", { class: `part-${kind}` });
    made.style.width = `${(100 * n) / all}%`;
    return made;
  };
  return h("div", {}, h("span", { class: "parts", "aria-hidden": "true" }, part(lower, "lower"), part(same, "same"), part(higher, "higher")),
    h("span", {}, say.voices.compared(lower, same, higher)), one.ratio === null ? null : h("span", { class: "note", title: say.voices.ratioLong(one.ratio) }, ` ${say.voices.ratio(one.ratio)}`));
}

const ROW = 22;
const MOST_EDGES = 90;

// Those who quote on the left, those who are quoted on the right: a line for each quoting, as wide as it is frequent.
function drawGraph(into: HTMLElement, graph: Graph, keyOf: (name: string) => string | undefined, open: (key: string) => void): void {
  if (!graph.edges.length) return fill(into, h("p", {}, say.none));
  const edges = [...graph.edges].sort((a, b) => b.count - a.count).slice(0, MOST_EDGES);
  const left = [...new Set(edges.map((edge) => edge.from))];
  const right = ordered([...new Set(edges.map((edge) => edge.to))], edges, left);
  const width = Math.max(640, into.clientWidth || 900);
  const [from, to] = [width * 0.34, width * 0.64];
  const height = Math.max(left.length, right.length) * ROW + 20;
  const y = (side: string[], name: string) => 14 + (side.indexOf(name) + 0.5) * (height - 20) / side.length;
  const kinds = new Map(graph.nodes.map((node) => [node.name, node.kind]));
  const lines = edges.map((edge) => {
    const [a, b] = [y(left, edge.from), y(right, edge.to)];
    const middle = (from + to) / 2;
    const line = svg("path", { class: `edge ${edge.kind}`, d: `M${from} ${a} C ${middle} ${a}, ${middle} ${b}, ${to} ${b}`, "stroke-width": Math.min(9, 1 + Math.log2(edge.count)) });
    line.append(svg("title", {}, say.voices.edge(edge.from, edge.kind === "copies" ? say.voices.copies : say.voices.quotes, edge.to, edge.count)));
    return { edge, line };
  });
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "graph", role: "group", "aria-label": say.voices.graphLabel }, lines.map(({ line }) => line));
  const light = (name: string | null) => {
    drawing.classList.toggle("lit", name !== null);
    for (const { edge, line } of lines) line.classList.toggle("on", edge.from === name || edge.to === name);
  };
  const names = (side: string[], x: number, anchor: string) => side.map((name) => {
    const key = keyOf(name);
    const told = edges.filter((edge) => edge.from === name || edge.to === name).map((edge) => say.voices.edge(edge.from, edge.kind === "copies" ? say.voices.copies : say.voices.quotes, edge.to, edge.count)).join(". ");
    return svg("text", { x, y: y(side, name) + 4, "text-anchor": anchor, class: kinds.get(name) === "party" ? "party" : undefined, tabindex: "0", role: key ? "link" : "img", "aria-label": `${name}. ${told}`,
      onmouseenter: () => light(name), onmouseleave: () => light(null), onfocus: () => light(name), onblur: () => light(null),
      onclick: () => { if (key) open(key); }, onkeydown: (event: KeyboardEvent) => { if (key && event.key === "Enter") open(key); } }, short(name), svg("title", {}, name));
  });
  drawing.append(...names(left, from - 8, "end"), ...names(right, to + 8, "start"));
  fill(into, h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say.voices.graph }, drawing));
}

// Each of the quoted stands at the middle of those who quote it: fewer lines cross.
function ordered(right: string[], edges: Graph["edges"], left: string[]): string[] {
  const middle = (name: string) => {
    const mine = edges.filter((edge) => edge.to === name);
    return mine.reduce((sum, edge) => sum + left.indexOf(edge.from) * edge.count, 0) / mine.reduce((sum, edge) => sum + edge.count, 0);
  };
  const at = new Map(right.map((name) => [name, middle(name)]));
  return [...right].sort((a, b) => at.get(a)! - at.get(b)!);
}

function short(name: string): string {
  const points = Array.from(name);
  return points.length > 38 ? `${points.slice(0, 37).join("")}…` : name;
}
