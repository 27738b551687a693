import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { QuestionView } from "../../protocol/messages";
import { moderator as words } from "../../state/words";

// A longer text than its row has room for says so, and is shown whole by a press on it, and in its menu.
export function Text({ question }: { question: QuestionView }) {
  const text = useRef<HTMLParagraphElement>(null);
  const whole = useSignal(false);
  const cut = useSignal(false);
  const turn = (): void => void (whole.value = !whole.value);
  useLayoutEffect(() => {
    const shown = text.current!;
    const measure = (): void => void (whole.value || (cut.value = shown.scrollHeight > shown.clientHeight + 4));
    measure();
    // Its row may become narrower, or have room for fewer lines.
    const resized = new ResizeObserver(measure);
    resized.observe(shown);
    return () => resized.disconnect();
  }, [question.text, whole.value]);
  return (
    <p
      ref={text}
      class={`text typed ${whole.value ? "whole" : ""}`}
      dir="auto"
      lang={question.language}
      {...(cut.value && {
        "data-more": whole.value ? words.showLess : words.showAll,
        title: whole.value ? undefined : question.text,
        tabIndex: 0,
        role: "button",
        "aria-expanded": whole.value,
        onClick: turn,
        onKeyDown: (event: KeyboardEvent) => event.key === "Enter" && turn(),
      })}
    >
      {question.text}
    </p>
  );
}
