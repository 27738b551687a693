import { who } from "../../state/access_words";
import { me, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Devices } from "./devices";
import { Lock } from "./lock";
import { Links } from "./links";

// The moderator hands the role over and takes it back; who has it meanwhile can give it back.
function Role() {
  const over = view.value.run!.handed_over;
  const as = me.value?.as;
  if (as !== "moderator" && !(as === "co_moderator" && over)) return null;
  return (
    <Press testid={testids.handModeration} command={{ type: "hand_moderation", on: !over }}>
      {!over ? who.handOver : as === "moderator" ? who.takeBack : who.giveBack}
    </Press>
  );
}

// Who is here, and who is not; whose the moderator's role is; by what they came, and the links by which one comes.
export function Who(props: { came: string[] }) {
  const { presence, plan, run } = view.value;
  const people = presence!;
  const { handed_over: over } = run!;
  const roles: [string, number, boolean][] = [
    [who.moderators, people.moderators, !over],
    [who.coModerators, people.co_moderators, over],
    [who.observers, people.observers, false],
    [who.stages, people.stages, false],
    [who.participants, people.participants, false],
  ];
  return (
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
                {has && <small> {who.hasRole}</small>}
              </dt>
              <dd>{n}</dd>
            </div>
          ))}
          {props.came.map((id) => (
            <div key={id}>
              <dt class="typed aligned" dir="auto" translate={false}>
                {plan!.panellists[id]?.name}
              </dt>
              <dd>{(people.panellists[id] ?? 0) > 0 ? words.here : words.away}</dd>
            </div>
          ))}
        </dl>
        <Role />
        <Lock />
      </section>
      <div>
        <Devices />
        {me.value?.as !== "observer" && <Links />}
      </div>
    </div>
  );
}
