import "./stage.css";
import { stage } from "../../state/words";
import { renew } from "../../ui/renew";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { Stage } from "./stage";

setTheme("dark");
// As an overlay over a picture: nothing is painted but what is to be read.
if (new URLSearchParams(location.search).get("bg") === "transparent") document.documentElement.dataset.ground = "none";
start(Stage, stage.title);
renew({ unattended: true });
