import "./panellist.css";
import { Moments } from "../../net/moments";
import { panellist } from "../../state/words";
import { renew } from "../../ui/renew";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { Panellist } from "./panellist";

setTheme("dark");
start(Panellist, panellist.title, { commands: Moments });
renew();
