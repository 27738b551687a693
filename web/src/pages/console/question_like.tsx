import { likest } from "../../state/moderating";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// The room for what is offered stays while the card does.
export function Like({ id }: { id: string }) {
  const v = view.value;
  const found = likest(v, id);
  const other = found && v.questions?.[found.other];
  if (!found || !other) return <div class="like" />;
  const { grouping } = found;
  return (
    <div class="like" data-testid={testids.similar} data-other={found.other}>
      <p title={other.text}>
        <b>{words.like}</b> <small>{words.moved[other.state]}</small>{" "}
        <span class="typed" dir="auto" lang={other.language}>
          {other.text}
        </span>
      </p>
      <Press
        testid={testids.group}
        hint={grouping.into === id ? words.groupHere(other.text) : words.groupUnder(other.text)}
        command={{ type: "group_question", ...grouping, revision: v.questions?.[grouping.question]?.revision ?? 0 }}
      >
        {words.group}
      </Press>
    </div>
  );
}
