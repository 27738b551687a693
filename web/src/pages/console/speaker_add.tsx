import { useSignal } from "@preact/signals";
import { affiliationLength, nameLength } from "../../protocol/limits";
import type { EnterRequestCommand, RequestKind } from "../../protocol/messages";
import { mayAct, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";

const longest = { name: nameLength, affiliation: affiliationLength };
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
  const status = view.value.run?.status;
  const over = status === "concluded" || status === "closed";
  const set = (change: Partial<typeof nobody>): void => void (who.value = { ...who.value, ...change });
  const { group, ...rest } = who.value;
  const [name, affiliation] = [cleaned(rest.name), cleaned(rest.affiliation)];
  const long = tooMany(name, longest.name) > 0 || tooMany(affiliation, longest.affiliation) > 0;
  const text = (name: "name" | "affiliation", label: string, testid: string) => (
    <label class="field">
      {label}
      <TextBox most={longest[name]} value={who.value[name]} change={(to) => set({ [name]: to })} testid={testid} />
    </label>
  );
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
          {text("name", words.speakerName, testids.addName)}
          {text("affiliation", words.speakerAffiliation, testids.addAffiliation)}
          {groups.length > 0 && (
            <label class="field">
              {words.speakerGroup}
              <select data-testid={testids.addGroup} value={group} onChange={(event) => set({ group: event.currentTarget.value })}>
                <option value="">{words.noGroup}</option>
                {groups.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
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
          <label class="check">
            <input
              type="checkbox"
              data-testid={testids.addOnline}
              checked={rest.online}
              onChange={(event) => set({ online: event.currentTarget.checked })}
            />
            {words.isOnline}
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
