import "./people.css";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Answer, handouts } from "../../net/api";
import type { Handouts } from "../../protocol/http";
import { handout } from "../../state/later_words";
import { me, view } from "../../state/session";
import { moderator as words, podium } from "../../state/words";
import { Handout } from "../../ui/handout";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

const token = location.hash.slice(1);

// The moderator hands the role over and takes it back; who has it meanwhile can give it back.
function Role() {
  const over = view.value.run!.handed_over;
  const as = me.value?.as;
  if (as !== "moderator" && !(as === "co_moderator" && over)) return null;
  return (
    <Press testid={testids.handModeration} command={{ type: "hand_moderation", on: !over }}>
      {!over ? podium.handOver : as === "moderator" ? podium.takeBack : podium.giveBack}
    </Press>
  );
}

function Links() {
  const answer = useSignal<Answer<Handouts> | undefined>(undefined);
  const ask = (): void => void handouts(token).then((to) => (answer.value = to));
  const order = view.value.plan!.panellist_order.join(" ");
  useEffect(ask, [order]);
  const links = answer.value?.ok ? answer.value.value : undefined;
  return (
    <section class="links">
      <h2>{podium.links}</h2>
      <p class="hint">{podium.linksHint}</p>
      {answer.value?.ok === false && (
        <p>
          {podium.linksFail}{" "}
          <button type="button" class="button" onClick={ask}>
            {handout.retry}
          </button>
        </p>
      )}
      {links && (
        <ul>
          <Handout role="observer" who={handout.forObserver} hint={handout.forObserverHint} link={links.observer} token={token} />
          {links.panellists.map((one) => (
            <Handout key={one.id} role="panellist" who={one.name} link={one.link} token={token} />
          ))}
          <Handout role="stage" who={handout.forStage} link={links.stage} token={token} />
          <Handout role="audience" who={handout.forAudience} link={links.audience} token={token} />
        </ul>
      )}
    </section>
  );
}

// Who is here, and who is not; whose the moderator's role is; and the links for those who come late.
export function People() {
  const v = view.value;
  const people = v.presence;
  const plan = v.plan;
  if (!people || !plan) return null;
  const { handed_over: over } = v.run!;
  const came = plan.panellist_order.filter((id) => !plan.absent.includes(id));
  const here = came.filter((id) => (people.panellists[id] ?? 0) > 0).length;
  const roles: [string, number, boolean][] = [
    [words.presenceModerators, people.moderators, !over],
    [words.presenceCoModerators, people.co_moderators, over],
    [podium.observers, people.observers, false],
    [words.presenceStages, people.stages, false],
    [words.presenceParticipants, people.participants, false],
  ];
  return (
    <Popover
      class="button quiet"
      testid={testids.presence}
      {...keyed("who")}
      closes
      title={words.presence}
      label={
        <>
          <span class="presence tabular">
            <span>{words.presencePanel(here, came.length)}</span> <span>{words.presenceStage(people.stages)}</span>{" "}
            <span>{words.presenceAudience(people.participants)}</span>
          </span>
          <Kbd of="who" />
        </>
      }
    >
      {() => (
        <div class="who people">
          <section>
            <h2 tabIndex={-1} data-first>
              {words.presence}
            </h2>
            <dl class="tabular">
              {roles.map(([name, n, has]) => (
                <div key={name}>
                  <dt>
                    {name}
                    {has && <small> {podium.hasRole}</small>}
                  </dt>
                  <dd>{n}</dd>
                </div>
              ))}
              {came.map((id) => (
                <div key={id}>
                  <dt class="typed aligned" dir="auto" translate={false}>
                    {plan.panellists[id]?.name}
                  </dt>
                  <dd>{(people.panellists[id] ?? 0) > 0 ? words.here : words.away}</dd>
                </div>
              ))}
            </dl>
            <Role />
          </section>
          {me.value?.as !== "observer" && <Links />}
        </div>
      )}
    </Popover>
  );
}
