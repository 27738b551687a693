import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { qrOf, type SessionCard } from "../../net/api";
import { day, timeOfDay, zoneName } from "../../state/format";
import { common, home as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";

const absolute = (link: string): string => new URL(link, location.href).href;

// The clipboard is for https pages only; a laptop in a meeting room serves plain http.
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function Qr(props: { token: string; text: string; name: string }) {
  const image = useSignal("");
  useEffect(() => {
    let url = "";
    void qrOf(props.token, props.text).then((answer) => {
      if (!answer.ok) return;
      url = URL.createObjectURL(answer.value);
      image.value = url;
    });
    return () => URL.revokeObjectURL(url);
  }, [props.text]);
  return (
    <figure class="qr">
      <div>{image.value !== "" && <img src={image.value} alt={words.qrFor(props.name)} width="240" height="240" />}</div>
      <figcaption class="typed" dir="auto">
        {props.name}
      </figcaption>
    </figure>
  );
}

function Handout(props: { role: string; who: string; name?: string; link: string; token: string }) {
  const copied = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const url = absolute(props.link);
  const full = props.name === undefined ? props.who : props.name;
  return (
    <li class="handout" data-testid={testids.link} data-role={props.role}>
      <span class="typed aligned" dir="auto">
        {full}
      </span>
      <a class="button quiet" href={props.link} target="_blank" rel="noopener" aria-label={`${words.open}: ${full}`}>
        {words.open}
      </a>
      <button
        type="button"
        class="button"
        data-testid={testids.linkCopy}
        aria-label={`${common.copy}: ${full}`}
        onClick={() =>
          void copy(url).then((done) => {
            copied.value = done;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => (copied.value = false), 2000);
          })
        }
      >
        <span class="swap">
          <span aria-hidden={copied.value} data-shown={!copied.value}>
            {common.copy}
          </span>
          <span aria-hidden={!copied.value} data-shown={copied.value}>
            {common.copied}
          </span>
        </span>
      </button>
      <Popover label={words.qr} name={words.qrFor(full)} testid={testids.linkQr}>
        {() => <Qr token={props.token} text={url} name={full} />}
      </Popover>
    </li>
  );
}

export function Session(props: { session: SessionCard; token: string; open: boolean }) {
  const { session, token } = props;
  const { links, time_zone: zone } = session;
  return (
    <li class="session" data-testid={testids.session} data-id={session.id} data-status={session.status}>
      <div class="head">
        <div>
          <h3 class="typed" dir="auto">
            {session.title}
          </h3>
          <p class="when tabular">
            {day(session.start, zone)}, {timeOfDay(session.start, zone)}–{timeOfDay(session.end, zone)} {zoneName(zone)}
          </p>
        </div>
        <p class="status">{common.status[session.status]}</p>
      </div>
      <p class="join-code">
        {words.code} <b class="code tabular">{session.join_code}</b>
      </p>
      <details open={props.open}>
        <summary class="button quiet">{words.links}</summary>
        <p class="hint">{words.linksHint}</p>
        <ul>
          <Handout role="moderator" who={words.forModerator} link={links.moderator} token={token} />
          <Handout role="co_moderator" who={words.forCoModerator} link={links.co_moderator} token={token} />
          {links.panellists.map((one) => (
            <Handout key={one.id} role="panellist" who="" name={one.name} link={one.link} token={token} />
          ))}
          <Handout role="stage" who={words.forStage} link={links.stage} token={token} />
          <Handout role="audience" who={words.forAudience} link={links.audience} token={token} />
        </ul>
      </details>
    </li>
  );
}
