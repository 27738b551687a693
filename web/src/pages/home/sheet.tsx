import type { SessionCard } from "../../protocol/http";
import { handout, organiser as words } from "../../state/later_words";
import { home } from "../../state/words";
import { Printed, type PrintedLink } from "../../ui/printed";

// The links of a session on paper. Those of the moderators have a sheet each.
export function Sheet(props: { session: SessionCard; token: string; leave: () => void }) {
  const { session, token } = props;
  const { links } = session;
  const note = words.private;
  const apart: PrintedLink[] = [
    { role: "moderator", who: handout.forModerator, may: words.mayModerator, link: links.moderator, note },
    { role: "co_moderator", who: handout.forCoModerator, may: words.mayCoModerator, link: links.co_moderator, note },
  ];
  const code = (
    <p>
      {home.code}{" "}
      <b class="tabular" translate={false}>
        {session.join_code}
      </b>
    </p>
  );
  const audience = { role: "audience", who: handout.forAudience, may: words.mayAudience, link: links.audience, code };
  const together: PrintedLink[] = [
    ...links.panellists.map((one) => ({ role: "panellist", who: one.name, may: words.mayPanellist, link: one.link, named: true })),
    { role: "stage", who: handout.forStage, may: words.mayStage, link: links.stage },
    ...(session.personal_links_only ? [] : [audience]),
    { role: "observer", who: handout.forObserver, may: words.mayObserver, link: links.observer },
    { role: "rapporteur", who: handout.forRapporteur, may: words.mayRapporteur, link: links.rapporteur },
  ];
  return (
    <Printed
      of={session}
      title={words.sheet(session.title)}
      hint={words.sheetHint}
      back={words.toSessions}
      leave={props.leave}
      token={token}
      apart={apart}
      together={together}
    />
  );
}
