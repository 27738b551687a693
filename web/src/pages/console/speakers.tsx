import { useRef } from "preact/hooks";
import { forAll } from "../../protocol/segment_kinds";
import { rules } from "../../state/later_words";
import { currentOf } from "../../state/run";
import { timed, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";
import { FloorTimes } from "./floor_times";
import { GroupTimes } from "./group_times";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { useKeptFocus } from "./kept_in_place";
import { later } from "./later";
import { RepliesRule } from "./reply_rules";
import { AddSpeaker } from "./speaker_add";
import { Speaking } from "./speaker_now";
import { Absent, Row } from "./speaker_row";
import { SpeakerRules } from "./speaker_rules";
import { listed } from "./derived";

export function Speakers() {
  const v = view.value;
  const area = useRef<HTMLDivElement>(null);
  const floor = v.floor;
  const list = listed();
  const settled = useSettled(list, area, "floor", { worked: true });
  useKeptFocus(area);
  const shown = new Set(settled.ids.value);
  // Where nobody can be expected on it, an empty list leaves its room to the rundown.
  const holds = floor?.open && (list.length > 0 || floor.speaking !== undefined || forAll.includes(currentOf(v)?.segment.kind ?? "break"));
  const absent = Object.entries(v.requests ?? {}).filter(([id, request]) => request.state === "absent" && !shown.has(id));
  return (
    <section class="speakers" aria-label={words.speakers} data-area data-holds={holds} data-key={keyed("speakers").mark}>
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
        {later.value && <later.value.Microphones />}
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
