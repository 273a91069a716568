// The reports' texts with the words of claims set off at their exact characters; words can be chosen for a correction.
import { get, mayDecide, type Claim, type ReportHead, type ReportPage } from "../api";
import { fill, h, told, waiting } from "../dom";
import { say } from "../strings";
import { label } from "../telling";
import type { Shown } from "./incident";
import { marked, type Mark } from "./text";

const MOST = 20; // reports whose texts are shown at once

export function texts(shown: Shown): HTMLElement {
  const into = h("div", {}, h("p", { class: "note" }, say.incident.legend, mayDecide() ? ` ${say.decide.useSelection}` : ""), legend());
  void draw(into, shown);
  return into;
}

function legend(): HTMLElement {
  return h("ul", { class: "legend" }, Object.entries(say.incident.parts).map(([part, text]) => h("li", {}, h("mark", { class: `part ${part}` }, text))));
}

async function draw(into: HTMLElement, shown: Shown): Promise<void> {
  const own = new Set(shown.page.claims.map((one) => one.claim.id));
  const reports = [...new Map(shown.page.claims.map((one) => [one.report.id, one.report])).values()];
  const boxes = reports.slice(0, MOST).map((head) => ({ head, box: h("article", { class: "report" }) }));
  into.append(...boxes.map(({ box }) => box));
  if (reports.length > MOST) into.append(h("p", { class: "note" }, say.incident.more(reports.length - MOST)));
  for (const { head, box } of boxes) {
    await waiting(box, head.title || head.id, () => get<ReportPage>(`/reports/${head.id}`), (found) => {
      fill(box, h("h3", { dir: "auto" }, found.report.title || say.unknown), about(found.report),
        marked(found.report.text, found.claims.flatMap((claim) => marks(claim, own.has(claim.id)))));
      if (mayDecide()) listen(box, head.id, shown);
    });
  }
}

function about(report: ReportHead): HTMLElement {
  return h("p", { class: "note" }, `${report.published ?? say.unknown} · `, told(report.publisher ?? say.unknown), link(report.url));
}

// Only web addresses become links, and they tell the other side nothing.
function link(url: string | null): HTMLElement | string {
  return url && /^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank", class: "out" }, say.incident.open) : "";
}

function marks(claim: Claim, own: boolean): Mark[] {
  const whole = { start: claim.evidence.start, end: claim.evidence.end, name: claim.id, title: `${label("event_kinds", claim.kind)} (${label("statuses", claim.status)})`, kind: own ? "strong" : "" };
  if (!own) return [whole];
  const parts: Mark[] = [];
  for (const part of ["actor", "target", "place", "when", "source"] as const) {
    const found = claim[part];
    if (found?.text && found.end > found.start) parts.push({ start: found.start, end: found.end, name: "", title: partTitle(part, "basis" in found ? found.basis : "text"), kind: `part ${part}` });
  }
  for (const toll of claim.tolls) {
    // A number's quotation may be the whole claim's: then nothing more is known than that.
    if (toll.evidence.end - toll.evidence.start < claim.evidence.end - claim.evidence.start) {
      parts.push({ start: toll.evidence.start, end: toll.evidence.end, name: "", title: `${say.incident.parts.toll}: ${label("effects", toll.effect)}`, kind: "part toll" });
    }
  }
  return [whole, ...parts];
}

function partTitle(part: string, basis: string): string {
  return basis === "context" ? `${say.incident.parts[part]}: ${say.incident.notToldHere}` : say.incident.parts[part];
}

function listen(box: HTMLElement, report: string, shown: Shown): void {
  const chosen = (event: Event) => {
    if (!(event.target as Element).closest(".selection")) selected(box, report, shown);
  };
  box.addEventListener("mouseup", chosen);
  box.addEventListener("touchend", chosen);
  box.addEventListener("keyup", chosen); // with the caret of a browser, or of a screen reader
}

function selected(box: HTMLElement, report: string, shown: Shown): void {
  const words = window.getSelection()?.toString().trim() ?? "";
  box.querySelector(".selection")?.remove();
  if (!words || words.length > 200) return;
  const mine = shown.page.claims.filter((one) => one.report.id === report);
  box.prepend(h("div", { class: "row selection" }, told(say.decide.selected(words)),
    mine.map((one) => h("button", { type: "button", onclick: () => shown.ask({ what: "correct", subjects: [{ id: one.claim.id, text: one.line }], field: guess(words, one.claim), value: words }) }, `${say.decide.correct}: ${label("event_kinds", one.claim.kind)}`))));
}

function guess(words: string, claim: Claim): string {
  if (/^\d[\d,.]*$/.test(words)) return claim.tolls.length ? "tolls.0.low" : "kind";
  return /\d{4}/.test(words) ? "when.edtf" : "place.name";
}
