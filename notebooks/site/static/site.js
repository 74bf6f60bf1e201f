// What the pages do besides being read: theme, the same place in the other language, contents, search, copying.
(function () {
  "use strict";
  var root = document.documentElement, body = document.body, words = body.dataset;
  function id(name) { return document.getElementById(name); }
  function keep(name, value) {
    try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); } catch (e) { /* private window */ }
  }
  keep("descent-language", root.lang);

  // Light and dark: the system's choice, until the reader makes another one.
  var system = matchMedia("(prefers-color-scheme: dark)"), theme = id("theme");
  function dark() { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches; }
  function label() { theme.textContent = dark() ? words.light : words.dark; }
  theme.addEventListener("click", function () {
    var wanted = dark() ? "light" : "dark";
    if ((wanted === "dark") === system.matches) { delete root.dataset.theme; keep("descent-theme", ""); }
    else { root.dataset.theme = wanted; keep("descent-theme", wanted); }
    label();
  });
  system.addEventListener("change", label);
  label();

  // The list of lectures on a narrow page.
  var menu = id("menu"), lectures = id("lectures");
  function open(yes) {
    menu.setAttribute("aria-expanded", String(yes));
    lectures.classList.toggle("open", yes);
    if (yes) { (lectures.querySelector("[aria-current]") || lectures.querySelector("a")).focus(); }
  }
  menu.addEventListener("click", function () { open(menu.getAttribute("aria-expanded") !== "true"); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && lectures.classList.contains("open")) { open(false); menu.focus(); }
  });
  document.addEventListener("click", function (event) {
    if (lectures.classList.contains("open") && !lectures.contains(event.target) && !menu.contains(event.target)) { open(false); }
  });

  // The place that is being read: the last of the marked elements that begins above a line near the top.
  function place(elements, line) {
    var found = null;
    elements.some(function (element) {
      if (element.getBoundingClientRect().top > line) { return true; }
      found = element;
      return false;
    });
    return found;
  }

  // The other language opens at the same cell, as far down in it.
  var cells = Array.from(document.querySelectorAll("article .cell")), LINE = 110;
  document.querySelectorAll("a.language").forEach(function (link) {
    var page = link.getAttribute("href");
    function aim() {
      var cell = scrollY > 40 && place(cells, LINE), box = cell && cell.getBoundingClientRect();
      var part = cell && Math.min(99, Math.round(100 * (LINE - box.top) / box.height));
      link.setAttribute("href", page + (cell ? "?at=" + part + "#" + cell.id : ""));
    }
    ["pointerdown", "focus", "click"].forEach(function (kind) { link.addEventListener(kind, aim); });
  });

  // Formulas move the text when they are set: go to the place of the address again.
  var moved = false;
  ["wheel", "touchmove", "keydown"].forEach(function (kind) { addEventListener(kind, function () { moved = true; }, {passive: true}); });
  function arrive() {
    var target = location.hash && id(decodeURIComponent(location.hash.slice(1))), part = /[?&]at=(\d+)/.exec(location.search);
    if (!target || moved) { return; }
    target.scrollIntoView();
    if (part) {
      var box = target.getBoundingClientRect();
      scrollBy(0, box.top + box.height * part[1] / 100 - LINE);
    }
  }
  addEventListener("mathdone", function () { reach(); arrive(); });
  addEventListener("load", function () { if (root.dataset.math) { arrive(); } });

  // Contents: open where there is room, the present part marked.
  var contents = document.querySelector("#contents details");
  if (contents) {
    var wide = matchMedia("(min-width: 62.01rem)");
    var fit = function () { contents.open = wide.matches; };
    fit();
    wide.addEventListener("change", fit);
    var entries = Array.from(contents.querySelectorAll("a"));
    var headings = entries.map(function (a) { return id(a.getAttribute("href").slice(1)); });
    var waiting = false;
    var mark = function () {
      waiting = false;
      var here = place(headings, innerHeight * 0.25);
      entries.forEach(function (a, k) {
        if (headings[k] === here) { a.setAttribute("aria-current", "true"); } else { a.removeAttribute("aria-current"); }
      });
    };
    addEventListener("scroll", function () { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, {passive: true});
    mark();
  }

  // What is wider than the page scrolls by keyboard, too.
  function reach() {
    document.querySelectorAll("mjx-container:not([display])").forEach(function (formula) {
      var block = formula.closest("p, li, td, h2, h3, summary, blockquote");
      formula.classList.toggle("long", !!block && formula.getBoundingClientRect().width > block.clientWidth);
    });
    document.querySelectorAll(".wide, pre, mjx-container, .map-frame").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === "auto") { box.tabIndex = 0; }
      else { box.removeAttribute("tabindex"); }
    });
  }
  addEventListener("resize", reach);
  reach();

  // Copying a cell's code.
  if (navigator.clipboard) {
    document.querySelectorAll(".cell.code .source").forEach(function (source) {
      var button = document.createElement("button"), code = source.textContent.trim();
      button.type = "button";
      button.className = "copy";
      button.textContent = words.copy;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(code).then(function () {
          button.textContent = words.copied;
          setTimeout(function () { button.textContent = words.copy; }, 1500);
        });
      });
      source.appendChild(button);
    });
  }

  // Folded answers are printed open.
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("article details:not([open])"));
    folded.forEach(function (box) { box.open = true; });
  });
  addEventListener("afterprint", function () { folded.forEach(function (box) { box.open = false; }); });

  // Search
  var dialog = id("search"), input = id("words"), found = id("found"), none = id("found-none");
  function start() {
    dialog.showModal();
    input.select();
    if (!window.descentIndex && !id("index")) {
      var script = document.createElement("script");
      script.id = "index";
      script.src = found.dataset.index;
      script.onload = look;
      document.head.appendChild(script);
    }
  }
  id("search-open").addEventListener("click", start);
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "range";
    if (event.key === "/" && !typing && !dialog.open) { event.preventDefault(); start(); }
  });
  function plain(text) { return text.normalize("NFC").toLowerCase(); }
  function look() {
    var wanted = plain(input.value).split(/\s+/).filter(Boolean);
    found.textContent = "";
    none.hidden = true;
    if (!wanted.length || !window.descentIndex) { return; }
    var groups = window.descentIndex.map(function (lecture) {
      return {name: lecture[0], title: lecture[1], hits: lecture[2].filter(function (entry) {
        var text = plain(entry[1] + " " + entry[2]);
        return wanted.every(function (word) { return text.includes(word); });
      })};
    }).filter(function (group) { return group.hits.length; });
    groups.sort(function (a, b) { return (b.name === words.name) - (a.name === words.name); });
    none.hidden = groups.length > 0;
    groups.forEach(function (group) {
      var title = document.createElement("p"), list = document.createElement("ul");
      title.className = "of";
      title.textContent = (group.name === words.name ? found.dataset.here + ": " : "") + group.title;
      group.hits.slice(0, 6).forEach(function (entry) { list.appendChild(hit(entry, wanted)); });
      found.append(title, list);
    });
  }
  function hit(entry, wanted) {
    var item = document.createElement("li"), link = document.createElement("a"), name = document.createElement("b");
    var at = Math.max(0, plain(entry[2]).indexOf(wanted[0]) - 40);
    var text = (at ? "… " : "") + entry[2].slice(at, at + 150) + (entry[2].length > at + 150 ? " …" : "");
    link.href = entry[0];
    name.textContent = entry[1];
    link.appendChild(name);
    var rest = text;
    while (rest) {
      var low = plain(rest), next = -1, length = 0;
      wanted.forEach(function (word) {
        var k = low.indexOf(word);
        if (k >= 0 && (next < 0 || k < next)) { next = k; length = word.length; }
      });
      if (next < 0) { link.append(rest); break; }
      var mark = document.createElement("mark");
      mark.textContent = rest.slice(next, next + length);
      link.append(rest.slice(0, next), mark);
      rest = rest.slice(next + length);
    }
    link.addEventListener("click", function () { dialog.close(); });
    item.appendChild(link);
    return item;
  }
  input.addEventListener("input", look);
  input.addEventListener("keydown", function (event) {
    if (event.key === "Enter") {
      event.preventDefault();
      var first = found.querySelector("a");
      if (first) { first.click(); }
    }
  });
})();
