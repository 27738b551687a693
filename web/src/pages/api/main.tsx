import "./api.css";
import { render } from "preact";
import { direction, language } from "../../state/words";
import { setTheme } from "../../ui/theme";
import { Api } from "./api";

setTheme("device");
document.documentElement.lang = language;
document.documentElement.dir = direction;
render(<Api />, document.getElementById("root")!);
