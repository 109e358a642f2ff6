/* Any two witnesses of a large family side by side: paragraphs that answer one another in rows, the words that differ
   marked. The same rules as the written comparisons; without script the page shows every text below. */
"use strict";
(function () {
  var chooser = document.querySelector("[data-compare-any]");
  if (!chooser) { return; }
  var ANSWERS = 0.45, LONG_WORD = 4;
  var out = document.querySelector("[data-compare-out]");

  function words(text) { return text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) || []; }

  function plain(text) {
    return text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, "\"").replace(/[–—]/g, "-");
  }

  function longWords(text) {
    var all = words(plain(text));
    var long = all.filter(function (word) { return word.length >= LONG_WORD; });
    return new Set(long.length ? long : all);
  }

  function sharedPart(ours, theirs) {
    var both = 0;
    ours.forEach(function (word) { both += theirs.has(word) ? 1 : 0; });
    return both / Math.max(Math.min(ours.size, theirs.size), 1);
  }

  /* The heaviest pairing of rows and columns that crosses nothing. */
  function pairing(height, width, score) {
    var best = [], i, j;
    for (i = 0; i <= height; i += 1) { best.push(new Float64Array(width + 1)); }
    for (i = height - 1; i >= 0; i -= 1) {
      for (j = width - 1; j >= 0; j -= 1) {
        var here = score(i, j);
        best[i][j] = Math.max(here ? here + best[i + 1][j + 1] : 0, best[i + 1][j], best[i][j + 1]);
      }
    }
    var pairs = [];
    for (i = 0, j = 0; i < height && j < width;) {
      var now = score(i, j);
      if (now && best[i][j] === now + best[i + 1][j + 1]) { pairs.push([i, j]); i += 1; j += 1; }
      else if (best[i][j] === best[i + 1][j]) { i += 1; } else { j += 1; }
    }
    return pairs;
  }

  function paragraphs(name) {
    var section = document.getElementById("text-" + name);
    return Array.prototype.map.call(section.querySelectorAll("p"), function (node) { return node.textContent; });
  }

  /* A cell with the words marked that stand at none of the kept places. */
  function filled(text, kept) {
    var cell = document.createElement("div");
    cell.className = "cell " + (kept ? "cell-shared" : text === null ? "cell-empty" : "cell-own");
    cell.setAttribute("role", "cell");
    if (text === null) { return cell; }
    var line = document.createElement("p");
    line.dir = "auto";
    var at = 0, own = null;
    words(text).forEach(function (word, index) {
      var begin = text.indexOf(word, at);
      var differs = !kept || !kept.has(index);
      if (own === null || own !== differs) {
        line.appendChild(document.createElement(differs ? "mark" : "span"));
        if (begin > at) { line.insertBefore(document.createTextNode(text.slice(at, begin)), line.lastChild); }
        own = differs;
        line.lastChild.textContent = word;
      } else {
        line.lastChild.textContent += text.slice(at, begin) + word;
      }
      at = begin + word.length;
    });
    cell.appendChild(line);
    return cell;
  }

  function row(left, right) {
    var both = left !== null && right !== null, ours = null, theirs = null;
    if (both) {
      var one = words(left).map(plain), other = words(right).map(plain);
      ours = new Set();
      theirs = new Set();
      pairing(one.length, other.length, function (i, j) { return one[i] === other[j] ? 1 : 0; })
        .forEach(function (pair) { ours.add(pair[0]); theirs.add(pair[1]); });
    }
    var line = document.createElement("div");
    line.className = "compare-row";
    line.setAttribute("role", "row");
    line.appendChild(filled(left, ours));
    line.appendChild(filled(right, theirs));
    return line;
  }

  function show() {
    var left = paragraphs(chooser.elements.left.value), right = paragraphs(chooser.elements.right.value);
    var ours = left.map(longWords), theirs = right.map(longWords);
    var scores = ours.map(function (one) {
      return theirs.map(function (other) {
        var part = sharedPart(one, other);
        return part >= ANSWERS ? part : 0;
      });
    });
    var pairs = pairing(left.length, right.length, function (i, j) { return scores[i][j]; });
    pairs.push([left.length, right.length]);
    out.textContent = "";
    var i = 0, j = 0;
    pairs.forEach(function (pair) {
      for (; i < pair[0]; i += 1) { out.appendChild(row(left[i], null)); }
      for (; j < pair[1]; j += 1) { out.appendChild(row(null, right[j])); }
      if (pair[0] < left.length) { out.appendChild(row(left[pair[0]], right[pair[1]])); }
      i = pair[0] + 1;
      j = pair[1] + 1;
    });
  }

  chooser.hidden = false;
  chooser.addEventListener("change", show);
  show();
})();
