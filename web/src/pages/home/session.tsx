import { useSignal } from "@preact/signals";
import type { SessionCard } from "../../protocol/http";
import { day, timeOfDay, zoneName } from "../../state/format";
import { handout, organiser as words } from "../../state/later_words";
import { common, home } from "../../state/words";
import { Handout, LocalOnly } from "../../ui/handout";
import { testids } from "../../ui/testids";
import { DeleteSession } from "./delete_session";
import { Live } from "./live";
import { RenewLink } from "./renew_link";
import { type Deeds, SessionMenu } from "./session_menu";

export function Session(props: { session: SessionCard; at: number; token: string; open: boolean; away: boolean; deeds: Deeds }) {
  const { session, at, token, away, deeds } = props;
  const deleting = useSignal(false);
  const { links, time_zone: zone } = session;
  const shared = (as: "moderator" | "co_moderator" | "observer" | "rapporteur" | "stage", who: string, hint?: string) => (
    <Handout
      role={as}
      who={who}
      {...(hint === undefined ? {} : { hint })}
      link={links[as]}
      token={token}
      renew={<RenewLink session={session} token={token} which={{ as }} who={who} renewed={deeds.renewed} />}
    />
  );
  const begun = session.status !== "prepared" && session.status !== "open";
  return (
    <li class="session" data-testid={testids.session} data-id={session.id} data-status={session.status}>
      <div class="head">
        <div>
          <h3 class="typed aligned" dir="auto">
            {session.title}
          </h3>
          <p class="when tabular">
            {day(session.start, zone)}, {timeOfDay(session.start, zone)}–{timeOfDay(session.end, zone)} {zoneName(zone)}
          </p>
          {session.venue !== "" && (
            <p class="typed aligned when" dir="auto">
              {session.venue}
            </p>
          )}
          {!begun && session.start < at && <p class="when strong">{words.startPassed}</p>}
        </div>
        <p class="status">{common.status[session.status]}</p>
        <SessionMenu session={session} token={token} away={away} deeds={deeds} remove={() => (deleting.value = true)} />
      </div>
      {deleting.value && (
        <DeleteSession session={session} token={token} cancel={() => (deleting.value = false)} gone={() => deeds.gone(session)} />
      )}
      {(session.status === "open" || session.status === "running") && <Live token={token} id={session.id} />}
      <div class="begin">
        {session.personal_links_only ? (
          <p>{words.personalOnly}</p>
        ) : (
          <p class="join-code">
            {home.code}{" "}
            <b class="code tabular" translate={false}>
              {session.join_code}
            </b>
          </p>
        )}
        {!begun && (
          <a
            class="button quiet"
            href={links.moderator.replace("#", "?edit#")}
            target="_blank"
            rel="noopener"
            data-testid={testids.sessionEdit}
          >
            {words.changeSession}
          </a>
        )}
        {begun && (
          <a class="button quiet" href={`/report#${token}/${session.id}`} target="_blank" rel="noopener" data-testid={testids.reportLink}>
            {words.report}
          </a>
        )}
      </div>
      <details open={props.open}>
        <summary class="button quiet">{words.links}</summary>
        <p class="hint">{words.linksHint}</p>
        <LocalOnly />
        <ul>
          {shared("moderator", handout.forModerator)}
          {shared("co_moderator", handout.forCoModerator)}
          {shared("observer", handout.forObserver, handout.forObserverHint)}
          {shared("rapporteur", handout.forRapporteur, handout.forRapporteurHint)}
          {links.panellists.map(({ id, name, link }) => (
            <Handout
              key={id}
              role="panellist"
              who={name}
              link={link}
              token={token}
              renew={
                <RenewLink session={session} token={token} which={{ as: "panellist", panellist: id }} who={name} renewed={deeds.renewed} />
              }
            />
          ))}
          {shared("stage", handout.forStage)}
          {!session.personal_links_only && <Handout role="audience" who={handout.forAudience} link={links.audience} token={token} />}
        </ul>
        <a
          class="button quiet"
          href={`/personal-links#${token}/${session.id}`}
          target="_blank"
          rel="noopener"
          data-testid={testids.personalLinks}
        >
          {words.personalLinks}
        </a>
        {links.panellists.length > 1 && (
          <RenewLink session={session} token={token} which={{ as: "panellist" }} who="" all renewed={deeds.renewed} />
        )}
      </details>
    </li>
  );
}
