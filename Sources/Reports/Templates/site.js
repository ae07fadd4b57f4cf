// Sorting and filtering of tables, tooltips of plots, search. No dependency, no network: works from file://.
"use strict";

// Tables: a header button sorts; a form with data-table filters the rows by their data attributes.
function sortable(table) {
  const body = table.tBodies[0];
  table.querySelectorAll("thead th button").forEach((button) => {
    button.addEventListener("click", () => {
      const header = button.parentElement;
      const column = header.cellIndex;
      const descending = header.getAttribute("aria-sort") === "ascending";
      for (const other of header.parentElement.children) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
      const rows = Array.from(body.rows, (row, index) => ({ row, index, key: key(row) }));
      const numeric = header.classList.contains("num");
      const number = (text) => (text === "" || isNaN(Number(text)) ? null : Number(text));
      rows.sort((a, b) => {
        let order;
        if (numeric) {
          const [x, y] = [number(a.key), number(b.key)];
          // Rows without a figure come last either way.
          if (x === null || y === null) return (x === null) - (y === null) || a.index - b.index;
          order = x - y;
        } else {
          order = a.key.localeCompare(b.key, "en", { numeric: true });
        }
        return (descending ? -order : order) || a.index - b.index;
      });
      body.append(...rows.map((entry) => entry.row));
    });
  });
}

function filterable(form) {
  // Not form.dataset: a control called "dataset" hides it.
  const table = document.getElementById(form.getAttribute("data-table"));
  const count = form.querySelector("output");
  const controls = Array.from(form.querySelectorAll("input, select"));
  const rows = Array.from(table.tBodies[0].rows);
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function admits(row, control) {
    const wanted = control.value.trim();
    if (wanted === "") return true;
    if (control.name === "text") {
      return wanted.toLowerCase().split(/\s+/).every((word) => texts.get(row).includes(word));
    }
    if (control.dataset.bound) {
      const value = Number(row.dataset[control.dataset.of]);
      return control.dataset.bound === "min" ? value >= Number(wanted) : value <= Number(wanted);
    }
    return (row.dataset[control.name] ?? "").split(" ").includes(wanted);
  }

  // Dataset and network have to be those of one and the same evaluation, as in `kb query`.
  function pair() {
    const value = (name) => controls.find((control) => control.name === name)?.value ?? "";
    return value("dataset") && value("network") ? value("dataset") + "/" + value("network") : "";
  }

  function apply() {
    let shown = 0;
    const place = pair();
    for (const row of rows) {
      row.hidden = !controls.every((control) => admits(row, control))
        || (place !== "" && !(row.dataset.place ?? "").split(" ").includes(place));
      if (!row.hidden) shown += 1;
    }
    count.textContent = shown + " of " + rows.length + " shown";
    const set = controls.filter((control) => control.value.trim() !== "");
    const hash = set.map((c) => encodeURIComponent(c.name) + "=" + encodeURIComponent(c.value.trim())).join("&");
    if (("#" + hash) !== (location.hash || "#")) history.replaceState(null, "", "#" + hash);
  }

  // A filtered view has an address: techniques.html#family=security&verdict=reproduced
  function read() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const control of controls) control.value = wanted.get(control.name) ?? "";
    apply();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", read);
  read();
}

// Plots: the title of a point as a tooltip, by mouse, touch and keyboard.
function tooltips(plot) {
  let tip = document.getElementById("tip");
  if (!tip) {
    tip = document.createElement("div");
    tip.id = "tip";
    tip.hidden = true;
    tip.setAttribute("role", "tooltip");
    document.body.append(tip);
  }
  const show = (point) => {
    tip.textContent = point.dataset.tip;
    tip.hidden = false;
    const box = point.getBoundingClientRect();
    const left = Math.min(box.right + 8, document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = Math.max(8, left) + window.scrollX + "px";
    tip.style.top = box.bottom + 6 + window.scrollY + "px";
  };
  const hide = () => { tip.hidden = true; };
  plot.querySelectorAll("[data-tip]").forEach((point) => {
    point.addEventListener("mouseenter", () => show(point));
    point.addEventListener("mouseleave", hide);
    point.addEventListener("focus", () => show(point));
    point.addEventListener("blur", hide);
  });
}

// A choice of plots: one is shown, the others are hidden.
function choice(select) {
  const panels = Array.from(document.querySelectorAll("[data-panel]"));
  const apply = () => panels.forEach((panel) => { panel.hidden = panel.dataset.panel !== select.value; });
  select.addEventListener("input", apply);
  apply();
}

function search(list) {
  const input = document.getElementById("query");
  const status = document.getElementById("found");
  const index = (window.kbIndex || []).map((entry) => ({ ...entry, all: (entry.t + " " + entry.x).toLowerCase() }));
  function apply() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : index
      .filter((entry) => words.every((word) => entry.all.includes(word)))
      .map((entry) => {
        const title = entry.t.toLowerCase();
        const score = words.reduce((sum, w) => sum + (title.split(/\W+/).includes(w) ? 4 : title.includes(w) ? 2 : 0), 0);
        return { entry, score: score + (entry.k === "technique" ? 1 : 0) };
      })
      .sort((a, b) => b.score - a.score);
    status.textContent = words.length === 0 ? "Type a word or two." : found.length + " found";
    list.replaceChildren(...found.slice(0, 100).map(({ entry }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.u;
      link.textContent = entry.t;
      const text = document.createElement("p");
      text.textContent = entry.k + (entry.s ? ": " + entry.s : "");
      text.className = "soft";
      item.append(link, text);
      return item;
    }));
  }
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", apply);
  apply();
}

document.querySelectorAll("table[data-sortable]").forEach(sortable);
document.querySelectorAll("form[data-table]").forEach(filterable);
document.querySelectorAll(".plot").forEach(tooltips);
document.querySelectorAll("select[data-choice]").forEach(choice);
const results = document.getElementById("results");
if (results) search(results);
