// @vitest-environment happy-dom
// What catching up has done, and how long its undoing is offered.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Applied } from "../../src/pages/console/applied";
import * as session from "../../src/state/session";
import { pass } from "../ui/device";

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} })));

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] }));
afterAll(() => void vi.useRealTimers());
afterEach(() => render(null, document.body));

test("it closes by itself once its undoing is not offered any more, and not before it is done", () => {
  const close = vi.fn();
  const draw = (history: object): void => {
    session.view.value = { history } as never;
    render(<Applied after={3} undone={() => {}} close={close} />, document.body);
    pass(50);
  };
  session.me.value = { as: "moderator" } as never;
  draw({});
  pass(60_000);
  expect(close, "nothing is done yet").not.toHaveBeenCalled();
  draw({ 4: { at: 0, by: "moderator", did: { type: "resumed" } } });
  pass(10_000);
  expect(close).not.toHaveBeenCalled();
  pass(5_000);
  expect(close).toHaveBeenCalled();
});
