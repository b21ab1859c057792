"use strict";
// Loads only the shards that hold the beginnings of the words typed. Script elements, so that it works from a folder too.
(() => {
  const form = document.querySelector("form.search");
  const input = document.getElementById("query");
  const results = document.getElementById("results");
  const state = document.getElementById("state");
  const MOST = 50;
  const shards = new Map();
  let sizes = {};
  let asked = 0;

  const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length >= 2);
  const shardOf = (word) => [...word].slice(0, 2).map((letter) => letter.codePointAt(0).toString(16)).join("-");

  window.tsevriNames = (shard, names) => shards.set(shard, names);

  function load(shard) {
    if (shards.has(shard)) return Promise.resolve();
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = `search/${shard}.js`;
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  }

  function show(found) {
    const ending = results.dataset.ending;
    results.replaceChildren(...[...found].slice(0, MOST).map(([path, name]) => {
      const link = document.createElement("a");
      link.href = path + ending;
      link.textContent = name;
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
    state.textContent = found.size ? `${found.size} ${state.dataset.found}` : state.dataset.nothing;
  }

  async function search() {
    const mine = ++asked;
    const words = wordsOf(input.value);
    if (!words.length) {
      results.replaceChildren();
      state.textContent = "";
      return;
    }
    const known = words.map(shardOf);
    const rarest = known.reduce((one, other) => ((sizes[other] || 0) < (sizes[one] || 0) ? other : one));
    if (sizes[rarest]) await load(rarest);
    if (mine !== asked) return;
    const found = new Map();
    for (const [name, path] of shards.get(rarest) || []) {
      const parts = wordsOf(name);
      if (!found.has(path) && words.every((word) => parts.some((part) => part.startsWith(word)))) found.set(path, name);
    }
    show(found);
  }

  sizes = window.tsevriSizesKnown || {};
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", search);
  if (input.value) search();
})();
