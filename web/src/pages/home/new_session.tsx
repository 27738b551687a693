import { useSignal } from "@preact/signals";
import { createSession } from "../../net/api";
import type { PlanFault, SessionCard } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { organiser as words } from "../../state/later_words";
import { faultText } from "../../state/plan_faults";
import { formOf } from "../../state/plan_file";
import { testids } from "../../ui/testids";
import { DropBox } from "./drop_box";
import { plan } from "./plan_draft";
import { Templates } from "./templates";

// Nothing where the bytes are not UTF-8: the server says what they are.
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}

function Faults(props: { of: PlanFault[] }) {
  return (
    <ol>
      {props.of.map((fault, i) => (
        <li key={i} data-testid={testids.fault}>
          <span class="line tabular">{words.line(fault.line, fault.column)}</span>
          <code>{fault.field || "/"}</code>
          <span>{faultText(fault)}</span>
        </li>
      ))}
    </ol>
  );
}

// A plan is made in the editor, from one of a few to begin with, or from a programme of another system; or comes as a file, of which a session
// is made at once.
export function NewSession(props: {
  token: string;
  edit: () => void;
  importProgramme: () => void;
  made: (session: SessionCard) => void;
  created: string;
}) {
  const faults = useSignal<PlanFault[]>([]);
  const remarks = useSignal<PlanFault[]>([]);
  const message = useSignal("");
  const dropped = useSignal("");

  const take = async (file: File): Promise<void> => {
    const bytes = await file.arrayBuffer();
    dropped.value = textOf(bytes);
    const answer = await createSession(props.token, bytes);
    remarks.value = answer.ok ? answer.value.remarks : [];
    faults.value = answer.ok ? [] : (answer.faults ?? []);
    message.value = answer.ok || answer.faults ? "" : failureText(answer.code);
    if (answer.ok) props.made(answer.value);
  };
  const mended = faults.value.length > 0 ? formOf(dropped.value) : undefined;

  return (
    <section class="new">
      <h2>{words.newSession}</h2>
      <div class="card">
        {plan.value !== undefined && (
          <button type="button" class="button main" data-testid={testids.planDraft} onClick={props.edit}>
            {words.goOn(plan.value.title)}
          </button>
        )}
        <h3>{words.beginWith}</h3>
        <Templates begun={props.edit} />
        <DropBox
          title={words.drop}
          hint={words.dropHint}
          choose={words.choose}
          accept=".json,application/json"
          testid={testids.planFile}
          read={take}
        />
        <div class="templates">
          <button type="button" class="button" data-testid={testids.importOpen} onClick={props.importProgramme}>
            <b>{words.importProgramme}</b>
            <small>{words.importHint}</small>
          </button>
        </div>
        <div role="status">
          {props.created !== "" && (
            <p class="created" data-testid={testids.created}>
              {props.created}
            </p>
          )}
          {remarks.value.length > 0 && (
            <div class="faults">
              <h3>{words.remarks}</h3>
              <Faults of={remarks.value} />
            </div>
          )}
          {message.value !== "" && <p class="created">{message.value}</p>}
          {faults.value.length > 0 && (
            <div class="faults">
              <h3>{words.faults(faults.value.length)}</h3>
              {mended && (
                <button
                  type="button"
                  class="button"
                  data-testid={testids.planMend}
                  onClick={() => {
                    plan.value = mended;
                    props.edit();
                  }}
                >
                  {words.mend}
                </button>
              )}
              <Faults of={faults.value} />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}
