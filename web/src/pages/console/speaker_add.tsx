import { useSignal } from "@preact/signals";
import { affiliationLength, nameLength } from "../../protocol/limits";
import { mayAct, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";

const longest = { name: nameLength, affiliation: affiliationLength };
const nobody = { name: "", affiliation: "", group: "", online: false, point_of_order: false };

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
  const check = (name: "online" | "point_of_order", label: string, testid: string) => (
    <label class="check">
      <input
        type="checkbox"
        data-testid={testid}
        checked={who.value[name]}
        onChange={(event) => set({ [name]: event.currentTarget.checked })}
      />
      {label}
    </label>
  );
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
          <div class="beside">
            {check("online", words.isOnline, testids.addOnline)}
            {check("point_of_order", words.isPoint, testids.addPoint)}
          </div>
          <Press
            class="main"
            testid={testids.addSend}
            means="send"
            command={
              name === "" || long || over
                ? undefined
                : { type: "enter_request", ...rest, name, affiliation, ...(group === "" ? {} : { group }) }
            }
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
