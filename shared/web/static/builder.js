// Enhances the builder of a route, where everything works without it: what is pressed there is saved without
// leaving the page, dates are saved when one leaves the field, steps and suggestions are dragged.
"use strict";

const place = () => document.querySelector("[data-builder]");

// Presses are saved one after another, so that the last reply shows them all.
let pressing = Promise.resolve();
let waiting = 0;

// Where the focus stands and how to find it on the page that comes: a field by its id, a step's button by its
// words, else by the step. A step at the end of the list has lost one of its two buttons.
function focusedNow() {
  const held = document.activeElement;
  const step = held && held.closest("[data-place]");
  if (!step) return () => held && held.id && document.getElementById(held.id);
  return () => {
    const again = [...document.querySelectorAll(`[data-place="${step.dataset.place}"] .btn`)];
    return again.find((one) => one.textContent === held.textContent) || again[0];
  };
}

// The reply takes the page's place; where the focus was, it stays.
async function saveHere(address, body) {
  const reply = await fetch(address, { method: "POST", body });
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  if (!page.querySelector("[data-builder]")) {
    location.assign(reply.redirected ? reply.url : location.href);
    return;
  }
  const focusedAgain = focusedNow();
  document.getElementById("main").replaceWith(document.importNode(page.getElementById("main"), true));
  enhance();
  (focusedAgain() || document.getElementById("main")).focus({ preventScroll: true });
}

function isSavedHere(form) {
  return place() && place().hasAttribute("data-saves") && form.closest("[data-builder]") && form.classList.contains("post");
}

// Whatever leaves the page waits until everything pressed before is saved.
function leaveAfterSaving(form) {
  const address = form.getAttribute("action");
  pressing.then(() => {
    const again = [...document.forms].find((one) => one.getAttribute("action") === address);
    if (again) again.requestSubmit();
  });
}

document.addEventListener("submit", (event) => {
  const here = isSavedHere(event.target);
  if (event.defaultPrevented || !place() || (!here && waiting === 0)) return;
  event.preventDefault();
  if (!here) {
    leaveAfterSaving(event.target);
    return;
  }
  const [address, body] = [event.target.action, new URLSearchParams(new FormData(event.target, event.submitter))];
  waiting += 1;
  pressing = pressing.then(() => saveHere(address, body)).catch(() => location.reload()).finally(() => { waiting -= 1; });
});

// A date is saved when its field is left, not while it is being typed.
document.addEventListener("focusout", (event) => {
  const day = event.target;
  if (!(day instanceof HTMLInputElement) || day.type !== "date" || !day.form || day.form.id !== "dates") return;
  if (isSavedHere(day.form) && day.value !== day.defaultValue) day.form.requestSubmit();
});

// A step dragged in the list takes the place where it is dropped; a suggestion dropped there is added.
function dragSteps(list) {
  for (const item of list.querySelectorAll("[data-step]")) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/x-step", item.dataset.step));
  }
  list.addEventListener("dragover", (event) => {
    event.preventDefault();
    list.classList.add("is-over");
  });
  list.addEventListener("dragleave", () => list.classList.remove("is-over"));
  list.addEventListener("drop", (event) => {
    event.preventDefault();
    const [step, offer] = ["text/x-step", "text/x-offer"].map((kind) => event.dataTransfer.getData(kind));
    if (offer) addOffer(offer);
    if (step) placeStep(list, step, event.clientY);
  });
}

function placeStep(list, step, height) {
  const form = document.querySelector(`[data-place="${step}"] form`);
  if (!form) return;
  const others = [...list.querySelectorAll("[data-step]")].filter((one) => one.dataset.step !== step);
  const above = others.filter((one) => {
    const box = one.getBoundingClientRect();
    return box.top + box.height / 2 < height;
  });
  form.elements.position.value = above.length + 1;
  form.requestSubmit();
}

function dragOffer(box) {
  box.draggable = true;
  box.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/x-offer", box.dataset.offer));
}

function addOffer(key) {
  for (const button of document.querySelectorAll("button[name=only]")) if (button.value === key) button.click();
}

// A bar dragged along the months carries its step's date with it.
function dragBar(bar) {
  const day = document.getElementById(`due-${bar.dataset.key}`);
  if (!day || !day.value) return;
  const strip = bar.ownerSVGElement;
  bar.classList.add("is-movable");
  bar.addEventListener("pointerdown", (down) => {
    bar.setPointerCapture(down.pointerId);
    const [from, width] = [new Date(`${day.value}T00:00:00Z`), strip.getBoundingClientRect().width];
    const moved = (event) => Math.round(((event.clientX - down.clientX) / width) * Number(strip.dataset.days));
    const onMove = (event) => {
      const then = new Date(from.getTime() + moved(event) * 86400000).toISOString().slice(0, 10);
      day.value = [day.min, then].sort().at(-1) > day.max && day.max ? day.max : [day.min, then].sort().at(-1);
      const shift = (moved(event) / Number(strip.dataset.days)) * strip.viewBox.baseVal.width;
      bar.setAttribute("transform", `translate(${shift} 0)`);
    };
    bar.addEventListener("pointermove", onMove);
    bar.addEventListener("pointerup", () => {
      bar.removeEventListener("pointermove", onMove);
      if (day.value !== day.defaultValue) day.form.requestSubmit();
    }, { once: true });
  });
}

function enhance() {
  if (!place()) return;
  for (const list of document.querySelectorAll("[data-steps]")) dragSteps(list);
  for (const box of document.querySelectorAll("[data-offer]")) dragOffer(box);
  for (const bar of document.querySelectorAll(".strip-bar[data-key]")) dragBar(bar);
}

enhance();
