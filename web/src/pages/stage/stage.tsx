import { useEffect } from "preact/hooks";
import { shownOf } from "../../state/messages";
import { now, status, view } from "../../state/session";
import { MayGoToSleep } from "../../ui/asleep";
import { Caption } from "../../ui/caption";
import { keepAwake } from "../../ui/awake";
import { ConnectionNote } from "../../ui/connection";
import { tellPhases } from "../../ui/phases_heard";
import { testids } from "../../ui/testids";
import { Controls, operated } from "./controls";
import { holderOf, stagedOf } from "./holder";
import { Message } from "./message";
import { Corner, LowerThird } from "./overlay";
import { Asking } from "./question";
import { Resting } from "./resting";
import { type Layout, overlays, settingsOf } from "./settings";
import { Speaking } from "./speaking";
import { TestPattern } from "./test_pattern";
import { WrongSettings } from "./wrong";
import { ringAtZero } from "./zero";

export const settings = settingsOf(location.search);

export function Stage() {
  const isOverlay = settings.layout !== undefined && overlays.includes(settings.layout);
  useEffect(keepAwake, []);
  useEffect(tellPhases, []);
  useEffect(ringAtZero, []);
  const picture = view.value.stage ?? "session";
  if (picture === "blackout") {
    return (
      <main class="stage blackout" data-testid={testids.page} data-picture={picture} data-status={view.value.run!.status}>
        <span hidden data-testid={testids.connection} data-state={status.value.state} />
      </main>
    );
  }
  if (picture === "test") return <TestPattern />;
  return (
    <>
      <Controls />
      <Session layout={settings.layout} addressed={!isOverlay} />
      <WrongSettings wrong={settings.wrong} />
    </>
  );
}

// What one layout shows of what is going on, and the class of its style.
function shown(layout: Layout | undefined) {
  const staged = stagedOf();
  const who = holderOf();
  if (layout === "lower-third") return { style: "overlay", content: <LowerThird who={who} /> };
  if (layout === "captions") return { style: "overlay", content: null };
  if (layout === "corner") return { style: "overlay", content: <Corner who={who} /> };
  if (layout === "join") return { style: "resting", content: <Resting who={who} join inviting /> };
  if (staged && layout !== "clock") return { style: "asking", content: <Asking {...staged} who={who} /> };
  if (layout === "question") return { style: "resting", content: <Resting who={who} join inviting /> };
  const join = layout !== "clock";
  if (who) return { style: "speaking", content: <Speaking who={who} join={join} /> };
  return { style: "resting", content: <Resting join={join} /> };
}

// Whoever watches a picture that this lies over is not `addressed`: no message is for them.
function Session({ layout, addressed }: { layout: Layout | undefined; addressed: boolean }) {
  const v = view.value;
  const { style, content } = shown(layout);
  const phase = holderOf()?.phase ?? "waiting";
  const told = addressed && shownOf(v.messages, now.value).length > 0;
  return (
    <main
      class={`stage ${style} ${told ? "told" : ""}`}
      data-testid={testids.page}
      data-phase={phase}
      data-status={v.run!.status}
      data-picture="session"
      data-layout={layout}
    >
      {addressed && <Message />}
      <h1 class="unseen">{v.plan!.title}</h1>
      <ConnectionNote floating />
      {content}
      {layout !== "corner" && layout !== "join" && <Caption />}
      {/* For who sets the screen up, not for the room. */}
      {addressed && (v.run!.started === undefined || operated.value) && <MayGoToSleep />}
    </main>
  );
}
