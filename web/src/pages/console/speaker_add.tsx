import { useSignal } from "@preact/signals";
import { affiliationLength, nameLength } from "../../protocol/limits";
import type { EnterRequestCommand, RequestKind } from "../../protocol/messages";
import { isOver } from "../../state/run";
import { mayAct, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { SpeakerFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";

const nobody = { name: "", affiliation: "", group: "", online: false, kind: "speech" as RequestKind };

// What somebody can be put on the list for now; a response is to who speaks.
function kindsNow(): RequestKind[] {
  const { responses, rights_of_reply, speaking } = view.value.floor ?? {};
  return [
    "speech",
    "point_of_order",
    ...(responses && speaking ? (["response"] as const) : []),
    ...(rights_of_reply ? (["right_of_reply"] as const) : []),
  ];
}

// Puts somebody on the list who has no phone at hand, or asked by other means.
export function AddSpeaker() {
  const who = useSignal(nobody);
  const groups = view.value.floor?.groups ?? [];
  const over = isOver(view.value.run);
  const set = (change: Partial<typeof nobody>): void => void (who.value = { ...who.value, ...change });
  const { group, ...rest } = who.value;
  const [name, affiliation] = [cleaned(rest.name), cleaned(rest.affiliation)];
  const long = tooMany(name, nameLength) > 0 || tooMany(affiliation, affiliationLength) > 0;
  const kinds = kindsNow();
  const kind = kinds.includes(rest.kind) ? rest.kind : "speech";
  const command: EnterRequestCommand = {
    type: "enter_request",
    ...rest,
    kind,
    name,
    affiliation,
    ...(group === "" ? {} : { group }),
    ...(kind === "response" ? { responds_to: view.value.floor!.speaking!.request } : {}),
  };
  return (
    <Popover
      class="button quiet"
      label={words.addSpeaker}
      name={words.addSpeakerTitle}
      testid={testids.addSpeaker}
      disabled={!mayAct.value}
    >
      {(close) => (
        <div class="details">
          <h2>{words.addSpeakerTitle}</h2>
          <SpeakerFields
            speaker={who.value}
            groups={groups.map(({ name }) => ({ id: name, name }))}
            change={({ online, ...to }) => set({ ...to, ...(online === undefined ? {} : { online }) })}
          />
          <label class="field">
            {words.speakerKind}
            <select
              data-testid={testids.addKind}
              value={kind}
              onChange={(event) => set({ kind: event.currentTarget.value as RequestKind })}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {words.kindsOfRequest[one]}
                </option>
              ))}
            </select>
          </label>
          <Press
            class="main"
            testid={testids.addSend}
            means="send"
            command={name === "" || long || over ? undefined : command}
            done={(outcome) => {
              if (outcome.state !== "confirmed") return;
              who.value = nobody;
              close();
            }}
          >
            {words.addSend}
          </Press>
        </div>
      )}
    </Popover>
  );
}
