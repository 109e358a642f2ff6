/* Comforts for the pages: theme, filters, copying, and lighting the exact characters of a quotation.
   Every page can be read without them. */
"use strict";
(function () {
  var root = document.documentElement;

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  /* Theme */
  each(document.querySelectorAll("[data-theme-toggle]"), function (button) {
    button.addEventListener("click", function () {
      var dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : window.matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try {
        localStorage.setItem("rashomon-theme", root.dataset.theme);
      } catch (error) {
        /* The choice lasts for this page only. */
      }
    });
  });

  /* Copying */
  function copied(button) {
    var label = button.textContent;
    button.textContent = "Copied";
    setTimeout(function () { button.textContent = label; }, 1400);
  }

  function select(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  each(document.querySelectorAll("[data-copy]"), function (button) {
    button.addEventListener("click", function () {
      var node = document.getElementById(button.dataset.copy);
      select(node);
      if (navigator.clipboard) {
        navigator.clipboard.writeText(node.textContent).then(function () { copied(button); }, function () {});
      }
    });
  });

  /* Filters of the timeline */
  var filters = document.querySelector("[data-filters]");
  if (filters) {
    var rows = Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
    var texts = rows.map(function (row) {
      return (row.dataset.search + " " + row.textContent).toLowerCase();
    });
    var shown = filters.querySelector("[data-shown]");
    var apply = function () {
      var wanted = filters.elements.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      var kind = filters.elements.kind.value;
      var main = filters.elements.main.checked;
      var count = 0;
      rows.forEach(function (row, index) {
        var keep = (!kind || row.dataset.kind === kind) && (!main || row.dataset.main === "1") &&
          wanted.every(function (word) { return texts[index].indexOf(word) >= 0; });
        row.hidden = !keep;
        if (keep) count += 1;
      });
      each(document.querySelectorAll(".group"), function (group) {
        group.hidden = !group.querySelector("[data-row]:not([hidden])");
      });
      shown.textContent = count === rows.length ? "" : count + " of " + rows.length + " shown";
    };
    filters.addEventListener("input", apply);
    filters.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  }

  /* The reading view: #t120-184 lights the characters 120 to 184 of the page text */
  var sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;

  function letters(node) {
    /* How many code points of the page text a node holds; a character that is written out is one. */
    if (node.nodeType === 3) return Array.from(node.data).length;
    if (node.classList.contains("ctl")) return 1;
    return Array.from(node.childNodes).reduce(function (sum, child) { return sum + letters(child); }, 0);
  }

  function cut(atom, offset) {
    /* Part an atom of plain text in two at a page offset, for spans that no page of this site links to. */
    if (atom.childNodes.length !== 1 || atom.firstChild.nodeType !== 3) return;
    var points = Array.from(atom.textContent);
    var at = offset - Number(atom.dataset.b);
    if (at <= 0 || at >= points.length) return;
    var rest = atom.cloneNode(false);
    atom.textContent = points.slice(0, at).join("");
    rest.textContent = points.slice(at).join("");
    rest.dataset.b = String(offset);
    atom.after(rest);
  }

  function covered(begin, end) {
    each(sheet.querySelectorAll(".x[data-b]"), function (atom) {
      var from = Number(atom.dataset.b);
      if (from >= end || from + letters(atom) <= begin) return;
      cut(atom, end);
      cut(atom, begin);
    });
    return Array.from(sheet.querySelectorAll(".x[data-b]")).filter(function (atom) {
      var from = Number(atom.dataset.b);
      return from >= begin && from < end;
    });
  }

  function light(name, begin, end) {
    each(sheet.querySelectorAll("." + name), function (atom) { atom.classList.remove(name); });
    var atoms = covered(begin, end);
    atoms.forEach(function (atom) { atom.classList.add(name); });
    return atoms;
  }

  function follow() {
    var found = /^#t(\d+)-(\d+)$/.exec(location.hash);
    if (!found) return;
    var atoms = light("lit", Number(found[1]), Number(found[2]));
    if (!atoms.length) return;
    if (atoms[0].closest(".furniture")) document.getElementById("show-furniture").checked = true;
    atoms[0].scrollIntoView({ block: "center" });
  }

  window.addEventListener("hashchange", follow);
  follow();

  each(sheet.querySelectorAll(".note"), function (note) {
    var found = /#t(\d+)-(\d+)$/.exec(note.querySelector(".note-lead").getAttribute("href"));
    var show = function () { light("shown", Number(found[1]), Number(found[2])); };
    var hide = function () { light("shown", 0, 0); };
    note.addEventListener("mouseenter", show);
    note.addEventListener("mouseleave", hide);
    note.addEventListener("focusin", show);
    note.addEventListener("focusout", hide);
  });
})();
