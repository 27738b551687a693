// @vitest-environment happy-dom
// The organiser's list of sessions.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { archive } from "../../src/pages/home/archive";
import { plan } from "../../src/pages/home/plan_draft";
import { SessionList } from "../../src/pages/home/session_list";
import type { SessionCard } from "../../src/protocol/http";
import { stubPopovers } from "../ui/popovers";

const t0 = 1_487_258_100_000;
let root: HTMLElement;
const asked: string[] = [];
const deeds = { edit: vi.fn(), print: vi.fn(), gone: vi.fn(), renewed: vi.fn() };
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 8; ++turns) await Promise.resolve();
};
const card = (n: number, title: string, panellist: string): SessionCard => ({
  id: `s${n}`,
  title,
  venue: `Room ${n}`,
  time_zone: "Etc/UTC",
  start: t0,
  end: t0 + 5_400_000,
  status: "prepared",
  personal_links_only: false,
  join_code: `CODE${String(n).padStart(2, "0")}`,
  links: {
    moderator: "/console#m",
    co_moderator: "/console#c",
    observer: "/console#o",
    rapporteur: "/report#r",
    audience: "/audience/X",
    stage: "/stage#s",
    panellists: [{ id: "p1", name: panellist, link: "/panellist#p" }],
  },
});
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const shown = (): string[] => all("session").map((one) => one.dataset.id!);
const list = async (of: SessionCard[]): Promise<void> => {
  render(<SessionList of={of} at={t0} token="o.token" fresh={undefined} deeds={deeds} />, root);
  await drawn();
};
const press = async (testid: string): Promise<void> => {
  all(testid)[0]!.click();
  await drawn();
};
const choose = async (what: string): Promise<void> => {
  await press("session-menu");
  await vi.waitFor(() => expect(all(`menu-${what}`)).toHaveLength(1));
  await press(`menu-${what}`);
};

beforeEach(() => {
  asked.length = 0;
  for (const deed of Object.values(deeds)) deed.mockClear();
  stubPopovers();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  render(null, root);
  archive("s1", false);
  plan.value = undefined;
  vi.unstubAllGlobals();
});
const answers = (body: string, status = 200): void =>
  void vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    return new Response(body, { status });
  });

test("one is found by its title, its place, its panellists or its code, whatever the accents", async () => {
  await list([card(1, "Océans et droit", "Ana"), card(2, "Migration", "Zoë Ferreira"), card(3, "Work", "Bo")]);
  for (const [text, found] of [
    ["OCEANS", "s1"],
    ["ferreira zoe", "s2"],
    ["code03", "s3"],
    ["room 2", "s2"],
  ] as const) {
    const field = all("session-find")[0] as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn();
    expect(shown()).toEqual([found]);
  }
});

test("what is on comes first, then what is next, and last what is over, the latest first; one that was just made before all", async () => {
  const hour = 3_600_000;
  const on = (n: number, start: number, status: SessionCard["status"] = "prepared"): SessionCard => ({
    ...card(n, `Panel ${n}`, "Ana"),
    start: t0 + start * hour,
    end: t0 + (start + 1) * hour,
    status,
  });
  const of = [on(1, 800), on(2, -30, "closed"), on(3, 24), on(4, -0.5, "running"), on(5, -5, "concluded"), on(6, -0.2), on(7, -48)];
  await list(of);
  expect(shown()).toEqual(["s4", "s6", "s3", "s1", "s5", "s2", "s7"]);
  render(<SessionList of={of} at={t0} token="o.token" fresh="s1" deeds={deeds} />, root);
  await drawn();
  expect(shown()).toEqual(["s1", "s4", "s6", "s3", "s5", "s2", "s7"]);
});

test("of a thousand so many are made as are come to", async () => {
  await list(Array.from({ length: 1000 }, (_, i) => card(i, `Panel ${i}`, "Ana")));
  expect(shown()).toHaveLength(40);
  await press("session-more");
  expect(shown()).toHaveLength(80);
});

test("one that is archived is folded away, and comes back", async () => {
  await list([card(1, "Oceans", "Ana"), card(2, "Work", "Bo")]);
  await choose("archive");
  expect(all("session-archive")[0]!.textContent).toBe("Archived (1)");
  expect(root.querySelector("details.archived [data-id=s1]")).not.toBeNull();
  expect(localStorage.getItem("dais.archived")).toBe("s1");
  archive("s1", false);
  await drawn();
  expect(all("session-archive")).toHaveLength(0);
});

test("one is deleted when its organiser has said so twice, in two places", async () => {
  answers("{}");
  await list([card(1, "Oceans", "Ana")]);
  await choose("delete");
  const places = () => [...root.querySelectorAll<HTMLElement>(".deleting button")].map((one) => one.dataset.testid);
  const first = places();
  expect(root.textContent).toContain("Delete “");
  await press("session-delete-yes");
  expect(asked).toEqual([]);
  expect(root.textContent).toContain("It is gone for good");
  expect(places()).toEqual([...first].reverse());
  await press("session-delete-yes");
  await vi.waitFor(() => expect(deeds.gone).toHaveBeenCalledOnce());
  expect(asked).toEqual(["DELETE /api/v1/sessions/s1"]);
});

test("one that could not be deleted stays, and the page says why", async () => {
  answers('{"error":{"code":"not_deleted","message":"Of a program."}}', 500);
  await list([card(1, "Oceans", "Ana")]);
  await choose("delete");
  await press("session-delete-yes");
  await press("session-delete-yes");
  await vi.waitFor(() => expect(root.textContent).toContain("The session could not be deleted. It is still there"));
  expect(deeds.gone).not.toHaveBeenCalled();
});

test("a copy opens in the editor as a new session", async () => {
  answers('{"id":"oceans","title":"Oceans","start":"2017-02-16T10:15","venue":"Room 4","segments":[]}');
  await list([card(1, "Oceans", "Ana")]);
  await choose("copy");
  await vi.waitFor(() => expect(deeds.edit).toHaveBeenCalledOnce());
  expect(asked).toEqual(["GET /api/v1/sessions/s1/plan"]);
  expect(plan.value).toMatchObject({ title: "Oceans (copy)", start: "10:15" });
  expect(plan.value!.date > "2017-02-16").toBe(true);
  expect(plan.value!.others).not.toHaveProperty("id");
});

test("a link is replaced when its organiser has read what that does, and the list gets the new one", async () => {
  const fresh = card(1, "Oceans", "Ana");
  const bodies: unknown[] = [];
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${path}`);
    bodies.push(JSON.parse(body as string));
    return new Response(JSON.stringify(fresh));
  });
  await list([card(1, "Oceans", "Ana")]);
  const of = (role: string): HTMLElement => all("link").find((one) => one.dataset.role === role)!;
  const within = (role: string, testid: string): HTMLElement => of(role).querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
  expect(of("audience").querySelector('[data-testid="link-renew"]')).toBeNull();
  for (const role of ["panellist", "moderator"]) {
    within(role, "link-renew").click();
    await drawn();
    expect(of(role).textContent).toContain("The old one stops working at once");
    within(role, "link-renew-sure").click();
    await vi.waitFor(() => expect(deeds.renewed).toHaveBeenLastCalledWith(fresh));
  }
  expect(asked).toEqual(["POST /api/v1/sessions/s1/links", "POST /api/v1/sessions/s1/links"]);
  expect(bodies).toEqual([{ as: "panellist", panellist: "p1" }, { as: "moderator" }]);
});

test("a title begins where the lines of its card begin, whatever its script", async () => {
  await list([card(1, "الهجرة في المنطقة العربية", "Ana")]);
  expect([...root.querySelector("h3")!.classList]).toContain("aligned");
});

test("a code that lets nobody in is not handed out", async () => {
  await list([{ ...card(1, "Oceans", "Ana"), personal_links_only: true }]);
  expect(root.textContent).not.toContain("CODE01");
  expect(root.textContent).toContain("Joining needs a personal link.");
  expect(root.querySelector('[data-role="audience"]')).toBeNull();
  await list([card(1, "Oceans", "Ana")]);
  expect(root.textContent).toContain("CODE01");
});

test("links that name this computer only are said to be out of the reach of phones", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ address: "http://127.0.0.1:8080" })));
  await list([card(1, "Water", "Ana")]);
  await vi.waitFor(() => expect(root.querySelector("details .wrong")?.textContent).toMatch(/^Phones cannot reach this address/));
});
