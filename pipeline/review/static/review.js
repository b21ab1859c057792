// The workbench works without this file; with it, words light up, keys decide, and a draft outlives a reload.
"use strict";

const cards = () => [...document.querySelectorAll(".item, .fact")].filter((card) => card.offsetParent !== null);

function light(card) {
  for (const mark of document.querySelectorAll(".on-part, .on-sentence")) {
    mark.classList.remove("on-part", "on-sentence");
    delete mark.dataset.label;
  }
  for (const other of document.querySelectorAll(".fact.on")) other.classList.remove("on");
  if (!card || card.dataset.fact === undefined) return;
  card.classList.add("on");
  const seen = new Set();
  for (const mark of document.querySelectorAll("[data-parts]")) {
    for (const part of mark.dataset.parts.split(" ")) {
      const [number, name] = part.split(".");
      if (number !== card.dataset.fact) continue;
      if (name === "sentence") { mark.classList.add("on-sentence"); continue; }
      mark.classList.add("on-part");
      const label = card.querySelector(`.part-${name.split("-")[0]} dt`);
      if (label && !seen.has(name)) mark.dataset.label = label.textContent;
      seen.add(name);
    }
  }
}

function step(by) {
  const all = cards();
  const at = all.indexOf(document.activeElement.closest(".item, .fact"));
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest && event.target.closest(".fact");
  if (card) light(card);
});
document.addEventListener("mouseover", (event) => {
  const card = event.target.closest(".fact");
  if (card) { light(card); return; }
  const mark = event.target.closest("[data-parts]");
  if (mark) light(document.querySelector(`.fact[data-fact="${mark.dataset.parts.split(" ")[0].split(".")[0]}"]`));
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") { step(key === "j" ? 1 : -1); event.preventDefault(); return; }
  if (key === "?") { const keys = document.querySelector(".keys"); if (keys) keys.open = !keys.open; return; }
  const card = document.activeElement.closest(".item, .fact");
  if (!card) return;
  if (key === "s") { const box = card.querySelector("input[type=checkbox]"); if (box) box.click(); return; }
  const action = card.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (action) { event.preventDefault(); action.click(); }
});

// Offsets count code points, as everywhere in Tsevri; a text area counts UTF-16 units.
const codePoints = (text) => [...text].length;

// Not `readonly`: then the keyboard could select nothing in it.
const whole = document.getElementById("whole-text");
if (whole) whole.addEventListener("beforeinput", (event) => event.preventDefault());

for (const button of document.querySelectorAll("[data-take]")) {
  button.addEventListener("click", () => {
    const area = document.getElementById("whole-text");
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    if (!words) { area.focus(); return; }
    const name = button.dataset.take;
    const isSentence = name === "sentence";
    const form = button.form;
    form.elements[isSentence ? "sentence" : `${name}-words`].value = words;
    form.elements[`${name}-at`].value = codePoints(area.value.slice(0, area.selectionStart));
    if (!isSentence) form.elements[name].value = words;
    form.dispatchEvent(new Event("input"));
    form.elements[isSentence ? "sentence" : name].focus();
  });
}

const draft = document.querySelector("form[data-draft]");
if (draft) {
  const key = `draft-${draft.dataset.draft}`;
  const fields = () => [...draft.elements].filter((field) => field.name && !["seal", "judgement", "back", "fact"].includes(field.name));
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept) for (const field of fields()) if (field.name in kept) field.value = kept[field.name];
  } catch { localStorage.removeItem(key); }
  draft.addEventListener("input", () => {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields().map((field) => [field.name, field.value]))));
  });
}
const saving = document.querySelector('form[action="/save"]');
if (saving) saving.addEventListener("submit", () => {
  const fact = saving.elements.fact;
  const value = fact && (fact.value || "");
  if (value) localStorage.removeItem(`draft-${value.split("/")[1]}`);
});

const first = document.querySelector("[autofocus]");
if (first) first.focus();

if (location.hash.startsWith("#fact-")) {
  const card = document.getElementById(location.hash.slice(1));
  if (card) card.focus();
}
