// Who is tied to whom: two columns of things, drawn by a small simulation of springs that always ends the same.
import { labelOf, paragraph, say, short, svg } from "./svg.js";

const MOST = 200; // things
const STEPS = 300;
const WIDTH = 960, HEIGHT = 640, MARGIN = 60;

// The two columns that hold the ends of the ties; null where there are none.
export function pairOf({ head, results }) {
  const holds = (name, fits) => results.bindings.some((row) => row[name]) && results.bindings.every((row) => !row[name] || fits(row[name]));
  const iris = head.vars.filter((name) => holds(name, (term) => term.type === "uri"));
  const texts = head.vars.filter((name) => holds(name, (term) => term.type === "literal" && !term.datatype));
  const columns = iris.length > 1 ? iris : texts;
  return columns.length > 1 ? columns.slice(0, 2) : null;
}

export function drawNetwork(answer, words) {
  const { nodes, ties } = graphOf(answer);
  if (nodes.length > MOST) return [paragraph(say(words.many, { most: MOST }))];
  settle(nodes, ties);
  const words_ = say(words.nodes, { nodes: nodes.length, edges: ties.length });
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words_ });
  for (const [from, to] of ties) picture.append(svg("line", { class: "tie", x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
  for (const node of nodes) picture.append(drawn(node));
  return [paragraph(words_), picture];
}

function drawn(node) {
  const group = svg("g");
  group.append(svg("title", {}, node.label));
  group.append(svg("circle", { class: node.isTarget ? "to" : "from", cx: node.x, cy: node.y, r: node.isTarget ? 8 : 5 }));
  const left = node.x > WIDTH * 0.7;
  const place = { class: "halo", x: node.x + (left ? -10 : 10), y: node.y + 4, "text-anchor": left ? "end" : "start" };
  group.append(svg("text", place, short(node.label, 32)));
  return group;
}

function graphOf(answer) {
  const [left, right] = pairOf(answer);
  const nodes = new Map(), ties = new Map();
  const node = (row, name) => {
    const key = row[name].value;
    if (!nodes.has(key)) nodes.set(key, { label: labelOf(row, name), isTarget: false });
    return nodes.get(key);
  };
  for (const row of answer.results.bindings) {
    if (!row[left] || !row[right]) continue;
    const from = node(row, left), to = node(row, right);
    to.isTarget = true;
    ties.set(`${row[left].value}\0${row[right].value}`, [from, to]);
  }
  return { nodes: [...nodes.values()], ties: [...ties.values()] };
}

function settle(nodes, ties) {
  nodes.forEach((node, place) => { // a sunflower: no two at one spot, and the same each time
    const angle = place * 2.399963, radius = 14 * Math.sqrt(place + 1);
    Object.assign(node, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  const ideal = 0.8 * Math.sqrt((WIDTH * HEIGHT) / Math.max(nodes.length, 1));
  for (let step = 0; step < STEPS; step++) move(nodes, ties, ideal, ideal * (1 - step / STEPS));
  fit(nodes);
}

function move(nodes, ties, ideal, most) {
  for (const node of nodes) node.dx = -node.x * 0.35, node.dy = -node.y * 0.5;
  for (const one of nodes) for (const other of nodes) if (one !== other) {
    const dx = one.x - other.x, dy = one.y - other.y, square = dx * dx + dy * dy + 0.01;
    one.dx += (dx * ideal * ideal) / square / 4;
    one.dy += (dy * ideal * ideal) / square / 4;
  }
  for (const [from, to] of ties) {
    const dx = to.x - from.x, dy = to.y - from.y, pull = Math.hypot(dx, dy) / ideal / 2;
    from.dx += dx * pull; from.dy += dy * pull;
    to.dx -= dx * pull; to.dy -= dy * pull;
  }
  for (const node of nodes) {
    const length = Math.hypot(node.dx, node.dy) || 1, step = Math.min(length, most);
    node.x += (node.dx / length) * step;
    node.y += (node.dy / length) * step;
  }
}

function fit(nodes) {
  const spread = (name, size) => {
    const values = nodes.map((node) => node[name]), low = Math.min(...values), high = Math.max(...values);
    for (const node of nodes) node[name] = Math.round(MARGIN + ((node[name] - low) / (high - low || 1)) * (size - 2 * MARGIN));
  };
  spread("x", WIDTH);
  spread("y", HEIGHT);
}
