import { get, type Graph, type Listed, type Voice } from "../api";
import { fill, h, svg, told, waiting } from "../dom";
import { filters, type State } from "../state";
import { say } from "../strings";
import { label } from "../telling";

export function voices(into: HTMLElement, state: State): void {
  const query = filters(state.query);
  const table = h("div");
  const graph = h("div");
  fill(into, h("h1", {}, say.voices.heading),
    h("section", { class: "panel", "aria-labelledby": "h-graph" }, h("h2", { id: "h-graph" }, say.voices.graph), graph),
    h("section", { class: "panel" }, table));
  void waiting(graph, say.voices.graph, () => get<Graph>("/sources/graph", query), (found) => drawGraph(graph, found));
  void waiting(table, say.voices.heading, () => get<Listed<Voice>>("/sources", new URLSearchParams({ ...Object.fromEntries(query), limit: "200" })), (found) => fill(table, rows(found.items)));
}

function rows(found: Voice[]): HTMLElement {
  const c = say.voices.columns;
  return h("table", { class: "voices" }, h("thead", {}, h("tr", {}, c.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((one) => h("tr", {},
      h("th", { scope: "row", "data-label": c[0] }, told(one.voice), one.party ? h("span", { class: "tag party" }, say.incident.party) : null),
      h("td", { "data-label": c[1] }, label("source_kinds", one.kind)), h("td", { "data-label": c[2], class: "number" }, one.claims), h("td", { "data-label": c[3], class: "number" }, one.reports),
      h("td", { "data-label": c[4] }, told(one.publishers.join("; "))), h("td", { "data-label": c[5] }, told(one.via.join("; "))),
      h("td", { "data-label": c[6], class: "number" }, `${one.compared.lower} / ${one.compared.same} / ${one.compared.higher}`)))));
}

const WIDTH = 900;
const ROW = 22;

// Publishers on the left, voices on the right: a line for each quoting, as wide as it is frequent.
function drawGraph(into: HTMLElement, graph: Graph): void {
  if (!graph.edges.length) return fill(into, h("p", {}, say.none));
  const edges = [...graph.edges].sort((a, b) => b.count - a.count).slice(0, 60);
  const left = [...new Set(edges.map((edge) => edge.from))];
  const right = [...new Set(edges.map((edge) => edge.to))];
  const height = Math.max(left.length, right.length) * ROW + 20;
  const y = (side: string[], name: string) => 20 + side.indexOf(name) * (height - 20) / Math.max(1, side.length);
  const kinds = new Map(graph.nodes.map((node) => [node.name, node.kind]));
  const lines = edges.map((edge) => {
    const [a, b] = [y(left, edge.from), y(right, edge.to)];
    const line = svg("path", { class: `edge ${edge.kind}`, d: `M300 ${a} C 450 ${a}, 450 ${b}, 600 ${b}`, "stroke-width": Math.min(8, 1 + Math.log2(edge.count)) });
    line.append(svg("title", {}, say.voices.edge(edge.from, edge.kind === "copies" ? say.voices.copies : say.voices.quotes, edge.to, edge.count)));
    return line;
  });
  const names = (side: string[], x: number, anchor: string) => side.map((name) =>
    svg("text", { x, y: y(side, name) + 4, "text-anchor": anchor, class: kinds.get(name) === "party" ? "party" : undefined }, short(name), svg("title", {}, name)));
  fill(into, h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say.voices.graphLabel },
    svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "graph", role: "img", "aria-label": say.voices.graphLabel }, lines, names(left, 292, "end"), names(right, 608, "start"))));
}

function short(name: string): string {
  const points = Array.from(name);
  return points.length > 42 ? `${points.slice(0, 41).join("")}…` : name;
}
