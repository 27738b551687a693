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
    const innermost = (beyond) => {
      const within = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
      return within.slice(0, 2).map(named).join(" and ");
    };
    if (scrollWidth > clientWidth) {
      const beyond = all("body *").filter((element) => box(element).right > clientWidth && !is_clipped(element));
      found.push(`it scrolls sideways, ${scrollWidth} in ${clientWidth}, because of ${innermost(beyond)}`);
    }
    for (const part of all("main *")) {
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(part).overflowX) && !part.matches("input, select, textarea");
      if (!scrolls || part.scrollWidth <= part.clientWidth + 1) continue;
      const beyond = [...part.querySelectorAll("*")].filter((element) => box(element).right > box(part).right);
      found.push(`a part scrolls sideways, ${part.scrollWidth} in ${part.clientWidth}, because of ${innermost(beyond)}`);
    }
    for (const element of all("body *")) {
      const has_words = element.childElementCount === 0 && element.textContent.trim() !== "";
      if (!has_words || element.closest(".unseen, datalist") || is_clipped(element)) continue;
      const { left, right } = box(element);
      if (left < -1 || right > clientWidth + 1) found.push(`beyond the edge, ${span(left, right)}: ${named(element)}`);
    }
    for (const heading of all("h1:not(.unseen), h2:not(.unseen)")) {
      const words = document.createRange();
      words.selectNodeContents(heading);
      const { left, right, width } = words.getBoundingClientRect();
      if (width > 1 && (left < 4 || right > clientWidth - 4)) found.push(`at the very edge, ${span(left, right)}: ${named(heading)}`);
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

  // What can be pressed or read can be brought into sight, and nothing lies over it there.
  globalThis.out_of_reach = () =>
    all('button:not([tabindex="-1"]), a[href], input, select, textarea, summary, [data-testid="clock"]')
      .filter((element) => !element.closest(".unseen"))
      .filter((element) => ["center", "start", "end"].every((block) => {
        element.scrollIntoView({ block, inline: "nearest" });
        const { left, top, width, height } = box(element);
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        const label = element.closest("label");
        if (!at || left < -1 || left + width > innerWidth + 1) return true;
        return !(element.contains(at) || at.contains(element) || (label && label.contains(at)));
      }))
      .map((element) => `out of reach: ${named(element)}`);

  // Whatever hides what it has no room for has room for it, or says by an ellipsis that there is more.
  globalThis.cut_off = () =>
    all("body *")
      .filter((element) => {
        const { overflowY, webkitLineClamp } = getComputedStyle(element);
        return ["hidden", "clip"].includes(overflowY) && webkitLineClamp === "none" && element.scrollHeight > element.clientHeight + 2;
      })
      .filter((element) => !element.closest(".unseen, .outcome, .clock, input, select") && !element.matches("svg *"))
      .map((element) => `${element.scrollHeight} in ${element.clientHeight}: ${named(element)}`);

  // What is cut after so many lines ends with a whole one.
  globalThis.half_lines = () =>
    all("body *")
      .filter((element) => {
        const { webkitLineClamp, lineHeight, paddingTop, paddingBottom } = getComputedStyle(element);
        if (webkitLineClamp === "none" || element.scrollHeight <= element.clientHeight + 2) return false;
        const lines = (element.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight);
        return Math.abs(lines - Math.round(lines)) > 0.15;
      })
      .map((element) => `half a line of ${named(element)}`);

  // A button whose words are cut has told what it does by then.
  globalThis.cut_short = () =>
    all("button .lines-2")
      .filter((element) => element.scrollHeight > element.clientHeight + 2 && element.clientWidth < 64)
      .map((element) => `${element.clientWidth} px for ${named(element)}`);

  // No words lie over others. What floats above a page may, and is compared with itself.
  globalThis.overlapping = () => {
    const floats = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) if (/fixed|sticky|absolute/.test(getComputedStyle(at).position)) return at;
      return null;
    };
    const seen = (rect, element) => {
      let [left, top, right, bottom] = [rect.left, rect.top + rect.height / 4, rect.right, rect.bottom - rect.height / 4];
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (!clips(at)) continue;
        const around = box(at);
        [left, top] = [Math.max(left, around.left), Math.max(top, around.top)];
        [right, bottom] = [Math.min(right, around.right), Math.min(bottom, around.bottom)];
      }
      return { left, top, right, bottom };
    };
    const words = [];
    const shown = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (shown.nextNode()) {
      const of = shown.currentNode.parentElement.closest(":not(text-run)");
      if (shown.currentNode.data.trim() === "" || !visible(of) || of.closest(".unseen, option, svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(shown.currentNode);
      for (const rect of range.getClientRects()) {
        const at = seen(rect, of);
        if (at.right - at.left > 2 && at.bottom - at.top > 2) words.push({ ...at, of, above: floats(of) });
      }
    }
    const found = new Set();
    for (const [i, one] of words.entries()) {
      for (const other of words.slice(i + 1)) {
        const clock = one.of.closest(".clock");
        if (one.of === other.of || one.above !== other.above || (clock && clock.contains(other.of))) continue;
        const apart = one.right - 1 <= other.left || other.right - 1 <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        if (!apart) found.add(`${named(one.of)} lies over ${named(other.of)}`);
      }
    }
    return [...found].slice(0, 4);
  };

  // A message's text, from its beginning to its end, and its button are seen once they are scrolled to.
  globalThis.under_something = (message, text, button) => {
    const found = [];
    for (const [name, block] of [[text, "start"], [text, "end"], [button, "nearest"]]) {
      const element = one(name);
      element.scrollIntoView({ block });
      const { left, top, bottom, width } = box(element);
      const y = block === "start" ? top + 8 : block === "end" ? bottom - 8 : (top + bottom) / 2;
      const at = document.elementFromPoint(left + width / 2, y);
      const by = at ? ` by ${named(at)}` : ": it is off the screen";
      if (!at || !one(message).contains(at)) found.push(`${name} is covered at its ${block}${by}`);
    }
    return found;
  };

  // Resolves when a window of another size, or with other letters, has been drawn, and what fits its text into it has.
  globalThis.drawn = async () => {
    for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
  };

  // Resolves when nothing is told of the connection: on a busy machine an answer may be late, and what says so lies over a page for a moment.
  globalThis.untroubled = async () => {
    while (all(".connection").some((element) => element.textContent.trim() !== "")) await new Promise(requestAnimationFrame);
  };

  // Where the clocks and the main controls stand, and what is told of the connection: in sight, and over no clock.
  globalThis.stands = async () => {
    await globalThis.drawn();
    const whole = ({ left, top, width, height }) => [left, top, width, height].map(Math.round);
    const of = (testid) => all(`[data-testid="${testid}"]`).map(box).map(whole);
    const standing = ["clock", "segment-clock", "floor-clock", "main", "ask-text", "tab-mine", "speaker"];
    return standing.flatMap((name) => of(name).map((at) => `${name} at ${at}`));
  };
  globalThis.untold = () => {
    const found = [];
    const note = all(".connection").find((element) => element.textContent.trim() !== "");
    if (!note) return ["the lost connection is not seen"];
    const at = box(note);
    const is_within = at.left >= -1 && at.top >= -1 && at.right <= innerWidth + 1 && at.bottom <= innerHeight + 1;
    if (!is_within) found.push(`beyond the edge: ${named(note)}`);
    const meet = (other) => at.left < other.right && other.left < at.right && at.top < other.bottom && other.top < at.bottom;
    for (const testid of ["clock", "segment-clock", "floor-clock", "main"]) {
      for (const other of all(`[data-testid="${testid}"]`).map(box)) {
        if (meet(other)) found.push(`over ${testid}: ${named(note)}`);
      }
    }
    return found;
  };

  // Whoever says what they see on a control names it (WCAG 2.5.3).
  globalThis.misnamed = () => {
    const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    const seen = (element) => {
      if (element.getAttribute("aria-hidden") === "true" || element.matches(".unseen, svg") || !visible(element)) return "";
      const part = (one) => (one.nodeType === Node.TEXT_NODE ? one.data : one.nodeType === Node.ELEMENT_NODE ? seen(one) : "");
      return [...element.childNodes].map(part).join("");
    };
    return all("button[aria-label], a[aria-label], summary[aria-label], [role=tab][aria-label]")
      .filter((element) => !letters(element.getAttribute("aria-label")).startsWith(letters(seen(element))))
      .map((element) => `"${seen(element).trim()}" is called "${element.getAttribute("aria-label")}": ${element.dataset.testid}`);
  };

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

// Names of people that a translator of the page would take for words.
globalThis.translated_names = (names) => {
  const shown = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (shown.nextNode()) {
    const { data, parentElement } = shown.currentNode;
    if (!names.includes(data.trim()) || parentElement.closest("[translate=no]")) continue;
    found.push(`a name is translated: ${parentElement.outerHTML}`);
  }
  return found;
};

const drawn = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;

// Letters of which the lower part is cut off: what a box hides beyond itself it does not count as overflow.
globalThis.cut_letters = () => {
  const context = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll(".fitted")].filter(drawn).flatMap((one) => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(one);
    context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const { fontBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(one.textContent);
    const range = document.createRange();
    range.selectNodeContents(one);
    const line = [...range.getClientRects()].at(-1);
    const below = line.top + fontBoundingBoxAscent + actualBoundingBoxDescent - one.getBoundingClientRect().bottom;
    return below > 0 ? [`letters are cut by ${Math.round(below)} px: ${one.textContent.slice(0, 40)}`] : [];
  });
};

// Where the device puts its own colours in the place of all others: what nobody can see there any more.
globalThis.forced_away = () => {
  const ground = getComputedStyle(document.body).backgroundColor;
  const found = [];
  const look = (one) => {
    const style = getComputedStyle(one);
    return [style.backgroundColor, style.borderBlockEndColor, getComputedStyle(one, "::after").backgroundColor].join(" ");
  };
  for (const [name, off] of Object.entries({ "aria-pressed": "false", "aria-selected": "false", "data-news": "false" })) {
    for (const one of [...document.querySelectorAll(`[${name}="true"]`)].filter(drawn)) {
      const on = look(one);
      one.setAttribute(name, off);
      if (look(one) === on) found.push(`${name} is not seen: ${one.textContent}`);
      one.setAttribute(name, "true");
    }
  }
  for (const one of [...document.querySelectorAll(".bar > .spent, .part > span, .track")].filter(drawn)) {
    const kept = getComputedStyle(one).forcedColorAdjust === "none";
    if (!kept) found.push(`drawn in one colour: ${one.className || one.parentElement.className}`);
  }
  for (const one of [...document.querySelectorAll("body *")].filter(drawn)) {
    const says = [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.data.trim() !== "");
    const style = getComputedStyle(one);
    if (!says || style.forcedColorAdjust === "none") continue;
    if (style.color === ground) found.push(`on its own colour: ${one.textContent}`);
    if (parseFloat(style.fontSize) > 40) found.push(`covers what is beside it: ${one.textContent}`);
  }
  return found;
};
