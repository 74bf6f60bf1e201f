// Starts the slides once the formulas are set, and makes what does not fit smaller, or lets it scroll.
(function () {
  "use strict";
  var HEIGHT = 700, SMALLEST = 0.62, LEAST = 300;
  function fit(sheet) {
    var scale = 1;
    sheet.style.zoom = "";
    sheet.querySelectorAll('mjx-container[display="true"], pre').forEach(narrow);
    sheet.classList.remove("long");
    sheet.removeAttribute("tabindex");
    sheet.querySelectorAll(".output img").forEach(function (image) { shrink(sheet, image); });
    while (sheet.scrollHeight * scale > HEIGHT && scale > SMALLEST) {
      scale = Math.max(SMALLEST, scale - 0.06);
      sheet.style.zoom = scale;
      sheet.style.maxHeight = HEIGHT / scale + "px";
    }
    if (sheet.scrollHeight * scale > HEIGHT + 2) { sheet.classList.add("long"); sheet.tabIndex = 0; }
  }
  // A formula or a line of code wider than the slide is set smaller: on a wall nobody can scroll it.
  function narrow(box) {
    box.style.fontSize = "";
    var size = parseFloat(getComputedStyle(box).fontSize), least = size / 2;
    while (box.scrollWidth > box.clientWidth + 1 && size > least) {
      size -= 0.5;
      box.style.setProperty("font-size", size + "px", "important");
    }
  }
  // A figure gives way before letters do, down to LEAST.
  function shrink(sheet, image) {
    var film = image.closest("[id^=frames-]"), box = film || image;
    box.style.removeProperty("max-width");
    var height = image.getBoundingClientRect().height / Reveal.getScale(), over = sheet.scrollHeight - HEIGHT;
    if (over <= 0 || height <= LEAST) { return; }
    var part = Math.max(LEAST, height - over - 4) / height;
    box.style.setProperty("max-width", part * image.getBoundingClientRect().width / Reveal.getScale() + "px", "important");
  }
  function fitShown() {
    var sheet = Reveal.getCurrentSlide() && Reveal.getCurrentSlide().querySelector(".sheet");
    if (sheet) { fit(sheet); }
  }
  MathJax.startup.promise.then(function () { return MathJax.typesetPromise(); }).then(function () {
    return Reveal.initialize({
      width: 1280, height: 720, margin: 0.06, center: false, hash: true, slideNumber: "c/t", transition: "none",
      keyboardCondition: function (event) { return !/^(range|button|submit)$/.test(event.target.type || ""); },
      plugins: [RevealNotes]
    });
  }).then(function () {
    Reveal.on("slidechanged", fitShown);
    document.querySelectorAll(".reveal img").forEach(function (image) { image.addEventListener("load", fitShown); });
    document.querySelectorAll(".reveal details").forEach(function (box) { box.addEventListener("toggle", fitShown); });
    fitShown();
    document.documentElement.dataset.math = "done";
  });
})();
