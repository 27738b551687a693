// What the file of a plan may have, and what may be edited while the session goes on, is the same: at every edge, by chance.

#include "catch.hpp"
#include "seeds.hpp"
#include "session/decide.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "session/misfits.hpp"
#include "wire/plan_file.hpp"
#include "wire/plan_text.hpp"

#include <functional>
#include <optional>
#include <random>

using namespace dais;
using namespace std::chrono_literals;

namespace {

actor const moderator{role::moderator, {}};

session_plan usual() {
  session_plan plan;
  plan.title = "Water in the city";
  plan.language = "en";
  plan.time_zone = "Etc/UTC";
  plan.start = time_point{1'715'680'800s};
  plan.end = plan.start + 1h;
  plan.moderator.name = "Nadia Osei";
  plan.panellists = {{"ana", "Ana Lima", "Engineer", "Waterworks"}, {"ben", "Ben Adler", "", ""}};
  plan.segments = {{"talk", segment_kind::discussion, "A talk", {"ana", "ben"}, 20min, 2min, "Ask.", 10min, 30s, 2min, 1min},
                   {"qa", segment_kind::qa, "Questions", {}, 20min, 5min, ""}};
  plan.question_length = 300;
  plan.questions.words = {"money"};
  plan.floor.allotment = 3min;
  plan.floor.wrap_up = 30s;
  plan.floor.groups = {{"States", 2u, 1min, 10min}, {"Students", {}, {}}};
  plan.floor.responses = reply_rules{30s, reply_place::next};
  plan.quick_messages = {"Closer to the microphone"};
  return plan;
}

class chance {
 public:
  explicit chance(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t n) { return engine_() % n; }
  template <typename T>
  T one_of(std::vector<T> const& all) {
    return all[below(all.size())];
  }

  std::string text(std::size_t longest) {
    return one_of<std::string>({"", "\u200b", "A", " B ", std::string(longest, 'a'), std::string(longest + 1, 'a')});
  }
  duration time(duration around, duration most) {
    return one_of<duration>({-1ms, 0ms, 1ms, 1min, around - 1ms, around, around + 1ms, most, most + 1ms});
  }
  std::vector<std::string> texts(std::size_t longest, std::size_t most) {
    if (below(3) == 0) {
      std::vector<std::string> many;
      for (auto n = most - 1 + below(3); n > 0; --n) many.push_back("word " + std::to_string(n));
      if (below(2) == 0) many.push_back(many.front());
      return many;
    }
    std::vector<std::string> some;
    for (auto n = below(4); n > 0; --n) some.push_back(text(longest));
    return some;
  }

  // Something of the plan becomes something else.
  void change(session_plan& p) {
    auto& g = one_of(std::vector{std::ref(p.segments[0]), std::ref(p.segments[1])}).get();
    auto& group = p.floor.groups[below(2)];
    auto& who = p.panellists[below(2)];
    switch (below(30)) {
      case 0: p.title = text(limits::title_length); break;
      case 1: p.subtitle = text(limits::title_length); break;
      case 2: p.venue = text(limits::title_length); break;
      case 3: p.moderator.name = text(limits::title_length); break;
      case 4: p.moderator.title = text(limits::title_length); break;
      case 5:
      case 6: {
        auto const length = p.end - p.start;
        p.time_zone = one_of<std::string>({"Etc/UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"});
        p.start = one_of<time_point>({p.start, limits::planned_from - 1min, limits::planned_from, limits::planned_until - 1h,
                                      limits::planned_until - 1min, limits::planned_until, limits::planned_until + 24h});
        p.end = p.start + length;
        break;
      }
      case 7: p.end = p.start + one_of<duration>({-1min, 0min, 1min, 24h, 24h + 1min}); break;
      case 8: who.name = text(limits::title_length); break;
      case 9: who.title = text(limits::title_length); break;
      case 10: who.affiliation = text(limits::title_length); break;
      case 11: g.title = text(limits::title_length); break;
      case 12: g.notes = text(limits::notes_length); break;
      case 13: g.kind = static_cast<segment_kind>(below(6)); break;
      case 14: {
        g.speakers.clear();
        for (auto n = below(4); n > 0; --n) g.speakers.push_back(one_of<std::string>({"ana", "ben", "ben", "carl"}));
        break;
      }
      case 15: g.allotment = time(g.wrap_up, limits::allotment_max); break;
      case 16: g.wrap_up = time(g.allotment, limits::allotment_max); break;
      case 17: g.minimum = time(g.allotment, limits::allotment_max); break;
      case 18: g.grace = time(1min, limits::grace_max); break;
      case 19: g.turn = time(g.allotment, limits::allotment_max); break;
      case 20: g.later_turn = time(g.allotment, limits::allotment_max); break;
      case 21: g.turn.reset(); break;
      case 22: p.floor.allotment = time(p.floor.wrap_up, limits::allotment_max); break;
      case 23: p.floor.wrap_up = time(p.floor.allotment, limits::allotment_max); break;
      case 24: group.name = one_of<std::string>({text(limits::name_length), "States", "Students"}); break;
      case 25: group.limit = one_of<std::uint32_t>({0, 1, limits::group_turns, limits::group_turns + 1}); break;
      case 26: (below(2) ? group.allotment : group.budget) = time(1min, limits::allotment_max); break;
      case 27: (below(2) ? p.floor.responses : p.floor.rights_of_reply) = reply_rules{time(1min, limits::allotment_max), {}}; break;
      case 28: p.questions.words = texts(limits::word_length, limits::words); break;
      default: p.quick_messages = texts(limits::message_length, limits::quick_messages);
    }
  }

 private:
  std::mt19937 engine_;
};

// Edits of a session that is not open yet, one after the other.
class editing {
 public:
  explicit editing(session_plan const& plan) { happen(event::any(event::session_created{"panel", plan}), {role::system, {}}); }

  session s;

  bool takes(command::any const& what) {
    if (!std::holds_alternative<event::any>(decide(s, what, moderator, at_))) return false;
    happen(prepared(s, what), moderator);
    return true;
  }

 private:
  time_point at_{1'715'680'000s};

  void happen(decltype(record::what) what, actor const& by) { evolve(s, {s.seq + 1, at_, by, std::move(what)}); }
};

segment_draft draft_of(segment_plan const& g) {
  return {g.kind, g.title, g.speakers, g.allotment, g.wrap_up, g.minimum, g.grace, g.turn, g.notes, g.later_turn};
}

// What a usual session is once moderators have made it one of this plan; nothing where they cannot.
std::optional<session> edited_to(session_plan const& p) {
  auto from = usual();
  from.quick_messages.clear();
  editing e(from);
  auto const& m = p.moderator;
  bool all = e.takes(
      command::edit_session{e.s.revision, {p.title, p.subtitle, p.venue, p.start, p.end, {m.name, m.title, m.affiliation}, p.time_zone}});
  for (auto const& one : p.panellists) {
    all = e.takes(command::edit_panellist{e.s.revision, one.id, one.name, one.title, one.affiliation}) && all;
    all = e.takes(command::add_panellist{e.s.revision, one.name, one.title, one.affiliation}) && all;
  }
  for (auto const& g : p.segments) {
    all = e.takes(command::edit_segment{e.s.revision, g.id, draft_of(g)}) && all;
    all = e.takes(command::insert_segment{e.s.revision, {}, draft_of(g)}) && all;
  }
  auto const& f = p.floor;
  all = e.takes(command::set_floor_rules{e.s.floor_revision, f.taking, f.order, f.allotment, f.wrap_up, f.groups, f.responses,
                                         f.rights_of_reply}) &&
        all;
  auto const& q = p.questions;
  all = e.takes(command::set_question_rules{e.s.rules_revision, q.approval, q.anonymous, q.taking, q.words}) && all;
  for (auto const& text : p.quick_messages) all = e.takes(command::keep_quick_message{text}) && all;
  if (!all) return std::nullopt;
  return std::move(e.s);
}

}  // namespace

TEST_CASE("what a plan's file may have moderators may edit, and the other way round") {
  std::size_t taken = 0, refused = 0;
  for (auto const seed : seeds(6'000)) {
    chance by(seed);
    auto plan = usual();
    for (auto n = 1 + by.below(3); n > 0; --n) by.change(plan);
    auto const text = plan_text(plan, "");
    CAPTURE(seed, text.substr(0, 3000));
    auto const read = read_plan(text);
    auto const* file = std::get_if<plan_file>(&read);
    auto const edited = edited_to(plan);
    REQUIRE(edited.has_value() == (file != nullptr));
    ++(file ? taken : refused);
    if (!file) continue;
    REQUIRE(edited->rules == file->plan.questions);
    REQUIRE(edited->floor == file->plan.floor);
    REQUIRE(edited->quick_messages == file->plan.quick_messages);
    for (auto const& g : file->plan.segments) REQUIRE(edited->segments.at(g.id).plan == g);
  }
  CHECK(taken > 1'500);
  CHECK(refused > 1'500);
}
