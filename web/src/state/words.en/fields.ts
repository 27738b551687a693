export const fields = {
  timeHint: "HH:MM",
  wrongNumber: "Enter a number, such as 10.",
};
