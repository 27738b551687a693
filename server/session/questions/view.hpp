#pragma once

#include "session/questions/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

struct question_rules_view {
  bool approval, anonymous;
  intake taking;
  bool open;  // questions are taken now
  std::uint32_t revision;
  std::optional<std::vector<std::string>> words;  // moderators only
};

struct written_answer_view {
  std::string panellist;
  std::string text;
  time_point at;

  bool operator==(written_answer_view const&) const = default;
};

struct question_view {
  std::string text;
  std::optional<std::string> original;                   // before a moderator edited it; for the asker and the moderators
  std::optional<std::vector<translation>> translations;  // for the podium, the stage and the moderators
  std::optional<std::string> name;                       // absent: anonymous
  std::optional<std::string> to;                         // a panellist; absent: the panel
  std::optional<std::string> language;                   // a BCP 47 tag, where known
  std::optional<std::string> segment;
  time_point asked;
  question_state state;
  std::optional<std::string> reason;
  std::optional<answer_kind> answer;
  std::optional<std::string> answer_text;
  std::optional<std::vector<written_answer_view>> answers;  // that panellists wrote, the earliest first
  std::optional<std::vector<std::string>> answering;  // the panellists who should: who offered, or else the addressed who did not pass
  std::optional<std::uint32_t> members;               // how many others were grouped into it
  std::optional<std::string> leader;                  // the question that it is grouped into; for the asker and the moderators
  std::optional<question_state> leader_state;         // for the asker, who may not see the leader itself
  std::optional<willingness> response;                // a panellist's own
  // Moderators only.
  std::optional<std::uint32_t> revision;
  std::optional<std::uint32_t> asker;  // a participant's number
  std::optional<bool> muted;           // the asker is
  std::optional<bool> removed;         // the asker takes part no more
  std::optional<bool> held;            // it has one of the words that force approval
  std::optional<std::vector<std::string>> labels;
  std::optional<std::vector<std::string>> passed;  // panellists who would rather not answer
};

}  // namespace dais
