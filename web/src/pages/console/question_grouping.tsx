import { useSignal } from "@preact/signals";
import { caseFolded } from "../../state/case_fold";
import { groupingOf, matcher, noFilter } from "../../state/moderating";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { groups } from "./derived";
import { section } from "./question_section";

export function Members({ id }: { id: string }) {
  const v = view.value;
  const members = groups.value.get(id) ?? [];
  if (members.length === 0) return null;
  return section(
    words.membersTitle,
    <ul class="others">
      {members.map((member) => {
        const question = v.questions?.[member];
        if (!question) return null;
        return (
          <li key={member} data-testid={testids.groupMember} data-id={member}>
            <span class="typed" dir="auto" lang={question.language}>
              {question.text}
            </span>
            <Press
              testid={testids.ungroup}
              label={words.ungroupLong}
              command={{ type: "ungroup_question", question: member, revision: question.revision ?? 0 }}
            >
              {words.ungroup}
            </Press>
          </li>
        );
      })}
    </ul>,
  );
}

const found = 5;

// Any other question, also one in another language, which the finder of like texts cannot know.
export function GroupWith({ id }: { id: string }) {
  const v = view.value;
  const text = useSignal("");
  const fits = matcher({ ...noFilter, text: text.value });
  const from = caseFolded(text.value) === "" ? (v.similar?.[id] ?? []) : Object.keys(v.questions ?? {});
  const others: { other: string; grouping: NonNullable<ReturnType<typeof groupingOf>> }[] = [];
  for (const other of from) {
    const question = v.questions?.[other];
    const grouping = question && fits(other, question) ? groupingOf(v, id, other) : undefined;
    if (grouping) others.push({ other, grouping });
    if (others.length === found) break;
  }
  return section(
    words.groupTitle,
    <>
      <label class="field">
        <span class="unseen">{words.groupFind}</span>
        <input
          type="search"
          dir="auto"
          placeholder={words.groupFind}
          data-testid={testids.groupFind}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <ul class="others">
        {others.map(({ other, grouping }) => {
          const question = v.questions![other]!;
          return (
            <li key={other} data-id={other}>
              <span class="typed" dir="auto" lang={question.language}>
                {question.text}
              </span>
              <Press
                testid={testids.groupInto}
                hint={grouping.into === other ? words.groupUnder(question.text) : words.groupHere(question.text)}
                command={{
                  type: "group_question",
                  ...grouping,
                  revision: v.questions?.[grouping.question]?.revision ?? 0,
                }}
              >
                {words.group}
              </Press>
            </li>
          );
        })}
      </ul>
    </>,
  );
}
