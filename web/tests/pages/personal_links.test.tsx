// @vitest-environment happy-dom
// Links of their own for the audience: made, saved, printed and replaced.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PersonalLinks } from "../../src/pages/personal_links/personal_links";
import type { PersonalLinkList } from "../../src/protocol/http";
import { saveAs } from "../../src/ui/save_file";
import { testids } from "../../src/ui/testids";
import { stubPopovers } from "../ui/popovers";

vi.mock(import("../../src/ui/save_file"), async (original) => ({ ...(await original()), saveAs: vi.fn() }));

const ten = Date.UTC(2036, 1, 16, 10);
let told: PersonalLinkList;
let root: HTMLElement;
const asked: [path: string, body: unknown][] = [];
let refuses = false;

const link = (number: number, generation = 0) => ({ number, generation, link: `/audience/X#p.a-${number}~${generation}.code` });
const all = (testid: string, within: ParentNode = root): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`),
];
const type = (testid: string, text: string): void => {
  const field = all(testid)[0] as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 40; ++turns) await Promise.resolve();
};
const press = async (one: HTMLElement): Promise<void> => {
  one.click();
  await settled();
};
const show = async (): Promise<void> => {
  render(<PersonalLinks token="p.m.code" session="p" />, root);
  await vi.waitFor(() => expect(all(testids.page)).toHaveLength(1));
};

beforeEach(() => {
  asked.length = 0;
  refuses = false;
  told = { title: "Water", time_zone: "Etc/UTC", start: ten, end: ten + 60_000, only: false, generation: 0, links: [link(1), link(2)] };
  stubPopovers();
  vi.stubGlobal("fetch", async (path: string, { method, body, headers }: RequestInit) => {
    expect((headers as Record<string, string>).Authorization).toMatch(/^Bearer (p\.m\.code)?$/);
    if (method === "POST" && typeof body === "string" && path.includes("/commands/")) {
      asked.push([path.split("/commands/")[1]!, JSON.parse(body)]);
      return new Response(JSON.stringify(refuses ? { error: { code: 2002 }, message: "" } : { record: 1 }), {
        status: refuses ? 409 : 200,
      });
    }
    if (path.endsWith("/personal-links")) return new Response(JSON.stringify(told));
    return new Response("{}");
  });
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
  vi.mocked(saveAs).mockClear();
});

test("one is made for each name, behind those that are there; names are in the table and nowhere else", async () => {
  await show();
  expect(document.title).not.toMatch(/[\u2066-\u2069]/);
  type(testids.personalNames, "Ana Lima\n\nBo\n");
  await settled();
  expect(all(testids.personalMake)[0]!.textContent).toBe("Make 2 links");
  told = { ...told, links: [...told.links, link(3), link(4)] };
  await press(all(testids.personalMake)[0]!);
  expect(asked).toEqual([["make_personal_links", { after: 2, count: 2 }]]);
  expect(all(testids.personalSaid)[0]!.textContent).toContain("Links 3 to 4 are made.");
  expect(all(testids.link).map((one) => one.textContent)[2]).toContain("Ana Lima");
  await press(all(testids.personalSave)[0]!);
  const [name, file] = vi.mocked(saveAs).mock.calls[0]!;
  expect(name).toBe("p-personal-links.csv");
  expect(await file.text()).toContain(`4,Bo,${location.origin}/audience/X#p.a-4~0.code\r\n`);
});

test("a name that is there twice is told before it counts as two people", async () => {
  await show();
  type(testids.personalNames, "Ana Lima\nBo\nAna Lima");
  await settled();
  expect(root.textContent!.replace(/[\u2068\u2069]/g, "")).toContain("More than once in this list: Ana Lima.");
  type(testids.personalNames, "Ana Lima\nBo");
  await settled();
  expect(root.textContent).not.toContain("More than once");
});

test("or so many, within what a session has", async () => {
  await show();
  type(testids.personalCount, "9999");
  await settled();
  expect((all(testids.personalMake)[0] as HTMLButtonElement).disabled).toBe(true);
  expect(root.textContent).toContain("9998 more links can be made.");
  type(testids.personalCount, "20");
  await settled();
  await press(all(testids.personalMake)[0]!);
  expect(asked).toEqual([["make_personal_links", { after: 2, count: 20 }]]);
});

test("whoever was earlier is seen, and nothing is said to be done", async () => {
  await show();
  refuses = true;
  type(testids.personalNames, "Ana");
  await settled();
  told = { ...told, links: [...told.links, link(3)] };
  await press(all(testids.personalMake)[0]!);
  expect(all(testids.personalSaid)[0]!.textContent).toContain("It was not done.");
  expect(all(testids.link)[2]!.textContent).not.toContain("Ana");
  expect((all(testids.personalNames)[0] as HTMLTextAreaElement).value).toBe("Ana");
});

test("joining needs one, or does not any more", async () => {
  await show();
  told = { ...told, only: true };
  await press(all(testids.personalRequire)[0]!);
  expect(all(testids.personalOnly)[0]!.dataset.on).toBe("true");
  expect(all(testids.personalOnly)[0]!.textContent).toContain("Joining needs a personal link.");
  await press(all(testids.personalRequire)[0]!);
  expect(asked).toEqual([
    ["require_personal_links", { on: true }],
    ["require_personal_links", { on: false }],
  ]);
});

test("one is found and replaced, and so are all, by how often they were replaced before", async () => {
  told = { ...told, generation: 2, links: [link(1, 2), link(2, 3)] };
  await show();
  type(testids.personalFind, "2");
  await settled();
  expect(all(testids.link).map((one) => one.dataset.id)).toEqual(["2"]);
  await press(all(testids.linkRenew, all(testids.link)[0]!)[0]!);
  await press(all(testids.linkRenewSure, all(testids.link)[0]!)[0]!);
  await press(all(testids.linkRenew)[0]!);
  expect(root.textContent).toContain("each person needs their new one");
  await press(all(testids.linkRenewSure)[0]!);
  expect(asked).toEqual([
    ["renew_personal_link", { number: 2, generation: 3 }],
    ["renew_personal_link", { generation: 2 }],
  ]);
});

test("each has a slip of paper, with the name that it was made for", async () => {
  await show();
  type(testids.personalNames, "Ana Lima");
  await settled();
  told = { ...told, links: [...told.links, link(3)] };
  await press(all(testids.personalMake)[0]!);
  await press(all(testids.personalPrint)[0]!);
  const slips = all(testids.sheetLink).map((one) => one.textContent);
  expect(slips).toHaveLength(3);
  expect(slips[0]).toContain("Link 1");
  expect(slips[2]).toContain("Ana Lima");
  expect(slips[2]).toContain("#p.a-3~0.code");
});

test("whoever has another link is told which one it takes", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ error: { code: "unauthorised", message: "" } }), { status: 401 }));
  await show();
  expect(root.textContent).toContain("moderator’s or the organiser’s link");
});
