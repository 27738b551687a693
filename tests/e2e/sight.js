// Runs inside the pages of the tests, before anything of the page does: `sight()` says what a reader sees there now, as plain data, and
// `differences(expected)` in which points that is not what it should be.

(() => {
  // A test may set the page's clock wrong afterwards; these are the machine's.
  const wall = Date.now.bind(Date);

  // Of what an older engine knows.
  const visible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible" && (element.checkVisibility?.() ?? true);
  const all = (testid) => [...document.querySelectorAll(`[data-testid="${testid}"]`)].filter(visible);
  // As it reads: without the marks about what people wrote (FSI, PDI).
  const text_of = (element) => element.textContent.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").trim();
  const text = (testid) => {
    const [found] = all(testid);
    return found ? text_of(found) : null;
  };
  const states = (testid) => Object.fromEntries(all(testid).map((element) => [element.dataset.id, element.dataset.state]));
  const number = (element) => (element ? Number(/\d+/.exec(element.textContent)?.[0] ?? Number.NaN) : null);

  function clock(testid) {
    const [found] = all(testid);
    if (!found) return null;
    const figures = text_of(found);
    const parts = /^(\+)?(?:(\d+):)?(\d+):(\d\d)$/.exec(figures);
    if (!parts) return { figures, left: Number.NaN, phase: found.dataset.phase };
    const seconds = (Number(parts[2] ?? 0) * 60 + Number(parts[3])) * 60 + Number(parts[4]);
    return { figures, left: parts[1] ? -seconds : seconds, phase: found.dataset.phase };
  }

  // Of every question that is shown, in the page's order: how many votes it has, and whether they include the reader's.
  function questions() {
    return Object.fromEntries(
      all("question").map((element) => {
        const press = element.querySelector('[data-testid="vote"]');
        const votes = number(element.querySelector('[data-testid="votes"]') ?? press);
        const voted = press ? press.getAttribute("aria-pressed") === "true" : null;
        return [element.dataset.id, { state: element.dataset.state, votes, voted }];
      }),
    );
  }

  // What a page says twice, it says alike: the phase of its clock, of the words about it, and the figures themselves.
  function contradictions() {
    const time = clock("clock");
    if (!time) return [];
    const [badge] = all("phase");
    const said = [];
    if (badge && badge.dataset.phase !== time.phase) said.push(`${badge.dataset.phase} above a clock ${time.phase}`);
    if (["running", "wrap_up"].includes(time.phase) && !(time.left >= 0)) said.push(`${time.figures} ${time.phase}`);
    if (time.phase === "overtime" && !time.figures.startsWith("+")) said.push(`${time.figures} in overtime`);
    return said;
  }

  const root = () => all("page")[0];
  const tab = (name) => number(all(`tab-${name}`)[0]);
  const shown = {
    at: wall,
    ended: () => text("ended"),
    status: () => root()?.dataset.status ?? null,
    phase: () => root()?.dataset.phase ?? null,
    badge: () => all("phase")[0]?.dataset.phase ?? null,
    connection: () => document.querySelector('[data-testid="connection"]')?.dataset.state ?? null,
    away: () => text("connection"),
    clock: () => clock("clock"),
    floor_clock: () => clock("floor-clock"),
    speaker: () => text("speaker"),
    segment: () => text("segment"),
    next: () => text("next"),
    stage_question: () => all("stage-question")[0]?.dataset.id ?? null,
    floor_speaker: () => text("floor-speaker"),
    join_code: () => text("join-code"),
    announced: () => document.querySelector('[data-testid="announcer"]')?.textContent.replace(/[\u2068\u2069]/g, "").trim() ?? null,

    main: () => text("main"),
    refusal: () => text("refusal"),
    rows: () => states("row"),
    submitted: () => tab("submitted"),
    approved: () => tab("approved"),
    queued: () => tab("queued"),
    answered: () => tab("answered"),
    not_taken: () => tab("not_taken"),
    presence: () => text("presence"),
    lateness: () => text("lateness"),
    notes: () => text("notes"),
    requests: () => states("request"),
    waiting: () => Object.entries(states("request")).flatMap(([id, state]) => (state === "waiting" ? [id] : [])),
    unsettled: () => all("settle").length > 0,
    contradictions,

    turn: () => all("turn")[0]?.dataset.when ?? null,
    to_me: () => all("to-me").map((element) => element.dataset.id),

    questions,
    mine: () => states("mine"),
    may_ask: () => all("ask-text").some((element) => !element.disabled),
    ask_note: () => text("ask-note"),
    place: () => text("floor-place"),
    may_request: () => all("floor-request").some((element) => !element.disabled),
  };

  globalThis.sight = () => Object.fromEntries(Object.entries(shown).map(([name, look]) => [name, look()]));

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // An expectation is the value, or { has: text }, { starts: text }, { any: [values] }, { some: { name: value } }, or, for a list that
  // does not move by itself, { listed: { id: … } }: what it shows is right, and only while it offers to settle may it lack something or
  // keep what has gone.
  function holds(value, expected) {
    if (expected === null || typeof expected !== "object" || Array.isArray(expected)) return same(value, expected);
    if ("has" in expected) return typeof value === "string" && value.includes(expected.has);
    if ("starts" in expected) return typeof value === "string" && value.startsWith(expected.starts);
    if ("any" in expected) return expected.any.some((one) => holds(value, one));
    if ("some" in expected) return value !== null && Object.entries(expected.some).every(([name, one]) => holds(value?.[name], one));
    if ("listed" in expected) {
      const unsettled = shown.unsettled();
      const right = ([id, one]) => id in expected.listed && Object.entries(expected.listed[id]).every(([name, is]) => holds(one[name], is));
      return (
        Object.entries(value).every((entry) => right(entry) || (unsettled && !(entry[0] in expected.listed))) &&
        Object.keys(expected.listed).every((id) => id in value || unsettled)
      );
    }
    return same(value, expected);
  }

  // Looks at no more than is asked for: it is asked many times a second.
  globalThis.differences = (expected) =>
    Object.entries(expected).flatMap(([name, one]) => {
      const seen = shown[name]?.();
      return holds(seen, one) ? [] : [`${name} is ${JSON.stringify(seen)}, and should be ${JSON.stringify(one)}`];
    });

  // The clock's figures as they are at each of the next few frames.
  globalThis.readings = async (testid, count) => {
    const taken = [];
    for (let i = 0; i < count; ++i) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      taken.push({ at: wall(), ...clock(testid) });
    }
    return taken;
  };

  // What the clock's figures become, `count` times, and the machine's time at which they did.
  globalThis.changes = (testid, count) =>
    new Promise((resolve) => {
      const seen = [];
      let before = clock(testid)?.figures;
      const observer = new MutationObserver(() => {
        const now = clock(testid);
        if (!now || now.figures === before) return;
        before = now.figures;
        seen.push({ at: wall(), ...now });
        if (seen.length < count) return;
        observer.disconnect();
        resolve(seen);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
})();
