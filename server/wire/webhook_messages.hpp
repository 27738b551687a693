#pragma once

#include "session/countdown.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// What is posted of sessions to addresses that the organiser names, and what the organiser is told of that: `protocol/webhooks.md`.
namespace dais::wire {

enum class webhook_subject { session, segment, phase, question };

struct webhook_segment {
  std::string id;
  segment_kind kind = segment_kind::presentation;
  std::string title;
  std::vector<std::string> speakers;  // names
  segment_state state = segment_state::ahead;
  duration allotment{};
  duration added{};
  std::optional<time_point> began, ended;
};
// Of the clock that everybody looks at.
struct webhook_phase {
  dais::phase phase = dais::phase::running;
  std::string segment;   // the current one's id
  std::string speaking;  // the request that has the floor; empty where the clock is the segment's
  duration left{};       // below zero in overtime
  duration time_given{};
};
// As moderators see it, without who asked but for a name that they gave.
struct webhook_question {
  std::string id;
  std::string text;
  std::optional<std::string> name;
  std::optional<std::string> to;       // a panellist's id
  std::optional<std::string> segment;  // in which it was asked
  time_point asked{};
  question_state state = question_state::submitted;
  std::uint32_t votes = 0;
  std::optional<std::string> reason;  // why it was not taken
  std::optional<answer_kind> answer;
  std::optional<std::string> answer_text;
};
struct webhook_data {
  std::string session;
  std::string title;
  session_status status = session_status::prepared;
  std::uint64_t record = 0;  // the latest in the session's log
  time_point at{};
  std::optional<webhook_segment> segment;
  std::optional<webhook_phase> phase;
  std::optional<webhook_question> question;
};
// The body of what is posted.
struct webhook_event {
  std::string type;       // "question.approved": the subject, and the state that it has come to
  std::string timestamp;  // when, in UTC: "2017-02-16T15:15:00.000Z"
  webhook_data data;
};

// Why something was not delivered. `refused`: by a status that is not 2xx.
enum class delivery_fault { not_allowed, no_such_host, no_connection, no_tls, timed_out, cut_off, refused };
struct delivery_failure {
  delivery_fault why = delivery_fault::no_connection;
  std::optional<std::uint32_t> status;
  time_point at{};
};
// What was given up. Its text is in the session's log.
struct dead_letter {
  std::string id;
  std::string session;
  std::string type;
  std::uint64_t record = 0;
  std::uint32_t part = 0;
  time_point at{};
  std::uint32_t attempts = 0;
  delivery_failure failure;
};
// `gone`: the receiver said so, by 410. `failing`: it let down one event after the other.
enum class webhook_stop { gone, failing };
struct webhook {
  std::string id;
  std::string url;
  std::string secret;
  std::vector<webhook_subject> about;
  time_point created{};
  std::optional<webhook_stop> stopped;
  std::vector<dead_letter> dead_letters;
};

struct webhook_card : webhook {
  std::uint32_t waiting = 0;                // events that were read and not delivered; those behind them are in the logs
  std::optional<time_point> delivered;      // something, last, since the server started
  std::uint32_t attempts = 0;               // at the event that is to be delivered next
  std::optional<delivery_failure> failure;  // of the latest of these
};
struct webhook_list {
  std::vector<webhook_card> webhooks;
};
struct new_webhook {
  std::string url;
  std::optional<std::vector<webhook_subject>> about;  // none: all
};
// What became of a test, or of what was sent again. Without a failure it was delivered.
struct webhook_tried {
  std::optional<delivery_failure> failure;
};

// What is kept of webhooks. Up to where a session's events are delivered: the part of the record that is next. Sessions that are missing
// are at their beginning.
struct webhook_place {
  std::uint64_t record = 0;
  std::uint32_t part = 0;
  bool rests = false;  // no clock runs there: nothing happens before the next record
};
struct kept_webhook : webhook {
  std::map<std::string, webhook_place> places;
};
struct kept_webhooks {
  std::uint32_t format = 1;
  std::uint32_t latest = 0;  // number that was given to a webhook or a dead letter
  std::vector<kept_webhook> webhooks;
};

}  // namespace dais::wire
