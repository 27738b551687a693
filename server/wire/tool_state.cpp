#include "wire/tool_state.hpp"

#include "session/deed_context.hpp"
#include "session/find.hpp"
#include "session/floor/floor.hpp"
#include "session/podium/podium.hpp"
#include "session/questions/questions.hpp"
#include "session/run/catch_up.hpp"
#include "session/run/forecast.hpp"
#include "session/run/main_clock.hpp"
#include "wire/describe.hpp"
#include "wire/json_write.hpp"
#include "wire/local_time.hpp"
#include "wire/reflect.hpp"

#include <algorithm>
#include <cstdlib>

namespace dais {

namespace {

using std::chrono::seconds;

std::string figures(seconds whole) {
  auto const two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  auto const n = std::abs(whole.count());
  if (n < 3600) return two(n / 60) + ":" + two(n % 60);
  return std::to_string(n / 3600) + ":" + two(n / 60 % 60) + ":" + two(n % 60);
}

// As pages show it: the second that has begun, so that zero comes when the time is up; then it goes on as +00:00.
std::string countdown_text(duration left) {
  if (left < duration{}) return "+" + figures(std::chrono::floor<seconds>(-left));
  return figures(std::chrono::ceil<seconds>(left));
}

duration left_of(clock_view const& c, time_point now) { return left({c.allotment, c.added, c.used, c.running_since}, now); }

std::string name_of(session const& s, std::string const& speaker) {
  return speaker == moderator_id ? s.plan.moderator.name : panellist_name(s, speaker);
}

std::string affiliation_of(session const& s, std::string const& speaker) {
  if (speaker == moderator_id) return s.plan.moderator.affiliation;
  auto const one = std::find_if(s.panellists.begin(), s.panellists.end(), [&](auto const& p) { return p.id == speaker; });
  return one == s.panellists.end() ? std::string() : one->affiliation;
}

void add_clocks(wire::tool_state& t, session const& s, time_point now) {
  auto const main = main_clock_of(s, now);
  if (main) {
    auto const& c = main->clock;
    t.phase = std::string(reflect::enumerator_name(main->in));
    t.left = left_of(c, now);
    t.remaining = countdown_text(*t.left);
    if (main->in != phase::waiting) t.time_given = c.allotment + c.added;
    if (c.running_since) t.zero_at = *c.running_since + c.allotment + c.added - c.used;
  }
  if (s.current) t.segment_remaining = countdown_text(left(s.segments.at(*s.current).clock, now));
}

void add_run(wire::tool_state& t, session const& s, time_point now) {
  t.paused = s.paused_since.has_value();
  if (s.current) {
    auto const& g = s.segments.at(*s.current);
    t.segment = *s.current;
    t.segment_title = g.plan.title;
    t.segment_kind = std::string(reflect::enumerator_name(g.plan.kind));
    t.round = g.round.number;
  }
  if (auto const ahead = still_to_come(s); !ahead.empty()) {
    t.next = ahead.front();
    t.next_title = s.segments.at(t.next).plan.title;
  }
  if (auto const late = behind(s, now)) {
    t.behind = std::chrono::round<seconds>(*late);
    t.behind_text = (*t.behind < duration{} ? "-" : "+") + figures(std::chrono::round<seconds>(*late));
  }
  auto const& zone = s.plan.time_zone;
  auto const expected = forecast_of(s);
  if (expected.end) t.ends = clock_minutes(moved(expected, *expected.end, now), zone);
  t.planned_end = clock_minutes(s.end, zone);
  t.time = clock_minutes(now, zone);
}

void add_floor(wire::tool_state& t, session const& s) {
  if (s.speaking) {
    auto const& r = s.requests.at(*s.speaking);
    t.speaking = r.id;
    t.speaker = r.name;
    t.speaker_affiliation = r.affiliation;
  } else if (s.speaker) {
    t.speaking = *s.speaker;
    t.speaker = name_of(s, *s.speaker);
    t.speaker_affiliation = affiliation_of(s, *s.speaker);
  }
  if (floor_is_open(s) && !s.speakers.empty()) {
    auto const& r = s.requests.at(s.speakers.front());
    t.next_request = r.id;
    t.next_speaker = r.name;
  }
  t.requests_waiting = static_cast<std::uint32_t>(s.speakers.size());
}

void add_questions(wire::tool_state& t, session const& s) {
  if (s.on_stage) {
    auto const& q = s.questions.at(*s.on_stage);
    t.question = q.id;
    t.question_text = q.text;
    t.question_from = q.name;
  }
  t.questions_queued = static_cast<std::uint32_t>(s.queue.size());
  for (auto const& [id, q] : s.questions) {
    if (q.state == question_state::submitted) ++t.questions_to_review;
  }
}

void add_podium(wire::tool_state& t, session const& s, time_point now) {
  t.stage = std::string(reflect::enumerator_name(s.picture));
  for (auto const& [id, one] : s.signals) {
    if (is_up(one)) ++t.signals_raised;
  }
  if (auto const* const shown = message_on_stage(s, now)) t.message = shown->text;
  message const* told = nullptr;
  for (auto const& [id, one] : s.messages) {
    if (one.from_organiser && (!told || one.sent >= told->sent)) told = &one;
  }
  if (!told) return;
  t.organiser_message = told->text;
  t.organiser_message_state = !told->seen.empty() ? "read" : !told->delivered.empty() ? "delivered" : "sent";
}

}  // namespace

wire::tool_state tool_state_of(session const& s, time_point now, std::uint32_t moderators) {
  wire::tool_state t;
  t.session = s.id;
  t.title = s.plan.title;
  t.status = s.status;
  t.revision = s.revision;
  t.at = now;
  t.moderators = moderators;
  add_run(t, s, now);
  add_clocks(t, s, now);
  add_floor(t, s);
  add_questions(t, s);
  add_podium(t, s, now);
  return t;
}

namespace {

wire::listed_question listed(question const& q) {
  return {q.id, q.text, q.name, q.to, q.state, static_cast<std::uint32_t>(vote_count(q)), q.labels, q.leader, q.revision};
}

wire::listed_request listed(floor_request const& r) {
  return {r.id, r.name, r.affiliation, r.group, r.kind, r.state, r.responds_to, r.revision};
}

wire::listed_message listed(message const& m, time_point now) {
  return {m.id,
          m.to,
          m.text,
          m.automatic,
          m.from_organiser,
          m.sent,
          is_shown(m, now),
          {m.delivered.begin(), m.delivered.end()},
          {m.seen.begin(), m.seen.end()},
          m.revision};
}

// Their ids are a letter and a number: those with fewer digits come first.
template <typename Of, typename... With>
auto in_order(std::map<std::string, Of> const& from, With... with) {
  std::vector<decltype(listed(std::declval<Of const&>(), with...))> all;
  for (auto const& [id, one] : from) all.push_back(listed(one, with...));
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
    return std::pair(a.id.size(), std::string_view(a.id)) < std::pair(b.id.size(), std::string_view(b.id));
  });
  return all;
}

template <typename Of>
auto those(std::vector<std::string> const& ids, std::map<std::string, Of> const& of) {
  std::vector<decltype(listed(std::declval<Of const&>()))> all;
  for (auto const& id : ids) all.push_back(listed(of.at(id)));
  return all;
}

}  // namespace

wire::question_list question_list_of(session const& s) {
  wire::question_list all{in_order(s.questions), s.queue};
  for (auto& one : all.questions) {
    if (auto const* const asker = find(s.participants, s.questions.at(one.id).asker)) one.asker = asker->number;
  }
  return all;
}

wire::request_list request_list_of(session const& s) { return {in_order(s.requests), s.speakers}; }

wire::segment_list segment_list_of(session const& s) {
  wire::segment_list all;
  for (auto const& id : s.order) {
    auto const& g = s.segments.at(id);
    all.segments.push_back({id, g.plan.kind, g.plan.title, g.plan.speakers, g.clock.allotment, g.state});
  }
  for (auto const& one : s.panellists) {
    all.panellists.push_back({one.id, one.name, one.title, one.affiliation, s.absent.contains(one.id)});
  }
  return all;
}

wire::podium_list podium_list_of(session const& s, time_point now) {
  wire::podium_list all;
  for (auto const& [id, one] : s.signals) all.signals.push_back({one.panellist, one.kind, one.state, one.leaves, one.revision});
  all.messages = in_order(s.messages, now);
  all.quick_messages = s.quick_messages;
  return all;
}

wire::offers offers_of(session const& s, time_point now) {
  auto const missing = to_catch_up(s, now);
  return {s.revision, now, missing, catch_up_offers(s, missing, now)};
}

std::vector<wire::listed_question> queued_questions(session const& s) { return those(s.queue, s.questions); }
std::vector<wire::listed_request> waiting_requests(session const& s) { return those(s.speakers, s.requests); }

message const* message_on_stage(session const& s, time_point now) {
  message const* latest = nullptr;
  for (auto const& [id, one] : s.messages) {
    if (one.to.stage && is_shown(one, now) && (!latest || one.sent > latest->sent)) latest = &one;
  }
  return latest;
}

std::string stamp_of(wire::tool_state t) {
  t.at = {};
  t.left.reset();
  t.remaining.clear();
  t.segment_remaining.clear();
  t.behind.reset();
  t.behind_text.clear();
  t.ends.clear();
  t.time.clear();
  return to_json(t, nulls::left_out);
}

time_point next_tick(session const& s, time_point now) {
  auto next = std::chrono::floor<seconds>(now) + seconds(1);
  auto const main = main_clock_of(s, now);
  if (!main || !main->clock.running_since) return next;
  auto const rest = left_of(main->clock, now) % seconds(1);
  auto const change = now + (rest > duration{} ? rest : rest + seconds(1));
  return std::min<time_point>(next, change);
}

}  // namespace dais
