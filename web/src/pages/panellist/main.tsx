import "./panellist.css";
import { panellist } from "../../state/words";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { Panellist } from "./panellist";

setTheme("dark");
start(Panellist, panellist.title);
