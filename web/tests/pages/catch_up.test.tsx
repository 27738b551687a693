// @vitest-environment happy-dom
// What catching up is measured by, told where it is offered.

import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { Offers } from "../../src/pages/console/catch_up_offers";
import * as session from "../../src/state/session";

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} })));
vi.mock(import("../../src/state/session"), async (original) => ({ ...(await original()), say: () => true }));

const minute = 60_000;
afterEach(() => render(null, document.body));

const title = async (grace: object): Promise<string> => {
  const clock = { allotment: 10 * minute, added: 0, used: 0, running_since: 0 };
  const talk = { kind: "presentation", title: "Talk", speakers: [], state: "current", began: 0, clock, wrap_up: 0, ...grace };
  session.now.value = 11 * minute;
  session.view.value = {
    plan: { start: 0, end: 9 * minute },
    run: { status: "running", revision: 1, current: "talk", handed_over: false, locked: false },
    order: ["talk"],
    segments: { talk },
  } as never;
  // What was offered before is forgotten when the panel opens, and asked for anew.
  const offers = { type: "offers", revision: 1, behind: 2 * minute, offers: [] } as never;
  session.preview.value = offers;
  render(<Offers close={() => {}} />, document.body);
  await vi.waitFor(() => expect(session.preview.value).toBeUndefined());
  session.preview.value = offers;
  await vi.waitFor(() => expect(document.querySelector(".empty")).not.toBeNull());
  const said = document.querySelector("h2")!.textContent!;
  render(null, document.body);
  return said;
};

test("in overtime that hands over by itself it is told that the ways count on its end", async () => {
  expect(await title({})).toBe("2 min behind: ways to catch up");
  expect(await title({ grace: 3 * minute })).toBe("2 min behind if this ends now: ways to catch up");
});
