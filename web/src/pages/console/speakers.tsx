import { useRef } from "preact/hooks";
import { interventionPhase, left } from "../../state/run";
import { now, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { Key, Press } from "../../ui/press";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";

export function Speaking() {
  const v = view.value;
  const speaking = v.floor?.speaking;
  if (!speaking) return null;
  const revision = v.requests?.[speaking.request]?.revision ?? 0;
  const phase = interventionPhase(v, now.value);
  return (
    <div class="speaking" data-phase={phase}>
      <div class="who">
        <p class="name typed lines-2 aligned" dir="auto" data-testid={testids.floorSpeaker}>
          {speaking.name}
        </p>
        <p class="affiliation typed aligned" dir="auto" title={speaking.affiliation}>
          {speaking.affiliation || words.hasFloor}
        </p>
      </div>
      <div class="time">
        <Clock left={left(speaking.clock, now.value)} phase={phase} testid={testids.floorClock} />
        <PhaseBadge phase={phase} />
      </div>
      <div class="actions">
        <Press testid={testids.extendFloor} command={{ type: "extend_intervention", request: speaking.request, revision, by: 30_000 }}>
          {words.extend}
        </Press>
        <Press testid={testids.endFloor} keys="X" command={{ type: "end_intervention", request: speaking.request, revision }}>
          {words.endFloor}
          <Key>X</Key>
        </Press>
      </div>
    </div>
  );
}

export function Speakers() {
  const v = view.value;
  const area = useRef<HTMLDivElement>(null);
  const list = (v.floor?.list ?? []).map((one) => one.request);
  const settled = useSettled(list, area, "floor");
  const replacing = v.floor?.speaking?.request;
  return (
    <section class="speakers" aria-label={words.speakers}>
      <div class="heading">
        <h2>
          {words.speakers} <span class="tabular count">{list.length > 0 ? list.length : ""}</span>
        </h2>
        <span class="settle">
          {settled.changed && (
            <button type="button" class="button" onClick={settled.settle}>
              {words.settle(settled.fresh)}
            </button>
          )}
        </span>
      </div>
      <Speaking />
      <div class="list" tabIndex={0} role="group" aria-label={words.speakers} ref={area}>
        {settled.ids.value.length === 0 ? (
          <p class="empty">{v.floor?.open ? words.nobodyWaits : words.floorClosed}</p>
        ) : (
          <ol>
            {settled.ids.value.map((id, i) => {
              const request = v.requests?.[id];
              if (!request) return null;
              const waits = request.state === "waiting";
              const first = waits && id === list[0];
              return (
                <li key={id} class={waits ? "request" : "request left"} data-testid={testids.request} data-id={id} data-state={request.state}>
                  <span class="rank tabular">{i + 1}</span>
                  <span class="who">
                    <span class="name typed aligned" dir="auto">
                      {request.name}
                    </span>
                    <span class="affiliation typed aligned" dir="auto" title={request.affiliation}>
                      {request.affiliation}
                    </span>
                  </span>
                  <Press
                    testid={testids.giveFloor}
                    mark={first ? "key-floor" : undefined}
                    class={first ? "main" : ""}
                    label={words.giveFloorTo(request.name)}
                    command={
                      waits && v.floor?.open
                        ? { type: "give_floor", request: id, revision: request.revision ?? 0, ...(replacing === undefined ? {} : { replacing }) }
                        : undefined
                    }
                  >
                    {words.giveFloor}
                    {first && <Key>G</Key>}
                  </Press>
                </li>
              );
            })}
          </ol>
        )}
      </div>
    </section>
  );
}
