#include "session/undo/undo.hpp"

#include "session/find.hpp"
#include "session/floor/floor.hpp"
#include "session/questions/questions.hpp"

#include <algorithm>

namespace dais {

namespace {

// A thing as it is compared: without its revision, and a request without the place that others' comings and goings give it.
signal without_revision(signal one) {
  one.revision = 0;
  return one;
}
floor_request without_revision(floor_request one) {
  one.revision = 0;
  return one;
}
floor_request without_position(floor_request one) {
  one = without_revision(std::move(one));
  one.ahead.reset();
  return one;
}

template <typename T>
void drop_same(std::optional<T>& a, std::optional<T>& b) {
  if (a != b) return;
  a.reset();
  b.reset();
}

template <typename Map>
void drop_same(Map& a, Map& b) {
  for (auto at = a.begin(); at != a.end();) {
    auto const other = b.find(at->first);
    if (other == b.end() || other->second != at->second) {
      ++at;
      continue;
    }
    b.erase(other);
    at = a.erase(at);
  }
}

template <typename Map, typename Other>
bool share_key(Map const& a, Other const& b) {
  return std::any_of(a.begin(), a.end(), [&](auto const& one) { return b.contains(one.first); });
}

// Whether the order of the image, where something has begun since, would leave to come what is still to come, and nothing else.
bool passes_nothing_over(session const& s, change const& c, before_image const& p) {
  auto const done = c.undone ? c.undone->record : c.record;
  bool const has_run = std::any_of(s.history.begin(), s.history.end(), [&](change const& other) {
    return other.after.run && (other.undone ? other.undone->record : other.record) > done;
  });
  if (!p.order || !s.latest || !has_run) return true;
  auto const is_ahead_in = [&](std::vector<std::string> const& order, std::string const& id) {
    auto const latest = std::find(order.begin(), order.end(), *s.latest);
    return std::find(latest, order.end(), id) != order.end();
  };
  return std::all_of(s.segments.begin(), s.segments.end(), [&](auto const& g) {
    auto const state = g.second.state;
    bool const stays = !p.segments.contains(g.first) && (state == segment_state::ahead || state == segment_state::interrupted);
    return !stays || is_ahead_in(s.order, g.first) == is_ahead_in(*p.order, g.first);
  });
}

bool is_taken_down(session const& s, change const& c) { return s.messages.at(*c.sent).taken_down.has_value(); }

bool has_part(session const& s, std::string const& panellist) {
  auto const is_named = [&](std::vector<std::string> const& all) { return std::find(all.begin(), all.end(), panellist) != all.end(); };
  auto const any = [](auto const& parts, auto is_so) {
    return std::any_of(parts.begin(), parts.end(), [&](auto const& one) { return is_so(one.second); });
  };
  return s.spoken.contains(panellist) || any(s.segments, [&](segment const& g) { return is_named(g.plan.speakers); }) ||
         any(s.signals, [&](signal const& one) { return one.panellist == panellist; }) ||
         any(s.messages, [&](message const& m) { return is_named(m.to.panellists); }) || any(s.questions, [&](question const& q) {
           return q.to == panellist || q.responses.contains(panellist) || q.written.contains(panellist);
         });
}

before_image::running_part running(session const& s) {
  return {s.current, s.current ? s.segments.at(*s.current).clock.running_since : std::nullopt, s.speaker, s.speaking};
}

bool changes_clocks(before_image const& p) {
  auto const speaks = [](auto const& one) { return one.second.state == request_state::speaking; };
  return p.run || p.podium || p.turns || std::any_of(p.requests.begin(), p.requests.end(), speaks);
}

// Whether one of its requests was moved by hand since, or its move forgotten. The images do not tell: whoever comes and goes moves
// them too.
bool is_moved_since(session const& s, change const& c) {
  auto const is_of_it = [&](std::string const& id) { return c.after.requests.contains(id) || c.after.places.contains(id); };
  if (c.after.requests.empty() && c.after.places.empty() && !c.after.moved_question) return false;
  for (auto later = s.history.rbegin(); later != s.history.rend() && later->record > c.record; ++later) {
    if (later->undone) continue;
    if (c.after.moved_question && later->after.moved_question == c.after.moved_question) return true;
    for (auto const& [id, r] : later->after.requests) {
      if (is_of_it(id) && r.ahead != later->before.requests.at(id).ahead) return true;
    }
    for (auto const& [id, place] : later->after.places) {
      if (is_of_it(id) && std::get<2>(place) != std::get<2>(later->before.places.at(id))) return true;
    }
  }
  return false;
}

}  // namespace

bool is_undoable(actor const& by, event::any const& what) {
  bool const leads =
      by.as == role::moderator || by.as == role::co_moderator || by.as == role::tool || by.as == role::system || by.as == role::microphones;
  if (!leads && by.as != role::organiser) return false;
  // What is said to the moderators, and that they have it, is not theirs to undo.
  if (is_kind<event::moderators_told>(what) || is_kind<event::message_delivered>(what) || is_kind<event::message_seen>(what)) return false;
  if (is_kind<event::caption_kept>(what)) return false;
  return !is_kind<event::link_renewed>(what) && !is_kind<event::personal_links_made>(what) && !is_kind<event::participants_erased>(what) &&
         !is_kind<event::tool_admitted>(what) && !is_kind<event::tool_revoked>(what) && !is_kind<event::undone>(what) &&
         !is_kind<event::redone>(what) && !is_kind<event::session_created>(what);
}

before_image image_of(session const& s, affected const& of) {
  before_image p;
  p.run = part::run(s);
  p.order = s.order;
  p.heading = part::heading(s);
  p.end = s.end;
  p.panel = part::panel(s);
  p.handed_over = s.handed_over;
  p.locked = s.locked;
  p.personal_links_only = s.personal_links_only;
  p.published = s.published;
  p.podium = part::podium(s);
  p.turns = part::turns(s);
  p.running = running(s);
  p.floor = part::floor(s);
  p.rules = s.rules;
  p.stage = s.picture;
  p.microphones = s.microphones;
  p.quick_messages = s.quick_messages;
  for (auto const& id : of.segments) {
    auto const* g = find(s.segments, id);
    p.segments.emplace(id, g ? std::optional(*g) : std::nullopt);
  }
  if (!of.questions.empty()) {
    p.on_stage = s.on_stage;
    p.queue = s.queue;
  }
  for (auto const& id : of.questions) {
    auto const* q = find(s.questions, id);
    if (!q) continue;
    p.questions.emplace(id, part::matter(*q));
    p.groups.emplace(id, part::group(*q));
  }
  for (auto const& id : of.requests) {
    auto const* r = find(s.requests, id);
    if (!r) continue;
    p.requests.emplace(id, without_revision(*r));
    if (r->state == request_state::waiting) p.listed.emplace(id, place_on_list(s, *r));
  }
  for (auto const& id : s.speakers) {
    auto const& r = s.requests.at(id);
    if (of.list) {
      p.places.emplace(id, part::place(r));
    } else if (r.ahead) {
      p.moved.emplace(id, *r.ahead);
    }
  }
  for (auto const& id : of.participants) {
    if (auto const* one = find(s.participants, id)) p.participants.emplace(id, part::standing(*one));
  }
  for (auto const& id : of.signals) {
    if (auto const* one = find(s.signals, id)) p.signals.emplace(id, without_revision(*one));
  }
  for (auto const& id : of.messages) {
    if (auto const* one = find(s.messages, id)) p.messages.emplace(id, one->taken_down);
  }
  return p;
}

void compare(session const& after, event::any const& what, change_set const& by, before_image& before, before_image& now) {
  if (is_kind<event::segment_inserted>(what)) {
    for (auto const& id : by.segments) {
      before.segments.emplace(id, std::nullopt);
      now.segments.emplace(id, after.segments.at(id));
    }
  }
  if (is_kind<event::request_entered>(what)) {
    for (auto const& id : by.requests) {
      if (before.requests.contains(id)) continue;
      auto gone = without_revision(after.requests.at(id));
      now.requests.emplace(id, gone);
      now.listed.emplace(id, place_on_list(after, gone));
      gone.state = request_state::withdrawn;
      before.requests.emplace(id, std::move(gone));
    }
  }
  if (is_kind<event::question_entered>(what)) {
    for (auto const& [id, state] : by.questions) {
      auto gone = after.questions.at(id);
      now.questions.emplace(id, part::matter(gone));
      gone.before = gone.state;
      gone.state = question_state::withdrawn;
      before.questions.emplace(id, part::matter(gone));
    }
  }
  if (auto const* moved = get_kind<event::question_moved>(&what)) before.moved_question = now.moved_question = moved->question;
  drop_same(before.run, now.run);
  drop_same(before.order, now.order);
  drop_same(before.heading, now.heading);
  drop_same(before.end, now.end);
  drop_same(before.panel, now.panel);
  drop_same(before.handed_over, now.handed_over);
  drop_same(before.locked, now.locked);
  drop_same(before.personal_links_only, now.personal_links_only);
  drop_same(before.published, now.published);
  drop_same(before.podium, now.podium);
  drop_same(before.turns, now.turns);
  drop_same(before.floor, now.floor);
  drop_same(before.rules, now.rules);
  drop_same(before.stage, now.stage);
  drop_same(before.microphones, now.microphones);
  drop_same(before.quick_messages, now.quick_messages);
  drop_same(before.on_stage, now.on_stage);
  drop_same(before.queue, now.queue);
  drop_same(before.places, now.places);
  drop_same(before.segments, now.segments);
  drop_same(before.questions, now.questions);
  drop_same(before.groups, now.groups);
  drop_same(before.requests, now.requests);
  drop_same(before.participants, now.participants);
  drop_same(before.signals, now.signals);
  drop_same(before.messages, now.messages);
  for (auto* one : {&before, &now}) {
    std::erase_if(one->listed, [&](auto const& place) { return !one->requests.contains(place.first); });
    if (one->requests.empty()) one->moved.clear();
  }
  if (!changes_clocks(before) && !changes_clocks(now)) {
    before.running.reset();
    now.running.reset();
  }
}

bool stands_as(session const& s, before_image const& p) {
  if (p.run && *p.run != part::run(s)) return false;
  if (p.order && *p.order != s.order) return false;
  if (p.heading && *p.heading != part::heading(s)) return false;
  if (p.end && *p.end != s.end) return false;
  if (p.panel && *p.panel != part::panel(s)) return false;
  if (p.handed_over && *p.handed_over != s.handed_over) return false;
  if (p.locked && *p.locked != s.locked) return false;
  if (p.personal_links_only && *p.personal_links_only != s.personal_links_only) return false;
  if (p.published && *p.published != s.published) return false;
  if (p.podium && *p.podium != part::podium(s)) return false;
  if (p.turns && *p.turns != part::turns(s)) return false;
  if (p.floor && *p.floor != part::floor(s)) return false;
  if (p.rules && *p.rules != s.rules) return false;
  if (p.stage && *p.stage != s.picture) return false;
  if (p.microphones && *p.microphones != s.microphones) return false;
  if (p.quick_messages && *p.quick_messages != s.quick_messages) return false;
  if (p.on_stage && *p.on_stage != s.on_stage) return false;
  if (p.moved_question && s.questions.at(*p.moved_question).state != question_state::queued) return false;
  if (p.running && *p.running != running(s)) return false;
  auto const each = [](auto const& parts, auto stands) {
    return std::all_of(parts.begin(), parts.end(), [&](auto const& one) { return stands(one.first, one.second); });
  };
  auto const stands_on_list = [&](std::string const& id, before_image::place_part const& was) {
    auto const& r = s.requests.at(id);
    auto const& [turn, lot, ahead] = was;
    // Who has left the list since, or come back to it, has another place in any case.
    return r.state != request_state::waiting || r.turn != turn || (r.lot == lot && r.ahead.has_value() == ahead.has_value());
  };
  return each(p.segments,
              [&](auto const& id, auto const& was) {
                auto const* g = find(s.segments, id);
                return was ? g && *g == *was : !g;
              }) &&
         each(p.questions, [&](auto const& id, auto const& was) { return was == part::matter(s.questions.at(id)); }) &&
         each(p.groups, [&](auto const& id, auto const& was) { return was == part::group(s.questions.at(id)); }) &&
         each(p.requests, [&](auto const& id, auto const& was) { return without_position(was) == without_position(s.requests.at(id)); }) &&
         each(p.places, stands_on_list) &&
         each(p.participants, [&](auto const& id, auto const& was) { return was == part::standing(s.participants.at(id)); }) &&
         // A tap of a panellist does not keep what was done with time from being undone.
         (p.run || !p.segments.empty() ||
          each(p.signals, [&](auto const& id, auto const& was) { return was == without_revision(s.signals.at(id)); })) &&
         each(p.messages, [&](auto const& id, auto const& was) { return was == s.messages.at(id).taken_down; });
}

bool overlap(before_image const& a, before_image const& b) {
  return (a.run && b.run) || (a.order && b.order) || (a.heading && b.heading) || (a.end && b.end) || (a.panel && b.panel) ||
         (a.handed_over && b.handed_over) || (a.locked && b.locked) || (a.personal_links_only && b.personal_links_only) ||
         (a.published && b.published) || (a.podium && b.podium) || (a.turns && b.turns) || (a.floor && b.floor) || (a.rules && b.rules) ||
         (a.stage && b.stage) || (a.microphones && b.microphones) || (a.quick_messages && b.quick_messages) || (a.on_stage && b.on_stage) ||
         (a.running && b.running) ||
         (a.moved_question && (b.questions.contains(*a.moved_question) || a.moved_question == b.moved_question)) ||
         (b.moved_question && a.questions.contains(*b.moved_question)) || share_key(a.groups, b.groups) ||
         share_key(a.segments, b.segments) || share_key(a.questions, b.questions) || share_key(a.requests, b.requests) ||
         share_key(a.places, b.places) || share_key(a.requests, b.places) || share_key(a.places, b.requests) ||
         share_key(a.participants, b.participants) || share_key(a.signals, b.signals) || share_key(a.messages, b.messages);
}

bool is_whole(session const& s, before_image const& p) {
  if (p.heading && s.started) return false;
  auto const& panel = p.panel ? std::get<std::vector<panellist_plan>>(*p.panel) : s.panellists;
  auto const is_on = [&](std::string const& id) {
    return std::any_of(panel.begin(), panel.end(), [&](panellist_plan const& one) { return one.id == id; });
  };
  for (auto const& [id, g] : p.segments) {
    if (g && !std::all_of(g->plan.speakers.begin(), g->plan.speakers.end(), is_on)) return false;
    if (!g && s.asked_in.contains(id)) return false;
  }
  for (auto const& [id, matter] : p.questions) {
    if (auto const& to = std::get<2>(matter); to && !is_on(*to)) return false;
    // It would take its group with it.
    auto const group = p.groups.find(id);
    auto const& members = group == p.groups.end() ? s.questions.at(id).members : std::get<1>(group->second);
    if (std::get<question_state>(matter) == question_state::withdrawn && !members.empty()) return false;
  }
  for (auto const& [id, group] : p.groups) {
    auto const& leader = std::get<before_image::id>(group);
    if (!leader) continue;
    auto const was = p.questions.find(*leader);
    auto const state = was == p.questions.end() ? s.questions.at(*leader).state : std::get<question_state>(was->second);
    if (state == question_state::grouped || state == question_state::withdrawn) return false;
  }
  if (p.podium) {
    auto const& speaker = std::get<std::optional<std::string>>(*p.podium);
    if (speaker && *speaker != moderator_id && !is_on(*speaker)) return false;
  }
  return !p.panel || std::all_of(s.panellists.begin(), s.panellists.end(),
                                 [&](panellist_plan const& one) { return is_on(one.id) || !has_part(s, one.id); });
}

bool is_closing(change const& c) { return c.after.run && std::get<session_status>(*c.after.run) == session_status::closed; }

bool is_erasing(change const& c) { return is_kind<deed::participants_erased>(c.did); }

bool stands_to_undo(session const& s, change const& c) {
  if (c.undone || is_erasing(c) || (s.status == session_status::closed && !is_closing(c))) return false;
  if (c.sent) return s.messages.at(*c.sent).seen.empty() && !is_taken_down(s, c);
  return stands_as(s, c.after) && !is_moved_since(s, c) && is_whole(s, c.before) && passes_nothing_over(s, c, c.before);
}

bool stands_to_redo(session const& s, change const& c) {
  if (!c.undone || s.status == session_status::closed) return false;
  if (c.sent) return s.messages.at(*c.sent).seen.empty() && is_taken_down(s, c);
  return stands_as(s, c.before) && !is_moved_since(s, c) && is_whole(s, c.after) && passes_nothing_over(s, c, c.after);
}

std::optional<reason> limit_passed(session const& s, change const& c) {
  auto const& p = c.undone ? c.after : c.before;
  // How many more there would be than there are.
  std::ptrdiff_t open = 0, queued = 0, listed = 0;
  auto const coming = [](auto was, auto is, auto there) { return std::ptrdiff_t{was == there} - std::ptrdiff_t{is == there}; };
  for (auto const& [id, matter] : p.questions) {
    auto const was = std::get<question_state>(matter), is = s.questions.at(id).state;
    open += std::ptrdiff_t{is_open(was)} - std::ptrdiff_t{is_open(is)};
    queued += coming(was, is, question_state::queued);
  }
  for (auto const& [id, r] : p.requests) listed += coming(r.state, s.requests.at(id).state, request_state::waiting);
  if (!has_room_for_questions(s, open)) return reason::too_many_questions;
  if (!has_room_in_queue(s, queued)) return reason::queue_full;
  if (!has_room_on_list(s, listed)) return reason::list_full;
  auto const now = end_bounds_of(s);
  auto then = now;
  if (p.run) then.began = std::get<2>(*p.run);
  if (p.heading) {
    then.start = std::get<3>(*p.heading);
    if (then.hard_stop) then.hard_stop = std::get<4>(*p.heading);
  }
  auto const end = p.end.value_or(s.end);
  return then == now && end == s.end ? std::nullopt : fault_in_end(end, then, s.at);
}

bool can_undo(session const& s, change const& c) { return stands_to_undo(s, c) && !limit_passed(s, c); }
bool can_redo(session const& s, change const& c) { return stands_to_redo(s, c) && !limit_passed(s, c); }

std::size_t place_on_list(session const& s, floor_request const& r) {
  std::size_t place = 0;
  for (auto const& id : s.speakers) {
    if (id == r.id) break;
    place += part_of_list(s, s.requests.at(id)) == part_of_list(s, r);
  }
  return place;
}

}  // namespace dais
