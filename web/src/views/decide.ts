// A form for one decision: always with a reason, never overwriting anything.
import { mayDecide, me, send, type Decision } from "../api";
import { announce, fill, h, told } from "../dom";
import { say } from "../strings";
import { label } from "../telling";

export type What = "accept" | "reject" | "correct" | "same" | "not-same" | "split" | "grade" | "note" | "merge";
export interface Subject { id: string; text: string }
export interface Asked { what: What; subjects: Subject[]; field?: string; value?: string }

const FIELDS = ["kind", "status", "report_scope", "place.name", "actor", "target", "when.edtf", "source.name", "tolls.0.low", "tolls.0.high", "tolls.0.effect", "tolls.0.group"];
const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "unassessed"];
const NAMES: Record<What, string> = {
  accept: say.decide.accept, reject: say.decide.reject, correct: say.decide.correct, same: say.decide.same,
  merge: say.decide.merge, "not-same": say.decide.different, split: say.decide.different, grade: say.decide.grade, note: say.decide.note,
};

export function mayNot(): HTMLElement | null {
  return mayDecide() ? null : h("p", { class: "note" }, say.decide.notAllowed);
}

export function decideForm(asked: Asked, done: (made: Decision) => void, cancel: () => void): HTMLElement {
  const why = h("textarea", { id: "why", name: "why", rows: "2", required: true, maxlength: "2000" });
  const problem = h("p", { class: "error", role: "alert" });
  const extra: HTMLElement[] = [];
  const field = h("input", { id: "d-field", name: "field", list: "d-fields", value: asked.field ?? "kind", required: true });
  const value = asked.what === "grade"
    ? h("select", { id: "d-value", name: "value" }, GRADES.map((grade) => h("option", { value: grade }, label("gradings", grade))))
    : h("input", { id: "d-value", name: "value", value: asked.value ?? "", required: true, dir: "auto" });
  if (asked.what === "grade" && asked.value) value.value = asked.value;
  if (asked.what === "correct") {
    extra.push(h("label", { for: "d-field" }, say.decide.field), field, h("datalist", { id: "d-fields" }, FIELDS.map((one) => h("option", { value: one }))));
  }
  if (asked.what === "correct" || asked.what === "grade") extra.push(h("label", { for: "d-value" }, say.decide.value), value);
  const form = h("form", { class: "decide", "aria-label": NAMES[asked.what] },
    h("h3", {}, NAMES[asked.what]),
    h("ul", { class: "plain" }, asked.subjects.map((one) => h("li", {}, told(one.text)))),
    extra, h("label", { for: "why" }, say.decide.why), why,
    h("div", { class: "row" }, h("button", { type: "submit", class: "main" }, say.decide.save), h("button", { type: "button", onclick: cancel }, say.decide.cancel)),
    h("p", { class: "note" }, me().user ? say.decide.who(me().user!) : ""), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!why.value.trim()) {
      problem.textContent = say.decide.whyNeeded;
      why.focus();
      return;
    }
    const body: Record<string, unknown> = { what: asked.what, subjects: asked.subjects.map((one) => one.id), why: why.value.trim() };
    if (asked.what === "correct") body.field = field.value.trim();
    if (asked.what === "correct" || asked.what === "grade") body.value = asked.what === "grade" ? value.value : plain(value.value);
    send<{ decision: Decision; conflicts: string[] }>("POST", "/decisions", body)
      .then(({ decision, conflicts }) => {
        announce([say.decide.saved, ...conflicts].join(" "));
        done(decision);
      })
      .catch((error: Error) => {
        problem.textContent = error.message;
      });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancel();
    event.stopPropagation(); // the keys of a list are not those of a form
  });
  window.setTimeout(() => ((asked.what === "correct" && !asked.value) || (asked.what === "grade" && !asked.value) ? value : why).focus());
  return form;
}

// "14" is a number, "shelling" a word: as on the command line.
function plain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export async function undo(decision: string, why: string): Promise<void> {
  await send("POST", `/decisions/${encodeURIComponent(decision)}/undo`, { why });
  announce(say.decide.undone);
}

export function toldDecision(one: Decision): string {
  const about = one.field ? ` ${one.field} = ${JSON.stringify(one.value)}` : one.kind === "grade" ? ` ${label("gradings", String(one.value))}` : "";
  return say.incident.decided(one.decided_by, one.kind.replace("_", " ") + about, one.why);
}

export function undoButton(into: HTMLElement, decision: string, changed: () => void): HTMLElement {
  return h("button", { type: "button", class: "undo", onclick: () => askUndo(into, decision, changed) }, say.decide.undo);
}

// The latest decisions first, each with a way to take it back.
export function decisions(made: Decision[], changed: () => void): HTMLElement {
  if (!made.length) return h("p", { class: "note" }, say.review.none);
  const undone = new Set(made.filter((one) => one.kind === "undo").map((one) => one.decision));
  return h("ul", { class: "plain history" }, made.map((one) => {
    const item = h("li", { class: undone.has(one.id) ? "undone" : undefined }, h("span", { class: "note nowrap" }, one.decided_at.slice(0, 16).replace("T", " ")), " ", told(toldDecision(one)));
    if (mayDecide() && one.kind !== "undo" && !undone.has(one.id)) item.append(" ", undoButton(item, one.id, changed));
    return item;
  }));
}

function askUndo(into: HTMLElement, decision: string, changed: () => void): void {
  const why = h("input", { "aria-label": say.decide.why, placeholder: say.decide.why, required: true });
  const problem = h("span", { class: "error", role: "alert" });
  const form = h("form", { class: "inline" }, why, h("button", { type: "submit" }, say.decide.undo), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    undo(decision, why.value.trim()).then(changed).catch((error: Error) => fill(problem, error.message));
  });
  form.addEventListener("keydown", (event) => event.stopPropagation());
  into.querySelector("form")?.remove();
  into.append(form);
  why.focus();
}
