"use strict";
// Buttons that copy a reference. They stay hidden where nothing can be copied: the text is there
// to be marked by hand.
addEventListener("DOMContentLoaded", () => {
  if (!navigator.clipboard) return;
  for (const box of document.querySelectorAll(".reference")) {
    const [name, button, text] = box.children;
    const status = box.parentElement?.querySelector("[role=status]");
    button.removeAttribute("hidden");
    button.addEventListener("click", async () => {
      let told = `Đã chép: ${name.textContent}.`;
      try {
        await navigator.clipboard.writeText(text.textContent ?? "");
      } catch {
        told = "Trình duyệt không cho chép; hãy tô đen chữ rồi nhấn Ctrl+C.";
      }
      if (status) status.textContent = told;
    });
  }
});
