// Links that are handed out: at home, and on the console.

import { isolated } from "./grammar";

export const handout = {
  retry: "Try again",
  forModerator: "Moderator",
  forCoModerator: "Co-moderator",
  forAudience: "Audience",
  forStage: "Stage",
  forObserver: "Observer’s console",
  forObserverHint: "view only",
  forRapporteur: "Rapporteur",
  forRapporteurHint: "report only",
  copy: "Copy",
  copied: "Copied",
  open: "Open",
  copyFor: (name: string) => `Copy: ${isolated(name)}`,
  openFor: (name: string) => `Open: ${isolated(name)}`,
  qr: "QR code",
  qrFor: (name: string) => `QR code: ${isolated(name)}`,
  printNow: "Print",
  drawing: "Drawing the codes…",
  notDrawn: "Some codes could not be drawn. Go back and try again.",
  localOnly: "Phones cannot reach this address. Open Dais by its address in the network.",
  qrFails: "The code did not come. Close this and open it again.",
};
