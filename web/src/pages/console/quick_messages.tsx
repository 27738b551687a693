import type { SendMessageCommand } from "../../protocol/messages";
import { presetsFor } from "../../state/presets";
import { type Outcome, view } from "../../state/session";
import { podium as words } from "../../state/words";
import { Key } from "../../ui/key";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// What is sent with one press: what is said in every session, and what was kept in this one, which can be dropped again. A digit sends the
// first nine.
export function QuickMessages(props: {
  to: string; // whom they are for, in words
  command: (text: string, language: string) => SendMessageCommand | undefined;
  done: (outcome: Outcome) => void;
}) {
  const { language, texts } = presetsFor(view.value.plan?.language ?? "en");
  const kept = view.value.quick_messages ?? [];
  const all = [...texts.filter((text) => !kept.includes(text)), ...kept];
  return (
    <ol class="presets">
      {all.map((text, i) => (
        <li key={text} data-number={i + 1}>
          <Press
            testid={testids.messagePreset}
            means={text}
            hint={props.to === "" ? words.chooseTo : words.sendTo(text, props.to)}
            command={props.command(text, kept.includes(text) ? (view.value.plan?.language ?? "") : language)}
            done={props.done}
          >
            <span class="typed" dir="auto" lang={kept.includes(text) ? undefined : language}>
              {text}
            </span>
            {i < 9 && <Key>{String(i + 1)}</Key>}
          </Press>
          {kept.includes(text) && (
            <Press
              class="quiet drop"
              testid={testids.messageDrop}
              label={words.dropQuick(text)}
              command={{ type: "drop_quick_message", text }}
            >
              <span aria-hidden="true">×</span>
            </Press>
          )}
        </li>
      ))}
    </ol>
  );
}
