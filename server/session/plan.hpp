#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dais {

// What was intended, before anybody spoke. `protocol/plan.md` is its file format; `protocol/plan_file.hpp` reads it.

enum class segment_kind { introductions, presentation, discussion, qa, concluding, break_ };

// Somebody named by the plan. `name` is what screens show; it may be an office or an entity.
struct panellist_plan {
  std::string id;  // unique among the panellists
  std::string name;
  std::string title;        // may be empty
  std::string affiliation;  // may be empty

  bool operator==(panellist_plan const&) const = default;
};

struct segment_plan {
  std::string id;  // unique among the segments
  segment_kind kind = segment_kind::presentation;
  std::string title;
  std::vector<std::string> speakers;  // ids of panellists; empty where the moderator speaks or everybody does
  length allotment{};                 // more than zero
  length wrap_up{};                   // the warning before the allotment ends; less than the allotment
  std::string notes;                  // for the moderator's eyes only

  bool operator==(segment_plan const&) const = default;
};

struct question_rules {
  bool approval = true;    // a question is seen by others only when a moderator has approved it
  bool anonymous = true;   // a question may be asked without a name
  bool accepting = true;   // new questions are taken

  bool operator==(question_rules const&) const = default;
};

struct session_plan {
  std::string title;
  std::string subtitle;
  std::string venue;
  std::string time_zone;  // IANA name, in which people read the times below
  instant start{};
  instant end{};
  bool hard_stop = false;  // the end cannot move
  panellist_plan moderator;
  std::vector<panellist_plan> panellists;
  std::vector<segment_plan> segments;
  std::uint32_t question_length = 0;  // characters, at most
  length floor_allotment{};           // for one intervention
  length floor_wrap_up{};
  question_rules questions;

  bool operator==(session_plan const&) const = default;
};

}  // namespace dais
