import { get, mayDecide, type Agreement, type Decision, type IncidentPage, type Listed, type Queue, type ReviewItem, type Summary } from "../api";
import { fill, h, told, waiting } from "../dom";
import { address, changed, filters, go, type State } from "../state";
import { say } from "../strings";
import { decideForm, decisions, mayNot, type Asked, type Subject, type What } from "./decide";
import { incidentBody } from "./incident";

// The queue on one side, what the chosen entry is about on the other: read, decide, go on, all from the keyboard.
export function review(into: HTMLElement, state: State, summary: Summary): () => void {
  const query = filters(state.query);
  const reason = state.query.get("reason");
  const queue = h("div", { class: "queue-side" });
  const detail = h("section", { class: "panel detail", "aria-label": say.review.chosen });
  const made = h("div");
  const kappa = h("div");
  const help = h("p", { class: "note", hidden: true }, say.review.help);
  const toggle = h("button", { type: "button", "aria-expanded": "false", onclick: () => showHelp() }, say.review.helpButton);
  const showHelp = () => {
    help.hidden = !help.hidden;
    toggle.setAttribute("aria-expanded", String(!help.hidden));
  };
  fill(into, h("div", { class: "row" }, h("h1", {}, say.review.heading), toggle), help, mayNot(), h("div", { class: "review" }, queue, detail),
    h("section", { class: "panel", "aria-labelledby": "h-made" }, h("h2", { id: "h-made" }, say.review.decisions), made),
    h("section", { class: "panel", "aria-labelledby": "h-kappa" }, h("h2", { id: "h-kappa" }, say.review.agreement), h("p", { class: "note" }, say.review.agreementNote), kappa));
  let items: ReviewItem[] = [];
  let at = 0;
  let shown = "";
  let close: () => void = () => undefined;
  let asking = 0;

  const load = () => {
    shown = "";
    void waiting(queue, say.review.heading, () => get<Queue>("/review", new URLSearchParams({ ...Object.fromEntries(query), limit: "200" })), (found) => {
      items = found.items.filter((one) => !reason || one.reason === reason);
      at = Math.min(at, Math.max(0, items.length - 1));
      drawQueue(found);
    });
    void waiting(made, say.review.decisions, () => get<Listed<Decision>>("/decisions", new URLSearchParams({ limit: "100" })), (found) => fill(made, byPerson(found.items), decisions(found.items.slice(0, 30), load)));
    void waiting(kappa, say.review.agreement, () => get<{ items: Agreement[] }>("/decisions/agreement"), (found) => fill(kappa, agreement(found.items)));
  };

  const drawQueue = (found: Queue) => {
    const show = (name: string | null) => go("review", null, changed(state.query, { reason: name }));
    const choices = [[null, say.review.all(found.total)] as const, ...Object.entries(found.reasons).map(([name, count]) => [name, say.review.reason(say.review.reasons[name] ?? name, count)] as const)];
    const filter = h("div", { class: "row small-buttons", role: "group", "aria-label": say.review.filter }, choices.map(([name, text]) => h("button", { type: "button", "aria-pressed": String(name === reason), onclick: () => show(name) }, text)));
    if (!items.length) {
      fill(queue, found.total ? filter : null, h("p", {}, say.review.empty));
      close();
      detail.hidden = true;
      return;
    }
    fill(queue, filter, h("ol", { class: "queue", tabindex: "0", "aria-label": say.review.heading }, items.map((item, n) => entry(item, n))));
    mark();
  };

  const entry = (item: ReviewItem, n: number) => h("li", { "data-n": n, onclick: () => { if (at !== n) { at = n; mark(); } } }, h("span", { class: `tag ${item.reason}` }, say.review.reasons[item.reason] ?? item.reason), " ",
    h("a", { href: address("incident", item.incident, query), onclick: (event: Event) => { event.preventDefault(); at = n; if (beside()) mark(); else go("incident", item.incident, query); } }, told(item.text)),
    mayDecide() ? h("span", { class: "row small-buttons" }, acts(item).map(([what, text]) => h("button", { type: "button", onclick: () => { at = n; mark(); act(what); } }, text))) : null,
    h("div", { class: "slot" }));

  const mark = () => {
    queue.querySelectorAll("li[data-n]").forEach((one, n) => {
      one.classList.toggle("now", n === at);
      if (n === at) {
        one.setAttribute("aria-current", "true");
        one.scrollIntoView({ block: "nearest" });
      } else one.removeAttribute("aria-current");
    });
    if (items[at]) void drawDetail(items[at]);
  };

  const drawDetail = async (item: ReviewItem) => {
    const key = `${item.incident} ${item.other ?? ""}`;
    if (key === shown) return;
    shown = key;
    detail.hidden = !beside();
    if (detail.hidden) return;
    const mine = ++asking;
    const ids = item.other ? [item.incident, item.other] : [item.incident];
    fill(detail);
    await waiting(detail, say.review.chosen, () => Promise.all(ids.map((id) => get<IncidentPage>(`/incidents/${encodeURIComponent(id)}`, query))), (pages) => {
      if (mine !== asking) return;
      close();
      const boxes = pages.map(() => h("div", { class: "one-of" }));
      fill(detail, boxes);
      const closers = pages.map((page, n) => incidentBody(boxes[n], page, query, summary, load, "h2"));
      close = () => closers.forEach((one) => one());
      detail.scrollTop = 0;
    });
  };

  const act = (what: What) => {
    const item = items[at];
    const asked = item && mayDecide() ? asks(item, what) : null;
    const slot = queue.querySelectorAll("li[data-n]")[at]?.querySelector(".slot");
    if (!asked || !slot) return;
    queue.querySelectorAll(".slot").forEach((one) => fill(one));
    fill(slot, decideForm(asked, load, () => { fill(slot); (queue.querySelector(".queue") as HTMLElement | null)?.focus(); }));
  };

  const move = (by: number) => { at = Math.max(0, Math.min(items.length - 1, at + by)); mark(); };
  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const does: Record<string, () => void> = {
      j: () => move(1), k: () => move(-1),
      a: () => act("accept"), r: () => act("reject"), c: () => act("correct"), s: () => act("same"), d: () => act("not-same"), g: () => act("grade"), n: () => act("note"),
      u: () => (made.querySelector("li button.undo") as HTMLButtonElement | null)?.click(),
      "?": showHelp,
      Enter: () => { if (items[at] && !/^(A|BUTTON|SUMMARY)$/.test(target.tagName)) go("incident", items[at].incident, query); },
    };
    const found = does[event.key];
    if (found) {
      if (event.key !== "Enter") event.preventDefault();
      found();
    }
  };

  document.addEventListener("keydown", keys);
  load();
  return () => {
    document.removeEventListener("keydown", keys);
    asking++;
    close();
  };
}

// Whether there is room for an incident beside the queue; without it, it opens on a page of its own.
function beside(): boolean {
  return window.matchMedia("(min-width: 68rem)").matches;
}

// What a decision about an entry is about. Joined by little: the claims that hold it are taken out; nearly joined: the two are joined or kept apart.
function asks(item: ReviewItem, what: What): Asked | null {
  const subjects = (ids: string[]): Subject[] => ids.map((id, n) => ({ id, text: n ? id.slice(0, 8) : item.text }));
  const twoOf = item.reason === "apart";
  if (what === "same") {
    if (twoOf) return { what: "merge", subjects: subjects(item.subjects) };
    return item.subjects.length > 1 ? { what: "same", subjects: subjects(item.subjects) } : null;
  }
  if (what === "not-same") {
    if (twoOf) return { what: "not-same", subjects: subjects(item.subjects) };
    return item.apart ? { what: "split", subjects: subjects(item.apart) } : null;
  }
  if (what === "correct" && item.subjects[0] === item.incident) return null; // of which claim is told in the table beside
  return { what, subjects: subjects(what === "grade" || twoOf || item.reason === "same" ? [item.incident] : item.subjects) };
}

function acts(item: ReviewItem): [What, string][] {
  if (item.reason === "same") return [["same", say.decide.same], ["not-same", say.decide.splitLoose]];
  if (item.reason === "apart") return [["same", say.decide.same], ["not-same", say.decide.different]];
  const plain: [What, string][] = [["accept", say.decide.accept], ["reject", say.decide.reject]];
  return [...plain, item.reason === "low_confidence" ? ["correct", say.decide.correct] : ["grade", say.decide.grade], ["note", say.decide.note]];
}

function byPerson(made: Decision[]): HTMLElement | null {
  const counts = new Map<string, number>();
  for (const one of made) counts.set(one.decided_by, (counts.get(one.decided_by) ?? 0) + 1);
  if (!counts.size) return null;
  return h("p", { class: "note" }, told([...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => say.review.by(name, count)).join("; ")));
}

function agreement(found: Agreement[]): HTMLElement {
  if (!found.length) return h("p", { class: "note" }, say.review.noAgreement);
  return h("table", {}, h("thead", {}, h("tr", {}, say.review.agreementColumns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((row) => h("tr", {}, h("td", {}, told(row.one)), h("td", {}, told(row.two)), h("td", {}, row.field), h("td", { class: "number" }, row.items),
      h("td", { class: "number" }, row.agreed), h("td", { class: "number" }, row.kappa === null ? "–" : row.kappa.toFixed(2))))));
}
