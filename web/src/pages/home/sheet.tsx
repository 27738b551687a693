import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { SessionCard } from "../../protocol/http";
import { day, timeOfDay, zoneName } from "../../state/format";
import { handout, organiser as words } from "../../state/later_words";
import { home } from "../../state/words";
import { absolute } from "../../ui/address";
import { useQr } from "../../ui/handout";
import { testids } from "../../ui/testids";

interface One {
  role: string;
  who: string;
  may: string;
  link: string;
  named?: boolean; // after a person
}

type Drawn = (image: boolean) => void;

function Slip(props: { session: SessionCard; one: One; token: string; drawn: Drawn }) {
  const { session, one } = props;
  const { image, failed } = useQr(props.token, one.link);
  useEffect(() => {
    if (failed) props.drawn(false);
  }, [failed]);
  const { start, end, time_zone: zone } = session;
  return (
    <li class="slip" data-testid={testids.sheetLink} data-role={one.role}>
      <div class="qr-place">{image !== "" && <img src={image} alt="" onLoad={() => props.drawn(true)} />}</div>
      <div>
        <h3 class="typed aligned" dir="auto" translate={!one.named}>
          {one.who}
        </h3>
        <p>{one.may}</p>
        <p class="typed aligned" dir="auto">
          <b>{session.title}</b>
        </p>
        <p class="tabular">
          {day(start, zone)}, {timeOfDay(start, zone)}–{timeOfDay(end, zone)} {zoneName(zone)}
        </p>
        {one.role === "audience" && (
          <p>
            {home.code}{" "}
            <b class="tabular" translate={false}>
              {session.join_code}
            </b>
          </p>
        )}
        <p class="address" dir="ltr" translate={false}>
          {absolute(one.link)}
        </p>
        {(one.role === "moderator" || one.role === "co_moderator") && <p>{words.private}</p>}
      </div>
    </li>
  );
}

// The links of a session on paper. Those of the moderators have a sheet each: the others are handed round.
export function Sheet(props: { session: SessionCard; token: string; leave: () => void }) {
  const { session, token } = props;
  const { links } = session;
  const here = useSignal(0);
  const failed = useSignal(false);
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    back.current?.focus();
  }, []);
  const own: One[] = [
    { role: "moderator", who: handout.forModerator, may: words.mayModerator, link: links.moderator },
    { role: "co_moderator", who: handout.forCoModerator, may: words.mayCoModerator, link: links.co_moderator },
  ];
  const others: One[] = [
    ...links.panellists.map((one) => ({ role: "panellist", who: one.name, may: words.mayPanellist, link: one.link, named: true })),
    { role: "stage", who: handout.forStage, may: words.mayStage, link: links.stage },
    { role: "audience", who: handout.forAudience, may: words.mayAudience, link: links.audience },
    { role: "observer", who: handout.forObserver, may: words.mayObserver, link: links.observer },
    { role: "rapporteur", who: handout.forRapporteur, may: words.mayRapporteur, link: links.rapporteur },
  ];
  const ready = here.value >= own.length + others.length;
  const slips = (of: One[]) =>
    of.map((one) => (
      <Slip
        key={one.link}
        session={session}
        one={one}
        token={token}
        drawn={(image) => (image ? (here.value += 1) : (failed.value = true))}
      />
    ));
  return (
    <main class="printed" data-testid={testids.sheet}>
      <header>
        <button ref={back} type="button" class="button quiet" onClick={props.leave}>
          <span aria-hidden="true" class="back" />
          {words.toSessions}
        </button>
        <h1 class="typed aligned" dir="auto">
          {words.sheet(session.title)}
        </h1>
        <p>{words.sheetHint}</p>
        <div>
          <button type="button" class="button main" disabled={!ready} data-testid={testids.sheetPrint} onClick={() => print()}>
            {words.printNow}
          </button>
          <p role="status">{failed.value ? words.notDrawn : !ready && words.drawing}</p>
        </div>
      </header>
      {own.map((one) => (
        <ul key={one.role} class="sheet own">
          {slips([one])}
        </ul>
      ))}
      <ul class="sheet">{slips(others)}</ul>
    </main>
  );
}
