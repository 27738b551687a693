import "./speaking.css";
import { view } from "../../state/session";
import { Fitted } from "../../ui/fit";
import { testids } from "../../ui/testids";
import { Badge, Coming, Does, type Holder, Time } from "./holder";
import { Join } from "./join";

// The clock as large as it can be, and whose it is. `join`: with how to join, for those whom it addresses.
export function Speaking(props: { who: Holder; join: boolean }) {
  const { who } = props;
  return (
    <>
      <header>
        <p class="session typed" dir="auto">
          {view.value.plan!.title}
        </p>
        <Badge phase={who.phase} />
      </header>
      <Time of={who} />
      <div class="holder">
        <Does of={who} />
        <Fitted key={`${who.named}`} text={who.name} most={0.1} class="name" testid={testids.speaker} named={who.named} />
        <p class="about typed lines-2" dir="auto" data-testid={testids.segment}>
          {who.about}
        </p>
      </div>
      <footer>
        <Coming />
        {props.join && <Join />}
      </footer>
    </>
  );
}
