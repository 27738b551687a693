import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ReplyPlace, RequestFloorCommand, RequestKind, RequestView } from "../../protocol/messages";
import { own, view } from "../../state/session";
import { audience as words } from "../../state/later_words";
import { common } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { barred } from "./barred";

export type Asking = Omit<RequestFloorCommand, "kind" | "responds_to">;
type Aside = Exclude<RequestKind, "speech">;

// Under the name that somebody gave on the list.
export const askingAs = ({ name, affiliation, group, online }: RequestView): Asking => ({
  type: "request_floor",
  name,
  affiliation,
  ...(group === undefined ? {} : { group }),
  online,
});

export function placeOf(kind: RequestKind): ReplyPlace {
  const { responses, rights_of_reply } = view.value.floor!;
  return kind === "point_of_order" ? "next" : ((kind === "response" ? responses : rights_of_reply)?.place ?? "last");
}

const isReply = (kind: RequestKind): boolean => kind === "response" || kind === "right_of_reply";

// Beside a request for the floor, and whether or not the list is open. Who has asked for one does not ask for another of its kind.
export function asidesNow(): Aside[] {
  const { floor } = view.value;
  if (!floor?.open || barred.value) return [];
  const open = Object.entries(own.value.requests ?? {}).filter(([, one]) => one.state !== "spoken" && one.state !== "withdrawn");
  const has = (of: (kind: RequestKind) => boolean): boolean => open.some(([, one]) => of(one.kind));
  const mine = open.some(([id]) => id === floor.speaking?.request);
  const replies = !has(isReply);
  return [
    ...(floor.responses && floor.speaking && !mine && replies ? (["response"] as const) : []),
    ...(floor.rights_of_reply && replies ? (["right_of_reply"] as const) : []),
    ...(has((kind) => kind === "point_of_order") ? [] : (["point_of_order"] as const)),
  ];
}

// It interrupts the hall: it is asked once more, and what does it is not where the first press was.
function PointOfOrder({ asking }: { asking: Asking | undefined }) {
  const sure = useSignal(false);
  const area = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current !== sure.value) area.current?.querySelector("button")?.focus({ preventScroll: true });
    was.current = sure.value;
  }, [sure.value]);
  return (
    <div class="aside" role="group" ref={area}>
      {sure.value ? (
        <>
          <p>
            <b>{words.pointOfOrderSure}</b>
          </p>
          <p class="note">{words.pointOfOrderInterrupts}</p>
          <p class="sure">
            <button type="button" class="button" data-testid={testids.floorPointNot} onClick={() => (sure.value = false)}>
              {words.notNow}
            </button>
            <Press
              class="main"
              testid={testids.floorPointSure}
              means="send point_of_order"
              command={asking && { ...asking, kind: "point_of_order" }}
            >
              {words.pointOfOrderRaise}
            </Press>
          </p>
        </>
      ) : (
        <>
          <button
            type="button"
            class="button quiet"
            data-testid={testids.floorPoint}
            disabled={!asking}
            onClick={() => (sure.value = true)}
          >
            {words.pointOfOrder}
          </button>
          <p class="note">{words.pointOfOrderHint}</p>
        </>
      )}
    </div>
  );
}

// What goes by another rule than the list's. Nothing is sent before there is a name.
export function Asides({ asking }: { asking?: Asking | undefined }) {
  const { speaking, responses, rights_of_reply } = view.value.floor!;
  const told: Record<Exclude<Aside, "point_of_order">, { label: string; hint: string; testid: string }> = {
    response: {
      label: words.respondTo(speaking?.name ?? ""),
      hint: words.respondHint(common.lasting(responses?.allotment ?? 0), placeOf("response")),
      testid: testids.floorRespond,
    },
    right_of_reply: {
      label: words.rightOfReply,
      hint: words.rightOfReplyHint(common.lasting(rights_of_reply?.allotment ?? 0), placeOf("right_of_reply")),
      testid: testids.floorReply,
    },
  };
  return (
    <>
      {asidesNow().map((kind) =>
        kind === "point_of_order" ? (
          <PointOfOrder key={kind} asking={asking} />
        ) : (
          <div key={kind} class="aside">
            <Press
              class="quiet"
              testid={told[kind].testid}
              means={kind === "response" ? `respond ${speaking!.request}` : `send ${kind}`}
              command={asking && { ...asking, kind, ...(kind === "response" ? { responds_to: speaking!.request } : {}) }}
            >
              <span class="typed" dir="auto">
                {told[kind].label}
              </span>
            </Press>
            <p class="note">{told[kind].hint}</p>
          </div>
        ),
      )}
    </>
  );
}
