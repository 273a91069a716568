// A report's text with the words of claims set off. Positions count code points, as the record does.
import { h } from "../dom";

// `kind`: "strong" for a claim that is looked at, "part ..." for what a part of it was read from, "" for other claims.
export interface Mark { start: number; end: number; name: string; title: string; kind: string }

export function marked(text: string, marks: Mark[]): HTMLElement {
  const points = Array.from(text);
  const kept = marks.filter((mark) => mark.start < mark.end && mark.end <= points.length).sort((a, b) => a.start - b.start || b.end - a.end);
  const into = h("div", { class: "words", dir: "auto" });
  const edges = [...new Set([0, points.length, ...kept.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  for (let n = 0; n + 1 < edges.length; n++) {
    const [start, end] = [edges[n], edges[n + 1]];
    const over = kept.filter((mark) => mark.start <= start && mark.end >= end);
    const piece = points.slice(start, end).join("");
    if (!over.length) into.append(piece);
    else into.append(h("mark", { class: [...new Set(over.flatMap((mark) => mark.kind.split(" ")))].join(" ").trim() || undefined, title: over.map((mark) => mark.title).join("\n"),
      "data-claims": over.map((mark) => mark.name).filter(Boolean).join(" ") || undefined }, piece));
  }
  return into;
}
