#include "session/run/subject.hpp"

#include <chrono>

namespace dais {

namespace {

std::string title(deed_context const& t, std::string const& segment) { return t.after.segments.at(segment).plan.title; }

std::optional<deed::left_segment> left(deed_context const& t) {
  return t.left ? std::optional(left_segment(t.after, *t.left)) : std::nullopt;
}

std::vector<deed::speaking_time> speaking_times(session const& s) {
  std::vector<deed::speaking_time> all;
  auto const add = [&](std::string const& id) {
    auto const found = s.spoken.find(id);
    if (found == s.spoken.end() || found->second.used < std::chrono::seconds(1)) return;
    all.push_back({at_podium(s, id), found->second.used});
  };
  for (auto const& one : s.panellists) add(one.id);
  add(moderator_id);
  return all;
}

deed::of_run on(deed_context const&, event::session_opened const&) { return deed::session_opened{}; }

deed::of_run on(deed_context const& t, event::segment_begun const& e) {
  return deed::segment_begun{title(t, e.segment), e.interrupting, left(t)};
}

deed::of_run on(deed_context const& t, event::segment_ended const&) { return deed::segment_ended{*left(t)}; }

deed::of_run on(deed_context const& t, event::paused const&) { return deed::paused{title(t, *t.after.current)}; }

deed::of_run on(deed_context const& t, event::resumed const&) { return deed::resumed{title(t, *t.after.current)}; }

deed::of_run on(deed_context const& t, event::time_added const& e) { return deed::time_added{title(t, e.segment), e.by}; }

deed::of_run on(deed_context const& t, event::segment_skipped const& e) { return deed::segment_skipped{title(t, e.segment)}; }

deed::of_run on(deed_context const& t, event::segment_restored const& e) { return deed::segment_restored{title(t, e.segment)}; }

deed::of_run on(deed_context const& t, event::segment_moved const& e) {
  return deed::segment_moved{title(t, e.segment), e.before ? std::optional(title(t, *e.before)) : std::nullopt};
}

deed::of_run on(deed_context const& t, event::session_concluded const&) {
  return deed::session_concluded{left(t), speaking_times(t.after)};
}

deed::of_run on(deed_context const&, event::session_closed const&) { return deed::session_closed{}; }

deed::of_run on(deed_context const& t, event::beginning_backdated const& e) {
  deed::beginning_backdated done{title(t, e.segment), t.at - e.at, {}};
  for (auto const& [id, g] : t.after.segments) {
    bool const ended_then = id != e.segment && g.ended == e.at && g.clock.used > duration{};
    if (ended_then) done.ended.push_back({g.plan.title, g.clock.used});
  }
  return done;
}

deed::of_run on(deed_context const& t, event::ending_backdated const& e) {
  return deed::ending_backdated{title(t, e.segment), t.at - e.at, t.after.segments.at(e.segment).clock.used};
}

deed::of_run on(deed_context const& t, event::caught_up const& e) {
  if (e.dropped) return deed::segment_dropped{title(t, *e.dropped)};
  if (e.end) return moved_end(t.after);
  deed::caught_up done{e.how == remedy::lengthen || e.how == remedy::to_questions, {}};
  for (auto const& one : e.changes) {
    auto const& clock = t.after.segments.at(one.segment).clock;
    done.to.push_back({title(t, one.segment), clock.allotment + clock.added});
  }
  return done;
}

deed::of_run on(deed_context const& t, event::time_granted const& e) {
  return deed::time_granted{panellist_name(t.after, e.panellist), e.by, e.of_turn ? std::nullopt : std::optional(title(t, e.segment))};
}

}  // namespace

deed::undoable deed_of(deed_context const& t, event::of_run const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
