// Erasing what somebody typed, in histories that chance has made: the log without it leads where the log with it led.

#include "catch.hpp"
#include "crowd.hpp"
#include "holds_together.hpp"
#include "seeds.hpp"
#include "session/erasure.hpp"
#include "session/evolve.hpp"
#include "session/questions/similar_questions.hpp"
#include "session/text.hpp"
#include "undoing.hpp"

#include <array>
#include <map>
#include <set>

using namespace dais;
using namespace dais::test;

namespace {

std::array const audience{rosa, tariq, mei};

// A crowd that types what nobody has typed before, and now and then what stood there before; some of it is held. What was on its way when
// others were earlier is in the log too, and changes nothing.
class writers : public crowd {
 public:
  explicit writers(std::uint32_t seed) : crowd(seed) { e.rules(coin(), true, intake::open, {"forbidden"}); }

  void act() {
    type();
    for (auto n = below(3); n > 0; --n) others();
    bring(a_moderator(), what_a_moderator_does());
    time_passes();
  }

  void bring(actor const& who, decltype(record::what) const& what) {
    if (auto const* asked = std::get_if<command::any>(&what); asked && below(3) != 0)
      e.ask(who, *asked);
    else
      e.happen(who, asked ? prepared(e.s, *asked) : what);
  }

  std::string fresh(char const* what) { return what + std::to_string(++texts_) + ";"; }

 private:
  int texts_ = 0;

  command::any what_a_moderator_does() {
    if (below(3) == 0) return undoing();
    if (below(4) == 0 && !e.s.questions.empty()) {
      auto const& [id, q] = *std::next(e.s.questions.begin(), static_cast<std::ptrdiff_t>(below(e.s.questions.size())));
      if (below(3) == 0) return command::translate_question{id, q.revision, coin() ? "fr" : "ar", fresh("translation")};
      return command::edit_question{id, q.revision, coin() || q.original.empty() ? fresh("edit") : q.original};
    }
    if (below(6) == 0 && !e.s.requests.empty()) {
      auto const& [id, r] = *std::next(e.s.requests.begin(), static_cast<std::ptrdiff_t>(below(e.s.requests.size())));
      return command::correct_request{id, r.revision, fresh("name"), coin() ? fresh("office") : ""};
    }
    return by_moderator();
  }

  void type() {
    auto const& who = audience[below(3)];
    auto const text = (below(3) == 0 ? "forbidden " : "") + fresh("question");
    auto const name = coin() ? fresh("name") : "";
    switch (below(4)) {
      case 0: return bring(who, command::any(command::request_floor{fresh("name"), name}));
      case 1:
        if (auto const& me = e.s.participants.find(who.id); me != e.s.participants.end() && !me->second.questions.empty())
          return bring(who, command::any(command::revise_question{me->second.questions.back(), text}));
        [[fallthrough]];
      case 2: return bring(who, command::any(command::submit_question{text, name}));
      default: return bring(who, event::any(event::question_submitted{text, name, {}, coin(), {}, coin()}));  // as in logs of rules 1
    }
  }
};

// The log with what was erased taken out.
std::vector<record> cleaned_log(std::vector<record> const& log, session const& after, std::size_t& replaced) {
  erasure erasing(after);
  std::vector<record> clean;
  session s;
  for (auto const& r : log) {
    auto instead = erasing.replaced(s, r);
    replaced += instead.has_value();
    clean.push_back(std::move(instead).value_or(r));
    evolve(s, r);
  }
  return clean;
}

session folded(std::vector<record> const& log) {
  session s;
  for (auto const& r : log) evolve(s, r);
  return s;
}

// All texts of these kinds in a record.
std::vector<std::string> texts_in(record const& r) {
  std::vector<std::string> all;
  auto const add = [&](auto const& what) {
    if constexpr (requires { all.push_back(what.text); }) all.push_back(what.text);
    if constexpr (requires { all.push_back(what.name); }) all.push_back(what.name);
    if constexpr (requires { all.push_back(what.affiliation); }) all.push_back(what.affiliation);
  };
  std::visit([&](auto const& any) { visit_kind(add, any); }, r.what);
  return all;
}

bool is_of(session const& s, record const& r, std::string const& who) {
  auto const& them = s.participants.at(who);
  if (r.by.id == who) return true;
  auto const* command = std::get_if<command::any>(&r.what);
  if (!command) return false;
  auto const contains = [](auto const& all, auto const& one) { return std::find(all.begin(), all.end(), one) != all.end(); };
  auto const* edit = get_kind<command::edit_question>(command);
  auto const* translate = get_kind<command::translate_question>(command);
  auto const* correct = get_kind<command::correct_request>(command);
  return (edit && contains(them.questions, edit->question)) || (translate && contains(them.questions, translate->question)) ||
         (correct && contains(them.requests, correct->request));
}

// Which questions are told to be like others.
similar_questions::likeness alike_in(std::vector<record> const& log) {
  session s;
  similar_questions all;
  for (auto const& r : log) {
    auto changed = evolve(s, r);
    all.update(s, changed);
  }
  return all.found();
}

}  // namespace

TEST_CASE("a log without what was erased leads where the log with it led, and so does what is done and undone since") {
  std::size_t erased = 0, replaced = 0, returned = 0;
  for (auto const seed : seeds(250)) {
    CAPTURE(seed);
    writers all(7000 + seed);
    auto& e = all.e;
    all.set_out();
    std::vector<record> typed;  // as it came
    std::size_t known = 0;
    for (int times = 0; times < 3; ++times) {
      for (auto n = all.below(25); n > 0; --n) all.act();
      typed.insert(typed.end(), e.log.begin() + static_cast<std::ptrdiff_t>(known), e.log.end());
      known = e.log.size();

      auto const chair = e.s.handed_over ? co_moderator : moderator;
      std::vector<std::uint32_t> whom;
      for (std::uint32_t number = 1; number <= e.s.people.size(); ++number) {
        if (all.coin()) whom.push_back(number);
      }
      e.ask(chair, command::remove_participants{whom});
      if (e.ask(chair, command::erase_participants{whom}) != done) continue;
      ++erased;
      holds_together(e.s);
      std::set<std::string> gone;
      for (auto const& r : typed) {
        for (auto const number : whom) {
          auto const& id = e.s.people[number - 1];
          if (e.s.participants.at(id).erased != e.s.seq || !is_of(e.s, r, id)) continue;  // or there was nothing left to erase
          for (auto const& text : texts_in(r)) gone.insert(text);
        }
      }
      gone.erase("");
      auto const clean = cleaned_log(e.log, e.s, replaced);
      // What stands nowhere in the log stands nowhere in what it leads to.
      for (auto const& r : clean) {
        for (auto const& text : texts_in(r)) {
          CAPTURE(text);
          REQUIRE((!gone.contains(text) || !text.ends_with(';')));
        }
      }
      REQUIRE(folded(clean) == e.s);
      REQUIRE(alike_in(clean) == alike_in(e.log));
      std::size_t again = 0;
      REQUIRE(cleaned_log(clean, e.s, again).size() == clean.size());
      REQUIRE(again == 0);
      // A server that is killed finds the log as it was.
      if (all.below(3) != 0) e.log = clean;
      known = e.log.size();
      auto const removed = std::find_if(e.s.history.rbegin(), e.s.history.rend(), [](auto const& one) {
        auto const* of = std::get_if<deed::of_people>(&one.did);
        return of && std::holds_alternative<deed::participants_removed>(*of) && !one.undone;
      });
      if (removed != e.s.history.rend() && all.coin()) returned += undo(e, removed->record, chair) == done;
    }
    for (auto n = all.below(25); n > 0; --n) all.act();
    REQUIRE(folded(e.log) == e.s);
    REQUIRE(folded(cleaned_log(e.log, e.s, replaced)) == e.s);
  }
  CHECK(erased > 100);
  CHECK(replaced > 2000);
  CHECK(returned > 50);
}
