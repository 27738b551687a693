import type { Signal } from "@preact/signals";
import { affiliationLength, nameLength } from "../../protocol/limits";
import { affiliation, askerName, group, online } from "../../state/asking";
import { audience as words } from "../../state/later_words";
import { view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { common } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { Asides, asidesNow, type Asking } from "./asides";
import { whyNot } from "./floor_open";

function Text(props: { label: string; value: Signal<string>; most: number; complete: "name" | "organization"; testid: string }) {
  return (
    <label class="field">
      {props.label}
      <TextBox
        autocomplete={props.complete}
        most={props.most}
        value={props.value.value}
        change={(to) => (props.value.value = to)}
        testid={props.testid}
      />
    </label>
  );
}

export function Request() {
  const floor = view.value.floor!;
  const not = whyNot();
  const aside = asidesNow().length > 0;
  const name = cleaned(askerName.value);
  const from = cleaned(affiliation.value);
  const can = name !== "" && tooMany(name, nameLength) <= 0 && tooMany(from, affiliationLength) <= 0;
  const groups = floor.groups ?? [];
  const chosen = groups.find((one) => one.name === group.value);
  // How long depends on a group that is still to be chosen.
  const asksGroup = !chosen && groups.some((one) => one.allotment !== undefined);
  const asking: Asking = {
    type: "request_floor",
    name,
    affiliation: from,
    ...(chosen ? { group: chosen.name } : {}),
    online: online.value !== "",
  };
  return (
    <>
      <p data-testid={testids.floorNote}>
        {not !== "" ? not : asksGroup ? words.floorHintLater : words.floorHint(common.lasting(chosen?.allotment ?? floor.allotment))}
      </p>
      {(not === "" || aside) && (
        <>
          <Text label={words.name} value={askerName} most={nameLength} complete="name" testid={testids.floorName} />
          <Text
            label={words.affiliation}
            value={affiliation}
            most={affiliationLength}
            complete="organization"
            testid={testids.floorAffiliation}
          />
          {groups.length > 0 && (
            <label class="field">
              {words.group}
              <select
                value={chosen?.name ?? ""}
                data-testid={testids.floorGroup}
                onChange={(event) => (group.value = event.currentTarget.value)}
              >
                <option value="">{words.noGroup}</option>
                {groups.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label class="check">
            <input
              type="checkbox"
              checked={online.value !== ""}
              data-testid={testids.floorOnline}
              onChange={(event) => (online.value = event.currentTarget.checked ? "yes" : "")}
            />
            {words.online}
          </label>
        </>
      )}
      {not === "" && (
        <Press class="main" testid={testids.floorRequest} means="send" command={can ? { ...asking, kind: "speech" } : undefined}>
          {words.request}
        </Press>
      )}
      <Asides {...(can ? { asking } : {})} />
    </>
  );
}
