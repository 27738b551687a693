// @vitest-environment happy-dom
// Whom a message of the moderators is for.

import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beginChoosing, to, ToWhom, whom } from "../../src/pages/console/recipients";
import * as session from "../../src/state/session";
import { testids } from "../../src/ui/testids";

let root: HTMLElement;

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const at = (testid: string): HTMLElement => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
const chosen = (): string[] => [...root.querySelectorAll('.to-whom [aria-pressed="true"]')].map((one) => one.textContent);
const press = async (testid: string): Promise<void> => {
  at(testid).click();
  await settle();
};
const name = (): string => whom(to.value);

async function open(speaker: string | undefined, speakers: string[] = []): Promise<void> {
  const panellists = { ana: { name: "Ana" }, bo: { name: "Bo" }, cy: { name: "Cy" } };
  session.view.value = {
    plan: { panellists, panellist_order: ["ana", "bo", "cy"] },
    run: { current: "now" },
    segments: { now: { speakers } },
    floor: { speaker },
  } as never;
  beginChoosing();
  render(<ToWhom />, root);
  await settle();
}

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => render(null, root));

test("it is for whoever speaks, and where nobody at the podium does for nobody yet", async () => {
  await open("bo");
  expect(chosen()).toEqual(["Bo"]);
  await open("moderator");
  expect(chosen()).toEqual([]);
  expect(name()).toBe("");
  await open(undefined, ["cy", "ana"]);
  expect(chosen(), "both who speak").toEqual(["Ana", "Cy"]);
});

test("a press chooses that one alone", async () => {
  await open("bo");
  await press(testids.messageTo("audience"));
  expect(to.value).toEqual({ panellists: [], stage: false, audience: true });
  await press(testids.messageTo("all"));
  expect(chosen()).toEqual(["All panellists"]);
  expect(name()).toBe("All panellists");
  await press(testids.messageTo("ana"));
  expect(to.value.panellists).toEqual(["ana"]);
});

test("several are chosen where that is asked for", async () => {
  await open("bo");
  await press(testids.messageSeveral);
  await press(testids.messageTo("ana"));
  await press(testids.messageTo("stage"));
  expect(name()).toBe("Ana, Bo, The stage");
  await press(testids.messageTo("bo"));
  expect(to.value).toEqual({ panellists: ["ana"], stage: true, audience: false });
  await press(testids.messageTo("everyone"));
  await press(testids.messageTo("stage"));
  expect(to.value).toEqual({ panellists: ["ana", "bo", "cy"], stage: false, audience: true });
  await press(testids.messageSeveral);
  expect(name()).toBe("");
});
