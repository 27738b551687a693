// Generated from server/session/rejection.hpp and server/wire/close_code.hpp by dais_messages; do not edit.

// Of rejections.
export const notJson = 1001;
export const notAMessage = 1002;
export const messageTooLarge = 1003;
export const unknownCommand = 1004;
export const helloExpected = 1005;
export const unknownToken = 1006;
export const unknownSession = 1007;
export const alreadyGreeted = 1008;
export const notAllowed = 2001;
export const stale = 2002;
export const wrongStatus = 2003;
export const wrongSegment = 2004;
export const wrongState = 2005;
export const notYours = 2006;
export const notAccepting = 2007;
export const floorClosed = 2008;
export const noName = 2009;
export const muted = 2010;
export const notReceived = 2011;
export const cannotUndo = 2012;
export const tooLate = 2013;
export const nameOfPodium = 2014;
export const noSuchSegment = 3001;
export const noSuchQuestion = 3002;
export const noSuchRequest = 3003;
export const noSuchPanellist = 3004;
export const noSuchGroup = 3005;
export const noSuchParticipant = 3006;
export const noSuchSignal = 3007;
export const noSuchMessage = 3008;
export const noSuchChange = 3009;
export const textEmpty = 4001;
export const textTooLong = 4002;
export const textUnclean = 4003;
export const outOfRange = 4004;
export const notALanguage = 4005;
export const tooManyQuestions = 5001;
export const tooManyOfYours = 5002;
export const tooManyRequests = 5003;
export const oneRequestEach = 5004;
export const queueFull = 5005;
export const tooManyParticipants = 5006;
export const tooFast = 5007;
export const tooManyEntries = 5008;
export const logFailed = 6001;

// With which the server ends a connection.
export const shutdown = 4001;
export const slow = 4008;
export const silent = 4009;
export const crowded = 4010;
export const badFrame = 4500;
export const unauthorised = 4501;
export const helloLate = 4502;
export const forgotten = 4503;
