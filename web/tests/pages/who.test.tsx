// @vitest-environment happy-dom
// Who is connected, by what, and by which links: and what a moderator does about it.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Who } from "../../src/pages/console/who";
import type { Command, DeviceView, FromPage, Role } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";
import { stubPopovers } from "../ui/popovers";

const told = vi.hoisted(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  return { sent: [] as Command[], said: [] as FromPage[], answers: [] as ((outcome: session.Outcome) => void)[] };
});
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command, tell) => {
    told.answers.push(tell);
    return String(told.sent.push(command));
  },
  say: (frame) => told.said.push(frame) > 0,
}));

let root: HTMLElement;
let tokens: string[];
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 16; ++turns) await Promise.resolve();
};
const all = (testid: string, within: ParentNode = root): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`),
];
const device = (name: string): HTMLElement => root.querySelector<HTMLElement>(`[data-id="${name}"]`)!;
const link = (role: string): HTMLElement | undefined => all(testids.link).find((one) => one.dataset.role === role);
const press = async (one: HTMLElement): Promise<void> => {
  pass(1000);
  click(one);
  await settle();
};
const connected = (as: Role, number: number, more: Partial<DeviceView> = {}): DeviceView => ({
  name: `n/${as}${number}`,
  as,
  number,
  since: Date.UTC(2036, 1, 16, 10, 15),
  network: 1,
  ...more,
});

async function show(as: Role, devices: DeviceView[], generations: object = {}): Promise<void> {
  const count = (of: Role): number => devices.filter((one) => one.as === of).length;
  session.me.value = { as, ...(as === "observer" ? {} : { console: `n/${as}1` }) } as never;
  session.now.value = Date.UTC(2036, 1, 16, 11);
  session.view.value = {
    plan: { panellists: { ana: { name: "Ana" }, bo: { name: "Bo" } }, panellist_order: ["ana", "bo"], time_zone: "UTC", absent: [] },
    run: { status: "closed", revision: 1, handed_over: false, locked: false },
    presence: {
      moderators: count("moderator"),
      co_moderators: count("co_moderator"),
      observers: 70,
      stages: count("stage"),
      participants: 9,
      panellists: { ana: count("panellist") },
      claims: [],
      devices,
      origins: [],
    },
    links: { moderator: 0, co_moderator: 0, observer: 0, rapporteur: 0, stage: 0, panellists: 0, each: {}, ...generations },
  } as never;
  render(<Who came={["ana", "bo"]} />, root);
  await vi.waitFor(() => expect(all(testids.link).length > 0).toBe(as !== "observer"));
}

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  for (const list of Object.values(told)) list.length = 0;
  tokens = [];
  stubPopovers();
  vi.stubGlobal("fetch", async (_path: string, { headers }: { headers: { Authorization: string } }) => {
    tokens.push(headers.Authorization);
    const links = {
      observer: "/console#o",
      rapporteur: "/report#r",
      panellists: [{ id: "ana", name: "Ana", link: "/panellist#a" }],
      audience: "/audience/X",
      stage: "/stage#s",
      tools: [{ id: "t1", name: "Deck", rights: "drive", token: "panel.x-t1.secret" }],
    };
    const leading = session.me.value?.as === "moderator" ? { moderator: "/console#m", co_moderator: "/console#c" } : {};
    return new Response(JSON.stringify({ ...links, ...leading }));
  });
  location.hash = "#token";
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("each device says as what, by what and since when it is connected, and from which network; never an address", async () => {
  await show("moderator", [
    connected("moderator", 1, { browser: "firefox", system: "windows" }),
    connected("panellist", 1, { panellist: "ana", browser: "safari", system: "ios", network: 2 }),
    connected("stage", 1, { name: "other/7", network: 1 }),
  ]);
  expect(device("n/moderator1").textContent).toBe("Moderator 1Firefox on Windows · since 10:15 · this page");
  expect(device("n/panellist1").textContent).toContain("Ana");
  expect(device("n/panellist1").textContent).toContain("Safari on iPhone or iPad · since 10:15 · another network");
  expect(device("other/7").textContent).toContain("Stage 1Another program · since 10:15");
  expect(device("other/7").textContent).not.toContain("network");
  expect(root.textContent).toContain("and 70 more");
});

test("a device is disconnected when its moderator has read what that does, and never one's own", async () => {
  await show("moderator", [connected("moderator", 1), connected("stage", 1)]);
  expect(all(testids.devicePutOut, device("n/moderator1"))).toHaveLength(0);
  await press(all(testids.devicePutOut, device("n/stage1"))[0]!);
  expect(told.said).toEqual([]);
  expect(device("n/stage1").textContent).toContain("its link works on");
  await press(all(testids.devicePutOutSure, device("n/stage1"))[0]!);
  expect(told.said).toEqual([{ type: "put_out", device: "n/stage1" }]);
});

test("a co-moderator does nothing to those who lead, and an observer nothing at all", async () => {
  const devices = [connected("moderator", 1), connected("co_moderator", 1), connected("co_moderator", 2), connected("stage", 1)];
  await show("co_moderator", devices);
  expect(devices.map((one) => all(testids.devicePutOut, device(one.name)).length)).toEqual([0, 0, 0, 1]);
  expect(link("moderator")).toBeUndefined();
  expect(all(testids.linkRenew, link("stage")).length).toBe(1);
  await show("observer", devices);
  expect(all(testids.devicePutOut)).toHaveLength(0);
  expect(all(testids.link)).toHaveLength(0);
});

test("the moderator has people join by personal links only, and finds where they are made", async () => {
  await show("moderator", []);
  session.view.value = { ...session.view.value, run: { ...session.view.value.run!, status: "running" } };
  await settle();
  await press(all(testids.personalRequire)[0]!);
  expect(told.sent).toEqual([{ type: "require_personal_links", on: true }]);
  expect(all(testids.personalLinks)[0]!.getAttribute("href")).toBe("/personal-links#token");
  session.view.value = { ...session.view.value, run: { ...session.view.value.run!, personal_links_only: true } };
  await settle();
  expect(all(testids.personalRequire)[0]!.textContent).toContain("Let people join by the code");
});

test("a tool is given a token by its name and rights, and one that has been read is revoked", async () => {
  await show("moderator", [connected("moderator", 1)]);
  session.view.value = { ...session.view.value, run: { ...session.view.value.run!, status: "running" } };
  await settle();
  expect(all(testids.tool).map((one) => one.textContent)).toEqual([expect.stringContaining("Deckdrive clocks, floor and stage")]);
  const name = all(testids.toolName)[0] as HTMLInputElement;
  name.value = " Button panel ";
  name.dispatchEvent(new Event("input", { bubbles: true }));
  const rights = all(testids.toolRights)[0] as HTMLSelectElement;
  rights.value = "caption";
  rights.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
  await press(all(testids.toolAdmit)[0]!);
  expect(told.sent).toEqual([{ type: "admit_tool", name: "Button panel", rights: "caption" }]);
  await press(all(testids.toolRevoke)[0]!);
  expect(told.sent).toHaveLength(1);
  await press(all(testids.toolRevokeSure)[0]!);
  expect(told.sent.at(-1)).toEqual({ type: "revoke_tool", tool: "t1" });
});

test("a new link names how often the one that was seen was replaced, also in a closed session; the list is asked for again", async () => {
  await show("moderator", [connected("moderator", 1)], { panellists: 2, each: { ana: 1 }, stage: 4 });
  expect(tokens).toEqual(["Bearer token"]);
  const renew = async (role: string): Promise<void> => {
    await press(all(testids.linkRenew, link(role))[0]!);
    await press(all(testids.linkRenewSure, link(role))[0]!);
  };
  await renew("panellist");
  await renew("stage");
  expect(told.sent).toEqual([
    { type: "renew_link", as: "panellist", panellist: "ana", generation: 3 },
    { type: "renew_link", as: "stage", generation: 4 },
  ]);
  await press(all(testids.linkRenew, link("moderator"))[0]!);
  expect(link("moderator")!.textContent).toContain("This page goes on.");
  location.hash = "#another";
  await show("moderator", [connected("moderator", 1)], { moderator: 1 });
  await vi.waitFor(() => expect(tokens.at(-1)).toBe("Bearer another"));
});
