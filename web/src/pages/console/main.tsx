import "./console.css";
import "../../ui/handout.css";
import "../../ui/plan_fields.css";
import "./plan_editor.css";
import { Moments } from "../../net/moments";
import { kept } from "../../state/kept";
import { learnRefusals } from "../../state/refusals";
import { moderatorsRefusals, refusals } from "../../state/sentences";
import { moderator } from "../../state/words";
import { renew } from "../../ui/renew";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { Console } from "./console";

const colours = kept("console.theme", "dark");
setTheme("dark", colours.value);
learnRefusals(refusals.everybody, moderatorsRefusals);
start(Console, moderator.title, { commands: Moments });
renew();
