import { get, mayDecide, type Agreement, type Decision, type Listed, type ReviewItem } from "../api";
import { fill, h, told, waiting } from "../dom";
import { address, filters, go, type State } from "../state";
import { say } from "../strings";
import { decideForm, history, mayNot, type What } from "./decide";

export function review(into: HTMLElement, state: State): () => void {
  const query = filters(state.query);
  const queue = h("div");
  const made = h("div");
  const kappa = h("div");
  const help = h("p", { class: "note", hidden: true }, say.review.help);
  const toggle = h("button", { type: "button", "aria-expanded": "false", onclick: () => showHelp() }, say.review.helpButton);
  const showHelp = () => {
    help.hidden = !help.hidden;
    toggle.setAttribute("aria-expanded", String(!help.hidden));
  };
  fill(into, h("div", { class: "row" }, h("h1", {}, say.review.heading), toggle), help, mayNot(), queue,
    h("section", { class: "panel", "aria-labelledby": "h-made" }, h("h2", { id: "h-made" }, say.review.decisions), made),
    h("section", { class: "panel", "aria-labelledby": "h-kappa" }, h("h2", { id: "h-kappa" }, say.review.agreement), kappa));
  let items: ReviewItem[] = [];
  let at = 0;

  const load = () => {
    void waiting(queue, say.review.heading, () => get<{ items: ReviewItem[]; total: number }>("/review", new URLSearchParams({ ...Object.fromEntries(query), limit: "100" })), (found) => {
      items = found.items;
      at = Math.min(at, Math.max(0, items.length - 1));
      drawQueue(found.total);
    });
    void waiting(made, say.review.decisions, () => get<Listed<Decision>>("/decisions", new URLSearchParams({ limit: "30" })), (found) => {
      fill(made, history(found.items, load));
    });
    void waiting(kappa, say.review.agreement, () => get<{ items: Agreement[] }>("/decisions/agreement"), (found) => fill(kappa, agreement(found.items)));
  };

  const drawQueue = (total: number) => {
    if (!items.length) return fill(queue, h("p", {}, say.review.empty));
    const list = h("ol", { class: "queue", tabindex: "0", "aria-label": say.review.heading }, items.map((item, n) => entry(item, n)));
    fill(queue, h("p", { class: "note" }, say.review.total(total)), list);
    mark();
  };

  const entry = (item: ReviewItem, n: number) => h("li", { "data-n": n, onclick: () => { at = n; mark(); } },
    h("span", { class: `tag ${item.reason}` }, say.review.reasons[item.reason] ?? item.reason), " ",
    h("a", { href: address("incident", item.incident, query), onclick: (event: Event) => { event.preventDefault(); go("incident", item.incident, query); } }, told(item.text)),
    mayDecide() ? h("span", { class: "row" }, acts(item).map(([what, text]) => h("button", { type: "button", onclick: () => { at = n; mark(); act(what); } }, text))) : null,
    h("div", { class: "slot" }));

  const mark = () => {
    const entries = queue.querySelectorAll("li[data-n]");
    entries.forEach((one, n) => {
      one.classList.toggle("now", n === at);
      if (n === at) {
        one.setAttribute("aria-current", "true");
        one.scrollIntoView({ block: "nearest" });
      } else one.removeAttribute("aria-current");
    });
  };

  const act = (what: What) => {
    const item = items[at];
    if (!item || !mayDecide()) return;
    if (what === "same" && item.subjects.length < 2) return;
    const subjects = what === "grade" || what === "not-same" ? [{ id: item.incident, text: item.text }] : item.subjects.map((id, n) => ({ id, text: n ? id.slice(0, 8) : item.text }));
    if (what === "not-same") return go("incident", item.incident, query); // which claims are of another happening is told there
    const slot = queue.querySelectorAll("li[data-n]")[at]?.querySelector(".slot");
    if (!slot) return;
    const form = decideForm({ what, subjects }, load, () => { fill(slot); (queue.querySelector(".queue") as HTMLElement | null)?.focus(); });
    fill(slot, form);
  };

  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const does: Record<string, () => void> = {
      j: () => { at = Math.min(items.length - 1, at + 1); mark(); },
      k: () => { at = Math.max(0, at - 1); mark(); },
      a: () => act("accept"), r: () => act("reject"), c: () => act("correct"), s: () => act("same"), d: () => act("not-same"), g: () => act("grade"), n: () => act("note"),
      u: () => (made.querySelector("li button") as HTMLButtonElement | null)?.click(),
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
  return () => document.removeEventListener("keydown", keys);
}

function acts(item: ReviewItem): [What, string][] {
  const plain: [What, string][] = [["accept", say.decide.accept], ["reject", say.decide.reject], ["correct", say.decide.correct]];
  if (item.reason === "same") return [["same", say.decide.same], ["not-same", say.decide.different]];
  return item.reason === "low_confidence" ? plain : [...plain.slice(0, 2), ["grade", say.decide.grade], ["note", say.decide.note]];
}

function agreement(found: Agreement[]): HTMLElement {
  if (!found.length) return h("p", { class: "note" }, say.review.noAgreement);
  return h("table", {}, h("thead", {}, h("tr", {}, say.review.agreementColumns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, found.map((row) => h("tr", {}, h("td", {}, told(row.one)), h("td", {}, told(row.two)), h("td", {}, row.field), h("td", { class: "number" }, row.items),
      h("td", { class: "number" }, row.agreed), h("td", { class: "number" }, row.kappa === null ? "–" : row.kappa.toFixed(2))))));
}
