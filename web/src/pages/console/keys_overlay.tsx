import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { type Action, type Group, actions, buttonOf, keyed, named, shown } from "./keys";

const groups: Group[] = ["run", "time", "podium", "questions", "floor", "places"];

function Entry({ action }: { action: Action }) {
  const button = buttonOf(action);
  const able = button !== null && !(button as HTMLButtonElement).disabled;
  const now = actions[action].area ? undefined : button?.title;
  return (
    <div data-testid={testids.keyEntry} data-action={action} data-able={able}>
      <dt>
        <kbd class="key" translate={false}>
          {shown(action)}
        </kbd>
      </dt>
      <dd class="typed lines-2" dir="auto">
        {able && now ? now : named[action]}
      </dd>
    </div>
  );
}

// Every key, what it does now, and which have nothing to press at the moment.
export function KeysOverlay() {
  const all = Object.keys(actions) as Action[];
  return (
    <Popover
      class="button quiet"
      testid={testids.keys}
      panelTestid={testids.keysPanel}
      {...keyed("keys")}
      name={words.shortcutsTitle}
      label={<Kbd of="keys" />}
    >
      {() => (
        <div class="all-keys">
          <h2 tabIndex={-1} data-first>
            {words.shortcutsTitle}
          </h2>
          <p>{words.shortcutsHint}</p>
          <div class="groups-of-keys">
            {groups.map((group) => (
              <section key={group}>
                <h3>{words.keyGroups[group]}</h3>
                <dl>
                  {all
                    .filter((action) => actions[action].group === group && (!action.startsWith("podium") || buttonOf(action)))
                    .map((action) => (
                      <Entry key={action} action={action} />
                    ))}
                </dl>
              </section>
            ))}
          </div>
        </div>
      )}
    </Popover>
  );
}
