// The page for an address at which there is nothing.

export const missing = {
  title: "Page not found",
  why: "The link may be incomplete. Open it again from where you got it, or enter the code of your session.",
  join: "Enter a code",
};
