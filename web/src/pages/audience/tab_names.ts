export const tabs = ["questions", "mine", "floor"] as const;
export type TabName = (typeof tabs)[number];
