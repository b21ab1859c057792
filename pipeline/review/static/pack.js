// Decisions are kept in the page until they are saved as a file; nothing is sent anywhere.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const made = new Map();

function speak(lang) {
  document.body.dataset.lang = lang;
  document.documentElement.lang = lang;
}

for (const button of document.querySelectorAll("button[data-lang]")) {
  button.addEventListener("click", () => speak(button.dataset.lang));
}

for (const button of document.querySelectorAll("[data-judgement]")) {
  button.addEventListener("click", () => {
    const entry = button.closest("[data-entry]");
    const number = Number(entry.dataset.entry);
    const again = button.getAttribute("aria-pressed") === "true";
    for (const other of entry.querySelectorAll("[data-judgement]")) other.setAttribute("aria-pressed", "false");
    if (again) { made.delete(number); } else {
      button.setAttribute("aria-pressed", "true");
      made.set(number, { judgement: button.dataset.judgement, at: new Date().toISOString(), reason: button });
    }
    document.getElementById("number").textContent = String(made.size);
  });
}

function lines(by) {
  const lang = document.body.dataset.lang === "ka" ? "reasonKa" : "reasonEn";
  return [...made].sort((a, b) => a[0] - b[0]).map(([number, decision]) => {
    const why = document.getElementById(`why-${number}`).value.trim() || decision.reason.dataset[lang];
    return JSON.stringify({ ...data[number], judgement: decision.judgement, by, at: decision.at, why }) + "\n";
  });
}

document.getElementById("download").addEventListener("click", () => {
  const by = document.getElementById("by").value.trim();
  document.getElementById("trouble").hidden = Boolean(by);
  if (!by) { document.getElementById("by").focus(); return; }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(lines(by), { type: "application/x-ndjson" }));
  link.download = "decisions.jsonl";
  link.click();
});
