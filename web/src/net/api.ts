// The few requests over HTTP of the organiser, and of a console.

import type {
  CreatedSession,
  ConsoleLinks,
  HttpError,
  HttpFailure,
  LinkToRenew,
  PersonalLinkList,
  NewWebhook,
  PlanCheck,
  PlanFault,
  PlanFaults,
  ServerAddress,
  SessionCard,
  SessionList,
  ToolState,
  WebhookCard,
  WebhookList,
  WebhookTried,
} from "../protocol/http";
import type { OwnQuestions, PublicReport, Report, SessionTable } from "../protocol/report";
import type { OpenApi } from "./openapi";

// Where it is not done the server says why: by a code, or of a plan by its faults. Neither is there where nobody answered.
export type Answer<T> = { ok: true; value: T } | { ok: false; code?: HttpError; faults?: PlanFault[] };

// What a proxy takes and never answers is given up after this long.
export const answerWithin = 20_000;

async function ask<T>(
  token: string,
  path: string,
  read: (response: Response) => Promise<T>,
  body?: string | ArrayBuffer,
  method = body === undefined ? "GET" : "POST",
): Promise<Answer<T>> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), answerWithin);
  try {
    const response = await fetch(path, {
      headers: { Authorization: `Bearer ${token}` },
      signal: giveUp.signal,
      method,
      ...(body === undefined ? {} : { body }),
    });
    if (response.ok) return { ok: true, value: await read(response) };
    const { error, faults } = (await response.json()) as Partial<PlanFaults & HttpFailure>;
    return { ok: false, ...(error ? { code: error.code } : {}), ...(faults ? { faults } : {}) };
  } catch {
    // There was none, or it was not the server's: a network that wants somebody to sign in answers everything with a page of its own.
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}

// With the server's time.
export type Dated<T> = { at: number } & T;
const dated = async <T>(response: Response): Promise<Dated<T>> => ({
  at: Date.parse(response.headers.get("date") ?? "") || Date.now(),
  ...((await response.json()) as T),
});

export const listSessions = (token: string): Promise<Answer<Dated<SessionList>>> => ask(token, "/api/v1/sessions", dated<SessionList>);

// The server reads the bytes of a file: which encoding they are of is its to say.
export const createSession = (token: string, plan: string | ArrayBuffer): Promise<Answer<CreatedSession>> =>
  ask(token, "/api/v1/sessions", async (response) => (await response.json()) as CreatedSession, plan);

// The plan that a session goes by now, as a file of which another can be made.
export const planOf = (token: string, id: string): Promise<Answer<string>> =>
  ask(token, `/api/v1/sessions/${encodeURIComponent(id)}/plan`, (response) => response.text());

// With all that is kept of it, for good.
export const deleteSession = (token: string, id: string): Promise<Answer<unknown>> =>
  ask(token, `/api/v1/sessions/${encodeURIComponent(id)}`, (response) => response.json(), undefined, "DELETE");

// A link, or those of all panellists, replaced: the session with its new ones.
export const renewLink = (token: string, id: string, which: LinkToRenew): Promise<Answer<SessionCard>> =>
  ask(
    token,
    `/api/v1/sessions/${encodeURIComponent(id)}/links`,
    async (response) => (await response.json()) as SessionCard,
    JSON.stringify(which),
  );

// The links of their own that were made for the audience of a session.
export const personalLinksOf = (token: string, id: string): Promise<Answer<PersonalLinkList>> =>
  ask(token, `/api/v1/sessions/${encodeURIComponent(id)}/personal-links`, async (response) => (await response.json()) as PersonalLinkList);

// How a session stands now.
export const stateOf = (token: string, id: string): Promise<Answer<ToolState>> =>
  ask(token, `/api/v1/sessions/${encodeURIComponent(id)}/state`, async (response) => (await response.json()) as ToolState);

const reportPath = (session: string): string => `/api/v1/sessions/${encodeURIComponent(session)}/report`;

// What happened in a session, with the token of a console or the organiser's.
export const reportOf = (token: string, session: string): Promise<Answer<Report>> =>
  ask(token, reportPath(session), async (response) => (await response.json()) as Report);

// One of its files.
export const exportOf = (token: string, session: string, file: string): Promise<Answer<Blob>> =>
  ask(token, `${reportPath(session)}/${file}`, (response) => response.blob());

// What describes all this to programs: anybody's.
export const documentOfApi = (): Promise<Answer<OpenApi>> =>
  ask("", "/api/v1/openapi.json", async (response) => (await response.json()) as OpenApi);

// What is posted elsewhere of what happens, and what of it could not be. The organiser's.
export const listWebhooks = (token: string): Promise<Answer<WebhookList>> =>
  ask(token, "/api/v1/webhooks", async (response) => (await response.json()) as WebhookList);

export const addWebhook = (token: string, which: NewWebhook): Promise<Answer<WebhookCard>> =>
  ask(token, "/api/v1/webhooks", async (response) => (await response.json()) as WebhookCard, JSON.stringify(which));

const webhookPath = (id: string): string => `/api/v1/webhooks/${encodeURIComponent(id)}`;
const letterPath = (id: string): string => `/api/v1/dead-letters/${encodeURIComponent(id)}`;

export const removeWebhook = (token: string, id: string): Promise<Answer<unknown>> =>
  ask(token, webhookPath(id), (response) => response.json(), undefined, "DELETE");

export const resumeWebhook = (token: string, id: string): Promise<Answer<unknown>> =>
  ask(token, `${webhookPath(id)}/resume`, (response) => response.json(), "");

export const testWebhook = (token: string, id: string): Promise<Answer<WebhookTried>> =>
  ask(token, `${webhookPath(id)}/test`, async (response) => (await response.json()) as WebhookTried, "");

export const sendDeadLetter = (token: string, id: string): Promise<Answer<WebhookTried>> =>
  ask(token, `${letterPath(id)}/send`, async (response) => (await response.json()) as WebhookTried, "");

export const removeDeadLetter = (token: string, id: string): Promise<Answer<unknown>> =>
  ask(token, letterPath(id), (response) => response.json(), undefined, "DELETE");

// What anybody reads of a session whose report is public, by the code with which its audience joins.
const publicPath = (code: string): string => `/api/v1/public/${encodeURIComponent(code)}`;

export const publicReportOf = (code: string): Promise<Answer<Dated<PublicReport>>> => ask("", publicPath(code), dated<PublicReport>);

// What the one who keeps this secret asked.
export const ownQuestions = (secret: string, code: string): Promise<Answer<OwnQuestions>> =>
  ask(secret, `${publicPath(code)}/yours`, async (response) => (await response.json()) as OwnQuestions);

// All sessions in one table, for the organiser; and as a file.
export const tableOf = (token: string): Promise<Answer<SessionTable>> =>
  ask(token, "/api/v1/table", async (response) => (await response.json()) as SessionTable);
export const tableFile = (token: string): Promise<Answer<Blob>> => ask(token, "/api/v1/table/sessions.csv", (response) => response.blob());

// A command for a session, with what it names; whether it was done.
export const command = (token: string, session: string, name: string, members: object): Promise<Answer<unknown>> =>
  ask(token, `/api/v1/sessions/${encodeURIComponent(session)}/commands/${name}`, (response) => response.json(), JSON.stringify(members));

// What the server would say of a plan; it makes no session.
export const checkPlan = (token: string, plan: string): Promise<Answer<PlanCheck>> =>
  ask(token, "/api/v1/check", async (response) => (await response.json()) as PlanCheck, plan);

// The address that the server was told to be reached by; none where it is reached by the one that it was found by.
export const publicAddress = (): Promise<Answer<ServerAddress>> =>
  ask("", "/api/v1/address", async (response) => (await response.json()) as ServerAddress);

// Whether there is a session with this code; undefined where that is not known.
export async function isJoinCode(code: string): Promise<boolean | undefined> {
  const answer = await ask("", `/api/v1/join/${code}/qr.svg`, pictureOf);
  return answer.ok ? true : answer.code === "no_such_session" ? false : undefined;
}

// The links that whoever has a console may hand out, with its token.
export const handouts = (token: string): Promise<Answer<ConsoleLinks>> =>
  ask(token, "/api/v1/links", async (response) => (await response.json()) as ConsoleLinks);

async function pictureOf(response: Response): Promise<Blob> {
  const blob = await response.blob();
  if (!blob.type.startsWith("image/")) throw new TypeError(blob.type);
  return blob;
}

// An image of a private link, which must not be part of an address.
export const qrOf = (token: string, text: string): Promise<Answer<Blob>> => ask(token, "/api/v1/qr", pictureOf, text);
