import "./stage.css";
import "../../ui/caption.css";
import { learnRefusals } from "../../state/refusals";
import { connection, stage } from "../../state/words";
import { renew } from "../../ui/renew";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { isBright, overlays } from "./settings";
import { settings, Stage } from "./stage";
import { sound } from "./zero";

// What lies over a picture stands on a plate of its own.
const onPlates = settings.layout !== undefined && overlays.includes(settings.layout);
setTheme("dark", !onPlates && isBright(settings.ground) ? "light" : undefined);
const { dataset, style } = document.documentElement;
// As an overlay over a picture: nothing is painted but what is to be read.
if (settings.ground === "transparent") dataset.ground = "none";
else if (settings.ground !== "") style.setProperty("--ground", settings.ground);
sound.value = settings.sound;
learnRefusals({ put_out: connection.putOut });
start(Stage, stage.title);
renew({ unattended: true });
