// Holders of places as bands over time: a row for each place, more where several hold it, or say so, at once.
import type { Interval } from "../api";
import { fill, h, svg } from "../dom";
import { say } from "../strings";
import { shortPlace } from "../telling";
import { holderOf, tint } from "./control";

const DAY = 86_400_000;
const LANE = 16;
const MOST_PLACES = 60;

export interface Bands { first: number; last: number; line(on: string | null): void }
interface Shown { tint(one: Interval): string; holders: string[]; told(one: Interval): string; choose(on: string): void }

export function day(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

function iso(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

const begins = (one: Interval) => day((one.since ?? one.until)!);
const lastTold = (one: Interval) => Math.max(begins(one), day(one.until ?? one.last_told ?? one.since!));

export function bands(into: HTMLElement, found: Interval[], shown: Shown): Bands {
  const dated = found.filter((one) => one.since || one.until);
  if (!dated.length) {
    fill(into, h("p", {}, say.none));
    return { first: 0, last: 0, line: () => undefined };
  }
  const places = [...new Set(dated.map((one) => one.place))].slice(0, MOST_PLACES);
  const first = Math.min(...dated.map(begins));
  const last = Math.max(...dated.map(lastTold), first + 1);
  const width = Math.max(560, into.clientWidth || 900);
  const left = Math.min(220, width * 0.28);
  const x = (at: number) => left + ((at - first) / (last + 1 - first)) * (width - left - 6);
  const parts: SVGElement[] = [];
  let y = 4;
  for (const place of places) {
    const lanes = laned(dated.filter((one) => one.place === place), last);
    parts.push(svg("text", { x: left - 8, y: y + LANE / 2 + 4, "text-anchor": "end" }, shortened(shortPlace(place)), svg("title", {}, place)));
    for (const [lane, members] of lanes.entries()) for (const one of members) parts.push(band(one, x, y + lane * LANE, last, shown));
    y += lanes.length * LANE + 8;
    parts.push(svg("line", { x1: left, x2: width, y1: y - 3, y2: y - 3, class: "grid" }));
  }
  const line = svg("line", { y1: 0, y2: y, class: "chosen-day", visibility: "hidden" });
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${y + 22}`, class: "bands", role: "img", "aria-label": say.control.bands }, parts, ticks(first, last, x, y, width), line);
  drawing.addEventListener("click", (event) => {
    const box = drawing.getBoundingClientRect();
    const at = ((event as MouseEvent).clientX - box.left) / box.width * width;
    if (at >= left) shown.choose(iso(Math.min(last, Math.floor(first + ((at - left) / (width - left - 6)) * (last + 1 - first)))));
  });
  fill(into, h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say.control.bands }, drawing),
    h("ul", { class: "legend" }, shown.holders.slice(0, 9).map((name) => h("li", {}, h("span", { class: `swatch ${tint(shown.holders, name)}` }), h("bdi", {}, name)))));
  return {
    first, last,
    line(on) {
      line.setAttribute("visibility", on ? "visible" : "hidden");
      if (on) for (const end of ["x1", "x2"]) line.setAttribute(end, String(x(Math.min(last + 1, Math.max(first, day(on) + 0.5)))));
    },
  };
}

// Intervals that overlap stand one below the other.
function laned(found: Interval[], last: number): Interval[][] {
  const lanes: { until: number; members: Interval[] }[] = [];
  for (const one of [...found].sort((a, b) => begins(a) - begins(b))) {
    const until = one.until ? day(one.until) : last + 1;
    const free = lanes.find((lane) => lane.until <= begins(one));
    if (free) {
      free.members.push(one);
      free.until = until;
    } else lanes.push({ until, members: [one] });
  }
  return lanes.map((lane) => lane.members);
}

// Full until it was last told or ended, paler afterwards: nobody said that it changed, and nobody that it did not.
function band(one: Interval, x: (at: number) => number, y: number, last: number, shown: Shown): SVGElement {
  const from = x(begins(one));
  const told = Math.max(from + 4, x(one.until ? day(one.until) : lastTold(one) + 1));
  const name = `${shown.tint(one)}${one.contested.length ? " contested" : ""}`;
  const box = { y: y + 1, height: LANE - 3, rx: 2 };
  const group = svg("g", { class: "interval" }, svg("title", {}, `${one.place}: ${holderOf(one)}, ${one.since ?? say.unknown} – ${one.until ?? say.control.open}. ${shown.told(one)}`));
  if (!one.until) group.append(svg("rect", { ...box, x: told, width: Math.max(0, x(last + 1) - told), class: `${shown.tint(one)} untold` }));
  group.append(svg("rect", { ...box, x: from, width: told - from, class: name }));
  return group;
}

function ticks(first: number, last: number, x: (at: number) => number, y: number, width: number): SVGElement {
  const many = Math.max(1, Math.floor(width / 150));
  const days = [...new Set(Array.from({ length: many + 1 }, (_, n) => Math.round(first + ((last - first) * n) / many)))];
  return svg("g", { class: "axis" }, days.map((at, n) => svg("text", { x: x(at), y: y + 16, "text-anchor": n === 0 ? "start" : n === days.length - 1 ? "end" : "middle" }, iso(at))));
}

function shortened(name: string): string {
  const points = Array.from(name);
  return points.length > 28 ? `${points.slice(0, 27).join("")}…` : name;
}
