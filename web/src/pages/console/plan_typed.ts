import { computed, signal } from "@preact/signals";
import type { SessionView } from "../../protocol/messages";
import type { PersonForm, SegmentForm } from "../../state/plan";
import { notYetOver } from "../../state/run";
import { view } from "../../state/session";
import { panellistsApart } from "../../ui/names";

// What is being typed: it stays when the editor is closed, and when the state that it was typed for has passed.
interface Edit {
  form: SegmentForm;
  since: SegmentForm; // the segment as it was when the typing began
}

export const edits = signal<Record<string, Edit>>({});
export const opened = signal<string | undefined>(undefined); // a segment's id, "new", or a panellist's after "person "
export const fresh = signal<{ form: SegmentForm; before: string } | undefined>(undefined);
export const people = signal<Record<string, PersonForm>>({});

export const without = <T>(all: Record<string, T>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));

export const personsOf = (v: SessionView): { id: string; name: string }[] => panellistsApart(v).map(([id, name]) => ({ id, name }));

// Before which a segment can be put: those that have not begun and are still to come.
export const coming = computed(() => notYetOver(view.value).filter((id) => view.value.segments?.[id]?.state === "ahead"));
