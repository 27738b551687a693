import { kept } from "../../state/kept";
import { me, now, rate, view, zone } from "../../state/session";
import { timeWithSeconds, zoneName } from "../../state/format";
import { common, moderator as words } from "../../state/words";
import { ConnectionNote } from "../../ui/connection";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { keysOn } from "./keys";

function WallClock() {
  return (
    <span class="wall tabular" title={zone.value}>
      {timeWithSeconds(now.value, zone.value)} <small>{zoneName(zone.value)}</small>
    </span>
  );
}

export function Join() {
  const code = me.value?.joinCode;
  if (!code) return null;
  return (
    <Popover
      class="button quiet"
      testid={testids.join}
      label={
        <>
          {words.join} <b class="code">{code}</b>
        </>
      }
      name={`${words.joinTitle}: ${code}`}
    >
      {() => (
        <div class="join">
          <h2>{words.joinTitle}</h2>
          <p class="typed">{location.host}</p>
          <p class="code big" data-testid={testids.joinCode}>
            {code}
          </p>
          <img src={`/api/v1/join/${code}/qr.svg`} alt="" width="220" height="220" data-testid={testids.joinQr} />
        </div>
      )}
    </Popover>
  );
}

function Presence() {
  const v = view.value;
  const people = v.presence;
  const plan = v.plan;
  if (!people || !plan) return null;
  const here = plan.panellist_order.filter((id) => (people.panellists[id] ?? 0) > 0).length;
  const counts: [string, number][] = [
    [words.presenceModerators, people.moderators],
    [words.presenceCoModerators, people.co_moderators],
    [words.presenceStages, people.stages],
    [words.presenceParticipants, people.participants],
  ];
  return (
    <Popover
      class="button quiet"
      testid={testids.presence}
      name={words.presence}
      label={
        <span class="presence tabular">
          <span>{words.presencePanel(here, plan.panellist_order.length)}</span>
          <span>{words.presenceStage(people.stages)}</span>
          <span>{words.presenceAudience(people.participants)}</span>
        </span>
      }
    >
      {() => (
        <div class="who">
          <h2>{words.presence}</h2>
          <dl class="tabular">
            {counts.map(([name, n]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{n}</dd>
              </div>
            ))}
            {plan.panellist_order.map((id) => (
              <div key={id}>
                <dt class="typed" dir="auto">
                  {plan.panellists[id]?.name}
                </dt>
                <dd>{(people.panellists[id] ?? 0) > 0 ? words.here : words.away}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Popover>
  );
}

const colours = kept("console.theme", "dark");

function View() {
  return (
    <Popover class="button quiet" label={words.view} testid="view">
      {() => (
        <div class="settings">
          <label class="check">
            <input
              type="checkbox"
              checked={colours.value === "light"}
              onChange={(event) => {
                colours.value = event.currentTarget.checked ? "light" : "dark";
                document.documentElement.dataset.theme = colours.value;
              }}
            />
            {words.light}
          </label>
          <label class="check">
            <input type="checkbox" checked={keysOn.value === "on"} onChange={(event) => (keysOn.value = event.currentTarget.checked ? "on" : "off")} />
            {words.shortcutsOn}
          </label>
          <h2>{words.shortcutsTitle}</h2>
          <dl class="keys">
            {words.keyList.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Popover>
  );
}

export function Header() {
  const v = view.value;
  return (
    <header class="top">
      <WallClock />
      <h1 class="typed" dir="auto" title={v.plan?.title}>
        {v.plan?.title}
      </h1>
      <span class="place-of-note">
        <ConnectionNote />
      </span>
      {rate.value > 1 && <span class="rehearsal">{common.rehearsal(rate.value)}</span>}
      <span class="as">{words.as[me.value?.as ?? ""]}</span>
      <Presence />
      <Join />
      <View />
    </header>
  );
}
