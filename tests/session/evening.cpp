#include "evening.hpp"

#include "catch.hpp"
#include "session/evolve.hpp"

namespace dais::test {

session_plan small_plan() {
  session_plan plan;
  plan.title = "Water in the city";
  plan.subtitle = "An evening about pipes";
  plan.venue = "Town hall";
  plan.time_zone = "Etc/UTC";
  plan.start = time_point{duration{1'715'680'800'000}};  // 2024-05-14T10:00Z
  plan.end = plan.start + 65min;
  plan.moderator = {"", "Nadia Osei", "", "Town hall"};
  plan.panellists = {{"ana", "Ana Lima", "Engineer", "Waterworks"}, {"ben", "Ben Adler", "", ""}};
  plan.segments = {
      {"intro", segment_kind::introductions, "Welcome", {}, 5min, 1min, "Thank the hosts."},
      {"first", segment_kind::presentation, "Where it comes from", {"ana"}, 10min, 2min, ""},
      {"second", segment_kind::presentation, "Where it goes", {"ben"}, 10min, 2min, ""},
      {"talk", segment_kind::discussion, "Who pays", {"ana", "ben"}, 15min, 3min, ""},
      {"qa", segment_kind::qa, "Questions and answers", {}, 20min, 5min, ""},
      {"end", segment_kind::concluding, "Concluding remarks", {}, 5min, 1min, ""},
  };
  plan.question_length = 40;
  plan.floor.allotment = 3min;
  plan.floor.wrap_up = 30s;
  return plan;
}

evening::evening(session_plan const& plan) : now(plan.start - 15min) { happen(server, event::session_created{"water", plan}); }

rejection_code evening::ask(actor const& by, command::any const& what) {
  last = decide(s, what, by, now, {.generation = generation_of(s.links, by)});
  if (auto const* refused = std::get_if<rejection>(&last)) return refused->code;
  CHECK(happen(by, prepared(s, what)));
  return done;
}

bool evening::happen(actor const& by, decltype(record::what) const& what, std::optional<std::uint32_t> generation) {
  log.push_back({.seq = s.seq + 1, .at = now, .by = by, .what = what, .generation = generation.value_or(generation_of(s.links, by))});
  changed = evolve(s, log.back());
  return changed.became == effect::done;
}

std::uint32_t evening::revision_of(std::string const& id) const {
  auto const found = s.questions.find(id);
  return found == s.questions.end() ? s.requests.at(id).revision : found->second.revision;
}

duration evening::left_of(std::string const& segment) const { return left(at(segment).clock, now); }

std::optional<std::string> evening::following() const {
  auto const ids = still_to_come(s);
  return ids.empty() ? std::nullopt : std::optional(ids.front());
}

void evening::must(command::any const& what) { REQUIRE(ask(moderator, what) == done); }

void evening::open() { must(command::open_session{run()}); }
void evening::start() { must(command::start{run(), {}}); }
void evening::start(std::string const& segment) { must(command::start{run(), segment}); }
void evening::next() { must(command::next{run()}); }

void evening::next_to(std::string const& segment) {
  if (s.status == session_status::prepared) open();
  if (!s.current) start();
  while (s.current != segment) next();
}

void evening::back(std::string const& segment) { must(command::back{run(), segment}); }
void evening::pause() { must(command::pause{run()}); }
void evening::resume() { must(command::resume{run()}); }
void evening::skip(std::string const& segment) { must(command::skip{run(), segment}); }
void evening::add(std::string const& segment, duration by) { must(command::add_time{run(), segment, by}); }
void evening::end_segment() { must(command::end_segment{run()}); }
void evening::end_session() { must(command::end_session{run()}); }
void evening::close() { must(command::close_session{run()}); }

void evening::rules(bool approval, bool anonymous, intake taking, std::vector<std::string> words) {
  must(command::set_question_rules{s.rules_revision, approval, anonymous, taking, std::move(words)});
}

void evening::floor_rules(intake taking, floor_order order, std::vector<floor_group> groups) {
  must(command::set_floor_rules{s.floor_revision, taking, order, s.floor.allotment, s.floor.wrap_up, std::move(groups)});
}

std::string evening::submit(actor const& by, std::string const& text, std::optional<std::string> to) {
  REQUIRE(ask(by, command::submit_question{text, "", std::move(to)}) == done);
  return "q" + std::to_string(s.questions.size());
}

std::string evening::approved(actor const& by, std::string const& text, std::optional<std::string> to) {
  auto id = submit(by, text, std::move(to));
  must(command::approve{id, revision_of(id)});
  return id;
}

std::string evening::queued(actor const& by, std::string const& text) {
  auto id = submit(by, text);
  must(command::queue{id, revision_of(id)});
  return id;
}

std::string evening::on_stage(actor const& by, std::string const& text) {
  auto id = submit(by, text);
  REQUIRE(put_on_stage(id) == done);
  return id;
}

std::string evening::group(std::string const& id, std::string const& into) {
  must(command::group_question{id, revision_of(id), into});
  return id;
}

std::string evening::request_floor(actor const& by, std::string const& name) {
  REQUIRE(ask(by, command::request_floor{name, "Civil society"}) == done);
  return "r" + std::to_string(s.requests.size());
}

std::string evening::enter(command::enter_request const& what) {
  must(what);
  return "r" + std::to_string(s.requests.size());
}

rejection_code evening::give_floor(std::string const& id) { return ask(moderator, command::give_floor{id, revision_of(id), s.speaking}); }

void evening::speaks(std::string const& id) { REQUIRE(give_floor(id) == done); }

void evening::spoken(std::string const& id) { must(command::end_intervention{id, revision_of(id)}); }

void evening::set_absent(std::string const& id) { must(command::set_absent{id, revision_of(id)}); }

void evening::mute(actor const& who, bool on) { must(command::mute{s.participants.at(who.id).number, on}); }

decltype(record::what) evening::decided(actor const& by, command::any const& what) const {
  REQUIRE(std::holds_alternative<event::any>(decide(s, what, by, now)));
  return prepared(s, what);
}

rejection_code evening::put_on_stage(std::string const& id) {
  return ask(moderator, command::put_on_stage{id, revision_of(id), s.on_stage});
}

evening at_ten() {
  evening e;
  e.open();
  e.pass(15min);
  e.start();
  return e;
}

evening with_question(question_state wanted) {
  evening e;
  e.open();
  auto const id = e.submit(rosa, "Who pays?");
  auto const must = [&](actor const& by, command::any const& what) { REQUIRE(e.ask(by, what) == done); };
  switch (wanted) {
    case question_state::submitted: break;
    case question_state::approved: must(moderator, command::approve{id, 1}); break;
    case question_state::queued: must(moderator, command::queue{id, 1}); break;
    case question_state::on_stage: must(moderator, command::put_on_stage{id, 1, {}}); break;
    case question_state::answered:
      must(moderator, command::approve{id, 1});
      must(moderator, command::mark_answered{id, 2});
      break;
    case question_state::not_taken: must(moderator, command::decline{id, 1, "Asked before."}); break;
    case question_state::withdrawn: must(rosa, command::withdraw_question{id}); break;
    case question_state::grouped: e.group(id, e.approved(tariq, "Who shall pay?")); break;
  }
  REQUIRE(e.asked(id).state == wanted);
  return e;
}

}  // namespace dais::test
