// Runs inside the pages of the random panels, before anything of the page does. It knows nothing of how the page decides about presses: it
// writes down when a press began and since when the button had said what it said then, and which commands left the page.
// `watched()` gives what was written down; `translate(on)` does to the texts what a browser does that translates pages.

(() => {
  const driving = new Set(["open_session", "start", "next", "back", "end_segment", "end_session", "close_session"]);
  const presses = [];
  const commands = [];
  const troubles = [];

  // What a button says, without its figures, which count, and in either language of `translate`.
  const meaning_of = (button) => {
    const copy = button.cloneNode(true);
    copy.querySelectorAll(".outcome, .sum").forEach((one) => one.remove());
    return copy.textContent.replace(/[\d:,.+−-]+/g, "").replace(/\s+/g, " ").trim().toLowerCase();
  };

  const said = new WeakMap(); // button → { meaning, since }
  const note = () => {
    const at = performance.now();
    for (const button of document.querySelectorAll("button")) {
      const meaning = meaning_of(button);
      if (said.get(button)?.meaning !== meaning) said.set(button, { meaning, since: at });
    }
  };

  const begin = (button, event, how) => {
    note();
    if (!button) return;
    const { meaning, since } = said.get(button);
    presses.push({
      how,
      meaning,
      testid: button.dataset.testid ?? "",
      // When it was pressed, which on a busy machine is before anybody hears of it.
      wall: Date.now() - (performance.now() - event.timeStamp),
      stood: event.timeStamp - since,
      repeated: event.repeat === true,
    });
  };
  // Ahead of the page's own listeners.
  addEventListener("pointerdown", (event) => begin(event.target.closest?.("button"), event, "pointer"), true);
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" || event.key === " ") return begin(document.activeElement?.closest?.("button"), event, event.key);
      // A key of the console stands for the button that bears it.
      for (const button of document.querySelectorAll("button[aria-keyshortcuts]")) {
        const keys = button.getAttribute("aria-keyshortcuts").toLowerCase().split(" ");
        if (keys.includes(event.key.toLowerCase())) begin(button, event, event.key);
      }
    },
    true,
  );
  addEventListener("click", (event) => !event.isTrusted && begin(event.target.closest?.("button"), event, "voice"), true);
  addEventListener("error", (event) => {
    // What it has not seen yet it sees in the next frame.
    if (!event.message.startsWith("ResizeObserver loop")) troubles.push(event.message);
  });
  addEventListener("unhandledrejection", (event) => troubles.push(String(event.reason)));

  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (text) {
    const frame = JSON.parse(text);
    if (frame.type === "command" && !frame.query_outcome && driving.has(frame.command.type)) {
      commands.push({ id: frame.id, type: frame.command.type, pressed: frame.pressed, wall: Date.now() });
    }
    return send.call(this, text);
  };

  // As Chromium does it: every text is put into elements of the translator's own, again whenever it changes.
  let translating;
  const skipped = "script, style, input, textarea, select, [translate=no], .notranslate";
  const translated = (node) => node.nodeType === Node.TEXT_NODE && /\p{Ll}/u.test(node.data) && !node.parentElement?.closest(skipped);
  const wrap = (node) => {
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
    inner.textContent = node.data.toUpperCase();
    outer.append(inner);
    node.replaceWith(outer);
  };
  const wrap_all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (translated(walker.currentNode)) found.push(walker.currentNode);
    if (translated(root)) found.push(root);
    found.forEach(wrap);
  };
  globalThis.translate = (on) => {
    translating?.disconnect();
    translating = undefined;
    if (!on) return;
    translating = new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "characterData" && target.isConnected) wrap_all(target);
        for (const added of addedNodes) if (added.isConnected) wrap_all(added);
      }
    });
    translating.observe(document.body, { childList: true, characterData: true, subtree: true });
    wrap_all(document.body);
  };

  // The words that are seen, without figures; what only its owner sees (a menu that is open, an answer to a press) is left out.
  // So is what a main button keeps showing until its reader does something.
  const own = '.outcome, .sum, .passed, [popover], form, [aria-live], script, style, option, textarea, [data-held="true"]';
  globalThis.words = () => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      // What only holds a text has no box of its own.
      const box = parentElement.closest(":not(text-run, font)");
      if (parentElement.closest(own) || !box.checkVisibility({ visibilityProperty: true })) continue;
      for (const word of data.toLowerCase().match(/\p{L}+/gu) ?? []) found.add(word);
    }
    return [...found];
  };

  globalThis.watched = () => ({ presses, commands, troubles });

  addEventListener("DOMContentLoaded", () => {
    note();
    new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
})();
