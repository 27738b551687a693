// The page that describes the HTTP API.

export const api = {
  title: "HTTP API",
  intro: "Other programs drive a session and show it by these requests: button panels, scripts, overlays.",
  token: "Each request carries a token. A moderator makes one on the console, under “Who is here”, “Tools”.",
  session: "SESSION is the session’s id, which stands behind the # in the links.",
  file: "For programs that make clients: ",
  parameter: "Parameter",
  member: "Member",
  type: "Type",
  meaning: "Meaning",
  answer: "Answer",
  optional: "optional",
  in: { path: "in the address", header: "header", query: "query" } as Record<string, string>,
  body: "Body",
  typesTitle: "Types",
  chapters: "Chapters",
  failed: "The description did not come.",
  retry: "Try again",
};
