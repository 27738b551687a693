import "../report/report.css";
import "./public.css";
import { render } from "preact";
import { direction, language } from "../../state/words";
import { setTheme } from "../../ui/theme";
import { PublicReport } from "./public_report";

setTheme("device");
document.documentElement.lang = language;
document.documentElement.dir = direction;
render(<PublicReport code={location.pathname.split("/").at(-1)!} />, document.getElementById("root")!);
