import "./notes.css";
import { currentOf } from "../../state/run";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";

export function Notes() {
  const v = view.value;
  if (v.run!.concluded !== undefined) return null;
  const shown = currentOf(v) ?? (v.run?.following !== undefined ? { segment: v.segments?.[v.run.following] } : undefined);
  return (
    <section class="notes" tabIndex={0} aria-label={words.noteTitle}>
      <h2>{words.noteTitle}</h2>
      <p class="typed" dir="auto" data-testid={testids.notes}>
        {shown?.segment?.notes || words.noNotes}
      </p>
    </section>
  );
}
