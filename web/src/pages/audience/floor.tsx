import type { Signal } from "@preact/signals";
import { affiliationLength, nameLength } from "../../protocol/limits";
import type { RequestView } from "../../protocol/messages";
import { affiliation, askerName, group, online } from "../../state/asking";
import { minutes } from "../../state/figures";
import { floorTime, standOf } from "../../state/floor";
import { closingOf, estimateOf, listIsOpen } from "../../state/speakers_list";
import { interventionPhase, left, nearest } from "../../state/run";
import { now, own, view, when } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { audience as words } from "../../state/later_words";
import { common } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { laterText } from "./ask";
import { type Asking, askingAs, Asides, asidesNow, placeOf } from "./asides";
import { Call } from "./call";

function Speaking(props: { id: string }) {
  const speaking = view.value.floor?.speaking;
  const phase = interventionPhase(view.value, now.value);
  return (
    <>
      <p class="place" data-testid={testids.floorPlace} data-state="speaking">
        {words.speaking}
      </p>
      {speaking?.request === props.id && (
        <p class="own-clock">
          <Clock left={left(speaking.clock, now.value)} phase={phase} testid={testids.floorClock} />
          <PhaseBadge phase={phase} />
        </p>
      )}
      <Press class="main" testid={testids.floorDone} command={{ type: "give_back_floor", request: props.id }}>
        {words.done}
      </Press>
    </>
  );
}

// An honest guess at when, from what the list and the clock tell.
function Estimate(props: { id: string }) {
  const estimate = estimateOf(view.value, props.id, now.value);
  if (!estimate) return null;
  const soon = estimate.at !== undefined && estimate.at - now.value < 30_000;
  const text = estimate.at === undefined ? words.noEstimate : soon ? words.anyMoment : words.estimate(when(nearest(estimate.at)));
  return (
    <p data-testid={testids.floorEstimate}>
      {text}
      {estimate.at !== undefined && estimate.beyond && ` ${words.beyond}`}
    </p>
  );
}

function Withdraw(props: { id: string }) {
  return (
    <Press testid={testids.floorWithdraw} command={{ type: "withdraw_request", request: props.id }}>
      {common.withdraw}
    </Press>
  );
}

// How long the list is, or before this participant's place on it, with the rule that says so; and when it closes.
function Rule(props: { place?: number }) {
  const floor = view.value.floor!;
  const rule = words.rule(floor.order, floor.seed, floor.groups ?? []);
  const closes = closingOf(view.value, now.value);
  return (
    <div class="note">
      <p class="typed" dir="auto" data-testid={testids.floorRule}>
        {props.place === undefined ? words.listed(floor.list?.length ?? 0, rule) : words.placed(props.place, rule)}
      </p>
      {closes !== undefined && (
        <p data-testid={testids.floorCloses}>
          <b>{common.listCloses(when(closes), common.inMinutes(minutes(closes - now.value)))}</b>
        </p>
      )}
    </div>
  );
}

function Text(props: { label: string; value: Signal<string>; most: number; complete: "name" | "organization"; testid: string }) {
  return (
    <label class="field">
      {props.label}
      <TextBox
        autocomplete={props.complete}
        most={props.most}
        value={props.value.value}
        change={(to) => (props.value.value = to)}
        testid={props.testid}
      />
    </label>
  );
}

const noFloorToCome = (): boolean => {
  const v = view.value;
  return v.floor?.taking === "automatic" && !v.floor.open && floorTime(v, now.value) === undefined && !!v.run!.started;
};

// Why the floor cannot be requested; "" where it can.
function whyNot(): string {
  const v = view.value;
  const { status } = v.run!;
  if (own.value.muted) return words.muted;
  if (listIsOpen(v, now.value)) return "";
  if (status === "concluded" || status === "closed") return words.floorOver;
  // The list would open by itself, and nothing that opens it is to come.
  if (noFloorToCome()) return words.floorOver;
  return v.floor?.taking === "automatic" && !v.floor.open ? words.floorLater(laterText()) : words.listClosed;
}

function Request() {
  const floor = view.value.floor!;
  const not = whyNot();
  const aside = asidesNow().length > 0;
  const name = cleaned(askerName.value);
  const from = cleaned(affiliation.value);
  const can = name !== "" && tooMany(name, nameLength) <= 0 && tooMany(from, affiliationLength) <= 0;
  const groups = floor.groups ?? [];
  const chosen = groups.find((one) => one.name === group.value);
  // How long depends on a group that is still to be chosen.
  const asksGroup = !chosen && groups.some((one) => one.allotment !== undefined);
  const asking: Asking = {
    type: "request_floor",
    name,
    affiliation: from,
    ...(chosen ? { group: chosen.name } : {}),
    online: online.value !== "",
  };
  return (
    <>
      <p data-testid={testids.floorNote}>
        {not !== "" ? not : asksGroup ? words.floorHintLater : words.floorHint(common.lasting(chosen?.allotment ?? floor.allotment))}
      </p>
      {(not === "" || aside) && (
        <>
          <Text label={words.name} value={askerName} most={nameLength} complete="name" testid={testids.floorName} />
          <Text
            label={words.affiliation}
            value={affiliation}
            most={affiliationLength}
            complete="organization"
            testid={testids.floorAffiliation}
          />
          {groups.length > 0 && (
            <label class="field">
              {words.group}
              <select
                value={chosen?.name ?? ""}
                data-testid={testids.floorGroup}
                onChange={(event) => (group.value = event.currentTarget.value)}
              >
                <option value="">{words.noGroup}</option>
                {groups.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label class="check">
            <input
              type="checkbox"
              checked={online.value !== ""}
              data-testid={testids.floorOnline}
              onChange={(event) => (online.value = event.currentTarget.checked ? "yes" : "")}
            />
            {words.online}
          </label>
        </>
      )}
      {not === "" && (
        <Press class="main" testid={testids.floorRequest} means="send" command={can ? { ...asking, kind: "speech" } : undefined}>
          {words.request}
        </Press>
      )}
      <Asides {...(can ? { asking } : {})} />
    </>
  );
}

// Where somebody waits behind who goes by the rule of the list.
const canWaitLonger = (request: RequestView, place: number): boolean =>
  request.kind === "speech" && place + 1 < (view.value.floor!.list?.length ?? 0);

// Asking for the floor, one's place on the list, and one's turn.
export function Floor() {
  const v = view.value;
  const mine = standOf(v, own.value);
  const { status } = v.run!;
  if (!v.floor) return null;
  const over = status === "concluded" || status === "closed";
  const at = v.floor.list?.findIndex((one) => one.request === mine?.id) ?? -1;
  const isNext = mine?.stand === "next";
  const place = at < 0 ? (v.floor.list?.length ?? 0) : at;
  return (
    <section class="floor" data-state={mine?.stand}>
      {mine?.stand === "speaking" ? (
        <Speaking id={mine.id} />
      ) : mine && !over && (mine.stand === "waiting" || mine.stand === "next") ? (
        <>
          <p class="place" data-testid={testids.floorPlace} data-state={mine.stand}>
            {mine.stand === "next" ? words.first : words.place(place + 1)}
          </p>
          {mine.request.kind === "speech" ? (
            <Estimate id={mine.id} />
          ) : (
            isNext && <p data-testid={testids.floorEstimate}>{words.anyMoment}</p>
          )}
          {mine.request.kind !== "speech" && <p>{words.aside(mine.request.kind, placeOf(mine.request.kind))}</p>}
          {mine.request.moved && <p>{words.moved}</p>}
          {mine.request.kind === "speech" && <Rule place={place} />}
          <Call />
          <div class="two">
            {canWaitLonger(mine.request, place) && (
              <Press testid={testids.floorLast} command={{ type: "let_others_first", request: mine.id }}>
                {words.letOthersFirst}
              </Press>
            )}
            <Withdraw id={mine.id} />
          </div>
          <Asides asking={askingAs(mine.request)} />
        </>
      ) : mine?.stand === "absent" && !over ? (
        <>
          <p class="place" data-testid={testids.floorPlace} data-state="absent">
            {words.absent}
          </p>
          <p data-testid={testids.floorNote}>{own.value.muted ? words.muted : words.absentHint}</p>
          <div class="two">
            <Press
              class="main"
              testid={testids.floorReturn}
              command={own.value.muted ? undefined : { type: "return_request", request: mine.id }}
            >
              {words.here}
            </Press>
            <Withdraw id={mine.id} />
          </div>
          <Rule />
          <Call />
        </>
      ) : (
        <>
          <h2>{words.floorTitle}</h2>
          {mine?.stand === "spoken" && (
            <p class="place" data-testid={testids.floorPlace} data-state="spoken">
              {words.spoken(whyNot() === "")}
            </p>
          )}
          <Request />
          {!over && !noFloorToCome() && <Rule />}
        </>
      )}
    </section>
  );
}
