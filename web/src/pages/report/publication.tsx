import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { command, handouts, listSessions } from "../../net/api";
import type { Report } from "../../protocol/report";
import { dayAndTime } from "../../state/format";
import { isOrganiser } from "../../state/report";
import { report as words } from "../../state/words";
import { testids } from "../../ui/testids";

const day = 86_400_000;
const choices = [0, 1, 3, 7, 14, 30];

// Where the public report is, by the code of the session's audience.
async function publicAddress(token: string, session: string): Promise<string | undefined> {
  const audience = isOrganiser(token)
    ? await listSessions(token).then((all) => (all.ok ? all.value.sessions.find(({ id }) => id === session)?.links.audience : undefined))
    : await handouts(token).then((links) => (links.ok ? links.value.audience : undefined));
  return audience?.replace("/audience/", "/report/");
}

// Whether anybody reads the report, and until when panellists write answers; and how the one who may changes that.
export function Publication(props: { of: Report; token: string; changed: () => Promise<unknown> }) {
  const { of, token } = props;
  const days = useSignal(7);
  const busy = useSignal(false);
  const failed = useSignal(false);
  const address = useSignal<string | undefined>(undefined);
  const isPublic = of.published !== undefined;
  useEffect(() => {
    if (isPublic) void publicAddress(token, of.session).then((to) => (address.value = to));
  }, [isPublic]);
  const ask = async (name: string, members: object): Promise<void> => {
    busy.value = true;
    const answer = await command(token, of.session, name, members);
    failed.value = !answer.ok;
    if (answer.ok) await props.changed();
    busy.value = false;
  };
  const ends = of.concluded ?? Math.max(of.end, of.as_of);
  const until = days.value === 0 ? {} : { answers_until: Math.max(ends, of.as_of) + days.value * day };
  const at = (instant: number): string => dayAndTime(instant, of.time_zone);
  const last = of.answers_until;
  const answers = last === undefined ? words.answersNone : (last > of.as_of ? words.answersUntil : words.answersEnded)(at(last));
  return (
    <section class="publication" data-testid={testids.publication} data-public={isPublic}>
      <h2>{words.publication}</h2>
      <p>{words.publicHint}</p>
      <p role="status">{isPublic ? `${words.publicSince(at(of.published!))} ${answers}` : words.privateNow}</p>
      {isPublic && address.value !== undefined && (
        <p>
          <a href={address.value} target="_blank" rel="noopener" data-testid={testids.publicLink}>
            {words.readPublic}
          </a>{" "}
          <span translate={false}>{new URL(address.value, location.href).href}</span>
        </p>
      )}
      <div class="exports">
        <label>
          {words.answersFor}{" "}
          <select
            value={days.value}
            data-testid={testids.answersFor}
            onChange={(event) => (days.value = Number(event.currentTarget.value))}
          >
            {choices.map((n) => (
              <option key={n} value={n}>
                {words.answersDays(n)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button strong"
          disabled={busy.value}
          data-testid={testids.publish}
          onClick={() => void ask("publish_report", until)}
        >
          {isPublic ? words.republish : words.publish}
        </button>
        {isPublic && (
          <button
            type="button"
            class="button"
            disabled={busy.value}
            data-testid={testids.withdrawReport}
            onClick={() => void ask("withdraw_report", {})}
          >
            {words.withdraw}
          </button>
        )}
        {failed.value && <p role="alert">{words.publicFails}</p>}
      </div>
    </section>
  );
}
