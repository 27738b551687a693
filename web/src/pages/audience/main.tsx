import "./audience.css";
import { audience } from "../../state/words";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { Audience } from "./audience";

setTheme("device");
start(Audience, audience.title, { participant: true });
