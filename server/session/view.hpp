#pragma once

#include "session/floor/view.hpp"
#include "session/people/view.hpp"
#include "session/plan/view.hpp"
#include "session/podium/view.hpp"
#include "session/questions/view.hpp"
#include "session/run/view.hpp"
#include "session/undo/view.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// What each role is shown. A view is made whole for a snapshot (`everything`) and in part for a patch (what was changed), by the same
// functions: a part that is absent was not asked for, or is not for this role; an entry of a map that is empty is no longer shown
// to this role. Of what a role never saw nothing is said.

// What all of a role see alike, a part a member.
struct session_view {
  std::optional<plan_view> plan;
  std::optional<run_view> run;
  std::optional<std::vector<std::string>> order;  // of the segments
  std::map<std::string, std::optional<segment_view>> segments;
  std::optional<question_rules_view> rules;
  std::map<std::string, std::optional<question_view>> questions;
  std::map<std::string, std::optional<std::uint32_t>> votes;  // of the questions shown
  std::optional<std::vector<std::string>> queue;
  std::optional<floor_view> floor;
  std::map<std::string, std::optional<request_view>> requests;
  std::map<std::string, std::optional<message_view>> messages;  // to this role
  std::optional<stage_picture> stage;
  std::optional<std::vector<std::string>> quick_messages;  // moderators only
  // Moderators only.
  std::map<std::string, std::optional<signal_view>> signals;
  std::map<std::string, std::optional<change_view>> history;
  std::optional<undoing_view> undoing;
  std::map<std::string, std::optional<clock_view>> spoken;                 // at the podium, by panellist and "moderator"
  std::map<std::string, std::optional<std::vector<std::string>>> similar;  // to each question, likest first
  std::optional<presence_view> presence;
  std::optional<link_generations> links;
  std::optional<std::vector<tool_view>> tools;

  bool empty() const;
};

// What one person sees beside it: what is theirs or, for a panellist, addressed to them.
struct private_view {
  std::map<std::string, std::optional<question_view>> questions;
  std::map<std::string, std::optional<bool>> votes;  // true: voted
  std::map<std::string, std::optional<request_view>> requests;
  std::map<std::string, std::optional<message_view>> messages;  // to this panellist
  std::map<std::string, std::optional<signal_view>> signals;    // by this panellist
  std::optional<bool> muted;
  std::optional<bool> removed;  // takes part no more

  bool empty() const;
};

}  // namespace dais
