// What a user enters for a connection, and the addresses that follow from it.

/** @typedef {{ server: string, session: string }} Config */
/** @typedef {{ token: string }} Secrets */
/** @typedef {{ server: string, session: string, token: string }} Target `session` is the address of it. */

/** @returns {import("@companion-module/base").SomeCompanionConfigField[]} */
export const fields = () => [
  {
    type: "static-text",
    id: "about",
    width: 12,
    label: "",
    value:
      "A moderator makes the token on the console: Who is here, Tools. For all buttons it needs the rights “drive”, to look on “read”.",
  },
  {
    type: "textinput",
    id: "server",
    width: 6,
    label: "Server address",
    description: "As browsers have it, such as https://dais.example",
    default: "http://127.0.0.1:8080",
  },
  {
    type: "textinput",
    id: "session",
    width: 6,
    label: "Session id",
    description: "What stands before the first full stop behind the # of a link",
    default: "",
  },
  { type: "secret-text", id: "token", width: 12, label: "Token", default: "" },
];

/**
 * @param {Partial<Config>} config
 * @param {Partial<Secrets> | undefined} secrets
 * @returns {Target | string} What is to be entered, where something is missing or wrong.
 */
export function targetOf(config, secrets) {
  const address = (config.server ?? "").trim();
  const session = (config.session ?? "").trim();
  const token = (secrets?.token ?? "").trim();
  if (!address) return "Enter the server address";
  if (!session) return "Enter the session id";
  if (!token) return "Enter the token";
  if (!/^[\x21-\x7e]+$/.test(token)) return "The token has characters that no token has: copy it again";
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `http://${address}`);
  if (!url || !/^https?:$/.test(url.protocol)) return `“${address}” is no server address: enter one such as https://dais.example`;
  return { server: url.origin, session: `${url.origin}/api/v1/sessions/${encodeURIComponent(session)}`, token };
}
