// What whoever joins by a code is told; the organiser too.

export const home = {
  title: "Dais",
  tagline: "Live panels, on time.",
  joinTitle: "Join a session",
  code: "Code",
  codeHint: "Six characters, as shown on the stage",
  join: "Join",
  badCode: "A code has six letters and digits.",
  unknownCode: "No session with this code. Compare it with the one on the stage.",
  failed: "The server did not answer. Try again.",
};
