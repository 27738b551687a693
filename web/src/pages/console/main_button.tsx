import "./main_button.css";
import { view } from "../../state/session";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { AskAgain, cutOff } from "./ask_again";
import { Kbd } from "./kbd";
import { keyed, keyedAll } from "./keys";
import { isHeld, mainDue } from "./main_due";
import { offeredOf } from "./offered";

// What is due next, of whatever has the clock that counts. Its first line is what it does, its second whom that affects. The end of the
// session, where it would cut something off, is asked for once more.
export function Main() {
  const v = view.value;
  const due = mainDue.value;
  const { command, verb, hint, means, also } = offeredOf(v, due);
  const says = (
    <span class="says" data-held={isHeld.value}>
      <span class="verb lines-2 typed" dir="auto">
        {verb}
      </span>{" "}
      <span class="hint tabular typed" dir="auto">
        {hint}
      </span>
    </span>
  );
  // There is nothing to press; what closes or leaves it has a place of its own.
  if (due.does === "close" || due.does === "review" || v.run!.status === "closed") {
    return (
      <p class="step told" data-testid={testids.main}>
        {says}
      </p>
    );
  }
  const label = (
    <>
      {says}
      <Kbd of="main" />
    </>
  );
  const cut = due.does === "end" ? cutOff(v) : undefined;
  const keys = also ? keyedAll("main", also) : keyed("main");
  if (command && cut) {
    const button = { testid: testids.main, ...keys, class: "button main step", label };
    return <AskAgain {...button} {...cut} named={verb} sure={testids.leaveNow} command={command} means={means} />;
  }
  return (
    <Press
      command={command}
      means={means}
      class={`main step ${due.does === "question" || due.does === "answered" ? "of-question" : ""}`}
      testid={testids.main}
      {...keys}
      roomy
      hint={[verb, hint].filter((part) => part !== "").join(", ")}
    >
      {label}
    </Press>
  );
}
