import type { MessageView } from "../../protocol/messages";
import { fromOrganiser, role as by } from "../../state/access_words";
import { isShown, latestFirst, receiptsOf } from "../../state/messages";
import { now, timed, view } from "../../state/session";
import { podium as words } from "../../state/words";
import { apartName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

function nameOf(who: string): string {
  return who === "moderator"
    ? by.moderator
    : who === "stage"
      ? words.stage
      : who === "audience"
        ? words.audience
        : apartName(view.value, who);
}

function Sent(props: { id: string; message: MessageView }) {
  const { id, message } = props;
  const shown = isShown(message, now.value);
  const seen = (message.seen_by ?? []).length > 0;
  return (
    <li data-testid={testids.sentMessage} data-id={id} data-shown={shown}>
      <p class="said">
        <b class="typed" dir="auto" lang={message.language}>
          {message.text}
        </b>
        <span class="tabular">
          {[
            timed(message.sent),
            message.automatic ? words.automatic : "",
            message.from_organiser ? fromOrganiser : "",
            shown ? "" : message.taken_down === undefined ? words.gone : words.down,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </p>
      <ul class="receipts">
        {receiptsOf(message).map(({ who, standing }) => (
          <li key={who} data-testid={testids.receipt} data-id={who} data-state={standing}>
            <span class="typed aligned" dir="auto" translate={view.value.plan?.panellists[who] === undefined}>
              {nameOf(who)}
            </span>
            <span>{who === "audience" ? words.sentToAll : words.standing[standing]}</span>
          </li>
        ))}
      </ul>
      <p class="then" hidden={!seen && !shown}>
        <span data-testid={testids.seenStays}>{seen && words.seenStays}</span>
        {shown && !message.from_organiser && (
          <Press testid={testids.takeDown} command={{ type: "take_down_message", message: id, revision: message.revision! }}>
            {words.takeDown}
          </Press>
        )}
      </p>
    </li>
  );
}

// What was said, latest first, and how far each has come.
export function SentMessages() {
  const messages = latestFirst(view.value.messages);
  return (
    <section class="sent">
      <h3>{words.sent}</h3>
      {messages.length === 0 && <p class="none">{words.noMessages}</p>}
      <ol>
        {messages.map(([id, message]) => (
          <Sent key={id} id={id} message={message} />
        ))}
      </ol>
    </section>
  );
}
