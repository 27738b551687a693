import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { messageLength } from "../../protocol/limits";
import type { SendMessageCommand } from "../../protocol/messages";
import { languageOf } from "../../state/language";
import { type Outcome, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { podium as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { QuickMessages } from "./quick_messages";
import { to, ToWhom, whom } from "./recipients";

const lengths = [15, 30, 60, 300];

// Chosen by hand; until then it follows from whom the message is for.
export const lasting = signal<string | undefined>(undefined);

const text = signal("");

// What stands before many goes by itself; a panellist's message waits until it was read.
const lasts = (): string => lasting.value ?? (to.value.stage || to.value.audience ? "30" : "");

function command(said: string, language: string): SendMessageCommand | undefined {
  const trimmed = cleaned(said);
  if (trimmed === "" || tooMany(trimmed, messageLength) > 0 || whom(to.value) === "") return undefined;
  const seconds = lasts();
  return { type: "send_message", to: to.value, text: trimmed, language, ...(seconds === "" ? {} : { lasts: Number(seconds) * 1000 }) };
}

export function Compose(props: { sent: () => void }) {
  const done = (outcome: Outcome): void => {
    if (outcome.state === "confirmed") props.sent();
  };
  const box = useRef<HTMLInputElement>(null);
  const own = command(text.value, languageOf(text.value, view.value.plan?.language ?? "en") ?? "");
  const quick = view.value.quick_messages ?? [];
  const written = cleaned(text.value);
  const whose = whom(to.value);
  const until = to.value.stage || to.value.audience ? words.untilDown : words.untilSeen;
  return (
    <section class="compose">
      <ToWhom />
      <label class="lasts">
        {words.lasts}
        <select value={lasts()} data-testid={testids.messageLasts} onChange={(event) => (lasting.value = event.currentTarget.value)}>
          <option value="">{until}</option>
          {lengths.map((seconds) => (
            <option key={seconds} value={String(seconds)}>
              {words.forLong(seconds)}
            </option>
          ))}
        </select>
      </label>
      <h3 class="typed lines-2">{whose === "" ? words.chooseTo : words.sendAtOnce(whose)}</h3>
      <QuickMessages to={whose} command={command} done={done} />
      <div class="own" data-box>
        <label class="field">
          {words.ownText}
          <TextBox
            box={box}
            autocomplete="off"
            most={messageLength}
            value={text.value}
            change={(to) => (text.value = to)}
            testid={testids.messageOwn}
          />
        </label>
        <Press
          class="main"
          testid={testids.messageSend}
          means="send"
          hint={whose === "" ? words.chooseTo : words.sendTo(written, whose)}
          command={own}
          done={(outcome) => {
            if (outcome.state === "confirmed" && own && cleaned(text.value) === own.text) text.value = "";
            done(outcome);
          }}
        >
          <span class="typed" dir="auto">
            {whose === "" ? words.send : words.sendToWhom(whose)}
          </span>
        </Press>
        <Press
          testid={testids.messageKeep}
          means="keep"
          hint={words.keepHint}
          command={
            written === "" || tooMany(written, messageLength) > 0 || quick.includes(written)
              ? undefined
              : { type: "keep_quick_message", text: written }
          }
        >
          {words.keep}
        </Press>
      </div>
    </section>
  );
}
