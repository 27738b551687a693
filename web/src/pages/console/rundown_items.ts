import type { Command, SegmentView } from "../../protocol/messages";
import { isOver, notYetOver, total } from "../../state/run";
import { mayAct, view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";

interface Item {
  what: string;
  label: string;
  command: Command;
  adds?: (presses: number) => string;
}

export function itemsOf(id: string, segment: SegmentView): Item[] {
  const v = view.value;
  const { revision, status } = v.run!;
  const items: Item[] = [];
  if (!mayAct.value) return items;
  const over = isOver(v.run);
  const canRun = status === "open" || status === "running";
  const add = (what: string, label: string, command: Command): void => void items.push({ what, label, command });
  const { state } = segment;

  if (canRun && (state === "ahead" || state === "interrupted")) add("start", words.startNow, { type: "start", revision, segment: id });
  if ((status === "running" || status === "concluded") && (state === "done" || state === "interrupted")) {
    add("back", words.back, { type: "back", revision, segment: id });
  }
  if (!over && (state === "ahead" || state === "interrupted" || state === "current")) {
    for (const by of [1, -1, 5, -5]) {
      if (by < 0 && total(segment.clock) + by * 60_000 < 0) continue;
      const command: Command = { type: "add_time", revision, segment: id, by: by * 60_000 };
      items.push({ what: `add${by}`, label: words.addMinutesLong(by), command, adds: (presses) => words.addedMinutes(presses * by) });
    }
  }
  if (state === "current") add("end", `${saying.endOf[segment.kind]}: ${saying.endLong}`, { type: "end_segment", revision });
  if (!over && state === "ahead") {
    const coming = notYetOver(v).filter((one) => one !== v.run?.current);
    const at = coming.indexOf(id);
    const above = coming[at - 1];
    if (at > 0 && above !== undefined) add("up", words.up, { type: "move", revision, segment: id, before: above });
    if (at >= 0 && at < coming.length - 1) {
      const before = coming[at + 2];
      add("down", words.down, { type: "move", revision, segment: id, ...(before === undefined ? {} : { before }) });
    }
  }
  if (!over && state !== "done" && state !== "skipped") add("skip", words.skip, { type: "skip", revision, segment: id });
  if (!over && state === "skipped") add("restore", words.restore, { type: "restore", revision, segment: id });
  return items;
}
