#include "report/event_maker.hpp"

#include "session/deed_context.hpp"
#include "session/evolve.hpp"
#include "session/floor/floor.hpp"
#include "session/questions/questions.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/local_time.hpp"
#include "wire/reflect.hpp"

#include <algorithm>

namespace dais::report {

namespace {

using wire::webhook_subject;

// As RFC 3339 has it, to the millisecond.
std::string utc_text(time_point at) {
  auto const millisecond = std::to_string(1000 + at.time_since_epoch().count() % 1000).substr(1);
  return clock_date(at, "Etc/UTC") + "T" + clock_seconds(at, "Etc/UTC") + "." + millisecond + "Z";
}

std::optional<std::string> if_given(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

wire::webhook_segment segment_in(session const& s, std::string const& id) {
  auto const& g = s.segments.at(id);
  std::vector<std::string> speakers;
  for (auto const& one : g.plan.speakers) speakers.push_back(one == moderator_id ? s.plan.moderator.name : panellist_name(s, one));
  return {id, g.plan.kind, g.plan.title, std::move(speakers), g.state, g.clock.allotment, g.clock.added, g.began, g.ended};
}

wire::webhook_question question_in(session const& s, std::string const& id) {
  auto const& q = s.questions.at(id);
  return {id,
          q.text,
          if_given(q.name),
          q.to,
          q.segment,
          q.asked,
          q.state,
          static_cast<std::uint32_t>(vote_count(q)),
          if_given(q.reason),
          q.answer,
          if_given(q.answer_text)};
}

}  // namespace

std::vector<made_event> event_maker::take(dais::record const& r) {
  auto all = pass(r.at);
  auto const before = session_.status;
  auto const changed = evolve(session_, r);
  bool const is_first = r.seq == 1;
  if (is_first) created_ = r.at;
  at_ = r.at;
  parts_ = 0;
  if (is_first || session_.status != before) all.push_back(made(webhook_subject::session, reflect::enumerator_name(session_.status), r.at));
  note_segments(changed, all);
  note_questions(changed, all);
  note_phase(all);
  return all;
}

std::vector<made_event> event_maker::pass(time_point now) {
  std::vector<made_event> all;
  for (auto due = next(); due && *due <= now; due = next()) {
    at_ = *due;
    note_phase(all);
  }
  at_ = std::max(at_, now);
  return all;
}

std::optional<time_point> event_maker::next() const {
  auto const shown = session_.current ? main_clock_of(session_, at_) : std::nullopt;
  if (!shown || !shown->clock.running_since) return std::nullopt;
  auto const& c = shown->clock;
  auto const zero = *c.running_since + c.allotment + c.added - c.used;
  if (auto const warning = zero - shown->wrap_up; shown->wrap_up > duration{} && at_ < warning) return warning;
  auto const over = zero + duration{1};
  return at_ < over ? std::optional(over) : std::nullopt;
}

std::optional<event_maker::told_phase> event_maker::phase_at(time_point at) const {
  if (!session_.current) return std::nullopt;
  auto const shown = main_clock_of(session_, at);
  if (!shown) return std::nullopt;
  auto const& s = session_;
  return told_phase(*s.current + "/" + (s.speaking ? *s.speaking : turn_that_runs(s) ? s.speaker.value_or("") : ""), shown->in);
}

made_event event_maker::made(webhook_subject about, std::string_view state, time_point at) {
  auto const type = std::string(reflect::enumerator_name(about)) + "." + std::string(state);
  wire::webhook_data data{session_.id, session_.plan.title, session_.status, session_.seq, at, {}, {}, {}};
  return {about, session_.seq, parts_++, {type, utc_text(at), std::move(data)}};
}

// What was left comes before what has begun.
void event_maker::note_segments(change_set const& changed, std::vector<made_event>& all) {
  std::vector<std::string> others;
  for (auto const& id : changed.segments) {
    auto const found = session_.segments.find(id);
    if (found == session_.segments.end()) continue;
    auto& told = segments_.try_emplace(id, segment_state::ahead).first->second;
    if (told == found->second.state) continue;
    told = found->second.state;
    others.push_back(id);
  }
  std::stable_partition(others.begin(), others.end(), [&](auto const& id) { return id != session_.current; });
  for (auto const& id : others) {
    auto one = made(webhook_subject::segment, reflect::enumerator_name(session_.segments.at(id).state), session_.at);
    one.event.data.segment = segment_in(session_, id);
    all.push_back(std::move(one));
  }
}

void event_maker::note_questions(change_set const& changed, std::vector<made_event>& all) {
  for (auto const& [id, before] : changed.questions) {
    auto const state = session_.questions.at(id).state;
    if (before == state) continue;
    auto one = made(webhook_subject::question, reflect::enumerator_name(state), session_.at);
    one.event.data.question = question_in(session_, id);
    all.push_back(std::move(one));
  }
}

void event_maker::note_phase(std::vector<made_event>& all) {
  auto const now = phase_at(at_);
  if (now == phase_) return;
  phase_ = now;
  if (!now) return;
  auto const clock = main_clock_of(session_, at_)->clock;
  auto one = made(webhook_subject::phase, reflect::enumerator_name(now->second), at_);
  one.event.data.phase =
      wire::webhook_phase{now->second, *session_.current, session_.speaking.value_or(""),
                          left({clock.allotment, clock.added, clock.used, clock.running_since}, at_), clock.allotment + clock.added};
  all.push_back(std::move(one));
}

}  // namespace dais::report
