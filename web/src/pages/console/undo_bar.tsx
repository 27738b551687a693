import "./undo_bar.css";
import "./history.css";
import { useRef } from "preact/hooks";
import { me, timed, view } from "../../state/session";
import { type Change, changesOf, latestOf } from "../../state/undoing";
import { history as sentences, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { later } from "./later";
import { toldOf } from "./told";

// What is not one's own says whose it is.
const said = (change: Change): string => toldOf(view.value, change, timed);
const doer = (change: Change): string => change.tool ?? words.by[change.by]!;
const named = (change: Change): string => (change.by === me.value?.as ? said(change) : `${doer(change)} ${said(change)}`);

const room = 44; // letters that a button shows in two lines
const least = 10;

// What people wrote or are called has what the rest of the sentence leaves of the room: what was done is seen whole.
function shortened(told: string): string {
  const names = told.split("\u2068").length - 1;
  const rest = told.replace(/\u2068[^\u2069]*/g, "").length;
  const each = Math.max(least, Math.floor((room - rest) / (names || 1)));
  return told.replace(new RegExp(`(\u2068[^\u2069]{${each}})[^\u2069]{2,}`, "gu"), "$1…");
}

function Entry({ change }: { change: Change }) {
  return (
    <li data-testid={testids.change} data-id={change.record} data-undone={change.undone_by !== undefined}>
      <span class="tabular">{timed(change.at)}</span>
      <span class="what">
        <span class="typed" dir="auto">
          {sentences.sentence(doer(change), said(change))}
        </span>
        {change.undone_by !== undefined && <small>{words.undoneBy(words.by[change.undone_by] ?? "")}</small>}
      </span>
      {/* Where nothing can be put back, the answer to the press says why. */}
      {change.undone_by === undefined ? (
        <Press
          roomy
          class={change.undo ? "" : "quiet"}
          testid={testids.undoChange}
          label={words.undoLong(said(change))}
          command={{ type: "undo", record: change.record }}
        >
          {words.undo}
        </Press>
      ) : (
        <Press
          roomy
          class={change.redo ? "" : "quiet"}
          testid={testids.redoChange}
          label={words.redoLong(said(change))}
          command={{ type: "redo", record: change.record }}
        >
          {words.redo}
        </Press>
      )}
    </li>
  );
}

function Changes() {
  const area = useRef<HTMLDivElement>(null);
  const all = changesOf(view.value);
  const settled = useSettled(
    all.map((one) => String(one.record)),
    area,
    "history",
  );
  const byRecord = new Map(all.map((one) => [String(one.record), one]));
  return (
    <div class="history" ref={area} data-testid={testids.changes}>
      <div class="heading">
        <h2 tabIndex={-1} data-first>
          {words.history}
        </h2>
        {later.value && <later.value.ReportLink />}
        <span class="settle">
          {settled.changed && (
            <button type="button" class="button" data-each onClick={settled.settle}>
              {words.settle(settled.fresh)}
            </button>
          )}
        </span>
      </div>
      {all.length === 0 && <p class="empty">{words.noHistory}</p>}
      <ol>
        {settled.ids.value.map((id) => {
          const change = byRecord.get(id);
          return change && <Entry key={id} change={change} />;
        })}
      </ol>
    </div>
  );
}

function Latest({ which }: { which: "undo" | "redo" }) {
  const latest = latestOf(view.value, which, me.value?.as);
  const long = which === "undo" ? words.undoLong : words.redoLong;
  return (
    <Press
      roomy
      class={which}
      testid={which === "undo" ? testids.undoLast : testids.redoLast}
      {...keyed(which)}
      hint={latest && long(named(latest))}
      command={latest && { type: which, record: latest.record }}
    >
      <span class="typed lines-2" dir="auto" data-id={latest?.record}>
        {latest ? long(shortened(named(latest))) : words[which]}
      </span>
      <Kbd of={which} />
    </Press>
  );
}

// What can be undone next, and done again, is named by its button; the history beside it has the rest.
export function UndoBar() {
  return (
    <div class="undo-bar">
      <Latest which="undo" />
      <Latest which="redo" />
      <Popover
        beside
        closes
        testid={testids.history}
        {...keyed("history")}
        title={words.history}
        label={
          <>
            {words.history}
            <Kbd of="history" />
          </>
        }
      >
        {() => <Changes />}
      </Popover>
    </div>
  );
}
