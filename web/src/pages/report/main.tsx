import "./report.css";
import { render } from "preact";
import { direction, language } from "../../state/words";
import { setTheme } from "../../ui/theme";
import { Report } from "./report";

setTheme("device");
document.documentElement.lang = language;
document.documentElement.dir = direction;
const show = (): void => render(<Report key={location.hash} token={location.hash.slice(1)} />, document.getElementById("root")!);
addEventListener("hashchange", show);
show();
