// The preview's overlay: reloads the page when it is new, shows what is wrong in the files, and
// marks drafts.
"use strict";

{
  const script = document.currentScript;
  const own = (name) => new URL(name, script.src).href;
  const addressOf = ({ pathname }) => pathname.replace(/\/$/, "/index.html").slice(1);

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  const draft = element("p", "Bản nháp: trang này chỉ hiện khi xem trước.");
  const summary = element("summary");
  const list = element("ul");
  const findings = element("details", summary, list);
  const panel = element("aside", draft, findings);
  panel.setAttribute("aria-label", "Xem trước");
  panel.setAttribute("role", "status");
  panel.hidden = true;

  function attach() {
    const style = element("link");
    style.rel = "stylesheet";
    style.href = own("overlay.css");
    const host = element("portal-preview");
    host.attachShadow({ mode: "open" }).append(style, panel);
    document.body.append(host);
  }

  function headline({ errors, warnings }) {
    const counts = `${errors} lỗi, ${warnings} cảnh báo`;
    return errors ? `${counts}: trang đang hiện là bản dựng được gần nhất.` : `${counts}.`;
  }

  function show(state) {
    draft.hidden = !state.drafts.includes(addressOf(location));
    findings.hidden = !state.findings.length;
    if (panel.dataset.weight !== "ERROR") findings.open = state.errors > 0;
    panel.dataset.weight = state.errors ? "ERROR" : "WARNING";
    summary.textContent = headline(state);
    list.replaceChildren(...state.findings.map(({ text }) => element("li", text)));
    const left = state.errors + state.warnings - state.findings.length;
    if (left) list.append(element("li", `… và ${left} điều nữa, xem trong cửa sổ lệnh.`));
    panel.hidden = draft.hidden && findings.hidden;
    markLinks(new Set(state.drafts));
  }

  function markLinks(drafts) {
    for (const link of document.links) {
      const leads = link.host === location.host && link.pathname !== location.pathname;
      if (leads && drafts.has(addressOf(link)) && !("draft" in link.dataset)) {
        link.dataset.draft = "";
        link.append(element("small", " (nháp)"));
      }
    }
  }

  function receive({ data }) {
    const state = JSON.parse(data);
    if (state.version === Number(script.dataset.version)) show(state);
    else location.reload();
  }

  // A browser keeps few connections to one server: only the page that is seen listens.
  let source = null;
  function listen() {
    source?.close();
    source = document.hidden ? null : new EventSource(own("tin"));
    source?.addEventListener("message", receive);
  }

  attach();
  listen();
  document.addEventListener("visibilitychange", listen);
}
