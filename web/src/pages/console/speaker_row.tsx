import { useRef } from "preact/hooks";
import type { RequestView } from "../../protocol/messages";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { useKeptFocus, useKeptHeight } from "./kept_in_place";
import { PointMark } from "./point_mark";
import { replyOf } from "./replying";
import { RequestMenu } from "./request_menu";
import { listed } from "./derived";

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

export function Row({ id, place }: { id: string; place: number }) {
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

export function Absent({ id, request }: { id: string; request: RequestView }) {
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
