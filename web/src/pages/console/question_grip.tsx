import "./question_grip.css";
import { signal } from "@preact/signals";
import type { Command } from "../../protocol/messages";
import { sentenceOf } from "../../state/refusals";
import { forget, mayAct, type Outcome, send, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { tellRefusal } from "../../ui/refusal";
import { testids } from "../../ui/testids";
import { noteMoved } from "./question_moves";

// The question that is carried to another place in the queue, and before which it would go: null for the end, itself where it came from.
export const carried = signal<{ id: string; before: string | null } | undefined>(undefined);

// So far a pointer moves before it carries.
const threshold = 5;
// So near to an edge of the list it scrolls.
const edge = 32;

const rows = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(":scope > ol > li[data-id]")];

// The place between the rows that are shown.
function placeAt(list: Element, id: string, y: number): string | null {
  const { queue = [] } = view.value;
  const others = rows(list).filter((row) => queue.includes(row.dataset.id!));
  const below = others.find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  const before = below?.dataset.id ?? null;
  const follows = others[others.findIndex((row) => row.dataset.id === id) + 1]?.dataset.id ?? null;
  return before === follows ? id : before;
}

function move(id: string, revision: number, before: string | null): void {
  const command: Command = { type: "move_question", question: id, revision, ...(before === null ? {} : { before }) };
  const sent: string = send(
    command,
    (outcome: Outcome) => {
      if (outcome.state === "confirmed") noteMoved();
      if (outcome.state === "refused") tellRefusal(sentenceOf(outcome.why));
      if (outcome.state === "passed" && forget(sent)) tellRefusal(words.notMoved);
    },
    { stands: () => view.value.questions?.[id]?.revision === revision },
  );
}

function carry(grip: HTMLElement, id: string, revision: number, start: PointerEvent): void {
  const list = grip.closest(".list")!;
  let y = start.clientY;
  let frame = 0;
  const scroll = (): void => {
    const { top, bottom } = list.getBoundingClientRect();
    const by = y < top + edge ? -8 : y > bottom - edge ? 8 : 0;
    list.scrollTop += by;
    if (carried.value && by !== 0) carried.value = { id, before: placeAt(list, id, y) };
    frame = requestAnimationFrame(scroll);
  };
  const over = new AbortController();
  const end = (): void => {
    over.abort();
    cancelAnimationFrame(frame);
    carried.value = undefined;
  };
  const on = <K extends keyof HTMLElementEventMap>(type: K, hear: (event: HTMLElementEventMap[K]) => void, at: EventTarget = grip): void =>
    at.addEventListener(type, hear as (event: Event) => void, { signal: over.signal });
  on("pointermove", (event) => {
    y = event.clientY;
    if (!carried.value && Math.abs(y - start.clientY) < threshold) return;
    if (!carried.value) frame = requestAnimationFrame(scroll);
    carried.value = { id, before: placeAt(list, id, y) };
  });
  on("pointerup", () => {
    const to = carried.value?.before;
    end();
    if (to !== undefined && to !== id) move(id, revision, to);
  });
  on("pointercancel", end);
  on("lostpointercapture", end);
  on("keydown", (event) => event.key === "Escape" && end(), document);
  grip.setPointerCapture(start.pointerId);
  start.preventDefault();
}

// The place of a question in the queue, by which a mouse, a finger or a pen carries it to another; keys have the buttons that move it.
export function Grip({ id, place, revision }: { id: string; place: number; revision: number }) {
  return (
    <b
      class="grip"
      title={words.carry}
      data-testid={testids.grip}
      data-carried={carried.value?.id === id}
      onPointerDown={(event) => mayAct.value && event.button === 0 && carry(event.currentTarget, id, revision, event)}
    >
      {place + 1}
    </b>
  );
}
