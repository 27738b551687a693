import { signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { QuestionState, QuestionView } from "../../protocol/messages";
import { byVotes, onStage, questionsIn } from "../../state/run";
import { timeOfDay } from "../../state/format";
import { view, zone } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Key, Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";

const tabs = ["submitted", "approved", "queued", "answered", "not_taken"] as const satisfies QuestionState[];
type Tab = (typeof tabs)[number];
const shown = signal<Tab>("submitted");

function wantedIn(tab: Tab): string[] {
  const v = view.value;
  if (tab === "queued") return v.queue ?? [];
  if (tab === "approved") return byVotes(v, questionsIn(v, "approved"));
  if (tab === "submitted") return questionsIn(v, "submitted");
  return questionsIn(v, tab).reverse();
}

function Decline(props: { id: string; question: QuestionView }) {
  const text = useSignal("");
  const revision = props.question.revision ?? 0;
  return (
    <Popover class="button" label={words.decline} name={words.declineWhy} testid={testids.decline}>
      {(close) => (
        <div class="reasons">
          <h2>{words.declineWhy}</h2>
          {words.reasons.map((reason) => (
            <Press
              key={reason}
              class="quiet item"
              testid={testids.declineReason}
              command={{ type: "decline", question: props.id, revision, reason }}
              done={(outcome) => outcome.state === "confirmed" && close()}
            >
              {reason}
            </Press>
          ))}
          <label class="field">
            {words.ownReason}
            <input type="text" dir="auto" maxLength={300} data-testid={testids.declineText} value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
          </label>
          <Press
            class="main"
            testid={testids.declineSend}
            command={text.value.trim() === "" ? undefined : { type: "decline", question: props.id, revision, reason: text.value.trim() }}
            done={(outcome) => outcome.state === "confirmed" && close()}
          >
            {words.decline}
          </Press>
        </div>
      )}
    </Popover>
  );
}

export function Actions(props: { id: string; question: QuestionView; key_?: string }) {
  const { id, question } = props;
  const revision = question.revision ?? 0;
  const replacing = onStage(view.value)?.id;
  const stage = (
    <Press
      testid={testids.putOnStage}
      class={question.state === "queued" ? "main" : ""}
      mark={props.key_}
      command={{ type: "put_on_stage", question: id, revision, ...(replacing === undefined ? {} : { replacing }) }}
    >
      {words.putOnStage}
      {props.key_ !== undefined && <Key>S</Key>}
    </Press>
  );
  const queue = (
    <Press testid={testids.queue} class={question.state === "approved" ? "main" : ""} command={{ type: "queue", question: id, revision }}>
      {words.queue}
    </Press>
  );
  const approve = (
    <Press testid={testids.approve} class={question.state === "submitted" ? "main" : ""} command={{ type: "approve", question: id, revision }}>
      {words.approve}
    </Press>
  );
  const answered = (
    <Press testid={testids.answered} class="quiet" command={{ type: "mark_answered", question: id, revision, how: "live", text: "" }}>
      {words.answered}
    </Press>
  );
  switch (question.state) {
    case "submitted":
      return (
        <>
          {approve}
          {queue}
          {stage}
          <Decline id={id} question={question} />
        </>
      );
    case "approved":
      return (
        <>
          {queue}
          {stage}
          {answered}
          <Decline id={id} question={question} />
        </>
      );
    case "queued":
      return (
        <>
          {stage}
          <Press testid={testids.unqueue} command={{ type: "unqueue", question: id, revision }}>
            {words.unqueue}
          </Press>
          {answered}
          <Decline id={id} question={question} />
        </>
      );
    case "not_taken":
      return approve;
    default:
      return null;
  }
}

function Card(props: { id: string; tab: Tab; place: number }) {
  const v = view.value;
  const question = v.questions?.[props.id];
  if (!question) return null;
  const votes = v.votes?.[props.id] ?? 0;
  const left = question.state !== props.tab;
  return (
    <li class={left ? "left" : ""}>
      <QuestionCard
        id={props.id}
        question={question}
        before={
          props.tab === "queued" ? (
            <span class="rank tabular">{props.place + 1}</span>
          ) : (
            <span class="rank tabular" title={common.votes(votes)}>
              <span aria-hidden="true">▲</span> <span data-testid={testids.votes}>{votes}</span>
            </span>
          )
        }
        aside={
          <>
            <span class="tabular">{timeOfDay(question.asked, zone.value)}</span>
            {question.reason !== undefined && (
              <span class="typed" dir="auto">
                {question.reason}
              </span>
            )}
          </>
        }
        after={
          <div class="actions">
            {left ? (
              <span class="gone">{words.moved[question.state]}</span>
            ) : (
              <Actions id={props.id} question={question} {...(props.tab === "queued" && props.place === 0 ? { key_: "key-stage" } : {})} />
            )}
          </div>
        }
      />
    </li>
  );
}

export function OnStage() {
  const v = view.value;
  const found = onStage(v);
  if (!found) return <p class="on-stage empty">{words.nobodyOnStage}</p>;
  const { id, question } = found;
  const revision = question.revision ?? 0;
  return (
    <div class="on-stage">
      <QuestionCard
        id={id}
        question={question}
        testid={testids.stageQuestion}
        after={
          <div class="actions">
            <Press testid={testids.answered} class="main" keys="A" command={{ type: "mark_answered", question: id, revision, how: "live", text: "" }}>
              {words.answered}
              <Key>A</Key>
            </Press>
            <Press testid={testids.takeOff} keys="T" command={{ type: "take_off_stage", question: id, revision }}>
              {words.takeOff}
              <Key>T</Key>
            </Press>
          </div>
        }
      />
    </div>
  );
}

function Rules() {
  const rules = view.value.rules;
  if (!rules) return null;
  const { revision, approval, anonymous, taking } = rules;
  const now = { approval, anonymous, taking, words: rules.words ?? [] };
  const one = (name: "approval" | "anonymous", label: string, testid: string) => (
    <Press class="switch" pressed={now[name]} testid={testid} command={{ type: "set_question_rules", revision, ...now, [name]: !now[name] }}>
      <span class="track" aria-hidden="true" />
      <span>{label}</span>
    </Press>
  );
  return (
    <Popover class="button quiet" label={words.rules} name={words.rulesTitle} testid={testids.rules}>
      {() => (
        <div class="rules">
          <h2>{words.rulesTitle}</h2>
          {one("approval", words.ruleApproval, testids.ruleApproval)}
          {one("anonymous", words.ruleAnonymous, testids.ruleAnonymous)}
        </div>
      )}
    </Popover>
  );
}

export function Questions() {
  const v = view.value;
  const area = useRef<HTMLDivElement>(null);
  const tab = shown.value;
  const wanted = wantedIn(tab);
  const settled = useSettled(wanted, area, tab);
  const counts: Record<Tab, number> = { submitted: 0, approved: 0, queued: v.queue?.length ?? 0, answered: 0, not_taken: 0 };
  for (const question of Object.values(v.questions ?? {})) {
    if (question.state !== "queued" && question.state in counts) counts[question.state as Tab] += 1;
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(tab);
    const to = event.key === "ArrowRight" ? at + 1 : event.key === "ArrowLeft" ? at - 1 : undefined;
    if (to === undefined) return;
    const next = tabs[(to + tabs.length) % tabs.length]!;
    shown.value = next;
    document.querySelector<HTMLElement>(`[data-testid="${testids.tab(next)}"]`)?.focus();
  };
  return (
    <section class="questions" aria-label={words.questions}>
      <div class="heading">
        <h2>{words.questions}</h2>
        <span class="settle">
          {settled.changed && (
            <button type="button" class="button" data-testid={testids.settle} onClick={settled.settle}>
              {words.settle(settled.fresh)}
            </button>
          )}
        </span>
        <Rules />
      </div>
      <OnStage />
      <div class="tabs" role="tablist" aria-label={words.questions} onKeyDown={onKeyDown}>
        {tabs.map((one, i) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === tab}
            aria-controls="questions-list"
            tabIndex={one === tab ? 0 : -1}
            title={`${words.tabs[one]} (${i + 1})`}
            data-testid={testids.tab(one)}
            onClick={() => (shown.value = one)}
          >
            <b class="tabular" data-some={counts[one] > 0}>
              {counts[one]}
            </b>
            <span>{words.tabs[one]}</span>
          </button>
        ))}
      </div>
      <div class="list" id="questions-list" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0} ref={area}>
        {settled.ids.value.length === 0 ? (
          <p class="empty">{words.empty[tab]}</p>
        ) : (
          <ol>
            {settled.ids.value.map((id, i) => (
              <Card key={id} id={id} tab={tab} place={tab === "queued" ? Math.max(0, wanted.indexOf(id)) : i} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
