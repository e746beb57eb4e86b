"use strict";
// Text size of articles, kept between pages. It stands in <head> and doesn't wait, so that the
// kept size holds before the first paint and nothing moves. No storage: it works for the page.
(() => {
  const root = document.documentElement;
  /** @returns {number} the kept step, 0 to 4; 1 is the normal one */
  const kept = () => {
    try {
      return Number(localStorage.getItem("text-size") ?? 1);
    } catch {
      return 1;
    }
  };
  /** @param {number} step */
  const show = (step) => {
    root.dataset.textSize = String(Math.min(Math.max(step || 0, 0), 4));
  };
  show(kept());
  addEventListener("DOMContentLoaded", () => {
    for (const control of document.querySelectorAll(".text-size")) {
      control.removeAttribute("hidden");
      control.addEventListener("click", ({ target }) => {
        if (!(target instanceof HTMLButtonElement)) return;
        show(Number(root.dataset.textSize) + Number(target.value));
        try {
          localStorage.setItem("text-size", root.dataset.textSize ?? "1");
        } catch {}
      });
    }
  });
})();
