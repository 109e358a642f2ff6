/* Before the page is drawn: a theme that the reader chose earlier, and the word that scripts run. */
"use strict";
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var chosen = localStorage.getItem("rashomon-theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch (error) {
    /* Some browsers keep nothing for pages from disk: the system's theme stands. */
  }
})();
