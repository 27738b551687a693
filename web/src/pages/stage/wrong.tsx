import "./wrong.css";
import { stage as words } from "../../state/words";
import { testids } from "../../ui/testids";
import type { Wrong } from "./settings";

// What the address asks for and is not known, for whoever sets the screen up.
export function WrongSettings(props: { wrong: Wrong[] }) {
  return (
    <ul class="wrong-settings">
      {props.wrong.map(({ name, value, known }) => (
        <li key={name} data-testid={testids.wrongSetting} data-id={name}>
          {words.unknown(name, value, known.map((one) => one || words.aColour).join(", "))}
        </li>
      ))}
    </ul>
  );
}
