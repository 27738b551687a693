import { useSignal } from "@preact/signals";
import { affiliationLength, nameLength } from "../../protocol/limits";
import type { RequestView } from "../../protocol/messages";
import { rules } from "../../state/later_words";
import { placesFor } from "../../state/moderating";
import { mayAct, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { MenuItem } from "./menu_item";

interface Of {
  id: string;
  request: RequestView;
  close: () => void;
}

const offered = 12;

function Correct({ id, request, close }: Of) {
  const typed = useSignal({ name: request.name, affiliation: request.affiliation });
  const [name, affiliation] = [cleaned(typed.value.name), cleaned(typed.value.affiliation)];
  const long = tooMany(name, nameLength) > 0 || tooMany(affiliation, affiliationLength) > 0;
  const same = name === request.name && affiliation === request.affiliation;
  const field = (part: "name" | "affiliation", label: string, most: number, testid: string) => (
    <label class="field">
      {label}
      <TextBox most={most} value={typed.value[part]} change={(to) => (typed.value = { ...typed.value, [part]: to })} testid={testid} />
    </label>
  );
  return (
    <div class="details">
      <h2>{words.correctName}</h2>
      {field("name", rules.speakerName, nameLength, testids.correctName)}
      {field("affiliation", rules.speakerAffiliation, affiliationLength, testids.correctAffiliation)}
      <Press
        class="main"
        testid={testids.correctSave}
        means="send"
        command={
          name === "" || long || same
            ? undefined
            : { type: "correct_request", request: id, revision: request.revision ?? 0, name, affiliation }
        }
        done={(outcome) => outcome.state === "confirmed" && close()}
      >
        {words.save}
      </Press>
    </div>
  );
}

function Items({ id, request, close, correct }: Of & { correct: () => void }) {
  const v = view.value;
  const revision = request.revision ?? 0;
  const list = (v.floor?.list ?? []).map((one) => one.request);
  const places = placesFor(v, list, id);
  const move = (before: string | null) =>
    ({ type: "move_request", request: id, revision, ...(before === null ? {} : { before }) }) as const;
  return (
    <div class="menu" role="none">
      {places.up !== undefined && <MenuItem what="up" label={words.up} command={move(places.up)} close={close} />}
      {places.down !== undefined && <MenuItem what="down" label={words.down} command={move(places.down)} close={close} />}
      <button type="button" class="button quiet item" role="menuitem" data-testid={testids.menuItem("correct")} onClick={correct}>
        {words.correctName}
      </button>
      <MenuItem what="absent" label={words.markAbsent} command={{ type: "set_absent", request: id, revision }} close={close} />
      <MenuItem what="remove" label={words.remove} command={{ type: "remove_request", request: id, revision }} close={close} />
      {places.before.slice(0, offered).map((before) => (
        <MenuItem
          key={before}
          what={`before-${before}`}
          label={words.before(v.requests?.[before]?.name ?? "")}
          command={move(before)}
          close={close}
        />
      ))}
    </div>
  );
}

export function RequestMenu({ id, request }: Omit<Of, "close">) {
  const correcting = useSignal(false);
  return (
    <Popover
      class="button quiet more"
      label={<span aria-hidden="true">⋯</span>}
      name={words.requestMore(request.name)}
      role={correcting.value ? "dialog" : "menu"}
      testid={testids.requestMenu}
      disabled={!mayAct.value}
      panelTestid={testids.menu}
      told={(open) => open || (correcting.value = false)}
    >
      {(close) => {
        const of = { id, request, close };
        return correcting.value ? <Correct {...of} /> : <Items {...of} correct={() => (correcting.value = true)} />;
      }}
    </Popover>
  );
}
