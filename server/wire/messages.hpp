#pragma once

#include "session/command.hpp"
#include "session/rejection.hpp"
#include "session/run/catch_up.hpp"
#include "session/view.hpp"
#include "wire/merge_patch.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

// The frames of `dais.v1`, and what is written into a page, described in `protocol/README.md`. These definitions are the only ones: the
// TypeScript types of both and the JSON schema of the frames are generated from them.
namespace dais::wire {

// From a page.

// The first frame of a connection.
struct hello {
  std::string token;                       // a link's, or a join code
  std::optional<std::string> participant;  // the secret that the browser keeps; the audience only
  std::optional<std::string> epoch;        // with `seq`: where the page stands, to go on from there
  std::optional<std::uint64_t> seq;
  std::optional<bool> inflates = {};     // takes a snapshot as a binary frame: its text, deflated (RFC 1950)
  std::optional<std::string> pass = {};  // of an earlier welcome
};
struct ping {
  std::uint64_t sent;
};  // anything; comes back in the pong
struct command {
  std::string id;  // the sender's; a second command of the same id is the first one again
  dais::command::any command;
  std::optional<time_point> pressed;  // by the server's clock; what comes late is not done (2013)
  std::optional<bool> query_outcome;  // tell what became of it; if it never arrived, do nothing (2011)
};
// A moderator works on this question, or on none any more: the other moderators see it. It has no answer.
struct claim {
  std::optional<std::string> question;
};
// How the session could be brought back to its agreed end, as it stands now. Moderators only; the answer is `offers`.
struct preview_catch_up {};
// A moderator disconnects a device, which does not come back by itself. It has no answer: where it is done, `devices` has it no more.
struct put_out {
  std::string device;
};
// What `remove_origin` would take: all who did something last from where this question's asker did, or from an address of `origins`.
// Moderators only; the answer is `removal`.
struct preview_removal {
  std::optional<std::string> question;
  std::optional<std::string> origin;
};
// Newcomers from an address whose participants were removed may take part again. Moderators only. It has no answer: where it is done,
// `origins` says so.
struct admit_origin {
  std::string origin;
};
// One of the audience reads captions from now on, or no more. It has no answer.
struct read_captions {
  bool on;
};
using from_page = std::variant<hello, ping, command, claim, preview_catch_up, put_out, preview_removal, admit_origin, read_captions>;

// To a page.

struct error {
  rejection error;
};

// The answer to hello: who the page is, and all that is its own. A snapshot follows, or the patches that were missed.
struct welcome {
  std::string session;
  role as;
  std::optional<std::string> console;    // of this moderator, by which `claims` names it
  std::optional<std::string> panellist;  // whose page it is
  std::optional<std::string> join_code;  // for moderators and the stage
  std::string epoch;
  bool resumed;              // the page keeps its view: nothing but the patches that follow was missed
  time_point at;             // the server's clock when this was sent
  std::uint32_t time_scale;  // how many times as fast as real time that clock runs; 1 but in a rehearsal
  private_view own;
  std::optional<std::string> pass = {};  // of the audience: with it they come in again when the session is locked
  // Others that serve the same sessions, such as "https://b.example", in the order in which the page is to try them where this one is gone.
  std::optional<std::vector<std::string>> servers = {};
};
// A role's whole view. `seq` counts the patches of this role in this epoch.
struct snapshot {
  std::uint64_t seq;
  session_view view;
};
// What changed in the view.
struct patch {
  std::uint64_t seq;
  time_point at;
  merge_patch<session_view> view;
};
// What changed in what is the page's own.
struct own {
  merge_patch<private_view> view;
};
struct pong {
  std::uint64_t sent;
  time_point at;
};
// The server is there. It comes to the audience, with a WebSocket ping, where a page has not been heard of for a while.
struct here {};
struct reply {
  std::string id;                       // the command's
  std::optional<std::uint64_t> record;  // what it became in the log; what it did is in the view already
  std::optional<rejection> error;       // instead
};
// `catch_up` with this revision and `behind` does what its offer shows.
struct offers {
  std::uint32_t revision;
  time_point at;
  duration behind;  // below zero: ahead
  std::vector<offer> offers;
};
// The link of this page was replaced by what the page asked for: it comes by this token from now on.
struct renewed {
  std::string token;
};
// What would go with an address, and who is there. Without `origin` the server does not know, or not any more, where it came from.
struct removal {
  std::optional<std::string> question;  // by which it was asked for
  std::optional<std::string> origin;
  std::uint32_t participants, questions, votes, requests;
  std::uint32_t connected;  // of the audience, from there
  std::uint32_t audience;   // of it, in all
  bool yours;               // the page that asks is there as well
  std::uint32_t podium;     // and so many other devices of those who lead and speak, and stages
};
// What is being said, as a caption service hears it: to stages, and to those of the audience who read captions. It stands in place of the
// one before; an empty text takes that away.
struct caption {
  std::string text;
  std::string language;  // a BCP 47 tag, or empty
};
// To the audience: there are captions, for whoever asks to read them.
struct captions_offered {};
using to_page = std::variant<welcome, snapshot, patch, own, pong, here, reply, offers, renewed, removal, caption, captions_offered, error>;

// Within a page.

// What the audience's page shows before it is connected.
struct clock_preload {
  std::string title;
  clock_view clock;
  time_point at;             // the server's clock when this was written
  std::uint32_t time_scale;  // as in a welcome
};

// What the page on privacy says of this server.
struct privacy_preload {
  std::optional<std::uint32_t> keep_days;  // after a session is over; absent: until the organiser deletes it
};

}  // namespace dais::wire
