// A report's text with the words of claims set off. Positions count code points, as the record does.
import { h } from "../dom";

export interface Mark { start: number; end: number; name: string; title: string; strong: boolean }

export function marked(text: string, marks: Mark[], around = 0): HTMLElement {
  const points = Array.from(text);
  const sorted = [...marks].filter((mark) => mark.start < mark.end && mark.end <= points.length).sort((a, b) => a.start - b.start || b.end - a.end);
  const first = sorted.length && around ? Math.max(0, sorted[0].start - around) : 0;
  const last = sorted.length && around ? Math.min(points.length, Math.max(...sorted.map((mark) => mark.end)) + around) : points.length;
  const into = h("div", { class: "words", dir: "auto", "data-offset": first });
  if (first > 0) into.append("… ");
  const edges = [...new Set([first, last, ...sorted.flatMap((mark) => [mark.start, mark.end])])].filter((at) => at >= first && at <= last).sort((a, b) => a - b);
  for (let n = 0; n + 1 < edges.length; n++) {
    const [start, end] = [edges[n], edges[n + 1]];
    const over = sorted.filter((mark) => mark.start <= start && mark.end >= end);
    const piece = points.slice(start, end).join("");
    if (!over.length) into.append(piece);
    else into.append(h("mark", { class: over.some((mark) => mark.strong) ? "strong" : undefined, title: over.map((mark) => mark.title).join("\n"), "data-claims": over.map((mark) => mark.name).join(" ") }, piece));
  }
  if (last < points.length) into.append(" …");
  return into;
}
