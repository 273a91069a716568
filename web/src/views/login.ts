import { knock, send } from "../api";
import { fill, h } from "../dom";
import { say } from "../strings";

export function login(into: HTMLElement, done: () => void): void {
  const name = h("input", { id: "name", name: "name", autocomplete: "username", required: true });
  const password = h("input", { id: "password", name: "password", type: "password", autocomplete: "current-password", required: true });
  const problem = h("p", { class: "error", role: "alert" });
  const form = h("form", { class: "login" }, h("h1", {}, say.login.heading),
    h("label", { for: "name" }, say.login.name), name,
    h("label", { for: "password" }, say.login.password), password,
    h("button", { type: "submit", class: "main" }, say.login.submit), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send("POST", "/session", { name: name.value, password: password.value })
      .then(knock)
      .then(done)
      .catch((error: Error) => {
        problem.textContent = error.message;
        password.value = "";
        password.focus();
      });
  });
  fill(into, form);
  name.focus();
}
