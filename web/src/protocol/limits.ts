// Generated from server/session/limits.hpp, server/session/text.hpp and server/wire/limits.hpp by dais_messages; do not edit.

// Lengths of text are counted in code points; times are milliseconds.

export const titleLength = 300;
export const notesLength = 4000;
export const nameLength = 120;
export const affiliationLength = 160;
export const reasonLength = 300;
export const questionLength = 1000;
export const openQuestionsEach = 5;
export const answerLength = 1000;
export const writtenAnswerLength = 3000;
export const messageLength = 200;
export const personalLinks = 10000;
export const labelLength = 40;
export const labelsEach = 5;
export const reviewedAtOnce = 200;
export const pressLasts = 5000;
export const askAudienceUntil = 45000;

// Stands where a text was erased.
export const erasedText = "\u2014\u200b";
