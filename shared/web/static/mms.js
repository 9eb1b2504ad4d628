// Enhances what already works without it: the count of unread messages, how far a long import is, what was
// written without a connection.
"use strict";

async function showUnread(link) {
  const badge = link.querySelector(".count");
  const at = encodeURIComponent(location.pathname);
  const reply = await fetch(`${link.dataset.unread}?at=${at}`, { headers: { Accept: "application/json" } });
  if (!reply.ok) return;
  const { count: before, here } = await reply.json();
  const count = before - (await readHere(link.dataset.unread, here));
  badge.textContent = count > 99 ? "99+" : String(count);
  badge.setAttribute("aria-label", `непрочитанных: ${count}`);
  badge.hidden = count === 0;
}

// Whoever opens what a message points to has read it, by whichever way they came.
async function readHere(address, here) {
  const headers = { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content };
  const marked = await Promise.all(here.map(async (id) => {
    const reply = await fetch(address.replace(/unread$/, `${id}/read`), { method: "POST", headers, keepalive: true });
    await reply.text();
    return reply.ok;
  }));
  return marked.filter(Boolean).length;
}

// A row of links that is wider than the phone begins at the present one and tells where there are more.
function slideToPresent(row) {
  const present = row.querySelector("[aria-current]");
  if (present) row.scrollLeft = present.offsetLeft - row.offsetLeft - (row.clientWidth - present.offsetWidth) / 2;
  const tell = () => {
    row.classList.toggle("has-before", row.scrollLeft > 4);
    row.classList.toggle("has-after", row.scrollLeft + row.clientWidth < row.scrollWidth - 4);
  };
  row.addEventListener("scroll", tell, { passive: true });
  window.addEventListener("resize", tell);
  tell();
}

// A refused form moves the focus to what must be mended.
function showRefusal() {
  const box = document.getElementById("refused");
  if (box) box.focus();
}

// One tap sends once: the second press of the same button does nothing.
function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) setTimeout(() => { button.disabled = true; }, 0);
  });
}

// A button that prints is there only where it can.
function offerPrinting(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// While a form's long work goes on, its page says how far it is; the reply then takes the page's place.
const STAGES = {
  reading: "Читаем строки файла", checking: "Сверяем с реестром", writing: "Записываем строки",
  saving: "Сохраняем", sending: "Передаём строки",
};

function watchProgress(form, hidden) {
  form.addEventListener("submit", () => {
    const box = document.createElement("div");
    box.className = "progress-said";
    box.innerHTML = '<progress aria-label="Ход загрузки"></progress><span role="status">Отправляем файл…</span>';
    form.append(box);
    setInterval(() => showProgress(box, hidden.dataset.progress + hidden.value).catch(() => undefined), 700);
  });
}

async function showProgress(box, address) {
  const reply = await fetch(address, { headers: { Accept: "application/json" } });
  if (!reply.ok) return;
  const { stage, done, total } = await reply.json();
  const [bar, words] = [box.querySelector("progress"), box.querySelector("span")];
  if (total > 0 && done > 0) {
    bar.max = total;
    bar.value = Math.min(done, total);
  } else {
    bar.removeAttribute("value");
  }
  const count = done > 0 ? `: ${done.toLocaleString("ru")}` : "";
  words.textContent = STAGES[stage] + count + (done > 0 && total > 0 ? ` из ${total.toLocaleString("ru")}` : "") + "…";
}

// What such a form says is kept on this device until the service has answered, and sent again when the
// connection is back: under the same key it acts once, whichever of the tries arrived.
const KEPT = "mms-kept";
const SAID = "mms-said";
const who = document.body.dataset.who;

function kept() {
  try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; }
}

function keep(list) { localStorage.setItem(KEPT, JSON.stringify(list)); }

function others(one) { return kept().filter((other) => other.once !== one.once); }

function written(form) {
  const typed = [...new FormData(form)].map(([name, value]) => [name, String(value).replace(/\r?\n/g, "\r\n")]);
  return new URLSearchParams(typed);
}

function localDay() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

function keepUntilAnswered(form) {
  form.addEventListener("submit", (event) => {
    for (const day of form.querySelectorAll("[data-today]")) {
      day.value = localDay();
      day.disabled = false;
    }
    const body = written(form);
    const pressed = event.submitter;
    const href = pressed && pressed.hasAttribute("formaction") ? pressed.formAction : form.action;
    const one = { who, once: body.get("once"), href, title: form.dataset.keep, body: String(body) };
    one.offline = !navigator.onLine;
    keep([...others(one), one]);
    if (!one.offline) return;
    event.preventDefault();
    say(`Нет связи. «${one.title}» сохранена на этом устройстве и уйдёт сама, когда связь появится.`);
  });
}

function say(text, href = "") {
  const [box, words] = [document.createElement("div"), document.createElement("div")];
  box.className = "notice";
  words.setAttribute("role", "status");
  words.textContent = text;
  box.append(words);
  if (href) {
    const link = document.createElement("a");
    [link.href, link.textContent] = [href, "Открыть"];
    box.append(link);
  }
  document.getElementById("main").prepend(box);
}

// Whoever has signed in since, in this tab or another, sends nothing of another's.
async function pageAsItIsNow() {
  return new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
}

async function sendAgain(one, page) {
  const body = new URLSearchParams(one.body);
  let reply = await fetch(one.href, { method: "POST", body });
  if (reply.status === 400) {
    body.set("csrf_token", page.querySelector("meta[name=csrf-token]").content);
    reply = await fetch(one.href, { method: "POST", body });
  }
  if (reply.status >= 500 || reply.status === 409 || reply.url.includes("/registry/sign-in")) return "";
  keep(others(one));
  return reply.ok ? "sent" : "refused";
}

async function sendKept(page) {
  const told = [];
  const present = page.body.dataset.who;
  for (const one of kept().filter((other) => present && other.who === present)) {
    const came = await sendAgain(one, page);
    if (came === "sent" && one.offline) told.push([`Связь есть. «${one.title}» отправлена.`]);
    if (came === "refused" && one.offline) told.push([`«${one.title}» не принята: запишите её заново.`, one.href.replace(/sessions$/, "sessions/new")]);
  }
  if (told.length === 0) return;
  sessionStorage.setItem(SAID, JSON.stringify(told));
  location.reload();
}

// Each answer is saved as it is given, one after another; without a connection it waits on this device.
let saving = Promise.resolve();

function saveEachAnswer(form) {
  const href = new URL(form.dataset.save, location).href;
  for (const one of kept().filter((other) => other.quiet && other.href === href && other.who === who)) {
    for (const [name, value] of new URLSearchParams(one.body)) choose(form, name, value);
  }
  showAnswered(form, "");
  form.addEventListener("change", (event) => {
    const { name, value } = event.target;
    const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value, quiet: "yes", [name]: value });
    const one = { who, once: `${href}#${name}`, href, title: form.dataset.keep, body: String(body), quiet: true };
    keep([...others(one), one]);
    showAnswered(form, "сохраняем…");
    saving = saving.then(() => sendAgain(one, document)).then(() => showAnswered(form), () => showAnswered(form));
  });
  window.addEventListener("mms-sent", () => showAnswered(form));
}

function choose(form, name, value) {
  const input = form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  if (input && input.type === "radio") input.checked = true;
}

function showAnswered(form, words = null) {
  const [bar, said] = [form.querySelector("progress"), form.querySelector("[data-answered]")];
  const done = new Set([...form.querySelectorAll("input[type=radio]:checked")].map((one) => one.name)).size;
  const waiting = kept().some((one) => one.quiet && one.who === who);
  const state = words ?? (waiting ? "нет связи: ответы сохранены на этом устройстве и уйдут сами" : "сохранено");
  bar.value = done;
  said.textContent = `Отвечено ${done} из ${bar.max}${state ? ` · ${state}` : ""}`;
}

function tellWhatWasSent() {
  for (const words of JSON.parse(sessionStorage.getItem(SAID) || "[]")) say(...words);
  sessionStorage.removeItem(SAID);
}

window.addEventListener("online", () => {
  if (kept().length === 0) return;
  pageAsItIsNow().then(sendKept).then(() => window.dispatchEvent(new Event("mms-sent"))).catch(() => undefined);
});

// Going back shows the page as it is now, with its buttons alive.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

for (const link of document.querySelectorAll("[data-unread]")) showUnread(link).catch(() => undefined);
for (const row of document.querySelectorAll(".sections, .tabs")) slideToPresent(row);
for (const form of document.querySelectorAll("form[method=post]")) sendOnce(form);
for (const button of document.querySelectorAll("[data-print]")) offerPrinting(button);
for (const form of document.querySelectorAll("form[data-keep]")) keepUntilAnswered(form);
for (const form of document.querySelectorAll("form[data-save]")) saveEachAnswer(form);
for (const hidden of document.querySelectorAll("[data-progress]")) watchProgress(hidden.form, hidden);
showRefusal();
tellWhatWasSent();
sendKept(document).catch(() => undefined);
