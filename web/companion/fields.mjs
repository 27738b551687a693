// Options that actions and feedbacks share.

/** @type {import("@companion-module/base").CompanionInputFieldDropdown<"picture">} */
export const picture = {
  type: "dropdown",
  id: "picture",
  label: "Picture",
  default: "blackout",
  choices: [
    { id: "session", label: "Session" },
    { id: "blackout", label: "Blackout" },
    { id: "test", label: "Test pattern" },
  ],
};
