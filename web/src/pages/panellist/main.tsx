import "./panellist.css";
import { Moments } from "../../net/moments";
import { learnRefusals } from "../../state/refusals";
import { refusals } from "../../state/sentences";
import { connection, panellist } from "../../state/words";
import { popovers } from "../../ui/popover";
import { renew } from "../../ui/renew";
import { setTheme } from "../../ui/theme";
import { start } from "../../ui/start";
import { Panellist } from "./panellist";

setTheme("dark");
learnRefusals(refusals.everybody, refusals.panellist, { put_out: connection.putOut });
void popovers.then(() => start(Panellist, panellist.title, { commands: Moments }));
renew();
