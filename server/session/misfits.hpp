#pragma once

#include "session/plan/plan.hpp"
#include "session/rejection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What is wrong with a plan, and with what is edited of it while the session goes on: one guard for both. Whoever edits is told the first
// misfit, whoever has a file all of them, each at its place.
namespace dais {

// What of it is wrong.
enum class plan_part {
  name,
  title,
  subtitle,
  affiliation,
  venue,
  moderator_name,
  moderator_title,
  moderator_affiliation,
  start,
  end,
  notes,
  speakers,
  allotment,
  wrap_up,
  minimum,
  grace,
  turn,
  later_turn,
  groups,
  group_name,
  group_limit,
  group_allotment,
  group_budget,
  group,
  responses,
  rights_of_reply,
  entries
};

// In which way.
enum class flaw {
  empty,
  too_long,
  too_many,
  unknown,
  twice,
  not_one,
  not_above_zero,
  out_of_range,
  beyond_another,
  not_of_its_kind,
  alone
};

struct misfit {
  plan_part of;
  flaw is;
  rejection refused;                   // as whoever edits is told
  std::optional<std::size_t> at = {};  // which of several
};
using misfits = std::vector<misfit>;

misfits misfits_in(session_draft const&, std::uint32_t rules);
misfits misfits_in(person_draft const&, reason nameless);
misfits misfits_in(segment_draft const&, std::vector<panellist_plan> const& panel);
misfits misfits_in(floor_rules const&);
// Of somebody on the speakers' list, where there are these groups.
misfits misfits_in(speaker_plan const&, std::vector<floor_group> const& groups);

// Of a list of texts, each of which counts once.
misfits misfits_in(std::vector<std::string> const&, text_of, std::size_t most, std::size_t longest);
std::vector<std::string> each_once(std::vector<std::string> const&);

// Of one more text beside those that moderators have at hand.
misfits misfits_in_quick_message(std::string const& text, std::vector<std::string> const& others);

// The first of them, as a refusal.
std::optional<rejection> first_of(misfits const&);

}  // namespace dais
