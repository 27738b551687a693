import "./now.css";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { refusal } from "../../ui/refusal";
import { heldUp, Passed } from "../../ui/passed";
import { testids } from "../../ui/testids";
import { BesideClock } from "./beside_clock";
import { Drive } from "./drive";
import { BigClock } from "./hero";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { later } from "./later";
import { Main } from "./main_button";
import { Notes } from "./notes";
import { UndoBar } from "./undo_bar";
import { PodiumStrip } from "./podium_strip";

// What is wrong with the server, which nobody at the console can mend.
const trouble = (): string => {
  const { not_saving, ahead } = view.value.presence ?? {};
  return not_saving ? words.notSaving : ahead && view.value.run?.started === undefined ? words.clockAhead(ahead) : "";
};

export function Refusal() {
  return (
    <div class="refusal-place">
      <p class="refusal" data-testid={testids.refusal}>
        {heldUp() || (refusal.value && !refusal.value.onButton ? refusal.value.message : trouble())}
      </p>
      {later.value && <later.value.Notices />}
      <Passed send={{ ...keyed("sendHeld"), hint: <Kbd of="sendHeld" /> }} drop={{ ...keyed("dropHeld"), hint: <Kbd of="dropHeld" /> }} />
    </div>
  );
}

export function Now() {
  return (
    <section class="now">
      <BigClock />
      <BesideClock />
      <Main />
      <Drive />
      <PodiumStrip />
      <Notes />
      <Refusal />
      <UndoBar />
    </section>
  );
}
