import "./selection_bar.css";
import { useSignal } from "@preact/signals";
import { labelLength, reasonLength } from "../../protocol/limits";
import type { Command } from "../../protocol/messages";
import { mayAct } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { labels } from "./derived";
import { approveAll, clearSelection, declineAll, groupAll, labelAll, ranging, selection } from "./selection";

const done = (outcome: { state: string }): void => void (outcome.state === "confirmed" && clearSelection());

// One of several words for all, or one of one's own.
function Choose(props: {
  label: string;
  title: string;
  name?: string;
  own: string;
  most: number;
  of: readonly string[];
  testid: string;
  command: (text: string) => Command;
}) {
  const text = useSignal("");
  const written = cleaned(text.value);
  return (
    <Popover
      class="button"
      label={props.name === undefined ? props.label : <span aria-hidden="true">{props.label}</span>}
      name={props.name}
      title={props.title}
      testid={props.testid}
      disabled={!mayAct.value}
    >
      {() => (
        <div class="reasons">
          <h2>{props.title}</h2>
          {props.of.map((one) => (
            <Press key={one} class="quiet item" testid={testids.selectionChoice} command={props.command(one)} means={one} done={done}>
              <span class="typed" dir="auto">
                {one}
              </span>
            </Press>
          ))}
          <label class="field">
            {props.own}
            <TextBox most={props.most} value={text.value} change={(to) => (text.value = to)} testid={testids.selectionText} />
          </label>
          <Press
            class="main"
            testid={testids.selectionSend}
            means="send"
            command={written === "" || tooMany(written, props.most) > 0 ? undefined : props.command(written)}
            done={done}
          >
            {props.name ?? props.label}
          </Press>
        </div>
      )}
    </Popover>
  );
}

// What is done with all that are selected, at once: it stands where the list is searched otherwise.
export function SelectionBar() {
  const ids = selection.value;
  return (
    <div class="selection" role="group" aria-label={words.selected(ids.length)} data-testid={testids.selection}>
      <b class="tabular">{words.selected(ids.length)}</b>
      <button
        type="button"
        class="button range"
        data-each
        aria-pressed={ranging.value}
        title={words.rangeHint}
        data-testid={testids.selectionRange}
        onClick={() => (ranging.value = !ranging.value)}
      >
        {words.range}
      </button>
      <Press testid={testids.approveAll} means="approve" command={approveAll(ids)} done={done}>
        {words.approve}
      </Press>
      <span class="split">
        <Press testid={testids.declineAll} means="decline" command={declineAll(ids)} done={done}>
          {words.decline}
        </Press>
        <Choose
          label="▾"
          name={words.declineWith}
          title={words.declineWhy}
          own={words.ownReason}
          most={reasonLength}
          of={words.reasons}
          testid={testids.declineAllMenu}
          command={(text) => declineAll(ids, text)}
        />
      </span>
      <Press testid={testids.groupAll} means="group" hint={words.groupAllHint} command={groupAll(ids)} done={done}>
        {words.group}
      </Press>
      <Choose
        label={words.label}
        title={words.labelsTitle}
        own={words.labelNew}
        most={labelLength}
        of={labels.value.slice(0, 6)}
        testid={testids.labelAll}
        command={(text) => labelAll(ids, text)}
      />
      <button type="button" class="button quiet clear" data-each data-testid={testids.selectionClear} onClick={clearSelection}>
        {words.clearSelection}
      </button>
    </div>
  );
}
