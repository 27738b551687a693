import { useRef } from "preact/hooks";
import type { RequestView } from "../../protocol/messages";
import { speaksToOrder } from "../../state/due";
import { rules } from "../../state/later_words";
import { hasOwnPlace } from "../../state/moderating";
import { mayAct, timed, view } from "../../state/session";
import { common, due as saying, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { PointMark } from "./hero";
import { FloorTimes } from "./floor_times";
import { GroupTimes } from "./group_times";
import { useKeptFocus, useKeptHeight } from "./parts";
import { RequestMenu } from "./request_menu";
import { AddSpeaker } from "./speaker_add";
import { RepliesRule } from "./reply_rules";
import { replyOf } from "./replying";
import { SpeakerRules } from "./speaker_rules";

const listed = (): string[] => (view.value.floor?.list ?? []).map((one) => one.request);

function Yield(props: { from: string; revision: number }) {
  const v = view.value;
  return (
    <Popover class="button" role="menu" label={words.yieldRest} testid={testids.yieldFloor} disabled={!mayAct.value}>
      {(close) => {
        const able = listed().filter((id) => v.requests?.[id] && hasOwnPlace(v.requests[id]));
        return (
          <div class="menu" role="none">
            {able.length === 0 && <p>{words.nobodyElse}</p>}
            {able.map((id) => (
              <div key={id} role="none" data-id={id}>
                <Press
                  class="quiet item"
                  role="menuitem"
                  testid={testids.yieldTo}
                  command={{ type: "yield_floor", request: props.from, revision: props.revision, to: id }}
                  done={(outcome) => outcome.state === "confirmed" && close()}
                >
                  <span class="typed" dir="auto">
                    {v.requests?.[id]?.name}
                  </span>
                </Press>
              </div>
            ))}
          </div>
        );
      }}
    </Popover>
  );
}

// Who speaks, and to whom the rest of their time can go: their clock is the large one. While the floor is open the line keeps its place.
function Speaking() {
  const v = view.value;
  const speaking = v.floor?.speaking;
  if (!speaking) return v.floor?.open ? <div class="speaking" /> : null;
  const revision = v.requests?.[speaking.request]?.revision ?? 0;
  return (
    <div class="speaking">
      <div class="said">
        {speaksToOrder(v) && <PointMark />}
        <p class="name typed lines-2" data-testid={testids.floorSpeaker}>
          {saying.hasFloor(speaking.name)}
        </p>
      </div>
      <Yield from={speaking.request} revision={revision} />
    </div>
  );
}

function Chips({ request }: { request: RequestView }) {
  const v = view.value;
  // While everybody's is the first it says nothing.
  const telling = v.floor?.order === "first_time" || listed().some((id) => v.requests?.[id]?.first_time === false);
  const chips = [
    replyOf(v, request),
    request.began !== undefined && request.state === "waiting" && words.interrupted,
    request.online && words.online,
    request.first_time && telling && words.firstTime,
  ].filter((one) => one !== false && one !== undefined);
  return (
    <>
      {request.kind === "point_of_order" && <PointMark />}
      {chips.map((chip) => (
        <span key={chip} class="chip">
          {chip}
        </span>
      ))}
      {request.group !== undefined && (
        <span class="chip typed" dir="auto">
          {request.group}
        </span>
      )}
      {request.moved && (
        <span class="chip" data-testid={testids.requestMoved}>
          {words.movedByHand}
        </span>
      )}
    </>
  );
}

function Who({ request }: { request: RequestView }) {
  return (
    <span class="who">
      <span class="line">
        <span class="name typed aligned lines-2" dir="auto" translate={false} title={request.name}>
          {request.name}
        </span>
        <Chips request={request} />
      </span>
      <span class="affiliation typed aligned" dir="auto" title={request.affiliation}>
        {request.affiliation}
      </span>
    </span>
  );
}

const moved: Partial<Record<RequestView["state"], string>> = { absent: words.absent, speaking: words.hasFloor };

function Row({ id, place }: { id: string; place: number }) {
  const v = view.value;
  const row = useRef<HTMLLIElement>(null);
  useKeptFocus(row);
  const request = v.requests?.[id];
  const waits = request?.state === "waiting";
  const style = useKeptHeight(row, !waits);
  if (!request) return null;
  const replacing = v.floor?.speaking?.request;
  return (
    <li
      ref={row}
      style={style}
      class={`request ${waits ? "" : "left"} ${request.kind === "point_of_order" ? "to-order" : ""}`}
      data-testid={testids.request}
      data-id={id}
      data-state={request.state}
    >
      <span class="rank tabular">{waits ? place + 1 : ""}</span>
      <Who request={request} />
      {waits ? (
        <>
          <Press
            testid={testids.giveFloor}
            label={words.giveFloorTo(request.name)}
            command={
              v.floor?.open
                ? { type: "give_floor", request: id, revision: request.revision ?? 0, ...(replacing === undefined ? {} : { replacing }) }
                : undefined
            }
          >
            {words.giveFloor}
          </Press>
          <RequestMenu id={id} request={request} />
        </>
      ) : (
        <span class="gone">{moved[request.state] ?? ""}</span>
      )}
    </li>
  );
}

function Absent({ id, request }: { id: string; request: RequestView }) {
  const revision = request.revision ?? 0;
  return (
    <li class="request left" data-testid={testids.request} data-id={id} data-state={request.state}>
      <Who request={request} />
      <Press testid={testids.recall} command={{ type: "recall_request", request: id, revision }}>
        {words.recall}
      </Press>
      <Press
        class="quiet more"
        testid={testids.menuItem("remove")}
        label={words.remove}
        command={{ type: "remove_request", request: id, revision }}
      >
        ×
      </Press>
    </li>
  );
}

export function Speakers() {
  const v = view.value;
  const area = useRef<HTMLDivElement>(null);
  const floor = v.floor;
  const list = listed();
  const settled = useSettled(list, area, "floor", { worked: true });
  useKeptFocus(area);
  const shown = new Set(settled.ids.value);
  const absent = Object.entries(v.requests ?? {}).filter(([id, request]) => request.state === "absent" && !shown.has(id));
  return (
    <section class="speakers" aria-label={words.speakers} data-area data-open={floor?.open} data-key={keyed("speakers").mark}>
      <div class="heading">
        <h2>
          {words.speakers} <span class="tabular count">{list.length > 0 ? list.length : ""}</span> <Kbd of="speakers" />
        </h2>
        <span class="settle">
          {settled.changed && (
            <button type="button" class="button" data-each onClick={settled.settle}>
              {words.settle(settled.fresh)}
            </button>
          )}
        </span>
        <AddSpeaker />
        <SpeakerRules />
      </div>
      {floor && (
        <p class="rule">
          <span data-testid={testids.listRule}>{rules.orders[floor.order][1]}</span>{" "}
          {floor.taking === "closed" ? (
            <b>{words.listIsClosed}</b>
          ) : (
            floor.closes !== undefined && <b data-testid={testids.listClosing}>{words.closesAt(timed(floor.closes))}</b>
          )}{" "}
          <span class="tabular">{words.each(common.lasting(floor.allotment))}</span>
          <RepliesRule floor={floor} />
        </p>
      )}
      <GroupTimes />
      <Speaking />
      <div class="list" tabIndex={0} role="group" aria-label={words.speakers} ref={area}>
        {settled.ids.value.length === 0 ? (
          <p class="empty">{!floor?.open ? words.floorClosed : floor.speaking ? words.nobodyElse : words.nobodyWaits}</p>
        ) : (
          <ol>
            {settled.ids.value.map((id) => (
              <Row key={id} id={id} place={Math.max(0, list.indexOf(id))} />
            ))}
          </ol>
        )}
        {absent.length > 0 && (
          <>
            <h3>{words.absent}</h3>
            <ul>
              {absent.map(([id, request]) => (
                <Absent key={id} id={id} request={request} />
              ))}
            </ul>
          </>
        )}
        <FloorTimes />
      </div>
    </section>
  );
}
