import { computed, signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { handouts } from "../../net/api";
import type { ConsoleLinks } from "../../protocol/http";
import type { Command, SegmentView, SessionView } from "../../protocol/messages";
import { length } from "../../state/figures";
import { readTime, timeOfDay } from "../../state/format";
import { planning as words } from "../../state/later_words";
import {
  draftOf,
  formOfSegment,
  firstAfter,
  isSame,
  nameOf,
  type PersonForm,
  person,
  segment,
  type SegmentForm,
  usualMinimum,
  usualWrapUp,
  type NumberField,
} from "../../state/plan";
import { notYetOver, total } from "../../state/run";
import { forecast, mayAct, me, timed, view, zone } from "../../state/session";
import { Handout, Qr } from "../../ui/handout";
import { aboutOf, namesOf } from "../../ui/names";
import { PersonFields, SegmentFields, TextField } from "../../ui/plan_fields";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { daysOver } from "./days";
import { Dock } from "./dock";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { SessionEditor } from "./session_editor";

// What is being typed: it stays when the editor is closed, and when the state that it was typed for has passed.
interface Edit {
  form: SegmentForm;
  since: SegmentForm; // the segment as it was when the typing began
}

const edits = signal<Record<string, Edit>>({});
const opened = signal<string | undefined>(undefined); // a segment's id, "new", or a panellist's after "person "
const fresh = signal<{ form: SegmentForm; before: string } | undefined>(undefined);
const people = signal<Record<string, PersonForm>>({});
const end = signal("");

const without = <T,>(all: Record<string, T>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));

const personsOf = ({ plan }: SessionView): { id: string; name: string }[] =>
  plan!.panellist_order.map((id) => ({ id, name: plan!.panellists[id]?.name ?? "" }));

// Before which a segment can be put: those that have not begun and are still to come.
const coming = computed(() => notYetOver(view.value).filter((id) => view.value.segments?.[id]?.state === "ahead"));

const isOver = (v: SessionView): boolean => v.run?.status === "concluded" || v.run?.status === "closed";

// How it differs from the plan of the beginning.
function differenceOf(one: SegmentView): string {
  if (one.state === "skipped") return words.skipped;
  if (one.planned_start === undefined || one.planned_end === undefined) return words.inserted;
  const before = one.planned_end - one.planned_start;
  return before === total(one.clock) ? "" : words.planned(length(before));
}

function usualOf(form: SegmentForm): { wrapUp: string; minimum: string } | undefined {
  const draft = draftOf(form);
  if ("wrong" in draft) return undefined;
  const shown = (ms: number): string => String(Math.round(ms / 6_000) / 10);
  return { wrapUp: shown(usualWrapUp(draft.allotment)), minimum: shown(usualMinimum(form.kind, draft.allotment)) };
}

const memberOf: Record<NumberField, string> = {
  minutes: "minutes",
  wrapUp: "wrap_up_minutes",
  minimum: "minimum_minutes",
  handOver: "hand_over_seconds",
  round: "round_minutes",
  laterRound: "later_round_minutes",
};

const faultsOf =
  (draft: ReturnType<typeof draftOf>) =>
  (member: string): string | undefined =>
    "wrong" in draft && memberOf[draft.wrong] === member ? words.wrongNumber : undefined;

function Segment(props: { id: string; day: string | undefined }) {
  const { id } = props;
  const v = view.value;
  const one = v.segments?.[id];
  if (!one) return null;
  const { revision } = v.run!;
  const as = formOfSegment(id, one);
  const edit = edits.value[id];
  const form = edit?.form ?? as;
  const isOpen = opened.value === id;
  const typed = edit !== undefined && !isSame(form, as);
  const begun = one.state === "current" || one.state === "done";
  const expected = forecast.value?.segments[id];
  const start = one.began ?? expected?.start;
  const what = namesOf(v, one) || one.title;
  const draft = draftOf(form, one);
  const difference = differenceOf(one);
  const at = coming.value.indexOf(id);
  const below = coming.value[at + 2];
  const move: Record<"up" | "down", Command | undefined> = {
    up: at > 0 ? { type: "move", revision, segment: id, before: coming.value[at - 1]! } : undefined,
    down:
      at >= 0 && at < coming.value.length - 1
        ? { type: "move", revision, segment: id, ...(below === undefined ? {} : { before: below }) }
        : undefined,
  };
  const forget = (): void => void (edits.value = without(edits.value, id));
  const set = (to: SegmentForm): void => void (edits.value = { ...edits.value, [id]: { form: to, since: edit?.since ?? as } });
  return (
    <li class="planned-segment" data-testid={testids.planSegment} data-id={id} data-state={one.state}>
      {props.day !== undefined && <p class="day">{props.day}</p>}
      <div class="head">
        <span class="when tabular">{start === undefined ? "–" : timeOfDay(start, zone.value)}</span>
        <span class="what">
          <b class="typed aligned" dir="auto">
            {what}
          </b>
          <small class="typed aligned" dir="auto">
            {aboutOf(v, one)}
          </small>
        </span>
        <span class="length tabular">
          <span>{length(total(one.clock))}</span>
          <small data-testid={testids.planned}>{typed ? words.typed : difference}</small>
        </span>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-label={words.changeOf(what)}
          data-testid={testids.segmentChange}
          onClick={() => (opened.value = isOpen ? undefined : id)}
        >
          {words.change}
        </button>
      </div>
      {isOpen && (
        <div class="fields">
          {begun && (
            <p class="hint" data-testid={testids.segmentNote}>
              {one.state === "current" ? words.begun : words.done}
            </p>
          )}
          {edit && !isSame(edit.since, as) && typed && (
            <p class="hint strong" data-testid={testids.segmentNote}>
              {words.changedMeanwhile}
            </p>
          )}
          <SegmentFields segment={form} people={personsOf(v)} change={set} begun={begun} usual={usualOf(form)} faultOf={faultsOf(draft)} />
          <div class="does">
            <Press
              class="main"
              testid={testids.segmentSave}
              means="send"
              command={!typed || "wrong" in draft ? undefined : { type: "edit_segment", revision, segment: id, to: draft }}
              done={(outcome) => {
                if (outcome.state !== "confirmed") return;
                forget();
                opened.value = undefined;
              }}
            >
              {words.saveChange}
            </Press>
            <button type="button" class="button quiet" disabled={!typed} data-testid={testids.segmentDiscard} onClick={forget}>
              {edit && !isSame(edit.since, as) && typed ? words.takeTheirs : words.discard}
            </button>
            <span class="apart" />
            <Press class="quiet" testid={testids.segmentUp} label={words.up(what)} command={move.up}>
              {words.moveUp}
            </Press>
            <Press class="quiet" testid={testids.segmentDown} label={words.down(what)} command={move.down}>
              {words.moveDown}
            </Press>
            <Press
              class="quiet"
              testid={testids.segmentSkip}
              command={
                one.state === "done" || isOver(v)
                  ? undefined
                  : { type: one.state === "skipped" ? "restore" : "skip", revision, segment: id }
              }
            >
              {one.state === "skipped" ? words.restore : words.skip}
            </Press>
          </div>
        </div>
      )}
    </li>
  );
}

function Insert() {
  const v = view.value;
  const { revision } = v.run!;
  const now = fresh.value ?? { form: segment("", "discussion", words.titles.discussion, 5), before: coming.value[0] ?? "" };
  const before = coming.value.includes(now.before) ? now.before : "";
  const isOpen = opened.value === "new";
  const draft = draftOf(now.form);
  return (
    <div class="inserted">
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        data-testid={testids.segmentInsert}
        onClick={() => (opened.value = isOpen ? undefined : "new")}
      >
        {words.insertTitle}
      </button>
      {isOpen && (
        <div class="fields" data-testid={testids.planSegment} data-id="new">
          <SegmentFields
            segment={now.form}
            people={personsOf(v)}
            change={(form) => (fresh.value = { ...now, form })}
            usual={usualOf(now.form)}
            faultOf={faultsOf(draft)}
          />
          <label class="field">
            <span class="label">{words.insertWhere}</span>
            <select
              value={before}
              data-testid={testids.segmentField("before")}
              onChange={(event) => (fresh.value = { ...now, before: event.currentTarget.value })}
            >
              {coming.value.map((id) => {
                const one = v.segments![id]!;
                return (
                  <option key={id} value={id}>
                    {namesOf(v, one) || one.title}
                  </option>
                );
              })}
              <option value="">{words.insertAtEnd}</option>
            </select>
          </label>
          <div class="does">
            <Press
              class="main"
              testid={testids.segmentSave}
              means="send"
              command={
                "wrong" in draft ? undefined : { type: "insert_segment", revision, ...(before === "" ? {} : { before }), what: draft }
              }
              done={(outcome) => {
                if (outcome.state !== "confirmed") return;
                fresh.value = undefined;
                opened.value = undefined;
              }}
            >
              {words.insert}
            </Press>
            <button
              type="button"
              class="button quiet"
              disabled={!fresh.value}
              data-testid={testids.segmentDiscard}
              onClick={() => (fresh.value = undefined)}
            >
              {words.discard}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

// The link carries the token of this console, with which others can be handed out.
const token = (): string => location.hash.slice(1);

function usePanellistLinks(order: readonly string[]): ConsoleLinks["panellists"] {
  const links = useSignal<ConsoleLinks["panellists"]>([]);
  const key = order.join(" ");
  useEffect(() => {
    void handouts(token()).then((answer) => answer.ok && (links.value = answer.value.panellists));
  }, [key]);
  return links.value;
}

function Person(props: { id: string; link: string | undefined; late: boolean }) {
  const { id } = props;
  const v = view.value;
  const { revision } = v.run!;
  const here = v.plan!.panellists[id];
  if (!here) return null;
  const as = person(id, here);
  const form = people.value[id] ?? as;
  const absent = v.plan!.absent.includes(id);
  const mark = `person ${id}`;
  const isOpen = opened.value === mark;
  const typed = form.name !== as.name || form.title !== as.title || form.affiliation !== as.affiliation;
  const { name, title, affiliation } = nameOf(form);
  return (
    <li class="planned-person" data-testid={testids.person} data-id={id}>
      <div class="head">
        <span class="what">
          <b class="typed aligned" dir="auto" translate={false}>
            {as.name}
          </b>
          <small>{typed ? words.typed : absent ? words.absent : ""}</small>
        </span>
        <Press
          testid={testids.personPresence}
          pressed={absent}
          label={words.presenceOf(as.name, absent)}
          command={isOver(v) ? undefined : { type: "note_presence", revision, panellist: id, on: absent }}
        >
          {absent ? words.isHere : words.didNotCome}
        </Press>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-label={words.changeOf(as.name)}
          data-testid={testids.personChange}
          onClick={() => (opened.value = isOpen ? undefined : mark)}
        >
          {words.change}
        </button>
      </div>
      {isOpen && (
        <div class="fields">
          <PersonFields person={form} change={(part) => (people.value = { ...people.value, [id]: { ...form, ...part } })} />
          <div class="does">
            <Press
              class="main"
              testid={testids.personSave}
              means="send"
              command={typed && name !== "" ? { type: "edit_panellist", revision, panellist: id, name, title, affiliation } : undefined}
              done={(outcome) => outcome.state === "confirmed" && (people.value = without(people.value, id))}
            >
              {words.saveChange}
            </Press>
          </div>
          {props.link === undefined ? (
            <p class="hint">{words.noLink}</p>
          ) : (
            <>
              <ul>
                <Handout role="panellist" who={words.linkOf(as.name)} link={props.link} token={token()} />
              </ul>
              {props.late && <Qr link={props.link} name={as.name} token={token()} />}
            </>
          )}
        </div>
      )}
    </li>
  );
}

function People() {
  const v = view.value;
  const order = v.plan!.panellist_order;
  const links = usePanellistLinks(order);
  const late = people.value["late"] ?? person("late");
  const isOpen = opened.value === "late";
  const { name, title, affiliation } = nameOf(late);
  // Who was added from here is shown with their link as soon as they are there.
  const known = useRef<string[] | undefined>(undefined);
  const added = useSignal("");
  useEffect(() => {
    const one = known.current && order.find((id) => !known.current!.includes(id));
    if (one === undefined) return;
    known.current = undefined;
    added.value = one;
    opened.value = `person ${one}`;
  }, [order.join(" ")]);
  return (
    <section>
      <h2>{words.panellists}</h2>
      <ol>
        {order.map((id) => (
          <Person key={id} id={id} link={links.find((one) => one.id === id)?.link} late={id === added.value} />
        ))}
      </ol>
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        data-testid={testids.personAdd}
        onClick={() => (opened.value = isOpen ? undefined : "late")}
      >
        {words.addPanellist}
      </button>
      {isOpen && (
        <div class="fields" data-id="late" data-testid={testids.person}>
          <PersonFields person={late} change={(part) => (people.value = { ...people.value, late: { ...late, ...part } })} />
          <div class="does">
            <Press
              class="main"
              testid={testids.personSave}
              means="send"
              command={
                name === "" || isOver(v) ? undefined : { type: "add_panellist", revision: v.run!.revision, name, title, affiliation }
              }
              done={(outcome) => {
                if (outcome.state === "sent") known.current = [...view.peek().plan!.panellist_order];
                if (outcome.state === "refused") known.current = undefined;
                if (outcome.state === "confirmed") people.value = without(people.value, "late");
              }}
            >
              {words.addLate}
            </Press>
          </div>
        </div>
      )}
    </section>
  );
}

function AgreedEnd() {
  const v = view.value;
  const plan = v.plan!;
  const shown = timeOfDay(plan.end, zone.value);
  const typed = readTime(end.value);
  const to = typed === undefined || typed === shown ? undefined : firstAfter(plan.start, typed, zone.value);
  return (
    <div class="agreed">
      <TextField
        label={words.agreedEnd}
        type="time"
        value={end.value || shown}
        change={(value) => (end.value = value)}
        testid={testids.planField("end")}
        fault={end.value !== "" && typed === undefined ? words.needed.end : undefined}
      />
      <Press
        testid={testids.moveEnd}
        means="send"
        command={to === undefined || isOver(v) ? undefined : { type: "move_end", revision: v.run!.revision, to }}
        done={(outcome) => outcome.state === "confirmed" && (end.value = "")}
      >
        {words.moveEnd}
      </Press>
      <p class="hint tabular">
        {plan.end === plan.planned_end ? "" : words.endPlanned(timed(plan.planned_end))}
        {plan.hard_stop ? ` ${words.endIsHard}` : ""}
      </p>
    </div>
  );
}

// The plan that runs, for change: beside the clock and the main button, which stay in sight and in reach. Every press in it is one command.
function Panel(props: { close: () => void }) {
  const order = view.value.order ?? [];
  const days = daysOver(order);
  return (
    <>
      <header>
        <h2>{words.editTitle}</h2>
        <button type="button" class="button quiet" onClick={props.close}>
          {words.close}
        </button>
      </header>
      <div class="scrolled">
        {view.value.run!.started === undefined && !isOver(view.value) ? <SessionEditor /> : <AgreedEnd />}
        <section>
          <h2>{words.segments}</h2>
          <ol>
            {order.map((id, i) => (
              <Segment key={id} id={id} day={days[i]} />
            ))}
          </ol>
          <Insert />
        </section>
        <People />
      </div>
    </>
  );
}

// The address that leads here from the organiser's page asks for it.
const open = signal(/[?&]edit\b/.test(location.search));

export const editPlan = (): void => void (open.value = true);

export function PlanEditor() {
  const may = mayAct.value;
  useEffect(() => {
    if (!may) open.value = false;
  }, [may]);
  // An observer changes nothing.
  if (me.value?.as === "observer") return null;
  return (
    <Dock
      open={open}
      title={words.editTitle}
      class="button quiet"
      panelClass="plan-panel plan-editor"
      testid={testids.planEdit}
      panelTestid={testids.planEditor}
      {...keyed("plan")}
      disabled={!may}
      label={
        <>
          {words.edit} <Kbd of="plan" />
        </>
      }
    >
      {(close) => <Panel close={close} />}
    </Dock>
  );
}
