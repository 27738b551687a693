import { likest } from "../../state/moderating";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

function likeOf(id: string) {
  const v = view.value;
  const found = likest(v, id);
  const other = found && v.questions?.[found.other];
  return found && other && { ...found, id: found.other, other };
}

// The question most like it. The room for it, and for its button, stays while the card does.
export function Like({ id }: { id: string }) {
  const like = likeOf(id);
  if (!like) return <p class="like" />;
  const { other } = like;
  return (
    <p class="like" title={other.text} data-testid={testids.similar} data-other={like.id}>
      <b>{words.like}</b> <small>{words.moved[other.state]}</small>{" "}
      <span class="typed" dir="auto" lang={other.language}>
        {other.text}
      </span>
    </p>
  );
}

export function GroupWithLike({ id }: { id: string }) {
  const like = likeOf(id);
  if (!like) {
    return (
      <span class="button no-like" aria-hidden="true">
        {words.group}
      </span>
    );
  }
  const { grouping, other } = like;
  return (
    <Press
      testid={testids.group}
      hint={grouping.into === id ? words.groupHere(other.text) : words.groupUnder(other.text)}
      command={{ type: "group_question", ...grouping, revision: view.value.questions?.[grouping.question]?.revision ?? 0 }}
    >
      {words.group}
    </Press>
  );
}
