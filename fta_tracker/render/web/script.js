// Makes tables sortable and the page searchable. Without it all of the page is there to be read.
"use strict";

(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // ------------------------------------------------------------------------------ sorting a table

  const collator = new Intl.Collator("en", { numeric: true });
  const order = new WeakMap();
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const key = cell.dataset.key ?? cell.textContent.trim();
    return key === "–" ? "" : key;
  };
  const isNumber = (key) => /^-?\d+$/.test(key);
  const compare = (a, b) => (isNumber(a) && isNumber(b) ? a - b : collator.compare(a, b));

  // What is unknown stands last whichever way a table is sorted; equals stay in the page's order.
  const sorted = (rows, column, way) => {
    const sign = way === "descending" ? -1 : 1;
    const keyed = rows.map((row) => [keyOf(row, column), row]);
    keyed.sort(([a], [b]) => (a === "") - (b === "") || sign * compare(a, b));
    return keyed.map(([, row]) => row);
  };

  const sort = (head) => {
    const table = head.closest("table");
    const body = table.tBodies[0];
    const rows = order.get(table) ?? [...body.rows];
    order.set(table, rows);
    const way = NEXT[head.getAttribute("aria-sort") ?? "none"];
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    if (way !== "none") head.setAttribute("aria-sort", way);
    body.append(...(way === "none" ? rows : sorted(rows, head.cellIndex, way)));
  };

  for (const head of all("table[data-sortable] th:not(.cites)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
  }
  document.addEventListener("click", (event) => {
    const head = event.target.closest("th:has(> button)");
    if (head && event.target.closest("button")) sort(head);
  });

  // ------------------------------------------------------------------------------------ searching

  const input = document.getElementById("search.");
  const found = document.getElementById("found.");
  const timeline = document.getElementById("timeline.");
  const lines = new Map(all("tr[data-of]").map((row) => [row.dataset.of, row]));

  // Accents and case make no difference, in any script.
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const indexed = (element) => ({ element, text: folded(element.textContent) });
  const part = (element) => ({ element, rows: all(".row", element).map(indexed) });
  let talks;
  const index = () =>
    (talks ??= all("article.talk").map((element) => ({
      element,
      head: folded(`${element.getAttribute("aria-label")} ${element.querySelector("header").textContent}`),
      pictures: all(":scope > .ladder, :scope > figure", element),
      parts: all(":scope > section", element).map(part),
    })));

  // A talk whose head has all the words is shown whole, else with those rows that have the others.
  const show = (talk, words) => {
    const left = words.filter((word) => !talk.head.includes(word));
    let rows = 0;
    for (const { element, rows: its } of talk.parts) {
      let here = 0;
      for (const row of its) {
        const hit = left.every((word) => row.text.includes(word));
        row.element.hidden = !hit;
        here += hit;
      }
      element.hidden = !here;
      rows += here;
    }
    const shown = !left.length || rows > 0;
    talk.element.hidden = !shown;
    for (const picture of talk.pictures) picture.hidden = left.length > 0;
    const line = lines.get(talk.element.id);
    if (line) line.hidden = !shown;
    return [shown, rows];
  };

  const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const search = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    let entries = 0;
    for (const talk of index()) {
      const [is, rows] = show(talk, words);
      shown += is;
      entries += is ? rows : 0;
    }
    if (timeline) timeline.hidden = words.length > 0;
    const told = shown
      ? `${shown} of ${many(talks.length, "agreement")}, ${entries === 1 ? "1 entry" : `${entries} entries`}`
      : "Nothing found";
    found.textContent = words.length ? told : "";
  };

  const clear = () => {
    if (!input.value) return;
    input.value = "";
    search();
  };

  let waiting;
  input.form.hidden = false;
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 80);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && event.target !== input) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape") {
      clear();
    }
  });
  // A link to what the search has hidden ends the search.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.closest("[hidden]")) clear();
  });

  // ------------------------------------------------------------- what does not scroll is no stop

  const settle = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const region of all(".scroll")) settle.observe(region);
})();
