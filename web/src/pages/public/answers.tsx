import type { ReportAnswer } from "../../protocol/report";
import { dayAndTime } from "../../state/format";
import { publicReport as words } from "../../state/words";
import { testids } from "../../ui/testids";

// What was said to a question: by the moderators when it was answered, and by panellists in writing.
export function Answers(props: { text: string | undefined; written: ReportAnswer[]; zone: string }) {
  const { text, written, zone } = props;
  return (
    <>
      {text !== undefined && (
        <p class="text">
          <small>{words.answer}</small>
          <span class="typed" dir="auto">
            {text}
          </span>
        </p>
      )}
      {written.map((one) => (
        <p class="text" key={one.name} data-testid={testids.writtenAnswer}>
          <small>{words.wrote(one.name, dayAndTime(one.at, zone))}</small>
          <span class="typed" dir="auto">
            {one.text}
          </span>
        </p>
      ))}
    </>
  );
}
