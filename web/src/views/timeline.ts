import type { Bounds, Bucket, Timeline } from "../api";
import { fill, h, svg } from "../dom";
import { say } from "../strings";
import { bounds, colour, label } from "../telling";

const HEIGHT = 132;
const KILLED = 54;
const GAP = 22; // between the two charts, and for the days below
const LEFT = 46; // room for the numbers of the scale
const MOST_STACKS = 8;
const DAY = 86_400_000;
type Choose = (since: string, until: string) => void;

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function lastDay(bucket: Bucket, by: string): string {
  return iso(Date.parse(`${step(bucket.start, by)}T00:00:00Z`) - DAY);
}

function step(day: string, by: string): string {
  const start = new Date(`${day}T00:00:00Z`);
  if (by === "year") return iso(Date.UTC(start.getUTCFullYear() + 1, 0, 1));
  if (by === "month") return iso(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  return iso(start.getTime() + (by === "week" ? 7 : 1) * DAY);
}

// Spans without any incident are drawn as gaps, unless there are far too many of them.
function filled(buckets: Bucket[], by: string): Bucket[] {
  const known = new Map(buckets.map((bucket) => [bucket.start, bucket]));
  const all: Bucket[] = [];
  const end = buckets[buckets.length - 1].start;
  for (let day = buckets[0].start; day <= end; day = step(day, by)) {
    all.push(known.get(day) ?? { start: day, label: day, count: 0, stacks: {}, killed: [0, 0, 0] });
    if (all.length > 800) return buckets;
  }
  return all;
}

export function timeline(into: HTMLElement, found: Timeline, stack: string, choose: Choose): void {
  if (!found.buckets.length) return fill(into, h("p", {}, say.none));
  const buckets = filled(found.buckets, found.by);
  const totals = new Map<string, number>();
  for (const bucket of buckets) for (const [key, count] of Object.entries(bucket.stacks)) totals.set(key, (totals.get(key) ?? 0) + count);
  const keys = [...totals].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([key]) => key);
  const drawn = keys.filter((key) => stack !== "kind" || colour(key) !== "k0").slice(0, MOST_STACKS);
  const classOf = (key: string) => (drawn.includes(key) ? (stack === "kind" ? colour(key) : `p${drawn.indexOf(key)}`) : "k0");
  const width = Math.max(320, into.clientWidth || 800);
  const wide = (width - LEFT) / buckets.length;
  const most = Math.max(...buckets.map((bucket) => bucket.count));
  const bars = buckets.map((bucket, at) => bar(bucket, LEFT + at * wide, wide, most, drawn, classOf, found.by, choose));
  const brush = svg("rect", { class: "brush", y: 0, height: HEIGHT + GAP + KILLED, width: 0 });
  const chart = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT + KILLED + 2 * GAP}`, class: "timeline", role: "group", "aria-label": say.timeline.label },
    scale(width, 0, HEIGHT, most, say.timeline.incidents), killed(buckets, wide, width), bars, brush, axis(buckets, wide));
  brushing(chart, brush, buckets, width, found.by, choose);
  const legend = h("ul", { class: "legend" },
    drawn.map((key) => h("li", {}, h("span", { class: `swatch ${classOf(key)}` }), stack === "kind" ? label("event_kinds", key) : h("bdi", {}, key))),
    keys.length > drawn.length ? h("li", {}, h("span", { class: "swatch k0" }), say.timeline.other) : null);
  fill(into, chart, legend);
}

// Lines at the top and the middle of a scale that begins at nothing.
function scale(width: number, top: number, tall: number, most: number, name: string): SVGElement {
  const lines = most > 1 ? [most, Math.round(most / 2)] : [most];
  return svg("g", { class: "axis", "aria-hidden": "true" },
    lines.map((value) => {
      const y = top + tall - (value / Math.max(1, most)) * (tall - 8);
      return svg("g", {}, svg("line", { x1: LEFT, x2: width, y1: y, y2: y, class: "grid" }),
        svg("text", { x: LEFT - 5, y: y + 4, "text-anchor": "end" }, short(value)));
    }), svg("line", { x1: LEFT, x2: width, y1: top + tall, y2: top + tall }), svg("text", { x: LEFT + 4, y: top + 10, class: "scale-name" }, name));
}

function short(n: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(n);
}

// The dead of each span: low to high as a band, best as a line across it; where somebody gave no upper bound, the band fades out.
function killed(buckets: Bucket[], wide: number, width: number): SVGElement {
  const top = HEIGHT + GAP;
  const highest = (three: Bounds) => three[2] ?? three[1];
  const most = Math.max(1, ...buckets.map((bucket) => highest(bucket.killed)));
  const y = (n: number) => top + KILLED - (n / most) * (KILLED - 8);
  const bands = buckets.flatMap((bucket, at) => {
    const [low, best, high] = bucket.killed;
    if (!highest(bucket.killed)) return [];
    const x = LEFT + at * wide + Math.min(1, wide * 0.1);
    const across = Math.max(1, wide - Math.min(2, wide * 0.2));
    return [
      svg("rect", { x, y: y(highest(bucket.killed)), width: across, height: Math.max(1.5, y(low) - y(highest(bucket.killed))), class: high === null ? "toll-band open" : "toll-band" }),
      svg("rect", { x, y: y(best) - 1, width: across, height: 2, class: "toll-best" }),
    ];
  });
  return svg("g", { role: "img", "aria-label": say.timeline.killedLabel }, scale(width, top, KILLED, most, say.timeline.killed), bands);
}

function bar(bucket: Bucket, x: number, wide: number, most: number, drawn: string[], classOf: (key: string) => string, by: string, choose: Choose): SVGElement {
  if (!bucket.count) return svg("g");
  const title = say.timeline.bar(bucket.label, bucket.count, bounds(bucket.killed) || "0");
  let y = HEIGHT;
  const parts: SVGElement[] = [];
  const other = Object.entries(bucket.stacks).filter(([key]) => !drawn.includes(key)).reduce((sum, [, count]) => sum + count, 0);
  const shown: [string, number][] = drawn.filter((key) => bucket.stacks[key]).map((key) => [classOf(key), bucket.stacks[key]]);
  if (other) shown.push(["k0", other]);
  for (const [name, count] of shown) {
    const tall = (count / most) * (HEIGHT - 8);
    y -= tall;
    parts.push(svg("rect", { x: x + Math.min(1, wide * 0.1), y, width: Math.max(1, wide - Math.min(2, wide * 0.2)), height: tall, class: name }));
  }
  const take = () => choose(bucket.start, lastDay(bucket, by));
  return svg("g", { tabindex: "0", role: "button", "aria-label": `${title}. ${say.timeline.choose(bucket.label)}`, onclick: take,
    onkeydown: (event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); take(); } } },
    svg("title", {}, title), svg("rect", { x, y: 0, width: wide, height: HEIGHT + GAP + KILLED, class: "hit" }), parts);
}

function axis(buckets: Bucket[], wide: number): SVGElement {
  const every = Math.ceil(86 / wide);
  const top = HEIGHT + GAP + KILLED;
  return svg("g", { class: "axis", "aria-hidden": "true" },
    buckets.flatMap((bucket, at) => at % every || (buckets.length - at) * wide < 60 ? [] : [
      svg("line", { x1: LEFT + at * wide, x2: LEFT + at * wide, y1: top, y2: top + 5 }),
      svg("text", { x: LEFT + at * wide + 2, y: top + 16 }, bucket.start),
    ]));
}

// Dragging over the bars chooses a span; a click is a bar's own affair.
function brushing(chart: SVGElement, brush: SVGElement, buckets: Bucket[], width: number, by: string, choose: Choose): void {
  let from: number | null = null;
  const at = (event: PointerEvent) => {
    const box = chart.getBoundingClientRect();
    return Math.min(width - 1, Math.max(LEFT, ((event.clientX - box.left) / box.width) * width));
  };
  chart.addEventListener("pointerdown", (event) => { from = at(event as PointerEvent); });
  chart.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const now = at(event as PointerEvent);
    if (Math.abs(now - from) < 6) return;
    brush.setAttribute("x", String(Math.min(from, now)));
    brush.setAttribute("width", String(Math.abs(now - from)));
  });
  const drop = (event: PointerEvent) => {
    if (!chart.isConnected) return window.removeEventListener("pointerup", drop);
    if (from === null) return;
    const now = at(event);
    const place = (x: number) => buckets[Math.min(buckets.length - 1, Math.floor(((x - LEFT) / (width - LEFT)) * buckets.length))];
    const [first, last] = [Math.min(from, now), Math.max(from, now)].map(place);
    const dragged = Math.abs(now - from) >= 6;
    from = null;
    brush.setAttribute("width", "0");
    if (dragged) choose(first.start, lastDay(last, by));
  };
  window.addEventListener("pointerup", drop);
}
