import { me, now, timeScale, timed, view, when, zone } from "../../state/session";
import { timeWithSeconds, zoneName } from "../../state/format";
import { moderator as words } from "../../state/words";
import { typed } from "../../ui/address";
import { MayGoToSleep } from "../../ui/asleep";
import { ConnectionNote } from "../../ui/connection";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { later } from "./later";
import { KeysOverlay } from "./keys_overlay";
import { People } from "./people";
import { View } from "./settings";
import { StageControl } from "./stage_control";

// Names the zone of all times on the page, always where the reader's clock shows another time.
export function WallClock() {
  const elsewhere = when(now.value) !== timed(now.value);
  return (
    <span class="wall tabular" title={zone.value}>
      {timeWithSeconds(now.value, zone.value)} <small data-elsewhere={elsewhere}>{zoneName(zone.value)}</small>
    </span>
  );
}

export function Join() {
  const code = me.value?.join_code;
  if (!code) return null;
  return (
    <Popover
      class="button quiet"
      testid={testids.join}
      {...keyed("join")}
      label={
        <>
          {words.join}{" "}
          <b class="code" translate={false}>
            {code}
          </b>
          <Kbd of="join" />
        </>
      }
      title={words.joinTitle}
    >
      {() => (
        <div class="join">
          <h2>{words.joinTitle}</h2>
          {view.value.run!.personal_links_only && <p>{words.joinByLink}</p>}
          <p class="typed">{typed()}</p>
          {later.value && <later.value.LocalOnly />}
          <p class="code big" translate={false} data-testid={testids.joinCode}>
            {code}
          </p>
          <img src={`/api/v1/join/${code}/qr.svg`} alt="" width="220" height="220" data-testid={testids.joinQr} />
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
      <ConnectionNote />
      {timeScale.value > 1 && <span class="rehearsal">{words.rehearsal(timeScale.value)}</span>}
      <MayGoToSleep />
      <span class="as">{words.as[me.value?.as ?? ""]}</span>
      <StageControl />
      <People />
      <Join />
      <View />
      <KeysOverlay />
    </header>
  );
}
