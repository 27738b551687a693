#include "session/undo.hpp"

#include <algorithm>
#include <type_traits>

namespace dais {

namespace {

// A thing as it is compared: without its revision, and a request without the place that others' comings and goings give it.
signal settled(signal one) {
  one.revision = 0;
  return one;
}
floor_request settled(floor_request one) {
  one.revision = 0;
  return one;
}
floor_request placeless(floor_request one) {
  one = settled(std::move(one));
  one.ahead.reset();
  return one;
}

template <typename Map>
auto const* find(Map const& map, std::string const& id) {
  auto const found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

void add(std::set<std::string>& to, std::string const& id) { to.insert(id); }
void add(std::set<std::string>& to, std::optional<std::string> const& id) {
  if (id) to.insert(*id);
}

void add_group(session const& s, reach& all, std::string const& id) {
  auto const* q = find(s.questions, id);
  if (!q) return;
  all.questions.insert(id);
  add(all.questions, q->leader);
  all.questions.insert(q->members.begin(), q->members.end());
}

// Segments that come and go with a panellist.
void add_presentations(session const& s, reach& all, std::string const& panellist) {
  for (auto const& [id, g] : s.segments) {
    if (g.plan.speakers == std::vector{panellist}) all.segments.insert(id);
  }
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

template <typename Map>
bool share_key(Map const& a, Map const& b) {
  return std::any_of(a.begin(), a.end(), [&](auto const& one) { return b.contains(one.first); });
}

bool is_taken_down(session const& s, change const& c) { return s.messages.at(*c.sent).taken_down.has_value(); }

}  // namespace

bool is_undoable(record const& r) {
  auto const by = r.by.as;
  if (by != role::moderator && by != role::co_moderator && by != role::system) return false;
  return !std::holds_alternative<event::undone>(r.what) && !std::holds_alternative<event::redone>(r.what) &&
         !std::holds_alternative<event::session_created>(r.what);
}

reach reach_of(session const& s, event::any const& what) {
  reach all;
  add(all.segments, s.current);
  add(all.segments, s.latest);
  add(all.requests, s.speaking);
  add(all.questions, s.on_stage);
  if (s.current) {
    for (auto const& panellist : s.segments.at(*s.current).plan.speakers) all.signals.insert(signal_id(panellist, signal_kind::more_time));
  }
  std::visit(
      [&](auto const& e) {
        using event_type = std::decay_t<decltype(e)>;
        if constexpr (requires { e.segment; }) add(all.segments, e.segment);
        if constexpr (requires { e.question; }) add_group(s, all, e.question);
        if constexpr (requires { e.into; }) add_group(s, all, e.into);
        if constexpr (requires { e.request; }) add(all.requests, e.request);
        if constexpr (requires { e.message; }) all.messages.insert(e.message);
        if constexpr (requires { e.panellist; e.kind; }) all.signals.insert(signal_id(e.panellist, e.kind));
        if constexpr (std::is_same_v<event_type, event::time_granted>) all.signals.insert(signal_id(e.panellist, signal_kind::more_time));
        if constexpr (std::is_same_v<event_type, event::caught_up>) {
          add(all.segments, e.dropped);
          for (auto const& one : e.changes) all.segments.insert(one.segment);
        }
        if constexpr (std::is_same_v<event_type, event::presence_noted>) add_presentations(s, all, e.panellist);
        if constexpr (std::is_same_v<event_type, event::beginning_backdated>) {
          for (auto const& [id, g] : s.segments) {
            if (g.ended && *g.ended > e.at) all.segments.insert(id);
          }
        }
        if constexpr (std::is_same_v<event_type, event::floor_yielded>) add(all.requests, e.to);
        if constexpr (std::is_same_v<event_type, event::floor_rules_set> || std::is_same_v<event_type, event::lots_drawn>) {
          all.requests.insert(s.speakers.begin(), s.speakers.end());
        }
        if constexpr (std::is_same_v<event_type, event::participant_muted>) {
          if (e.participant > 0 && e.participant <= s.people.size()) {
            auto const& id = s.people[e.participant - 1];
            auto const& p = s.participants.at(id);
            all.participants.insert(id);
            add(all.requests, p.request);
            add(all.requests, p.point);
          }
        }
      },
      what);
  for (auto const& id : all.requests) {
    if (auto const* r = find(s.requests, id); r && !r->participant.empty()) all.participants.insert(r->participant);
  }
  return all;
}

reach reach_of(picture const& p) {
  reach all;
  auto const add_keys = [](auto& to, auto const& from) {
    for (auto const& [id, was] : from) to.insert(id);
  };
  add_keys(all.segments, p.segments);
  add_keys(all.questions, p.questions);
  add_keys(all.requests, p.requests);
  add_keys(all.participants, p.participants);
  add_keys(all.signals, p.signals);
  add_keys(all.messages, p.messages);
  return all;
}

picture picture_of(session const& s, reach const& of) {
  picture p;
  p.run = part::run(s);
  p.order = s.order;
  p.end = s.end;
  p.panel = part::panel(s);
  p.handed_over = s.handed_over;
  p.podium = part::podium(s);
  p.turns = part::turns(s);
  p.floor = part::floor(s);
  p.rules = s.rules;
  p.stage = s.picture;
  for (auto const& id : of.segments) {
    auto const* g = find(s.segments, id);
    p.segments.emplace(id, g ? std::optional(*g) : std::nullopt);
  }
  for (auto const& id : of.questions) {
    auto const* q = find(s.questions, id);
    if (!q) continue;
    p.questions.emplace(id, part::matter(*q));
    auto const place = std::find(s.queue.begin(), s.queue.end(), id);
    if (place != s.queue.end()) p.queued.emplace(id, static_cast<std::size_t>(place - s.queue.begin()));
  }
  for (auto const& id : of.requests) {
    if (auto const* r = find(s.requests, id)) p.requests.emplace(id, settled(*r));
  }
  for (auto const& id : of.participants) {
    if (auto const* one = find(s.participants, id)) p.participants.emplace(id, part::standing(*one));
  }
  for (auto const& id : of.signals) {
    if (auto const* one = find(s.signals, id)) p.signals.emplace(id, settled(*one));
  }
  for (auto const& id : of.messages) {
    if (auto const* one = find(s.messages, id)) p.messages.emplace(id, one->taken_down);
  }
  return p;
}

void compare(session const& after, event::any const& what, touched const& by, picture& before, picture& now) {
  if (std::holds_alternative<event::segment_inserted>(what)) {
    for (auto const& id : by.segments) {
      before.segments.emplace(id, std::nullopt);
      now.segments.emplace(id, after.segments.at(id));
    }
  }
  if (std::holds_alternative<event::request_entered>(what)) {
    for (auto const& id : by.requests) {
      if (before.requests.contains(id)) continue;
      auto gone = settled(after.requests.at(id));
      now.requests.emplace(id, gone);
      gone.state = request_state::withdrawn;
      before.requests.emplace(id, std::move(gone));
    }
  }
  drop_same(before.run, now.run);
  drop_same(before.order, now.order);
  drop_same(before.end, now.end);
  drop_same(before.panel, now.panel);
  drop_same(before.handed_over, now.handed_over);
  drop_same(before.podium, now.podium);
  drop_same(before.turns, now.turns);
  drop_same(before.floor, now.floor);
  drop_same(before.rules, now.rules);
  drop_same(before.stage, now.stage);
  drop_same(before.segments, now.segments);
  drop_same(before.questions, now.questions);
  drop_same(before.requests, now.requests);
  drop_same(before.participants, now.participants);
  drop_same(before.signals, now.signals);
  drop_same(before.messages, now.messages);
  std::erase_if(before.queued, [&](auto const& one) { return !before.questions.contains(one.first); });
  std::erase_if(now.queued, [&](auto const& one) { return !now.questions.contains(one.first); });
}

bool stands_as(session const& s, picture const& p) {
  if (p.run && *p.run != part::run(s)) return false;
  if (p.order && *p.order != s.order) return false;
  if (p.end && *p.end != s.end) return false;
  if (p.panel && *p.panel != part::panel(s)) return false;
  if (p.handed_over && *p.handed_over != s.handed_over) return false;
  if (p.podium && *p.podium != part::podium(s)) return false;
  if (p.turns && *p.turns != part::turns(s)) return false;
  if (p.floor && *p.floor != part::floor(s)) return false;
  if (p.rules && *p.rules != s.rules) return false;
  if (p.stage && *p.stage != s.picture) return false;
  auto const each = [](auto const& parts, auto stands) {
    return std::all_of(parts.begin(), parts.end(), [&](auto const& one) { return stands(one.first, one.second); });
  };
  return each(p.segments,
              [&](auto const& id, auto const& was) {
                auto const* g = find(s.segments, id);
                return was ? g && *g == *was : !g;
              }) &&
         each(p.questions, [&](auto const& id, auto const& was) { return was == part::matter(s.questions.at(id)); }) &&
         each(p.requests, [&](auto const& id, auto const& was) { return placeless(was) == placeless(s.requests.at(id)); }) &&
         each(p.participants, [&](auto const& id, auto const& was) { return was == part::standing(s.participants.at(id)); }) &&
         // A tap of a panellist does not keep a press of Next from being undone.
         (p.run || each(p.signals, [&](auto const& id, auto const& was) { return was == settled(s.signals.at(id)); })) &&
         each(p.messages, [&](auto const& id, auto const& was) { return was == s.messages.at(id).taken_down; });
}

bool overlap(picture const& a, picture const& b) {
  return (a.run && b.run) || (a.order && b.order) || (a.end && b.end) || (a.panel && b.panel) || (a.handed_over && b.handed_over) ||
         (a.podium && b.podium) || (a.turns && b.turns) || (a.floor && b.floor) || (a.rules && b.rules) || (a.stage && b.stage) ||
         share_key(a.segments, b.segments) || share_key(a.questions, b.questions) || share_key(a.requests, b.requests) ||
         share_key(a.participants, b.participants) || share_key(a.signals, b.signals) || share_key(a.messages, b.messages);
}

bool can_undo(session const& s, change const& c) {
  if (c.undone) return false;
  if (c.sent) return s.messages.at(*c.sent).seen.empty() && !is_taken_down(s, c);
  return stands_as(s, c.after);
}

bool can_redo(session const& s, change const& c) {
  if (!c.undone) return false;
  if (c.sent) return is_taken_down(s, c);
  return stands_as(s, c.before);
}

}  // namespace dais
