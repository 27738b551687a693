// protocol/rules.md, section 11: whatever is on its way into the log at once, in states that chance has made.

#include "catch.hpp"
#include "crowd.hpp"
#include "holds_together.hpp"
#include "seeds.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

using namespace dais;
using namespace dais::test;

namespace {

struct on_its_way {
  actor by;
  command::any what;
  std::uint32_t generation;  // of the link by which it came

  decision decided(evening const& e) const { return decide(e.s, what, by, e.now, {.generation = generation}); }
};

// What the organiser does, and what panellists do once the session is over.
std::pair<actor, command::any> around_it(crowd& all) {
  auto const question = question_id(static_cast<std::uint32_t>(all.below(all.e.s.questions.size() + 1)));
  switch (all.below(4)) {
    case 0: return {organiser, command::tell_moderators{"The bus leaves at noon."}};
    case 1: return {all.coin() ? organiser : all.a_moderator(), all.besides()};
    default: return {all.coin() ? ana : ben, command::write_answer{question, all.coin() ? "Because." : "Therefore."}};
  }
}

// Something that may be done in the present state, of another kind than those if one comes up; of a closed session that is not much.
std::optional<on_its_way> something(crowd& all, std::set<std::size_t> const& known) {
  std::optional<on_its_way> found;
  for (int tries = 0; tries < (found ? 50 : 500); ++tries) {
    auto [by, what] = all.below(4) == 0   ? all.by_itself()
                      : all.below(8) == 0 ? around_it(all)
                      : all.coin()        ? all.by_others()
                                          : std::pair(all.a_moderator(), all.coin() ? all.undoing() : all.by_moderator());
    on_its_way one{by, prepared(all.e.s, what), generation_of(all.e.s.links, by)};
    if (!std::holds_alternative<event::any>(one.decided(all.e))) continue;
    if (!known.contains(kind_number(one.what))) return one;
    if (!found) found = std::move(one);
  }
  return found;
}

// How many questions somebody has sent within the minute that ends now, at most.
std::size_t sent_within_a_minute(evening const& e) {
  std::size_t most = 0;
  for (auto const& [id, one] : e.s.participants) {
    auto const recent = [&](time_point at) { return e.now - at < 1min; };
    most = std::max(most, static_cast<std::size_t>(std::count_if(one.submissions.begin(), one.submissions.end(), recent)));
  }
  return most;
}

}  // namespace

TEST_CASE("what comes into the log behind others does what it would do if it were asked for there, or nothing") {
  std::size_t did = 0, did_not = 0;
  std::set<std::size_t> kinds;
  for (auto const seed : seeds(300)) {
    crowd all(seed);
    all.set_out();
    // A queue, and somebody who speaks from the floor: chance alone rarely makes either.
    if (all.coin()) {
      for (auto const& id : {"q1", "q2", "q3"}) {
        if (all.e.s.questions.contains(id)) all.e.ask(moderator, command::queue{id, all.e.revision_of(id)});
      }
    }
    if (all.coin() && !all.e.s.speakers.empty()) all.e.give_floor(all.e.s.speakers.front());
    if (all.coin()) all.e.ask(moderator, command::make_personal_links{0, 2});
    if (all.below(4) == 0) all.e.ask(moderator, command::remove_participants{{1}});
    if (all.below(6) == 0) {
      all.e.ask(moderator, command::admit_tool{"Deck", tool_rights::drive});
      all.e.ask(organiser, command::publish_report{all.e.now + 1h});
      all.e.ask(moderator, command::end_session{all.e.run()});
    }
    all.e.pass(1s);
    for (int i = 0; i < 40; ++i) {
      CAPTURE(seed, i);
      for (auto n = all.below(4); n > 0; --n) all.others();
      for (auto n = all.below(3); n > 0; --n) all.e.ask(all.a_moderator(), all.below(4) == 0 ? all.undoing() : all.by_moderator());
      all.time_passes();
      if (all.below(4) == 0) all.wait_for_deadline();
      auto crossed = all.e;
      // Two or three things that were decided at the same state.
      auto ahead = all.below(2) + 1;
      std::vector<on_its_way> way;
      while (way.size() <= ahead) {
        auto one = something(all, kinds);
        if (!one) break;
        way.push_back(std::move(*one));
      }
      if (way.size() <= ahead) break;
      while (ahead-- > 0) {
        crossed.happen(way.front().by, way.front().what, way.front().generation);
        way.erase(way.begin());
      }
      auto const& last = way.front();
      CAPTURE(kind_number(last.what));
      kinds.insert(kind_number(last.what));
      auto asked = crossed;
      auto const answer = last.decided(asked);
      bool const is_done = std::holds_alternative<event::any>(answer);
      REQUIRE(crossed.happen(last.by, last.what, last.generation) == is_done);
      if (is_done) {
        ++did;
        asked.happen(last.by, prepared(asked.s, last.what), last.generation);
        REQUIRE(crossed.s == asked.s);
      } else {
        ++did_not;
        REQUIRE(crossed.changed.refused->code == std::get<rejection>(answer).code);
        REQUIRE(crossed.changed.empty());
      }
      holds_together(crossed.s);
    }
  }
  CHECK(did > 5'000);
  CHECK(did_not > 500);
  std::vector<std::size_t> never;
  for (std::size_t kind = 0; kind < count_kinds<command::any>(); ++kind) {
    if (!kinds.contains(kind)) never.push_back(kind);
  }
  CHECK(never == std::vector<std::size_t>{kind_number(command::any(command::remove_origin{}))});  // a room puts another one in its place
}

TEST_CASE("R11.15 no limit is passed by many things that are on their way at once") {
  evening e;
  e.rules(false, true, intake::open);
  e.open();

  SECTION("of the questions that somebody has open, and sends within a minute") {
    auto const question = e.decided(rosa, command::submit_question{"Why?", ""});
    std::size_t taken = 0;
    for (int i = 0; i < 40; ++i) {
      taken += e.happen(rosa, question);
      CHECK(sent_within_a_minute(e) <= limits::submissions_each_minute);
      e.pass(i % 10 == 9 ? duration(61s) : duration(1s));
    }
    CHECK(taken == limits::open_questions_each);
    CHECK(e.changed.refused->code == code::too_many_of_yours);
  }
  SECTION("of the questions that are sent within a minute") {
    auto const question = e.decided(rosa, command::submit_question{"Why?", ""});
    std::size_t taken = 0;
    for (int i = 0; i < 10; ++i) taken += e.happen(rosa, question);
    CHECK(taken == limits::submissions_each_minute);
    CHECK(e.changed.refused->code == code::too_fast);
  }
  SECTION("of the queue") {
    std::vector<decltype(record::what)> way;
    for (std::size_t i = 0; i < limits::queue + 10; ++i) {
      auto const id = e.submit({role::participant, "guest " + std::to_string(i)}, "Why?");
      way.push_back(e.decided(moderator, command::queue{id, 1}));
    }
    std::size_t taken = 0;
    for (auto const& one : way) taken += e.happen(moderator, one);
    CHECK(taken == limits::queue);
    CHECK(e.s.queue.size() == limits::queue);
    CHECK(e.changed.refused->code == code::queue_full);
  }
  SECTION("of the speakers' list") {
    auto const entered = e.decided(moderator, command::enter_request{"Kim", ""});
    std::size_t taken = 0;
    for (std::size_t i = 0; i < limits::speakers + 10; ++i) taken += e.happen(moderator, entered);
    CHECK(taken == limits::speakers);
    CHECK(e.changed.refused->code == code::too_many_requests);
  }
  SECTION("of a group") {
    auto const leader = e.submit(tariq, "Why?");
    std::vector<decltype(record::what)> way;
    for (std::size_t i = 0; i < limits::members + 5; ++i) {
      auto const id = e.submit({role::participant, "guest " + std::to_string(i)}, "Why?");
      way.push_back(e.decided(moderator, command::group_question{id, 1, leader}));
    }
    for (auto const& one : way) e.happen(moderator, one);
    CHECK(e.asked(leader).members.size() == limits::members);
    CHECK(e.changed.refused->code == code::too_many_entries);
  }
  SECTION("by undoing") {
    for (std::size_t i = 0; i < limits::queue; ++i) e.queued({role::participant, "guest " + std::to_string(i)}, "Why?");
    std::vector<decltype(record::what)> way;
    for (std::size_t i = 0; i < 10; ++i) {
      auto const id = e.s.queue.back();
      REQUIRE(e.ask(moderator, command::unqueue{id, e.revision_of(id)}) == done);
      way.push_back(e.decided(moderator, command::undo{e.s.seq}));
    }
    std::size_t taken = 0;
    auto const another = e.submit(rosa, "Why?");
    REQUIRE(e.ask(moderator, command::queue{another, 1}) == done);
    for (auto one = way.rbegin(); one != way.rend(); ++one) taken += e.happen(moderator, *one);
    CHECK(taken == 9);
    CHECK(e.s.queue.size() == limits::queue);
    CHECK(e.changed.refused->code == code::queue_full);
  }
  SECTION("of the time that is added") {
    auto const hour = e.decided(rosa, command::submit_question{"Why?", ""});
    CHECK(e.happen(rosa, hour));
    e.next_to("qa");
    auto const request = e.request_floor(rosa, "Rosa");
    REQUIRE(e.give_floor(request) == done);
    auto const longer = e.decided(moderator, command::extend_intervention{request, e.revision_of(request), 1h});
    CHECK(e.happen(moderator, longer));
    CHECK_FALSE(e.happen(moderator, longer));
  }
}

namespace {

// What fills and empties the queue and the speakers' list, and undoes and does again what did.
command::any about_what_is_full(crowd& all) {
  auto const& s = all.e.s;
  auto const in = [&](question_state state) {
    std::vector<std::string> ids;
    for (auto const& [id, q] : s.questions) {
      if (q.state == state) ids.push_back(id);
    }
    return ids.empty() ? std::string("q1") : ids[all.below(ids.size())];
  };
  auto const request = "r" + std::to_string(1 + all.below(s.requests.size()));
  auto const revision = [&](std::string const& id) { return all.e.revision_of(id); };
  auto const question = in(all.coin() ? question_state::approved : question_state::queued);
  switch (all.below(14)) {
    case 0:
    case 11: {
      auto const approved = in(question_state::approved);
      return command::queue{approved, revision(approved)};
    }
    case 1: return command::unqueue{question, revision(question)};
    case 2: return command::put_on_stage{question, revision(question), s.on_stage};
    case 3: return s.on_stage ? command::take_off_stage{*s.on_stage, revision(*s.on_stage)} : command::take_off_stage{question, 1};
    case 4: {
      auto const answered = s.on_stage.value_or(question);
      return command::mark_answered{answered, revision(answered)};
    }
    case 5: {
      auto const answered = in(question_state::answered);
      return command::restore_question{answered, revision(answered)};
    }
    case 6: return command::enter_request{"Kim", "", {}, false, all.coin() ? request_kind::speech : request_kind::point_of_order};
    case 7: return command::remove_request{request, revision(request)};
    case 8: return command::give_floor{request, revision(request), s.speaking};
    case 9:
      return all.coin() ? command::any(command::set_absent{request, revision(request)})
                        : command::any(command::recall_request{request, revision(request)});
    default: return all.undoing();
  }
}

}  // namespace

TEST_CASE("no history passes a limit, whatever is done, undone and done again where the queue and the list are full") {
  std::set<rejection_code> refused;
  for (auto const seed : seeds(12)) {
    crowd all(5000 + seed);
    auto& e = all.e;
    e.next_to("qa");
    while (e.s.queue.size() < limits::queue) {
      REQUIRE(e.ask(moderator, command::enter_question{"Why?", ""}) == done);
      auto const id = question_id(static_cast<std::uint32_t>(e.s.questions.size()));
      REQUIRE(e.ask(moderator, command::queue{id, 1}) == done);
    }
    for (int i = 0; i < 10; ++i) REQUIRE(e.ask(moderator, command::enter_question{"Why?", ""}) == done);
    while (e.s.speakers.size() < limits::speakers) REQUIRE(e.ask(moderator, command::enter_request{"Kim", ""}) == done);
    for (int i = 0; i < 200; ++i) {
      CAPTURE(seed, i);
      auto const answer = e.ask(moderator, about_what_is_full(all));
      if (std::holds_alternative<rejection>(e.last)) refused.insert(answer);
      e.pass(100ms);
      is_within_limits(e.s);
    }
    holds_together(e.s);
  }
  CHECK(refused.contains(code::queue_full));
  CHECK(refused.contains(code::too_many_requests));
}

TEST_CASE("R11.16 a question that was on its way when approval came to be needed waits for review") {
  evening e;
  e.rules(false, true, intake::open);
  e.open();
  auto const question = e.decided(rosa, command::submit_question{"Who pays?", ""});
  auto const word = e.decided(mei, command::submit_question{"Who lies?", ""});
  auto const nameless = e.decided(tariq, command::submit_question{"Who gains?", ""});
  e.rules(true, true, intake::open, {});
  CHECK(e.happen(rosa, question));
  CHECK(e.asked("q1").state == question_state::submitted);

  e.rules(false, true, intake::open, {"lies"});
  CHECK(e.happen(mei, word));
  CHECK(e.asked("q2").state == question_state::submitted);
  CHECK(e.asked("q2").held);

  e.rules(false, false, intake::open);
  CHECK_FALSE(e.happen(tariq, nameless));
  CHECK(e.changed.refused->code == code::no_name);
}

TEST_CASE("what only the moderator may do is refused where the role was handed over before it came into the log") {
  evening e;
  e.next_to("end");
  auto const ending = e.decided(moderator, command::end_session{e.run()});
  REQUIRE(e.ask(moderator, command::hand_moderation{true}) == done);
  CHECK_FALSE(e.happen(moderator, ending));
  CHECK(e.changed.refused->code == code::not_allowed);
  CHECK(e.s.status == session_status::running);
}
