#pragma once

#include "session/actor.hpp"
#include "session/floor/state.hpp"
#include "session/people/state.hpp"
#include "session/plan/state.hpp"
#include "session/podium/state.hpp"
#include "session/questions/state.hpp"
#include "session/run/state.hpp"
#include "session/undo/deeds.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace dais {

// Parts of a session as they stood at one moment, before a command or after it: those that it changed. Revisions are not among them, for
// they never go back; nor is what others did to the same thing, such as the votes for a question.
struct before_image {
  using id = std::optional<std::string>;
  using moment = std::optional<time_point>;
  using run_part = std::tuple<session_status, moment, moment, moment, moment, id, id, moment, moment>;
  using heading_part = std::tuple<std::string, std::string, std::string, time_point, time_point, panellist_plan, std::string>;
  using panel_part = std::tuple<std::vector<panellist_plan>, std::set<std::string>>;
  using podium_part = std::tuple<id, std::map<std::string, countdown>>;
  using floor_part = std::tuple<floor_rules, moment, std::optional<std::uint64_t>>;
  using turns_part = std::tuple<id, std::optional<bool>, std::vector<time_point>, std::map<std::string, std::uint32_t>>;
  using question_part =
      std::tuple<std::string, std::string, id, question_state, std::optional<question_state>, std::string, std::optional<answer_kind>,
                 std::string, std::map<std::string, written_answer>, std::vector<std::string>, std::vector<translation>>;
  using group_part = std::tuple<id, std::vector<std::string>>;
  using place_part = std::tuple<std::uint32_t, std::optional<std::uint32_t>, std::optional<std::size_t>>;
  using standing_part = std::tuple<bool, bool, id, id, id, bool>;
  using running_part = std::tuple<id, moment, id, id>;

  std::optional<run_part> run;
  std::optional<std::vector<std::string>> order;
  std::optional<heading_part> heading;
  std::optional<time_point> end;
  std::optional<panel_part> panel;
  std::optional<bool> handed_over;
  std::optional<bool> locked;
  std::optional<bool> personal_links_only;
  std::optional<std::optional<publication>> published;
  std::optional<podium_part> podium;
  std::optional<turns_part> turns;
  std::optional<running_part> running;  // where clocks were changed: what ran, since when, who spoke; compared, not put back by itself
  std::optional<floor_part> floor;
  std::optional<question_rules> rules;
  std::optional<stage_picture> stage;
  std::optional<microphone_use> microphones;
  std::optional<std::vector<std::string>> quick_messages;
  std::map<std::string, std::optional<segment>> segments;  // none: it was not there
  std::optional<id> on_stage;                              // a question
  std::map<std::string, question_part> questions;
  std::map<std::string, group_part> groups;       // of questions
  std::optional<std::vector<std::string>> queue;  // whole, for the places of those that come back to it
  std::optional<std::string> moved_question;      // within the queue
  std::map<std::string, floor_request> requests;
  std::map<std::string, std::size_t> listed;  // how many of their kind are before those that are on the speakers' list
  std::map<std::string, std::size_t> moved;   // how many are before each one that a hand put there, where others came or went
  std::map<std::string, place_part> places;   // on it, as rules, lots and hands put them
  std::map<std::string, standing_part> participants;
  std::map<std::string, signal> signals;
  std::map<std::string, std::optional<time_point>> messages;  // when they were taken down

  bool operator==(before_image const&) const = default;
};

// What a moderator did, or the server in their place, with what it needs to be undone and done again.
struct change {
  struct undoing {
    actor by;
    time_point at{};
    std::uint64_t record = 0;

    bool operator==(undoing const&) const = default;
  };

  std::uint64_t record = 0;
  time_point at{};
  actor by;
  deed::undoable did;
  std::optional<std::string> sent;  // the message that it sent
  before_image before, after;
  std::optional<undoing> undone;

  bool operator==(change const&) const = default;
};

// What can be undone, and what was; oldest first.
struct session_changes {
  std::vector<change> history;

  bool operator==(session_changes const&) const = default;
};

}  // namespace dais
