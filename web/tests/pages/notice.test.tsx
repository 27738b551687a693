// @vitest-environment happy-dom
// What the organiser tells whoever leads, on the console.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Notices } from "../../src/pages/console/notices";
import type { Command, MessageView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";

let sent: Command[] = [];
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(sent.push(command)),
}));

let root: HTMLElement;
const at = (testid: string): HTMLElement | null => root.querySelector(`[data-testid="${testid}"]`);
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const told = (text: string, more: Partial<MessageView> = {}): MessageView => ({
  text,
  sent: 0,
  to: { panellists: [], stage: false, audience: false },
  from_organiser: true,
  delivered: [],
  seen_by: [],
  ...more,
});
const show = async (as: string, messages: Record<string, MessageView>): Promise<void> => {
  session.me.value = { as } as never;
  session.view.value = { run: { status: "running" }, messages } as never;
  render(<Notices />, root);
  await drawn();
};

beforeEach(() => {
  sent = [];
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => render(null, root));

test("it stands where refusals do, the earliest first, until it was read here or elsewhere", async () => {
  await show("moderator", {
    m1: told("Read long ago.", { seen_by: ["moderator"] }),
    m2: told("The bus leaves at noon."),
    m3: told("At one."),
  });
  expect(at("from-organiser")!.textContent).toContain("From the organiser The bus leaves at noon.");
  await vi.waitFor(() => expect(sent).toEqual([{ type: "note_delivery", message: "m2" }]));
  at("from-organiser-read")!.click();
  await drawn();
  expect(sent).toContainEqual({ type: "acknowledge", message: "m2" });
  expect(at("from-organiser")!.dataset.id).toBe("m3");
  await show("moderator", { m3: told("At one.", { seen_by: ["moderator"] }) });
  expect(at("from-organiser")).toBeNull();
});

test("an observer is not asked to read it, nor is anybody a message of the moderators", async () => {
  await show("observer", { m4: told("Hello.") });
  expect(at("from-organiser")).toBeNull();
  await show("co_moderator", { m5: { ...told("Please conclude"), from_organiser: undefined as never } });
  expect(at("from-organiser")).toBeNull();
});
