import "leaflet/dist/leaflet.css";
import "./styles.css";
import { ahead, get, knock, me, send, type Summary } from "./api";
import { fill, h, liveRegion, waiting } from "./dom";
import { address, filters, go, onChange, read, type View } from "./state";
import { say } from "./strings";
import { learn } from "./telling";
import { control } from "./views/control";
import { explore, questions } from "./views/explore";
import { incident } from "./views/incident";
import { login } from "./views/login";
import { review } from "./views/review";
import { voices } from "./views/voices";

const content = h("main", { id: "content", tabindex: "-1" });
const menu = h("nav", { "aria-label": say.mainMenu });
const account = h("p", { class: "account" });
let leave: () => void = () => undefined;

function shell(): void {
  fill(
    document.getElementById("page")!,
    h("a", { class: "skip", href: "#content" }, say.skip),
    h("header", {}, h("a", { class: "name", href: "/", onclick: inside }, say.title), menu, account),
    content,
    h("footer", {}, say.dignity),
    liveRegion(),
  );
}

// A link inside the page changes the view without loading the page again.
function inside(event: Event): void {
  const click = event as MouseEvent;
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.button !== 0) return;
  event.preventDefault();
  history.pushState(null, "", (event.currentTarget as HTMLAnchorElement).href);
  show();
}

function drawMenu(view: View, query: URLSearchParams): void {
  const items = Object.entries(say.views).map(([name, text]) =>
    h("a", { href: address(name as View, null, filters(query)), "aria-current": view === name ? "page" : undefined, onclick: inside }, text),
  );
  fill(menu, items);
}

function drawAccount(): void {
  const { user, role, accounts } = me();
  if (!accounts || !user) return fill(account);
  const out = h("button", { type: "button", onclick: () => void send("DELETE", "/session").then(() => location.assign("/")) }, say.login.out);
  fill(account, say.login.as(user, role ?? ""), " ", out);
}

let summary: Summary;

function show(): void {
  const state = read();
  leave();
  leave = () => undefined;
  drawMenu(state.view, state.query);
  fill(content);
  window.scrollTo(0, 0);
  const views = { explore, incident, review, voices, control };
  leave = views[state.view](content, state, summary) ?? (() => undefined);
}

async function start(): Promise<void> {
  shell();
  const state = read();
  const asked = filters(state.query);
  for (const [path, query] of [["/session", new URLSearchParams()], ["/summary", asked], ...(state.view === "explore" ? questions(state) : [])] as [string, URLSearchParams][]) ahead(path, query);
  await waiting(content, say.title, knock, () => undefined);
  if (me().login_required) {
    login(content, () => void start());
    return;
  }
  drawAccount();
  await waiting(content, say.list.heading, () => get<Summary>("/summary", asked), (found) => {
    summary = found;
    learn(found);
    onChange(show);
    show();
  });
}

void start();
export { go };
