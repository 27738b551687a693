#pragma once

#include "session/actor.hpp"
#include "session/rejection.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace dais {

// What became of a record. A stale one is refused by the state at its place, which others had changed by then; a late one stands in the log
// behind the time point by which it had to. Neither changed anything.
enum class effect { done, stale, late };

// What a record changed, in the parts of which views are made. Gathered over several records by `add`.
struct change_set {
  effect became = effect::done;      // of one record
  std::optional<rejection> refused;  // why it was not done

  bool plan = false;
  bool run = false;
  bool order = false;
  bool rules = false;
  bool queue = false;
  bool floor = false;
  bool stage = false;
  bool quick_messages = false;
  bool undoing = false;
  bool links = false;
  bool tools = false;
  std::set<std::string> segments;
  std::map<std::string, std::optional<question_state>> questions;  // with the state before it was changed; none where it is new
  std::set<std::string> votes;                                     // questions whose count changed
  std::set<std::string> requests;
  std::set<std::pair<std::string, std::string>> own_votes;    // participant, question
  std::set<std::pair<std::string, std::string>> unvoted;      // participant, the question that their vote has left
  std::set<std::pair<std::string, std::string>> unaddressed;  // question, the panellist whom it concerned
  std::set<std::string> texts;                                // questions whose text is new
  std::set<std::string> similar;                              // questions that others are like
  std::set<std::string> spoken;                               // speakers at the podium
  std::set<std::string> muted;                                // participants
  std::set<std::string> removed;                              // participants
  std::set<std::string> erased;                               // participants
  std::set<std::pair<role, std::string>> replaced_links;      // of a role, or of a panellist; the empty id stands for all of them
  std::set<std::string> signals;
  std::set<std::string> messages;
  std::set<std::pair<std::string, std::string>> receipts;  // message, the panellist or `stage_id` that has it or has read it
  std::set<std::string> answering;                         // panellists who may write answers, and could not, or the reverse
  std::set<std::uint64_t> history;                         // places in the log

  void add(change_set other);
  bool empty() const;
};

// Everything that there is: what a snapshot shows.
change_set everything(session const&);

// Everything that is one participant's.
change_set everything_of(session const&, std::string const& participant);

}  // namespace dais
