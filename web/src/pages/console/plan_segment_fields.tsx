import type { Command, SegmentView } from "../../protocol/messages";
import { planning as words } from "../../state/later_words";
import { draftOf, formOfSegment, isSame } from "../../state/plan";
import { isOver } from "../../state/run";
import { view } from "../../state/session";
import { Press } from "../../ui/press";
import { SegmentFields } from "../../ui/segment_fields";
import { testids } from "../../ui/testids";
import { coming, edits, opened, personsOf, without } from "./plan_typed";
import { faultsOf, usualOf } from "./segment_form";

interface Of {
  id: string;
  one: SegmentView;
  what: string; // how its row calls it
}

// One by one, past those that have not begun.
function moves(id: string, revision: number): Record<"up" | "down", Command | undefined> {
  const at = coming.value.indexOf(id);
  const [above, below] = [coming.value[at - 1], coming.value[at + 2]];
  return {
    up: at > 0 && above !== undefined ? { type: "move", revision, segment: id, before: above } : undefined,
    down:
      at >= 0 && at < coming.value.length - 1
        ? { type: "move", revision, segment: id, ...(below === undefined ? {} : { before: below }) }
        : undefined,
  };
}

function Places({ id, one, what }: Of) {
  const v = view.value;
  const { revision } = v.run!;
  const move = moves(id, revision);
  const skip = one.state === "skipped" ? "restore" : "skip";
  return (
    <>
      <Press class="quiet" testid={testids.segmentUp} label={words.up(what)} command={move.up}>
        {words.moveUp}
      </Press>
      <Press class="quiet" testid={testids.segmentDown} label={words.down(what)} command={move.down}>
        {words.moveDown}
      </Press>
      <Press
        class="quiet"
        testid={testids.segmentSkip}
        command={one.state === "done" || isOver(v.run) ? undefined : { type: skip, revision, segment: id }}
      >
        {words[skip]}
      </Press>
    </>
  );
}

// What is typed, and how it differs from what others have made of the segment meanwhile.
export function typedOf(id: string, one: SegmentView) {
  const as = formOfSegment(id, one);
  const edit = edits.value[id];
  const form = edit?.form ?? as;
  const typed = edit !== undefined && !isSame(form, as);
  return { form, since: edit?.since ?? as, typed, overtaken: typed && !isSame(edit.since, as) };
}

export function Fields({ id, one, what }: Of) {
  const v = view.value;
  const { form, since, typed, overtaken } = typedOf(id, one);
  const draft = draftOf(form, one);
  const begun = one.state === "current" || one.state === "done";
  const forget = (): void => void (edits.value = without(edits.value, id));
  return (
    <div class="fields">
      {begun && (
        <p class="hint" data-testid={testids.segmentNote}>
          {one.state === "current" ? words.begun : words.done}
        </p>
      )}
      {overtaken && (
        <p class="hint strong" data-testid={testids.segmentNote}>
          {words.changedMeanwhile}
        </p>
      )}
      <SegmentFields
        segment={form}
        people={personsOf(v)}
        change={(to) => (edits.value = { ...edits.value, [id]: { form: to, since } })}
        begun={begun}
        usual={usualOf(form)}
        faultOf={faultsOf(draft)}
      />
      <div class="does">
        <Press
          class="main"
          testid={testids.segmentSave}
          means="send"
          command={!typed || "wrong" in draft ? undefined : { type: "edit_segment", revision: v.run!.revision, segment: id, to: draft }}
          done={(outcome) => {
            if (outcome.state !== "confirmed") return;
            forget();
            opened.value = undefined;
          }}
        >
          {words.saveChange}
        </Press>
        <button type="button" class="button quiet" disabled={!typed} data-testid={testids.segmentDiscard} onClick={forget}>
          {overtaken ? words.takeTheirs : words.discard}
        </button>
        <span class="apart" />
        <Places id={id} one={one} what={what} />
      </div>
    </div>
  );
}
