import "./audience.css";
import "../../ui/caption.css";
import { audience } from "../../state/words";
import { start } from "../../ui/start";
import { Audience } from "./audience";

start(Audience, audience.title, { participant: true });
