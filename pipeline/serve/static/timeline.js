// What was when: a bar from the first date to the second, or a dot where there is one; open where no end is known.
import { labelOf, paragraph, say, short, svg } from "./svg.js";

const MOST = 200; // bars
const DATE = /^-?\d{4}(-\d\d(-\d\d(T.*)?)?)?$/;
const WIDTH = 960, ROW = 24, LEFT = 320, RIGHT = 24, TOP = 36;

// The columns that hold dates and nothing else.
export function datesOf({ head, results }) {
  const dated = (term) => !term || (term.type === "literal" && DATE.test(term.value) && !/integer|decimal/.test(term.datatype ?? ""));
  return head.vars.filter((name) => results.bindings.some((row) => row[name]) && results.bindings.every((row) => dated(row[name])));
}

export function drawTimeline(answer, words) {
  const bars = barsOf(answer);
  if (bars.length > MOST) return [paragraph(say(words.many, { most: MOST }))];
  const first = Math.floor(Math.min(...bars.map((bar) => bar.start))), last = Math.ceil(Math.max(...bars.map((bar) => bar.end)) + 0.01);
  const x = (year) => Math.round(LEFT + ((year - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT));
  const height = TOP + bars.length * ROW + 12;
  const words_ = say(words.bars, { bars: bars.length });
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": words_ });
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((years) => (last - first) / years <= 10) ?? 1000;
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    picture.append(svg("line", { class: "axis", x1: x(year), x2: x(year), y1: TOP - 8, y2: height - 8 }));
    picture.append(svg("text", { x: x(year), y: TOP - 14, "text-anchor": "middle" }, String(year)));
  }
  bars.forEach((bar, place) => picture.append(drawn(bar, TOP + place * ROW, x)));
  return [paragraph(words_), picture];
}

function drawn(bar, y, x) {
  const group = svg("g");
  group.append(svg("title", {}, `${bar.label}: ${bar.words}`));
  group.append(svg("text", { x: LEFT - 12, y: y + 14, "text-anchor": "end" }, short(bar.label, 44)));
  const width = Math.max(x(bar.end) - x(bar.start), 8);
  group.append(svg("rect", { class: "from", x: x(bar.start), y: y + 4, width, height: 12, rx: 6 }));
  return group;
}

function barsOf(answer) {
  const [from, to] = datesOf(answer);
  const label = answer.head.vars.filter((name) => name !== from && name !== to);
  const named = label.find((name) => answer.results.bindings.some((row) => row[name]?.type === "literal")) ?? label[0];
  return answer.results.bindings
    .filter((row) => row[from])
    .map((row) => {
      const until = to && row[to] ? row[to].value : null;
      const start = yearOf(row[from].value);
      const words = until ? `${row[from].value} – ${until}` : row[from].value;
      return { start, end: until ? Math.max(yearOf(until), start) : start, words, label: named && row[named] ? labelOf(row, named) : row[from].value };
    })
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

// A year and the part of it that has passed.
function yearOf(date) {
  const [year, month = 1, day = 1] = date.slice(0, 10).split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 366;
}
