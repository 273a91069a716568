import type { Bucket, Timeline } from "../api";
import { fill, h, svg } from "../dom";
import { say } from "../strings";
import { bounds, colour, label } from "../telling";

const HEIGHT = 150;
const AXIS = 22;
const MOST_STACKS = 7;
const DAY = 86_400_000;

function lastDay(bucket: Bucket, by: string): string {
  const start = new Date(`${bucket.start}T00:00:00Z`);
  if (by === "month") return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
  return new Date(start.getTime() + (by === "week" ? 6 : 0) * DAY).toISOString().slice(0, 10);
}

function step(day: string, by: string): string {
  const start = new Date(`${day}T00:00:00Z`);
  if (by === "month") return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
  return new Date(start.getTime() + (by === "week" ? 7 : 1) * DAY).toISOString().slice(0, 10);
}

// Spans without any incident are drawn as gaps, unless there are far too many of them.
function filled(buckets: Bucket[], by: string): Bucket[] {
  const known = new Map(buckets.map((bucket) => [bucket.start, bucket]));
  const all: Bucket[] = [];
  const end = buckets[buckets.length - 1].start;
  for (let day = buckets[0].start; day <= end; day = step(day, by)) {
    all.push(known.get(day) ?? { start: day, label: day, count: 0, stacks: {}, killed: [0, 0, 0] });
    if (all.length > 400) return buckets;
  }
  return all;
}

export function timeline(into: HTMLElement, found: Timeline, stack: string, choose: (since: string, until: string) => void): void {
  if (!found.buckets.length) {
    fill(into, h("p", {}, found.undated ? say.timeline.undated(found.undated) : say.none));
    return;
  }
  const buckets = filled(found.buckets, found.by);
  const totals = new Map<string, number>();
  for (const bucket of buckets) for (const [key, count] of Object.entries(bucket.stacks)) totals.set(key, (totals.get(key) ?? 0) + count);
  const keys = [...totals].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([key]) => key);
  const drawn = keys.slice(0, MOST_STACKS);
  const classOf = (key: string) => (stack === "kind" ? colour(key) : `p${drawn.indexOf(key) % 8}`);
  const width = Math.max(320, into.clientWidth || 800);
  const most = Math.max(...buckets.map((bucket) => bucket.count));
  const wide = width / buckets.length;
  const bars = buckets.map((bucket, at) => bar(bucket, at * wide, wide, most, drawn, classOf, found.by, choose));
  const brush = svg("rect", { class: "brush", y: 0, height: HEIGHT, width: 0 });
  const chart = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT + AXIS}`, class: "timeline", role: "group", "aria-label": say.timeline.label }, bars, brush, axis(buckets, wide));
  brushing(chart, brush, buckets, width, found.by, choose);
  const legend = h("ul", { class: "legend" },
    drawn.map((key) => h("li", {}, h("span", { class: `swatch ${classOf(key)}` }), stack === "kind" ? label("event_kinds", key) : h("bdi", {}, key))),
    keys.length > drawn.length ? h("li", {}, h("span", { class: "swatch k0" }), say.timeline.other) : null);
  fill(into, chart, legend, found.undated ? h("p", { class: "note" }, say.timeline.undated(found.undated)) : null);
}

function bar(bucket: Bucket, x: number, wide: number, most: number, drawn: string[], classOf: (key: string) => string, by: string,
  choose: (since: string, until: string) => void): SVGElement {
  const title = say.timeline.bar(bucket.label, bucket.count, bounds(bucket.killed) || "0");
  let y = HEIGHT;
  const parts: SVGElement[] = [];
  const other = Object.entries(bucket.stacks).filter(([key]) => !drawn.includes(key)).reduce((sum, [, count]) => sum + count, 0);
  const shown: [string, number][] = drawn.filter((key) => bucket.stacks[key]).map((key) => [classOf(key), bucket.stacks[key]]);
  if (other) shown.push(["k0", other]);
  for (const [name, count] of shown) {
    const tall = (count / most) * (HEIGHT - 6);
    y -= tall;
    parts.push(svg("rect", { x: x + Math.min(1, wide * 0.1), y, width: Math.max(0.5, wide - Math.min(2, wide * 0.2)), height: tall, class: name }));
  }
  if (!bucket.count) return svg("g");
  const take = () => choose(bucket.start, lastDay(bucket, by));
  return svg("g", { tabindex: "0", role: "button", "aria-label": `${title}. ${say.timeline.choose(bucket.label)}`, onclick: take,
    onkeydown: (event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); take(); } } },
    svg("title", {}, title), svg("rect", { x, y: 0, width: wide, height: HEIGHT, class: "hit" }), parts);
}

function axis(buckets: Bucket[], wide: number): SVGElement {
  const every = Math.ceil(86 / wide);
  return svg("g", { class: "axis", "aria-hidden": "true" },
    buckets.flatMap((bucket, at) => at % every ? [] : [
      svg("line", { x1: at * wide, x2: at * wide, y1: HEIGHT, y2: HEIGHT + 5 }),
      svg("text", { x: at * wide + 2, y: HEIGHT + 16 }, bucket.start),
    ]));
}

// Dragging over the bars chooses a span; a click is a bar's own affair.
function brushing(chart: SVGElement, brush: SVGElement, buckets: Bucket[], width: number, by: string, choose: (since: string, until: string) => void): void {
  let from: number | null = null;
  const at = (event: PointerEvent) => {
    const box = chart.getBoundingClientRect();
    return Math.min(width - 1, Math.max(0, ((event.clientX - box.left) / box.width) * width));
  };
  chart.addEventListener("pointerdown", (event) => { from = at(event as PointerEvent); });
  chart.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const now = at(event as PointerEvent);
    if (Math.abs(now - from) < 6) return;
    brush.setAttribute("x", String(Math.min(from, now)));
    brush.setAttribute("width", String(Math.abs(now - from)));
  });
  window.addEventListener("pointerup", (event) => {
    if (from === null || !chart.isConnected) return;
    const now = at(event);
    const [first, last] = [Math.min(from, now), Math.max(from, now)].map((x) => buckets[Math.floor((x / width) * buckets.length)]);
    const dragged = Math.abs(now - from) >= 6;
    from = null;
    brush.setAttribute("width", "0");
    if (dragged) choose(first.start, lastDay(last, by));
  });
}
