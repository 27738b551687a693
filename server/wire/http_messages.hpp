#pragma once

#include "session/rejection.hpp"
#include "session/session.hpp"
#include "wire/plan_file.hpp"

#include <optional>
#include <string>
#include <vector>

// What the server answers over HTTP, in JSON. These definitions are the only ones.
namespace dais::wire {

// Pages with their tokens: "/console#...", but "/audience/<join code>", which is told to everybody. Relative to the server's address.
struct panellist_link {
  std::string id, name, link;
};
// A program with its token, for whoever may hand it out.
struct tool_token {
  std::string id;
  std::string name;
  tool_rights rights;
  std::string token;
};

// What a moderator may hand out.
struct handouts {
  std::string observer, rapporteur;
  std::vector<panellist_link> panellists;
  std::string audience, stage;
};
// What a console may hand out or replace; those of the moderators, to the moderator's only.
struct console_links : handouts {
  std::optional<std::string> moderator, co_moderator;
  std::vector<tool_token> tools;
};
struct session_links : handouts {
  std::string moderator, co_moderator;
};

// Which link the organiser replaces: that of a role, or of one panellist; of the panellists' all, where none is named.
struct link_to_renew {
  role as;
  std::optional<std::string> panellist;
};

// A link of somebody in the audience, which makes them one participant wherever it is opened.
struct personal_link {
  std::uint32_t number;
  std::uint32_t generation;  // how often it was replaced
  std::string link;
};
struct personal_link_list {
  std::string title;
  std::string time_zone;
  time_point start{};
  time_point end{};
  bool only = false;             // nobody new joins by the code
  std::uint32_t generation = 0;  // how often all were replaced at once
  std::vector<personal_link> links;
};

// What the organiser's page lists.
struct session_card {
  std::string id;
  std::string title;
  std::string venue;
  std::string time_zone;
  time_point start{};
  time_point end{};
  session_status status = session_status::prepared;
  std::string join_code;
  bool personal_links_only = false;  // nobody new joins by the code
  session_links links;
};
struct session_list {
  std::vector<session_card> sessions;
};

struct created_session : session_card {
  std::vector<plan_fault> remarks;  // on its plan
};
struct plan_check {
  std::vector<plan_fault> faults;
  std::vector<plan_fault> remarks;
};
struct plan_faults {
  std::vector<plan_fault> faults;
};

// A session as other programs show it: one flat object with stable names, its texts ready to be shown and empty where there is nothing.
struct tool_state {
  std::string session;  // its id
  std::string title;
  session_status status = session_status::prepared;
  std::uint32_t revision = 0;  // changes by all that drives the session
  std::string segment;         // the current one's id
  std::string segment_title;
  std::string segment_kind;
  std::string segment_remaining;  // of its own clock, while an intervention has one too
  std::uint32_t round = 0;        // of its turns, from 1; 0 where it has none
  std::string next;               // the segment that Next begins
  std::string next_title;
  std::string phase;                  // of the clock that everybody looks at: waiting, running, wrap_up, overtime, paused
  std::string remaining;              // on it: 04:59; in overtime +00:12
  std::optional<duration> left;       // the same; below zero in overtime
  duration time_given{};              // to it, with what was added; nothing before the session
  std::optional<time_point> zero_at;  // when it reaches zero, or reached it, while it runs
  bool paused = false;
  std::string speaking;  // who has the floor, or speaks at the podium: the request's id, a panellist's, or "moderator"
  std::string speaker;
  std::string speaker_affiliation;
  std::string next_request;  // the head of the speakers' list, while the floor is open
  std::string next_speaker;
  std::uint32_t requests_waiting = 0;
  std::string question;  // on stage: its id
  std::string question_text;
  std::string question_from;  // empty: anonymous
  std::uint32_t questions_to_review = 0;
  std::uint32_t questions_queued = 0;
  std::uint32_t signals_raised = 0;     // by panellists, and not dealt with
  std::uint32_t moderators = 0;         // consoles that are connected, of co-moderators too
  std::string message;                  // that the stage shows
  std::string stage;                    // session, blackout or test
  std::string organiser_message;        // to the moderators, the latest
  std::string organiser_message_state;  // sent, delivered or read
  std::optional<duration> behind;       // the agreed end; below zero where the session is ahead
  std::string behind_text;              // +02:30
  std::string ends;                     // expected, by the clocks of the session's place: 11:47
  std::string planned_end;
  std::string time;  // there, now
  time_point at{};   // the server's clock when this was written
};

// The questions, in the order in which they came, for programs that do something with one of them.
struct listed_question {
  std::string id;
  std::string text;
  std::string name;               // empty: anonymous
  std::optional<std::string> to;  // a panellist; absent: the panel
  question_state state;
  std::uint32_t votes = 0;
  std::vector<std::string> labels;
  std::optional<std::string> leader;  // the question that it is grouped into
  std::uint32_t revision = 0;
  std::optional<std::uint32_t> asker = {};  // a participant's number, in the list of all questions
};
struct question_list {
  std::vector<listed_question> questions;
  std::vector<std::string> queue;  // their ids, the next one first
};
// The requests for the floor, in the order in which they came.
struct listed_request {
  std::string id;
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  request_kind kind = request_kind::speech;
  request_state state = request_state::waiting;
  std::optional<std::string> responds_to;  // of a response: the request whose intervention ran
  std::uint32_t revision = 0;
};
struct request_list {
  std::vector<listed_request> requests;
  std::vector<std::string> speakers;  // the ids of those that wait, the next one first
};

// What the plan has now, for programs that name one of its segments or panellists.
struct listed_segment {
  std::string id;
  segment_kind kind;
  std::string title;
  std::vector<std::string> speakers;
  duration allotment{};
  segment_state state;
};
struct listed_panellist {
  std::string id;
  std::string name;
  std::string title;
  std::string affiliation;
  bool absent = false;
};
struct segment_list {
  std::vector<listed_segment> segments;
  std::vector<listed_panellist> panellists;
};

// What panellists signal, and what is said to them, to the stage and to the audience.
struct listed_signal {
  std::string panellist;
  signal_kind kind;
  signal_state state;
  std::optional<time_point> leaves;  // of one who must leave: when
  std::uint32_t revision = 0;
};
struct listed_message {
  std::string id;
  recipients to;
  std::string text;
  bool automatic = false;       // the plan wanted it
  bool from_organiser = false;  // and for the moderators
  time_point sent{};
  bool shown = false;                  // it is to be read still
  std::vector<std::string> delivered;  // to panellists, and to "stage" or "moderator"
  std::vector<std::string> seen_by;    // by panellists, or by "moderator"
  std::uint32_t revision = 0;
};
struct podium_list {
  std::vector<listed_signal> signals;
  std::vector<listed_message> messages;
  std::vector<std::string> quick_messages;
};

// What a caption service hears. A `partial` one is still growing: the next stands in its place, also where captions are kept.
struct given_caption {
  std::string text;
  std::string language = {};
  std::optional<bool> partial = {};
};
// `record`: as which it is kept.
struct caption_shown {
  std::optional<std::uint64_t> record = {};
};

// A command of a program that was done: what it became in the log.
struct command_done {
  std::uint64_t record;
};
// Or was not: what a page would be told, and the same in English.
struct command_refused {
  rejection error;
  std::string message;
};

// Where the server was told that people find it.
struct server_address {
  std::optional<std::string> address;
};

enum class http_error {
  bad_request,
  busy,
  method_not_allowed,
  no_such_session,
  not_deleted,
  not_found,
  not_saved,
  other_site,
  subprotocol,
  too_fast,
  too_large,
  unauthorised,
  unavailable,
  upgrade_required,
};
// In place of an answer.
struct http_failure {
  struct reason {
    http_error code;
    std::string message;  // for whoever writes a client, in English; pages have sentences of their own for each code
  };
  reason error;
};

}  // namespace dais::wire
