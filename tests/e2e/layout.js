// Runs inside the pages of the tests: what a careful reader would object to in the layout, as sentences. None is none.

(() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(visible);
  const one = (testid) => all(`[data-testid="${testid}"]`)[0];
  const box = (element) => element.getBoundingClientRect();
  const named = (element) => {
    const name = element.dataset.testid ?? element.className.baseVal ?? element.className;
    return `<${element.localName} ${name}> "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  };
  const span = (from, to) => `from ${from.toFixed(0)} to ${to.toFixed(0)}`;
  const clips = (element) => getComputedStyle(element).overflowX !== "visible";

  // Cut off on purpose: by a box of its own, not by the window's edge.
  function is_clipped(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (clips(at)) return true;
    }
    return false;
  }

  globalThis.sideways = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = [];
    if (scrollWidth > clientWidth) {
      const beyond = all("body *").filter((element) => box(element).right > clientWidth && !is_clipped(element));
      const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
      found.push(`it scrolls sideways, ${scrollWidth} in ${clientWidth}, because of ${innermost.slice(0, 2).map(named).join(" and ")}`);
    }
    for (const element of all("body *")) {
      const has_words = element.childElementCount === 0 && element.textContent.trim() !== "";
      if (!has_words || element.closest(".unseen, datalist") || is_clipped(element)) continue;
      const { left, right } = box(element);
      if (left < -1 || right > clientWidth + 1) found.push(`beyond the edge, ${span(left, right)}: ${named(element)}`);
    }
    // The first few tell where to look.
    return found.slice(0, 4);
  };

  globalThis.scrolls = () => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight > clientHeight ? [`it scrolls: ${scrollHeight} in ${clientHeight}`] : [];
  };

  // The figures of the clock, with the plus that hangs before them, are whole, and nothing lies over them or the main button.
  globalThis.covered = () => {
    const found = [];
    const clock = one("clock");
    if (clock) {
      const parts = [clock, ...clock.querySelectorAll("*")].map(box).filter(({ width }) => width > 0);
      const left = Math.min(...parts.map((part) => part.left));
      const right = Math.max(...parts.map((part) => part.right));
      if (left < 0 || right > innerWidth) found.push(`the clock goes ${span(left, right)} of ${innerWidth}`);
      for (let at = clock.parentElement; at && at !== document.body; at = at.parentElement) {
        const around = box(at);
        if (clips(at) && (left < around.left - 1 || right > around.right + 1)) found.push(`the clock is cut off by ${named(at)}`);
        if (at.matches("section, header, main") && (left < around.left - 1 || right > around.right + 1)) {
          found.push(`the clock, ${span(left, right)}, leaves its ${named(at)}, ${span(around.left, around.right)}`);
        }
      }
    }
    for (const testid of ["main", "clock"]) {
      const element = one(testid);
      if (!element) continue;
      element.scrollIntoView({ block: "nearest" });
      const { left, top, width, height } = box(element);
      for (const [x, y] of [[0.5, 0.5], [0.04, 0.5], [0.96, 0.5]]) {
        const at = document.elementFromPoint(left + x * width, top + y * height);
        if (at && (element.contains(at) || at.contains(element))) continue;
        found.push(`${testid} is covered${at ? ` by ${named(at)}` : ": it is off the screen"}`);
      }
    }
    const main = one("main");
    const overflows = main && (main.scrollWidth > main.clientWidth + 1 || main.scrollHeight > main.clientHeight + 1);
    if (overflows) found.push(`the main button overflows: ${named(main)}`);
    return found;
  };

  // Whatever a finger is to hit has 44 by 44 pixels.
  globalThis.small_targets = () =>
    all('button, a[href], input:not([type="checkbox"], [type="file"]), select, textarea, summary, label:has(> input[type="checkbox"])')
      .filter((element) => !element.disabled && !element.closest(".unseen") && (box(element).width < 43.5 || box(element).height < 43.5))
      .map((element) => `${box(element).width.toFixed(0)} by ${box(element).height.toFixed(0)}: ${named(element)}`);

  // All that can be pressed or filled in now, each with what tells it from the others.
  const interactive = 'button:not([disabled]), a[href], input:not([disabled]), select, textarea, summary, [tabindex="0"]';
  const key_of = (element) => {
    const id = element.closest("[data-id]")?.dataset.id;
    return `${element.dataset.testid ?? element.getAttribute("aria-label") ?? named(element)}${id ? ` of ${id}` : ""}`;
  };
  globalThis.controls = () => all(interactive).filter((element) => !(element.role === "tab" && element.tabIndex < 0)).map(key_of);
  globalThis.focused = () => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at);
    return { key: key_of(at), ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
  };
})();
