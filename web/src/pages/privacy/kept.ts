// How long this server keeps a session, as it has written into the page. Built into the page itself.

import type { PrivacyPreload } from "../../protocol/messages";
import { privacy as words } from "../../state/words";

const given = document.querySelector("script[type='application/json']")!.textContent;
const { keep_days: days } = JSON.parse(given || "{}") as Partial<PrivacyPreload>;
if (days) document.getElementById("kept")!.textContent = words.deletedAfter(days);
