// The claims of an incident side by side: who says what, through whom, with which numbers.
import { get, mayDecide, type ToldClaim } from "../api";
import { fill, h, told, waiting } from "../dom";
import { say } from "../strings";
import { label, number, shortPlace, when } from "../telling";
import { showWords, type Shown } from "./incident";

export function claimsTable(shown: Shown): HTMLElement {
  const { page } = shown;
  const disputed = new Set(page.incident.disputes.flatMap((dispute) => dispute.claims));
  const effects = [...new Set(page.claims.flatMap((one) => one.claim.tolls.map((toll) => toll.effect)))].sort((a, b) => order(a) - order(b));
  const [voice, published, says, time, where, sure] = say.incident.columns;
  const head = [voice, published, says, ...effects.map((effect) => label("effects", effect)), time, where];
  return h("div", {}, h("table", { class: "claims" },
    h("thead", {}, h("tr", {}, head.map((name) => h("th", { scope: "col" }, name)), h("th", { scope: "col", title: say.incident.sure }, sure))),
    h("tbody", {}, page.claims.map((one) => row(one, effects, disputed.has(one.claim.id), shown)))));
}

const FIRST = ["killed", "injured", "missing"];
export function order(effect: string): number {
  const at = FIRST.indexOf(effect);
  return at < 0 ? FIRST.length : at;
}

function row(one: ToldClaim, effects: string[], disputed: boolean, shown: Shown): HTMLElement {
  const [voice, published, says, time, where, sure] = say.incident.columns;
  const why = h("details", { class: "why" }, h("summary", {}, say.incident.why));
  why.addEventListener("toggle", () => void explain(why, one.claim.id), { once: true });
  const tags = [one.party ? h("span", { class: "tag party" }, say.incident.party) : null, disputed ? h("span", { class: "tag dispute" }, say.incident.disputed) : null].flatMap((tag) => tag ? [" ", tag] : []);
  return h("tr", { id: `claim-${one.claim.id}`, class: disputed ? "disputed" : undefined },
    h("td", { "data-label": voice }, told(one.voice), tags, h("div", { class: "note" }, told(chain(one)))),
    h("td", { "data-label": published }, h("span", { class: "nowrap" }, one.report.published ?? say.unknown), h("div", {}, told(one.report.publisher ?? say.unknown)),
      one.origin !== one.report.id ? h("span", { class: "tag" }, say.incident.copy) : null),
    h("td", { "data-label": says }, told(one.line),
      h("blockquote", { dir: "auto" }, h("button", { type: "button", class: "link", title: say.incident.showWords, onclick: () => showWords(one.claim.id) }, one.claim.evidence.exact)),
      one.superseded ? h("span", { class: "tag" }, say.incident.superseded) : null, h("div", { class: "row small-buttons" }, acts(one, shown), why)),
    effects.map((effect) => h("td", { "data-label": label("effects", effect), class: "number brief" }, toll(one, effect))),
    h("td", { "data-label": time, class: "brief" }, when(one.claim.when)),
    h("td", { "data-label": where, class: "brief" }, told(shortPlace(one.claim.place?.name)), one.claim.place?.basis === "context" ? h("div", { class: "note", title: say.incident.notToldHere }, say.incident.fromContext) : null),
    h("td", { "data-label": sure, class: one.claim.confidence < 0.5 ? "number brief warn" : "number brief" }, one.claim.confidence.toFixed(2)));
}

// Who told it on, and in which paper; the voice itself stands above.
function chain(one: ToldClaim): string {
  const name = one.claim.source.name;
  return one.chain.startsWith(`${name}, `) ? one.chain.slice(name.length + 2) : one.chain;
}

function acts(one: ToldClaim, shown: Shown): HTMLElement[] {
  if (!mayDecide()) return [];
  const subject = [{ id: one.claim.id, text: `${one.voice}: ${one.line}` }];
  const whole = { id: shown.page.incident.id, text: shown.page.incident.label };
  const made = (["accept", "reject", "correct"] as const).map((what) => h("button", { type: "button", onclick: () => shown.ask({ what, subjects: subject }) }, say.decide[what]));
  if (shown.page.claims.length > 1) made.push(h("button", { type: "button", onclick: () => shown.ask({ what: "split", subjects: [whole, ...subject] }) }, say.decide.different));
  return made;
}

function toll(one: ToldClaim, effect: string): string {
  return one.claim.tolls.filter((found) => found.effect === effect)
    .map((found) => `${number(found.low, found.high)}${found.group === "people" ? "" : ` ${label("groups", found.group).toLowerCase()}`}${found.scope === "incident" ? "" : ` (${label("toll_scopes", found.scope).toLowerCase()})`}`)
    .join("; ");
}

async function explain(into: HTMLElement, claim: string): Promise<void> {
  const box = h("div");
  into.append(box);
  await waiting(box, say.incident.why, () => get<{ why: { depth: number; text: string }[] }>(`/claims/${claim}`), (found) =>
    fill(box, h("ul", { class: "plain" }, found.why.map((line) => h("li", { class: line.depth ? "deep" : undefined }, told(line.text))))));
}
