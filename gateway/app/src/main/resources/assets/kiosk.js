// Comforts only: every page works without this file.
(function () {
  "use strict";
  var heard = document.body.getAttribute("data-number");

  function chime() {
    // The same sound whatever the outcome: nobody is shamed.
    new Audio("/assets/chime.wav").play().catch(function () {});
  }

  document.addEventListener("click", function (event) {
    var target = event.target instanceof Element ? event.target.closest("[data-print]") : null;
    if (target) { window.print(); }
  });

  document.addEventListener("htmx:afterSwap", function () {
    var now = document.querySelector("[data-number]:not(body)");
    var number = now ? now.getAttribute("data-number") : heard;
    if (heard !== null && number !== heard) { chime(); }
    heard = number;
  });

  if (document.body.hasAttribute("data-chime")) { chime(); }

  var left = document.querySelector("[data-seconds-left]");
  if (left) {
    var until = Date.now() + 1000 * Number(left.getAttribute("data-seconds-left"));
    window.setInterval(function () {
      var seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      left.textContent = left.getAttribute("data-text").replace("#", String(seconds));
      if (seconds === 0) { window.location.reload(); }
    }, 1000);
  }

  var heading = document.querySelector("main h1");
  if (heading && document.body.getAttribute("data-step") !== "start") { heading.focus(); }
})();
