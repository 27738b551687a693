// protocol/rules.md, section 14, for everything that a moderator can do, in states that chance has made.

#include "catch.hpp"
#include "crowd.hpp"
#include "holds_together.hpp"
#include "seeds.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "session/undo/undo.hpp"
#include "undoing.hpp"

#include <algorithm>
#include <set>

using namespace dais;
using namespace dais::test;

namespace {

// Who may undo what the moderator alone may do.
actor in_charge(session const& s, change const& c) { return s.handed_over && !c.after.handed_over ? co_moderator : moderator; }

// What was not there before is left, but of no effect.
session without_what_is_new(session s, session const& before) {
  std::erase_if(s.requests, [&](auto const& one) { return !before.requests.contains(one.first); });
  std::erase_if(s.questions, [&](auto const& one) { return !before.questions.contains(one.first); });
  s.asked_in = before.asked_in;
  std::erase_if(s.messages, [&](auto const& one) { return !before.messages.contains(one.first); });
  return s;
}

// Places among others who have come and gone since are as near as can be, and a message is taken down when it is.
session without_places(session s) {
  s = standing(std::move(s));
  for (auto& [id, m] : s.messages) {
    if (m.taken_down) m.taken_down = time_point{};
  }
  std::sort(s.speakers.begin(), s.speakers.end());
  std::sort(s.queue.begin(), s.queue.end());
  for (auto& [id, r] : s.requests) {
    if (r.ahead) r.ahead = 0;
  }
  return s;
}

// What others did stands, and what the change did not concern.
void nothing_else_changed(session const& before, session const& after, change const& c) {
  REQUIRE(after.people == before.people);
  REQUIRE(after.questions.size() == before.questions.size());
  REQUIRE(after.requests.size() == before.requests.size());
  REQUIRE(after.messages.size() == before.messages.size());
  // Votes of those whom it concerned count, or do not; the votes of others stand.
  auto const by_others = [&](question q) {
    for (auto const& [id, was] : c.after.participants) {
      q.voters.erase(before.participants.at(id).number);
      q.joined.erase(before.participants.at(id).number);
    }
    return q;
  };
  for (auto const& [id, q] : before.questions) {
    auto const now = by_others(after.questions.at(id)), was = by_others(q);
    REQUIRE(now.voters == was.voters);
    REQUIRE(now.responses == was.responses);
    if (c.after.questions.contains(id) || c.after.groups.contains(id) || c.after.moved_question == id) continue;
    REQUIRE(now == was);
  }
  for (auto const& [id, p] : before.participants) {
    auto const& now = after.participants.at(id);
    REQUIRE(now.votes == p.votes);
    REQUIRE(now.requests == p.requests);
    REQUIRE(now.questions == p.questions);
    if (!c.after.participants.contains(id)) REQUIRE((now.request == p.request && now.point == p.point && now.muted == p.muted));
  }
  for (auto const& [id, r] : before.requests) {
    if (c.after.requests.contains(id) || c.after.places.contains(id)) continue;
    auto now = after.requests.at(id);
    now.ahead = r.ahead;  // a place among others
    REQUIRE(now == r);
  }
  for (auto const& [id, g] : before.segments) {
    if (!c.after.segments.contains(id)) REQUIRE(after.segments.at(id) == g);
  }
  for (auto const& [id, one] : before.signals) {
    if (!c.after.signals.contains(id)) REQUIRE(after.signals.at(id) == one);
  }
}

}  // namespace

TEST_CASE("undoing what a moderator did just now gives the session back, and doing it again gives what it was") {
  std::vector<std::size_t> tried(count_kinds<event::any>());
  for (auto const seed : seeds(300)) {
    crowd all(seed);
    auto& e = all.e;
    all.set_out();
    for (int i = 0; i < 80; ++i) {
      CAPTURE(seed, i);
      for (auto n = all.below(3); n > 0; --n) all.others();
      all.time_passes();
      auto const before = e.s;
      auto const who = all.a_moderator();
      auto const what = all.below(20) == 0 ? all.besides() : all.by_moderator();
      if (e.ask(who, what) != done) continue;
      if (is_kind<event::participants_erased>(std::get<event::any>(e.last))) continue;  // is never undone
      auto const kind = kind_number(std::get<event::any>(e.last));
      CAPTURE(kind_number(what), kind);
      if (e.s.history.empty() || e.s.history.back().record != e.s.seq) {
        REQUIRE(standing(e.s) == standing(before));  // it changed nothing
        continue;
      }
      ++tried[kind];
      auto const after = e.s;
      auto const record = latest(e);
      CAPTURE(kind);
      REQUIRE(undo(e, record, in_charge(e.s, e.s.history.back())) == done);
      REQUIRE(standing(without_what_is_new(e.s, before)) == standing(before));
      holds_together(e.s);
      REQUIRE(redo(e, record, in_charge(e.s, e.s.history.back())) == done);
      REQUIRE(standing(e.s) == standing(after));
      if (all.below(3) == 0 || e.s.status == session_status::closed) {
        REQUIRE(undo(e, record, in_charge(e.s, e.s.history.back())) == done);
      }
    }
  }
  for (std::size_t kind = 0; kind < tried.size(); ++kind) {
    CAPTURE(kind);
    using namespace event;
    std::set<std::size_t> const others{kind_number(event::any(session_created{})),
                                       kind_number(event::any(undone{})),
                                       kind_number(event::any(redone{})),
                                       kind_number(event::any(link_renewed{})),
                                       kind_number(event::any(personal_links_made{})),
                                       kind_number(event::any(tool_admitted{})),
                                       kind_number(event::any(tool_revoked{})),
                                       kind_number(event::any(participants_erased{})),
                                       kind_number(event::any(question_submitted{})),
                                       kind_number(event::any(answer_written{})),
                                       kind_number(event::any(question_responded{})),
                                       kind_number(event::any(question_revised{})),
                                       kind_number(event::any(question_withdrawn{})),
                                       kind_number(event::any(question_resubmitted{})),
                                       kind_number(event::any(voted{})),
                                       kind_number(event::any(floor_requested{})),
                                       kind_number(event::any(request_put_last{})),
                                       kind_number(event::any(signal_raised{})),
                                       kind_number(event::any(signal_lowered{})),
                                       kind_number(event::any(moderators_told{})),
                                       kind_number(event::any(message_delivered{})),
                                       kind_number(event::any(message_seen{})),
                                       kind_number(event::any(caption_kept{}))};
    if (!others.contains(kind)) CHECK(tried[kind] >= 1);
  }
}

namespace {

// The keys of what is in both and differs, as `look` looks at it.
template <typename Map, typename Look>
std::set<std::string> changed(Map const& before, Map const& after, Look look) {
  std::set<std::string> keys;
  for (auto const& [id, was] : before) {
    auto const now = after.find(id);
    if (now == after.end() || !(look(was) == look(now->second))) keys.insert(id);
  }
  return keys;
}

bool is_within(std::set<std::string> const& some, std::set<std::string> const& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("an event changes nothing of what can be undone but what it says that it may change") {
  std::set<std::size_t> kinds;
  for (auto const seed : seeds(200)) {
    crowd all(3000 + seed);
    auto& e = all.e;
    all.set_out();
    for (int i = 0; i < 80; ++i) {
      for (auto n = all.below(3); n > 0; --n) all.others();
      all.time_passes();
      auto const before = e.s;
      if (e.ask(all.a_moderator(), all.by_moderator()) != done) continue;
      auto const& did = std::get<event::any>(e.last);
      if (is_kind<event::undone>(did) || is_kind<event::redone>(did)) continue;  // these go by the images of what they undo
      kinds.insert(kind_number(did));
      CAPTURE(seed, i, kind_number(did));
      auto const may = affected_by(before, did);
      auto const without_revision = [](auto one) {
        one.revision = 0;
        return one;
      };
      auto const on_list = [&](floor_request one) {
        one.ahead.reset();  // a place among others
        if (may.list) one.lot.reset();
        one.revision = 0;
        return one;
      };
      REQUIRE(is_within(changed(before.segments, e.s.segments, [](auto const& g) { return g; }), may.segments));
      REQUIRE(is_within(changed(before.questions, e.s.questions, [](auto const& q) { return part::matter(q); }), may.questions));
      REQUIRE(is_within(changed(before.questions, e.s.questions, [](auto const& q) { return part::group(q); }), may.questions));
      REQUIRE(is_within(changed(before.requests, e.s.requests, on_list), may.requests));
      REQUIRE(is_within(changed(before.participants, e.s.participants, [](auto const& p) { return part::standing(p); }), may.participants));
      REQUIRE(is_within(changed(before.signals, e.s.signals, without_revision), may.signals));
      REQUIRE(is_within(changed(before.messages, e.s.messages, [](auto const& m) { return m.taken_down; }), may.messages));
    }
  }
  CHECK(kinds.size() > 45);
}

TEST_CASE("undoing later keeps what others did, or is refused and changes nothing") {
  std::size_t undone = 0, refused = 0;
  for (auto const seed : seeds(300)) {
    crowd all(1000 + seed);
    auto& e = all.e;
    all.set_out();
    for (int i = 0; i < 80; ++i) {
      CAPTURE(seed, i);
      for (auto n = all.below(4); n > 0; --n) all.others();
      if (all.below(3) != 0) e.ask(all.a_moderator(), all.by_moderator());
      all.time_passes();
      if (e.s.history.empty() || all.below(3) != 0) continue;
      auto const back = std::min(e.s.history.size(), 1 + all.below(8));
      auto const c = e.s.history[e.s.history.size() - back];
      CAPTURE(c.record, c.undone.has_value(), kind_number(c.did));
      auto before = e.s;
      bool const can = c.undone ? can_redo(e.s, c) : can_undo(e.s, c);
      auto const answer = c.undone ? redo(e, c.record, in_charge(e.s, c)) : undo(e, c.record, in_charge(e.s, c));
      REQUIRE((answer == done) == can);
      if (answer != done) {
        ++refused;
        REQUIRE((answer == code::cannot_undo || answer == code::wrong_status || answer == code::out_of_range));
        REQUIRE(e.s == before);
        continue;
      }
      ++undone;
      holds_together(e.s);
      nothing_else_changed(before, e.s, c);
      // And that can be taken back at once, but for a message that somebody has read.
      if (c.sent && !e.s.messages.at(*c.sent).seen.empty()) continue;
      REQUIRE((c.undone ? undo(e, c.record, in_charge(e.s, c)) : redo(e, c.record, in_charge(e.s, c))) == done);
      REQUIRE(without_places(e.s) == without_places(before));
      if (all.coin()) e.ask(in_charge(e.s, c), c.undone ? command::any(command::redo{c.record}) : command::any(command::undo{c.record}));
    }
    session again;
    for (auto const& r : e.log) evolve(again, r);
    REQUIRE(again == e.s);
  }
  CHECK(undone > 1500);
  CHECK(refused > 500);
}

TEST_CASE("what a press keeps for its undoing does not grow with the questions and votes of the session") {
  evening e;
  e.next_to("qa");
  auto const size = [](before_image const& p) {
    return p.segments.size() + p.questions.size() + p.groups.size() + p.requests.size() + p.listed.size() + p.moved.size() +
           p.places.size() + p.participants.size() + p.signals.size() + p.messages.size();
  };
  std::vector<std::string> asked;
  for (int i = 0; i < 100; ++i) {
    actor const who{role::participant, "number " + std::to_string(i)};
    asked.push_back(e.approved(who, "Why?"));
    for (auto const& id : {asked.front(), asked.back()}) e.ask(who, command::vote{id, true});
    e.request_floor(who, "Somebody");
  }
  e.group(asked[1], asked[0]);
  CHECK(size(e.s.history.back().before) <= 3);
  REQUIRE(e.ask(moderator, command::queue{asked[2], e.revision_of(asked[2])}) == done);
  CHECK(size(e.s.history.back().before) == 1);
  e.speaks("r50");
  CHECK(size(e.s.history.back().before) <= 3);
  e.next();
  CHECK(size(e.s.history.back().before) <= 4);
}
