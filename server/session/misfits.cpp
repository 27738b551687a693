#include "session/misfits.hpp"

#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace dais {

namespace {

using enum plan_part;

void add_length(misfits& all, plan_part of, std::string const& text, text_of what, std::size_t longest,
                std::optional<std::size_t> at = {}) {
  if (auto fault = fault_in_length(text, what, longest)) all.push_back({of, flaw::too_long, std::move(*fault), at});
}

bool is_within(duration l, duration most) { return l > duration{} && l <= most; }

// Of something that takes more than nothing, and not too much.
void add_time(misfits& all, plan_part of, duration l, duration most, reason why, std::optional<std::size_t> at = {}) {
  if (is_within(l, most)) return;
  all.push_back({of, l > duration{} ? flaw::out_of_range : flaw::not_above_zero, refuse(why), at});
}

// Of something within a segment.
void add_part(misfits& all, plan_part of, duration l, duration least, duration whole, reason why) {
  if (l >= least && l <= whole) return;
  all.push_back({of, l >= least ? flaw::beyond_another : flaw::not_above_zero, refuse(why)});
}

// Of the members of a person, under the names that they have where the person stands.
void add_person(misfits& all, person_draft const& p, reason nameless, plan_part n, plan_part t, plan_part a) {
  if (p.name.empty()) all.push_back({n, flaw::empty, refuse(nameless)});
  add_length(all, n, p.name, text_of::name, limits::title_length);
  add_length(all, t, p.title, text_of::title, limits::title_length);
  add_length(all, a, p.affiliation, text_of::affiliation, limits::title_length);
}

}  // namespace

misfits misfits_in(session_draft const& d, std::uint32_t rules) {
  misfits all;
  if (d.title.empty()) all.push_back({title, flaw::empty, refuse(reason::session_without_title)});
  add_length(all, title, d.title, text_of::title, limits::title_length);
  add_length(all, subtitle, d.subtitle, text_of::subtitle, limits::title_length);
  add_length(all, venue, d.venue, text_of::venue, limits::title_length);
  add_person(all, d.moderator, reason::moderator_without_name, moderator_name, moderator_title, moderator_affiliation);
  auto const until = rules < 4 ? limits::planned_until_of_old : limits::planned_until;
  if (d.start < limits::planned_from || d.start >= until) {
    all.push_back({start, d.start < limits::planned_from ? flaw::not_above_zero : flaw::out_of_range, refuse(reason::session_date)});
  }
  if (d.end <= d.start) {
    all.push_back({end, flaw::beyond_another, refuse(reason::end_not_after_start)});
  } else if (d.end - d.start > limits::session_length_max) {
    all.push_back({end, flaw::too_long, refuse(reason::end_too_late)});
  } else if (rules >= 4 && d.start < until && d.end >= until) {
    all.push_back({end, flaw::out_of_range, refuse(reason::session_date)});
  }
  return all;
}

misfits misfits_in(person_draft const& p, reason nameless) {
  misfits all;
  add_person(all, p, nameless, name, title, affiliation);
  return all;
}

misfits misfits_in(segment_draft const& d, std::vector<panellist_plan> const& panel) {
  misfits all;
  auto const traits = traits_of(d.kind);
  if (d.title.empty()) all.push_back({title, flaw::empty, refuse(reason::segment_without_title)});
  add_length(all, title, d.title, text_of::title, limits::title_length);
  add_length(all, notes, d.notes, text_of::notes, limits::notes_length);
  auto const is_on = [&](std::string const& id) {
    return std::any_of(panel.begin(), panel.end(), [&](auto const& p) { return p.id == id; });
  };
  auto const& by = d.speakers;
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (!is_on(by[i])) all.push_back({speakers, flaw::unknown, refuse(reason::no_such_panellist), i});
  }
  for (std::size_t i = 0; i < by.size(); ++i) {
    auto const here = by.begin() + static_cast<std::ptrdiff_t>(i);
    if (is_on(by[i]) && std::find(by.begin(), here, by[i]) != here) {
      all.push_back({speakers, flaw::twice, refuse(reason::named_twice), i});
    }
  }
  if (traits.one_speaker && by.size() != 1) all.push_back({speakers, flaw::not_one, refuse(reason::presentation_without_speaker)});
  add_time(all, allotment, d.allotment, limits::allotment_max, reason::segment_length);
  if (d.wrap_up < duration{} || d.wrap_up >= d.allotment) {
    all.push_back({wrap_up, d.wrap_up < duration{} ? flaw::not_above_zero : flaw::beyond_another, refuse(reason::segment_warning)});
  }
  if (d.minimum) add_part(all, minimum, *d.minimum, duration{}, d.allotment, reason::minimum);
  if (d.grace && (*d.grace < duration{} || *d.grace > limits::grace_max)) {
    all.push_back({grace, flaw::out_of_range, refuse(reason::grace)});
  }
  constexpr duration least{1};
  if (d.turn) {
    if (!traits.rounds) all.push_back({turn, flaw::not_of_its_kind, refuse(reason::turn)});
    add_part(all, turn, *d.turn, least, d.allotment, reason::turn);
  }
  if (d.later_turn) {
    if (!d.turn) all.push_back({later_turn, flaw::alone, refuse(reason::turn)});
    add_part(all, later_turn, *d.later_turn, least, d.allotment, reason::turn);
  }
  return all;
}

misfits misfits_in(floor_rules const& rules) {
  misfits all;
  add_time(all, allotment, rules.allotment, limits::allotment_max, reason::intervention_length);
  if (rules.wrap_up < duration{} || rules.wrap_up >= rules.allotment) {
    all.push_back(
        {wrap_up, rules.wrap_up < duration{} ? flaw::not_above_zero : flaw::beyond_another, refuse(reason::intervention_warning)});
  }
  if (rules.groups.size() > limits::groups) {
    all.push_back({groups, flaw::too_many, refuse_beyond(reason::too_many_groups, limits::groups)});
  }
  if (rules.responses) add_time(all, responses, rules.responses->allotment, limits::allotment_max, reason::intervention_length);
  if (rules.rights_of_reply) {
    add_time(all, rights_of_reply, rules.rights_of_reply->allotment, limits::allotment_max, reason::intervention_length);
  }
  for (std::size_t i = 0; i < rules.groups.size(); ++i) {
    auto const& g = rules.groups[i];
    auto const here = rules.groups.begin() + static_cast<std::ptrdiff_t>(i);
    if (g.name.empty()) all.push_back({group_name, flaw::empty, refuse(reason::group_without_name), i});
    add_length(all, group_name, g.name, text_of::group_name, limits::name_length, i);
    if (!g.name.empty() && std::any_of(rules.groups.begin(), here, [&](auto const& other) { return other.name == g.name; })) {
      all.push_back({group_name, flaw::twice, refuse(reason::group_named_twice), i});
    }
    if (g.limit && (*g.limit == 0 || *g.limit > limits::group_turns)) {
      all.push_back({group_limit, flaw::out_of_range, refuse_beyond(reason::group_turns, limits::group_turns), i});
    }
    if (g.allotment) add_time(all, group_allotment, *g.allotment, limits::allotment_max, reason::intervention_length, i);
    if (g.budget) add_time(all, group_budget, *g.budget, limits::allotment_max, reason::group_budget, i);
  }
  return all;
}

misfits misfits_in(speaker_plan const& one, std::vector<floor_group> const& groups) {
  misfits all;
  if (one.name.empty()) all.push_back({name, flaw::empty, refuse(reason::speaker_without_name)});
  add_length(all, name, one.name, text_of::name, limits::name_length);
  add_length(all, affiliation, one.affiliation, text_of::affiliation, limits::affiliation_length);
  bool const is_known = std::any_of(groups.begin(), groups.end(), [&](auto const& g) { return g.name == one.group; });
  if (one.group && !is_known) all.push_back({group, flaw::unknown, refuse(reason::no_such_group)});
  return all;
}

misfits misfits_in(std::vector<std::string> const& list, text_of what, std::size_t most, std::size_t longest) {
  misfits all;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].empty()) {
      auto refused = refuse(reason::text_empty);
      refused.text = what;
      all.push_back({entries, flaw::empty, std::move(refused), i});
    }
    add_length(all, entries, list[i], what, longest, i);
  }
  if (each_once(list).size() > most) all.push_back({entries, flaw::too_many, refuse_beyond(reason::too_many_entries, most)});
  return all;
}

std::vector<std::string> each_once(std::vector<std::string> const& list) {
  std::vector<std::string> kept;
  std::set<std::string_view> seen;
  for (auto const& text : list) {
    if (seen.insert(text).second) kept.push_back(text);
  }
  return kept;
}

misfits misfits_in_quick_message(std::string const& text, std::vector<std::string> const& others) {
  misfits all;
  if (text.empty()) all.push_back({entries, flaw::empty, refuse(reason::message_empty)});
  add_length(all, entries, text, text_of::message, limits::message_length);
  if (std::find(others.begin(), others.end(), text) != others.end()) {
    all.push_back({entries, flaw::twice, refuse(reason::nothing_changed)});
  } else if (others.size() >= limits::quick_messages) {
    all.push_back({entries, flaw::too_many, refuse_beyond(reason::too_many_quick_messages, limits::quick_messages)});
  }
  return all;
}

std::optional<rejection> first_of(misfits const& all) { return all.empty() ? std::nullopt : std::optional(all.front().refused); }

}  // namespace dais
