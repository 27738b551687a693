import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";

export function Presence() {
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
