// The front page, and the pages that links in mails lead to. The token stands behind the #, so that no server's log has it.

const PAGES = {
  "front": {},
  "set-up": { fields: ["organization_name", "display_name", "email", "password"], url: "/api/v1/auth/set-up", isNew: true },
  "invitation": { fields: ["display_name", "email", "password"], url: "/api/v1/auth/invitations/accept", isNew: true },
  "reset": { fields: ["password"], url: "/api/v1/auth/password-reset/confirm", isNew: true },
  "verify": { fields: [], url: "/api/v1/auth/verify-email" },
};

const byId = (id) => document.getElementById(id);
const name = location.pathname.split("/").pop() || "front";
const page = PAGES[name];
const token = location.hash.slice(1);
const language = (navigator.language || "en").startsWith("de") ? "de" : "en";
document.documentElement.lang = language;
const words = (await (await fetch("/account/assets/words.json")).json())[language];

function filled(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "omit",
  });
  const content = answer.status === 204 || answer.status === 202 ? null : await answer.json();
  return { ok: answer.ok, content };
}

function sentence(content) {
  const { error, detail } = content ?? {};
  if (words.errors[error]) return words.errors[error];
  if (typeof detail === "string") return detail;
  return Array.isArray(detail) && detail[0] ? words.invalid : words.failed;
}

function stop(text) {
  byId("form").hidden = true;
  byId("intro").textContent = text;
}

function done(values) {
  byId("form").hidden = true;
  byId("title").textContent = words.pages[name].done;
  byId("intro").textContent = "";
  byId("next").textContent = filled(words.next, values);
  byId("address").textContent = location.origin;
  byId("copy").textContent = words.copy;
  byId("copy").onclick = async () => {
    await navigator.clipboard.writeText(location.origin);
    byId("copy").textContent = words.copied;
  };
  byId("done").hidden = false;
  history.replaceState(null, "", location.pathname);
}

function labelled(fields) {
  for (const label of document.querySelectorAll("[data-field]")) {
    const field = label.dataset.field;
    const isShown = fields.includes(field) || (field === "show" && fields.includes("password"));
    label.hidden = !isShown;
    label.querySelector("span").textContent = words.fields[field] ?? "";
    const input = label.querySelector("input");
    if (!isShown) input.required = false;
  }
  const password = document.querySelector("[name=password]");
  password.autocomplete = page.isNew ? "new-password" : "current-password";
  byId("show").onchange = () => { password.type = byId("show").checked ? "text" : "password"; };
}

async function send(event, values) {
  event.preventDefault();
  const form = byId("form"), button = form.querySelector("button"), problem = byId("problem");
  const missing = [...form.elements].find((one) => one.required && !one.value.trim());
  problem.hidden = !missing;
  if (missing) {
    problem.textContent = words.missing;
    missing.focus();
    return;
  }
  const body = { token };
  for (const field of page.fields) {
    const input = form.elements[field];
    if (!input.readOnly && !input.closest("label").hidden) body[field] = input.value;
  }
  if (name === "set-up" || name === "invitation") body.language = language;
  button.disabled = true;
  try {
    const { ok, content } = await post(page.url, body);
    if (!ok) {
      problem.textContent = sentence(content);
      problem.hidden = false;
      return;
    }
    if (content?.refresh_token) await post("/api/v1/auth/sign-out", { refresh_token: content.refresh_token });
    done({ email: content?.email ?? values.email ?? "" });
  } catch {
    problem.textContent = words.unreachable;
    problem.hidden = false;
  } finally {
    button.disabled = false;
  }
}

async function begin() {
  byId("title").textContent = words.pages[name].title;
  document.title = `${words.pages[name].title} · ToolBoxAI Companion`;
  if (name === "front") return done({});
  if (!token) return stop(words.incomplete);
  if (name === "verify") {
    const { ok, content } = await post(page.url, { token });
    return ok ? done({}) : stop(sentence(content));
  }
  const values = {};
  let fields = page.fields;
  if (name === "invitation") {
    const { ok, content } = await post("/api/v1/auth/invitations/show", { token });
    if (!ok) return stop(sentence(content));
    Object.assign(values, content, { role: words.roles[content.role] });
    const email = byId("form").elements.email;
    email.value = content.email;
    email.readOnly = true;
    if (content.has_account) {
      fields = ["email", "password"];
      page.isNew = false;
    }
  }
  const texts = words.pages[name];
  byId("intro").textContent = filled(values.has_account ? texts.known : texts.intro, values);
  labelled(fields);
  byId("hint").textContent = words.hint;
  byId("hint").hidden = !page.isNew;
  byId("form").querySelector("button").textContent = texts.button;
  byId("form").onsubmit = (event) => send(event, values);
  byId("form").hidden = false;
  [...byId("form").elements].find((one) => !one.readOnly && one.offsetParent !== null)?.focus();
}

begin().catch(() => stop(words.unreachable));
