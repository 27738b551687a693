import type { DeviceView, PresenceView } from "../../protocol/messages";
import { devices as words } from "../../state/access_words";
import { me, say, timed, view } from "../../state/session";
import { panellistName } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { mayRenew, renewal } from "./renew_link";

const nodeOf = (one: DeviceView): string => one.name.split("/")[0]!;

// Where it is told from is a number of each node's own.
function networkOf(one: DeviceView, mine: DeviceView | undefined): string {
  if (!mine || nodeOf(one) !== nodeOf(mine)) return "";
  return one.network === mine.network ? words.sameNetwork : words.otherNetwork;
}

function nameOf(one: DeviceView, all: readonly DeviceView[]): string {
  if (one.panellist === undefined) return words.numbered(words.role[one.as], one.number);
  const theirs = all.filter((other) => other.panellist === one.panellist);
  return words.named(panellistName(view.value, one.panellist), theirs.indexOf(one) + 1);
}

// Disconnects one, or all that came by its link, with what that is worth said before.
function PutOut(props: { one: DeviceView; who: string }) {
  const { one, who } = props;
  return (
    <Popover label={words.disconnect} name={words.disconnectFor(who)} testid={testids.devicePutOut}>
      {(close) => (
        <div class="details">
          <p tabIndex={-1} data-first>
            {words.hint}
          </p>
          <div class="actions">
            <button
              type="button"
              class="button main"
              data-testid={testids.devicePutOutSure}
              onClick={() => {
                say({ type: "put_out", device: one.name });
                close();
              }}
            >
              {words.yes}
            </button>
            <Press command={renewal(one.as, one.panellist)} means={one.name} done={(to) => to.state === "confirmed" && close()} roomy>
              {words.withLink}
            </Press>
          </div>
        </div>
      )}
    </Popover>
  );
}

const counted = (people: PresenceView): number =>
  people.moderators + people.co_moderators + people.observers + people.stages + Object.values(people.panellists).reduce((a, b) => a + b, 0);

// All that are connected but the audience's.
export function Devices() {
  const people = view.value.presence!;
  const all = people.devices;
  const mine = all.find((one) => one.name === me.value?.console);
  const more = counted(people) - all.length;
  return (
    <section class="devices">
      <h2>{words.title}</h2>
      <ul>
        {all.map((one) => {
          const who = nameOf(one, all);
          const network = one === mine ? words.here : networkOf(one, mine);
          return (
            <li key={one.name} data-testid={testids.device} data-id={one.name}>
              <span class="typed aligned" dir="auto">
                <b translate={one.panellist === undefined}>{who}</b>
                <small>
                  {[
                    words.on(one.browser ? words.browser[one.browser] : "", one.system ? words.system[one.system] : ""),
                    words.since(timed(one.since)),
                    network,
                  ]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </small>
              </span>
              {one !== mine && mayRenew(one.as) && <PutOut one={one} who={who} />}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p class="hint">{words.more(more)}</p>}
    </section>
  );
}
