"use strict";
// The register's table: the rows that hold all words typed, in the order chosen. The script stands
// in <head> and doesn't wait: its controls have their room before the first paint.
(() => {
  document.documentElement.dataset.register = "on";
  /** @param {string} text */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d");
  /** @typedef {(one: HTMLTableRowElement, other: HTMLTableRowElement) => number} Order */
  /** @param {HTMLTableRowElement} row */
  const day = (row) => row.dataset.day || "9999";  // what has none comes last
  const { compare } = new Intl.Collator("vi", { numeric: true });
  /** @type {Record<string, Order>} */
  const ORDERS = {
    "": () => 0,
    // What has no day is "" and comes last.
    effective: (one, other) =>
      compare(other.dataset.effective ?? "", one.dataset.effective ?? ""),
    oldest: (one, other) => compare(day(one), day(other)),
    name: (one, other) => compare(one.cells[0].innerText, other.cells[0].innerText),
    articles: (one, other) => Number(other.dataset.articles) - Number(one.dataset.articles),
  };
  /** @type {Record<string, (row: HTMLTableRowElement) => boolean>} */
  const SHOWN = {
    "": () => true,
    held: (row) => "held" in row.dataset,
    cited: (row) => !("held" in row.dataset),
  };
  addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.register-tools");
    const body = document.querySelector("table.register tbody");
    const status = document.querySelector(".sum [role=status]");
    if (!(form instanceof HTMLFormElement && body instanceof HTMLTableSectionElement)) return;
    const rows = [...body.rows];
    const texts = new Map(rows.map((row) => [row, fold(row.innerText)]));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      const asked = new FormData(form);
      const words = fold(String(asked.get("words"))).split(/\s+/);
      const isShown = SHOWN[String(asked.get("shown") ?? "")];
      for (const row of rows) {
        row.hidden = !(isShown(row) && words.every((word) => texts.get(row)?.includes(word)));
      }
      body.append(...[...rows].sort(ORDERS[String(asked.get("order"))]));
      const count = rows.filter((row) => !row.hidden).length;
      if (status) status.textContent = `${count.toLocaleString("vi")} văn bản.`;
    });
  });
})();
