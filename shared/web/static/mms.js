// Enhances what already works without it: the count of unread messages, how far a long import is.
"use strict";

async function showUnread(link) {
  const badge = link.querySelector(".count");
  const reply = await fetch(link.dataset.unread, { headers: { Accept: "application/json" } });
  if (!reply.ok) return;
  const { count } = await reply.json();
  badge.textContent = count > 99 ? "99+" : String(count);
  badge.setAttribute("aria-label", `непрочитанных: ${count}`);
  badge.hidden = count === 0;
}

// A refused form moves the focus to what must be mended.
function showRefusal() {
  const box = document.getElementById("refused");
  if (box) box.focus();
}

// One tap sends once: the second press of the same button does nothing.
function sendOnce(form) {
  form.addEventListener("submit", () => {
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

// Going back shows the page as it is now, with its buttons alive.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

for (const link of document.querySelectorAll("[data-unread]")) showUnread(link).catch(() => undefined);
for (const form of document.querySelectorAll("form[method=post]")) sendOnce(form);
for (const button of document.querySelectorAll("[data-print]")) offerPrinting(button);
for (const hidden of document.querySelectorAll("[data-progress]")) watchProgress(hidden.form, hidden);
showRefusal();
