import { effect, signal } from "@preact/signals";
import { me, say, status, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";

// Which question is worked on here, and in which popover: one may open before the other has said that it is closed.
const working = signal<{ where: object; question: string } | undefined>(undefined);

export function work(where: object, question: string, on: boolean): void {
  if (on) working.value = { where, question };
  else if (working.value?.where === where) working.value = undefined;
}

// The server forgets it with the connection.
let told: string | undefined;
effect(() => {
  const question = working.value?.question;
  if (status.value.state !== "live") told = undefined;
  else if (question !== told) {
    told = question;
    say({ type: "claim", ...(question === undefined ? {} : { question }) });
  }
});

// Who else works on a question, on the upper edge of its card, where it moves nothing.
export function Claimed(props: { id: string }) {
  const here = me.value?.console;
  const others = (view.value.presence?.claims ?? []).filter((one) => one.question === props.id && one.console !== here);
  if (others.length === 0) return null;
  return (
    <p class="claimed">
      {others.map((one) => (
        <span key={one.console} data-testid={testids.claimed} data-as={one.as} data-number={one.number}>
          {words.claimedBy(words.as[one.as] ?? "", one.number)}
        </span>
      ))}
    </p>
  );
}
