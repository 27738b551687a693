#include "holds_together.hpp"

#include "catch.hpp"
#include "session/floor/floor.hpp"
#include "session/limits.hpp"
#include "session/questions/questions.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dais::test {

namespace {

void groups_hold_together(session const& s) {
  for (auto const& [id, q] : s.questions) {
    REQUIRE(q.leader.has_value() == (q.state == question_state::grouped));
    if (q.leader) {
      auto const& members = s.questions.at(*q.leader).members;
      REQUIRE(std::count(members.begin(), members.end(), id) == 1);
      REQUIRE(q.members.empty());
    }
    number_set joined;
    for (auto const& member : q.members) {
      REQUIRE(s.questions.at(member).leader == id);
      auto const& voters = s.questions.at(member).voters;
      joined.insert(voters.begin(), voters.end());
    }
    for (auto const number : q.voters) {
      joined.erase(number);
      REQUIRE(s.participants.at(s.people.at(number - 1)).votes.contains(question_number(id)));
    }
    REQUIRE(q.joined == joined);
    REQUIRE(q.answer.has_value() == (q.state == question_state::answered));
    REQUIRE((q.reason.empty() || q.state == question_state::not_taken));
    bool const is_over = q.state == question_state::answered || q.state == question_state::not_taken ||
                         q.state == question_state::withdrawn || q.state == question_state::grouped;
    REQUIRE(q.before.has_value() == is_over);
  }
}

void floor_holds_together(session const& s) {
  REQUIRE(s.speakers == speakers_list(s));
  std::map<std::string, std::uint32_t> turns;
  floor_request const* last = nullptr;
  for (auto const& [id, r] : s.requests) {
    if (r.state == request_state::absent) REQUIRE_FALSE(r.began);
    if (!r.began || r.kind != request_kind::speech) continue;
    if (r.group) ++turns[*r.group];
    if (!last || *last->began < *r.began) last = &r;
  }
  for (auto const& [group, counted] : s.group_turns) REQUIRE(counted == turns[group]);
  REQUIRE(s.last_online == (last ? std::optional(last->online) : std::nullopt));
  std::size_t place = 0;
  for (auto const& id : s.speakers) {
    auto const& r = s.requests.at(id);
    if (r.kind != request_kind::speech || r.began) continue;
    if (r.ahead) REQUIRE(*r.ahead == place);
    ++place;
  }
  REQUIRE(s.recent_turns.size() <= 6);
  REQUIRE(std::is_sorted(s.recent_turns.begin(), s.recent_turns.end()));
  if (!s.current) REQUIRE_FALSE(pace_of_floor(s));

  if (s.speaker) REQUIRE((s.current && !s.speaking));
  for (auto const& [who, clock] : s.spoken) REQUIRE(clock.running_since.has_value() == (s.speaker == who && !s.paused_since));
  REQUIRE((s.floor.order != floor_order::by_lot || s.lot_seed));
}

void rounds_hold_together(session const& s) {
  for (auto const& [id, g] : s.segments) {
    for (auto const& [who, clock] : g.round.turns) {
      REQUIRE(clock.running_since.has_value() == (s.current == id && s.speaker == who && !s.paused_since));
    }
  }
}

void clock_is_within_limits(countdown const& c) {
  REQUIRE(c.allotment + c.added >= duration{});
  REQUIRE(c.allotment + c.added <= limits::allotment_max);
}

}  // namespace

void is_within_limits(session const& s) {
  REQUIRE(s.segments.size() <= limits::segments);
  REQUIRE(s.panellists.size() <= limits::panellists);
  REQUIRE(s.open_questions <= limits::questions);
  REQUIRE(s.participants.size() <= limits::participants + s.participants.count({}));
  REQUIRE(s.speakers.size() <= limits::speakers);
  REQUIRE(s.queue.size() <= limits::queue);
  REQUIRE(s.messages.size() <= limits::messages);
  REQUIRE(s.quick_messages.size() <= limits::quick_messages);
  REQUIRE(s.rules.words.size() <= limits::words);
  REQUIRE(s.floor.groups.size() <= limits::groups);
  REQUIRE(s.history.size() <= limits::history);
  for (auto const& [id, q] : s.questions) {
    REQUIRE(q.members.size() <= limits::members);
    REQUIRE(q.labels.size() <= limits::labels_each);
  }
  for (auto const& [id, one] : s.participants) {
    REQUIRE(one.submissions.size() <= limits::submissions_each_minute);
    REQUIRE(one.floor_requests.size() <= limits::floor_requests_each_minute);
  }
  for (auto const& [id, r] : s.requests) clock_is_within_limits(r.clock);
  for (auto const& [id, g] : s.segments) {
    clock_is_within_limits(g.clock);
    for (auto const& [who, turn] : g.round.turns) clock_is_within_limits(turn);
  }
  REQUIRE(s.end > s.plan.start);
  // A beginning that is put right later moves no end.
  REQUIRE(s.end - std::max(s.plan.start, s.started.value_or(s.at)) <= limits::session_length_max + limits::backdated_max);
}

void contradicts_nothing(session const& s) {
  auto const count = [&](auto const& map, auto state) {
    return std::count_if(map.begin(), map.end(), [&](auto const& one) { return one.second.state == state; });
  };
  bool const running = s.status == session_status::running;
  REQUIRE((s.current || s.gap_since) == running);
  REQUIRE_FALSE((s.current && s.gap_since));
  REQUIRE(count(s.segments, segment_state::current) == (s.current ? 1 : 0));
  if (s.current) {
    REQUIRE(s.segments.at(*s.current).state == segment_state::current);
    REQUIRE(s.latest == s.current);
  }
  for (auto const& [id, one] : s.segments) {
    bool const counts = s.current == id && !s.paused_since;
    REQUIRE(one.clock.running_since.has_value() == counts);
    REQUIRE(one.clock.used >= duration{});
  }
  REQUIRE((!s.paused_since || s.current));
  auto order = s.order;
  std::sort(order.begin(), order.end());
  REQUIRE(order.size() == s.segments.size());
  REQUIRE(std::equal(order.begin(), order.end(), s.segments.begin(), [](auto const& id, auto const& one) { return id == one.first; }));

  REQUIRE(static_cast<std::size_t>(count(s.questions, question_state::queued)) == s.queue.size());
  for (auto const& id : s.queue) REQUIRE(s.questions.at(id).state == question_state::queued);
  REQUIRE(count(s.questions, question_state::on_stage) == (s.on_stage ? 1 : 0));
  REQUIRE(std::count_if(s.questions.begin(), s.questions.end(), [](auto const& one) { return is_open(one.second.state); }) ==
          s.open_questions);
  if (s.on_stage) REQUIRE(s.questions.at(*s.on_stage).state == question_state::on_stage);

  REQUIRE(static_cast<std::size_t>(count(s.requests, request_state::waiting)) == s.speakers.size());
  for (auto const& id : s.speakers) REQUIRE(s.requests.at(id).state == request_state::waiting);
  REQUIRE(count(s.requests, request_state::speaking) == (s.speaking ? 1 : 0));
  if (s.speaking) REQUIRE(s.current);
  for (auto const& [id, one] : s.requests) {
    REQUIRE(one.clock.running_since.has_value() == (s.speaking == id && !s.paused_since));
  }
  groups_hold_together(s);
  floor_holds_together(s);
  rounds_hold_together(s);

  for (auto const& [id, one] : s.participants) {
    auto const open = std::count_if(one.questions.begin(), one.questions.end(), [&](auto const& q) {
      auto const state = s.questions.at(q).state;
      return is_waiting(state) || state == question_state::on_stage;
    });
    REQUIRE(one.open_questions == open);
    if (one.request) {
      auto const state = s.requests.at(*one.request).state;
      REQUIRE((state == request_state::waiting || state == request_state::speaking || state == request_state::absent));
    }
    for (auto const q : one.votes) REQUIRE(s.questions.at(question_id(q)).voters.contains(one.number) != one.removed);
    REQUIRE(s.people.at(one.number - 1) == id);
    if (id.empty()) continue;  // no participant is
    REQUIRE(one.has_spoken == std::any_of(one.requests.begin(), one.requests.end(), [&](auto const& r) {
              return s.requests.at(r).began && s.requests.at(r).kind == request_kind::speech;
            }));
  }
}

void holds_together(session const& s) {
  contradicts_nothing(s);
  is_within_limits(s);
}

}  // namespace dais::test
