// Pictures of an answer have this in common.
export const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function svg(name, attributes = {}, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

export function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

export const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

// The words for a value: of the column beside it that is named after it, else the end of its IRI.
export function labelOf(row, name) {
  const named = ["Name", "Label", "_name", "_label"].map((end) => row[name + end]).find(Boolean);
  const term = named ?? row[name];
  return term.type === "uri" ? decodeURI(term.value.replace(/[/#]$/, "").split(/[/#]/).pop()) : term.value;
}
