import { affiliation, askerName } from "../../state/asking";
import { length } from "../../state/figures";
import { placeIn } from "../../state/run";
import { own, view } from "../../state/session";
import { audience as words, common } from "../../state/words";
import { Press, refusal } from "../../ui/press";
import { testids } from "../../ui/testids";

// Asking for the floor, and one's place on the list.
export function Floor() {
  const v = view.value;
  const floor = v.floor;
  const mine = Object.entries(own.value.requests ?? {}).sort(([, a], [, b]) => b.requested - a.requested);
  const waiting = mine.find(([, request]) => request.state === "waiting");
  const speaking = mine.find(([, request]) => request.state === "speaking");
  const spoken = mine[0]?.[1].state === "spoken";
  const name = askerName.value.trim();
  const list = floor?.list ?? [];
  if (speaking) {
    return (
      <section class="floor">
        <p class="place" data-testid={testids.floorPlace}>
          {words.speaking}
        </p>
      </section>
    );
  }
  if (waiting) {
    const [id] = waiting;
    const place = placeIn(list.map((one) => one.request), id);
    return (
      <section class="floor">
        <p class="place" data-testid={testids.floorPlace}>
          {place === 0 ? words.first : words.place((place ?? list.length) + 1)}
        </p>
        {floor && !floor.open && <p>{words.floorClosed}</p>}
        <Press testid={testids.floorWithdraw} command={{ type: "withdraw_request", request: id }}>
          {common.withdraw}
        </Press>
      </section>
    );
  }
  return (
    <section class="floor">
      <h2>{words.floorTitle}</h2>
      {spoken && (
        <p class="place" data-testid={testids.floorPlace}>
          {words.spoken}
        </p>
      )}
      <p>{floor?.open ? `${words.floorHint(length(floor.allotment))} ${words.listLength(list.length)}` : words.floorClosed}</p>
      {floor?.open && (
        <>
          <label class="field">
            {words.name}
            <input
              type="text"
              dir="auto"
              autocomplete="name"
              maxLength={120}
              value={askerName.value}
              data-testid={testids.floorName}
              onInput={(event) => (askerName.value = event.currentTarget.value)}
            />
          </label>
          <label class="field">
            {words.affiliation}
            <input
              type="text"
              dir="auto"
              autocomplete="organization"
              maxLength={160}
              value={affiliation.value}
              data-testid={testids.floorAffiliation}
              onInput={(event) => (affiliation.value = event.currentTarget.value)}
            />
          </label>
          <Press
            class="main"
            testid={testids.floorRequest}
            command={name === "" ? undefined : { type: "request_floor", name, affiliation: affiliation.value.trim(), online: false, point_of_order: false }}
          >
            {words.request}
          </Press>
          <p class="note" role="status">
            {refusal.value?.message ?? ""}
          </p>
        </>
      )}
    </section>
  );
}
