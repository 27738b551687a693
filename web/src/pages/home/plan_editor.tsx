import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { createSession } from "../../net/api";
import type { PlanFault, SessionCard } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { editor, organiser } from "../../state/later_words";
import { type PlanForm, scheduleOf } from "../../state/plan";
import { faultText } from "../../state/plan_faults";
import { formOf } from "../../state/plan_file";
import { savePlan } from "../../ui/save_file";
import { testids } from "../../ui/testids";
import { useFound } from "./plan_check";
import { type PartProps, plan, text } from "./plan_draft";
import { FloorPart } from "./plan_floor";
import { MessagesPart } from "./plan_messages";
import { ModeratorPart, PanellistsPart } from "./plan_people";
import { goTo, nameOf } from "./plan_places";
import { QuestionsPart } from "./plan_questions";
import { Remarks } from "./plan_remarks";
import { SegmentsPart } from "./plan_segments";
import { SessionPart } from "./plan_session";
import { SpeakersPart } from "./plan_speakers";
import { Totals } from "./plan_totals";

const textOf = (fault: PlanFault | undefined): string | undefined => fault && faultText(fault, true);

function Files(props: { title: string; leave: () => void; openFile: (file: File) => Promise<void> }) {
  return (
    <div class="files">
      <button type="button" class="button quiet" onClick={props.leave}>
        <span aria-hidden="true" class="back" />
        {organiser.toSessions}
      </button>
      <label class="button">
        {editor.openFile}
        <input
          class="unseen"
          type="file"
          accept=".json,application/json"
          data-testid={testids.planOpen}
          onChange={(event) => {
            const input = event.currentTarget;
            const one = input.files?.[0];
            if (one) void props.openFile(one).finally(() => (input.value = ""));
          }}
        />
      </label>
      <button type="button" class="button" data-testid={testids.planSave} onClick={() => savePlan(props.title, `${text.value}\n`)}>
        {editor.save}
      </button>
    </div>
  );
}

export function PlanEditor(props: { token: string; leave: () => void; made: (session: SessionCard) => void }) {
  const form = plan.value!;
  const refused = useSignal(false);
  const message = useSignal("");
  const busy = useSignal(false);
  const opened = useSignal(0);
  const root = useRef<HTMLDivElement>(null);
  const found = useFound(props.token, refused.value);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    root.current?.querySelector<HTMLElement>('[data-place="/title"]')?.focus({ preventScroll: true });
  }, []);

  const set = (part: Partial<PlanForm>): void => {
    message.value = "";
    plan.value = { ...form, ...part };
  };
  const create = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const answer = await createSession(props.token, text.value);
    busy.value = false;
    if (answer.ok) {
      plan.value = undefined;
      props.made(answer.value);
      return;
    }
    refused.value = answer.faults !== undefined;
    message.value = answer.faults ? editor.wrong(answer.faults.length) : failureText(answer.code);
    const first = answer.faults?.[0];
    if (first) requestAnimationFrame(() => goTo(root.current, first.field));
  };
  const openFile = async (file: File): Promise<void> => {
    const to = formOf(await file.text());
    message.value = to ? "" : editor.notAPlan;
    if (!to) return;
    refused.value = true;
    opened.value += 1;
    plan.value = to;
  };
  const part: PartProps = {
    form,
    set,
    faultOf: (place) => textOf(found.in(place)),
    faultOfAll: (place) => textOf(found.of(place)),
  };
  const ofWords = found.in("/questions/words");
  const schedule = scheduleOf(form);
  const first = found.shown[0];

  return (
    <div class="planning plan-editor" ref={root} data-testid={testids.planEditor}>
      <h1 class="unseen">{organiser.newSession}</h1>
      <Files title={form.title} leave={props.leave} openFile={openFile} />
      <Totals
        form={form}
        schedule={schedule}
        said={message.value || (first ? editor.oneOf(`${nameOf(form, first.field)}${faultText(first, true)}`, found.shown.length - 1) : "")}
        busy={busy.value}
        create={() => void create()}
      />
      <div class="halves" key={opened.value}>
        <div class="first">
          <SessionPart {...part} />
          <ModeratorPart {...part} />
          <PanellistsPart {...part} />
        </div>
        <div class="second">
          <SegmentsPart {...part} schedule={schedule} />
          <QuestionsPart {...part} wordsFault={ofWords && `${nameOf(form, ofWords.field)}${faultText(ofWords, true)}`} />
          <FloorPart {...part} />
          <SpeakersPart {...part} />
          <MessagesPart {...part} />
          <Remarks
            form={form}
            found={found}
            root={root}
            remove={(member) => {
              const { [member]: _, ...others } = form.others;
              set({ others });
            }}
          />
        </div>
      </div>
    </div>
  );
}
