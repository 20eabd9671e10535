"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const german = data.lang === "de";

  function group(n) {
    return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, german ? "." : "\u202f");
  }
  function brief(t) {
    const unit = t >= 999500 ? [1e6, "Mt"] : t >= 9999.5 ? [1e3, "kt"] : [1, "t"];
    const x = t / unit[0];
    if (x >= 99.95 || unit[0] === 1) return group(x) + "\u00a0" + unit[1];
    const text = x.toFixed(x >= 9.995 ? 1 : 2);
    return (german ? text.replace(".", ",") : text) + "\u00a0" + unit[1];
  }

  // Tables: a click on a header sorts by it, a second click turns the order round.
  function sortBy(table, column, button) {
    const head = button.parentNode;
    const up = head.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th[aria-sort]").forEach(function (th) { th.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const compare = new Intl.Collator(data.lang, { numeric: true }).compare;
    const rows = Array.from(table.tBodies[0].rows);
    const number = head.classList.contains("n");
    rows.sort(function (a, b) {
      const x = a.cells[column], y = b.cells[column];
      if (!number) return (up ? 1 : -1) * compare(x.textContent, y.textContent);
      const v = parseFloat(x.dataset.v), w = parseFloat(y.dataset.v);
      if (isNaN(v) || isNaN(w)) return isNaN(v) - isNaN(w);  // what has no number stands last
      return (up ? 1 : -1) * (v - w);
    });
    rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
  }
  document.querySelectorAll("table").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (th, column) {
      const button = document.createElement("button");
      button.type = "button";
      while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
      button.addEventListener("click", function () { sortBy(table, column, button); });
    });
  });

  // Paper shows everything.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
  // A link into a folded part opens it.
  function openTarget() {
    const at = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const fold = at && (at.querySelector("details") || at.closest("details"));
    if (fold) fold.open = true;
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();

  // The map: width by tonnes, colour by load, for a year and a good.
  const year = document.getElementById("year"), good = document.getElementById("good"), told = document.getElementById("told");
  if (!year) return;
  data.goods.map(function (name, i) { return [name, i]; })
    .sort(function (a, b) { return a[0].localeCompare(b[0], data.lang); })
    .forEach(function (g) { good.add(new Option(g[0], g[1])); });
  document.querySelector(".controls").hidden = false;

  function amounts(link) {
    return link.t.filter(function (a) { return a[0] === year.value && (good.value === "" || a[1] === Number(good.value)); });
  }
  function total(list) { return list.reduce(function (sum, a) { return sum + a[2] + a[3]; }, 0); }
  function load(link) {
    if (link.full.indexOf(year.value) >= 0) return 1;
    if (link.cap === null) return NaN;
    return (link.base + total(link.t.filter(function (a) { return a[0] === year.value; }))) / link.cap;
  }
  function tell(link) {
    const list = amounts(link).sort(function (a, b) { return b[2] + b[3] - a[2] - a[3]; });
    let text = link.name + ": " + brief(total(list)) + " (" + year.value + ")";
    list.forEach(function (a) {
      if (a[2] > 0) text += "; " + data.goods[a[1]] + " " + brief(a[2]) + " → " + link.to;
      if (a[3] > 0) text += "; " + data.goods[a[1]] + " " + brief(a[3]) + " → " + link.from;
    });
    const share = load(link);
    if (link.cap !== null) {
      const percent = (share * 100).toFixed(share < 0.0995 ? 1 : 0);
      text += "; " + data.words["map.used"].replace("{0}", (german ? percent.replace(".", ",") : percent) + "\u00a0%")
        .replace("{1}", brief(link.cap)).replace("{2}", brief(link.base));
    }
    return text;
  }
  function redraw() {
    document.querySelectorAll("path.f[data-l]").forEach(function (path) {
      const link = data.links[path.dataset.l], t = total(amounts(link)), share = load(link);
      const most = good.value === "" ? Number(path.parentNode.dataset.most) : mostOf(Number(good.value));
      path.setAttribute("stroke-width", (1.2 + Number(path.parentNode.dataset.px) * Math.sqrt(t / Math.max(1, most))).toFixed(1));
      path.setAttribute("visibility", t > 0 ? "visible" : "hidden");
      path.classList.remove("l-none", "l-low", "l-mid", "l-high", "l-full");
      path.classList.add(isNaN(share) ? "l-none" : share >= 0.999 ? "l-full" : share >= 0.8 ? "l-high" : share >= 0.5 ? "l-mid" : "l-low");
      path.querySelector("title").textContent = tell(link);
    });
  }
  function mostOf(index) {
    let most = 0;
    data.links.forEach(function (link) {
      const years = {};
      link.t.forEach(function (a) { if (a[1] === index) years[a[0]] = (years[a[0]] || 0) + a[2] + a[3]; });
      Object.keys(years).forEach(function (y) { most = Math.max(most, years[y]); });
    });
    return most;
  }
  year.addEventListener("change", redraw);
  good.addEventListener("change", redraw);
  document.querySelectorAll("path.f[data-l]").forEach(function (path) {
    path.addEventListener("pointerenter", function () { told.textContent = tell(data.links[path.dataset.l]); });
  });
})();
