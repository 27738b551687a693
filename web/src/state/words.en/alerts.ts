// What a console says of the sounds that it makes.

export const alerts = {
  title: "For new questions, requests and signals",
  sound: "Sound",
  notification: "Notification while this page is in the background",
  blocked: "This browser does not allow notifications for this page.",
  told: {
    question: "New question to review",
    request: "New request for the floor",
    signal: "Signal from a panellist",
    point: "Point of order",
  },
};
