// Generated from server/wire/plan_file.cpp by dais_messages; do not edit.

// What holds where a plan does not say it.

export const questionLength = 300;
export const approval = true;
export const anonymous = true;
export const questionsTaken = "open";
export const requestsTaken = "automatic";
export const order = "first_come";
export const floorMinutes = 3;
export const floorWrapUpSeconds = 30;
export const responsePlace = "next";
export const rightOfReplyPlace = "last";
export const announcedTo = "speakers";
