#include "evening.hpp"

#include "behaviour.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

namespace dais::simulation {

namespace {

constexpr std::size_t commands_at_least = 200;
constexpr std::int64_t faults_at_least = 3, faults_at_most = 6;
constexpr std::int64_t faults_within = 250;      // steps, which as many commands take
constexpr std::uint32_t looked_after_each = 50;  // steps
constexpr std::uint32_t before_all = ~std::uint32_t{}, after_all = before_all - 1;

// A seed for each step, far from those of others.
std::uint64_t seed_of(std::uint64_t evening, std::uint32_t step) {
  auto mixed = evening * 0x9e3779b97f4a7c15u + step;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
  return mixed ^ mixed >> 31;
}

// What a panel has that has been under way for a while: questions with votes, some in a group, and a speaker who was interrupted. By steps
// at random alone few evenings would come so far.
void go_on(world& in, person& moderator, auto const& ask) {
  auto& dice = in.dice;
  auto const* live = in.state_of(*moderator.at);
  if (dice.chance(60)) {
    auto const number = live->questions.size();
    for (std::size_t n = 1; n <= number; ++n) {
      auto const id = "q" + std::to_string(n);
      if (dice.chance(85)) ask(moderator, command::approve{id, 1});
      for (auto const& one : in.people) {
        if (one->is_in() && one->as == role::participant && dice.chance(40)) ask(*one, command::vote{id, true});
      }
    }
    for (std::size_t n = 2; n <= number; ++n) {
      auto const id = "q" + std::to_string(n);
      if (dice.chance(40)) ask(moderator, command::group_question{id, live->questions.at(id).revision, "q1"});
    }
  }
  if (dice.chance(40) && !live->requests.empty()) {
    auto const first = "r" + std::to_string(dice.between(1, static_cast<std::int64_t>(live->requests.size())));
    ask(moderator, command::give_floor{first, 1, {}});
    if (dice.chance(50)) return;
    ask(moderator, command::enter_request{in.texts.make(secrecy::request), "", {}, false, request_kind::point_of_order});
    ask(moderator, command::give_floor{"r" + std::to_string(live->requests.size()), 1, first});
  }
}

// Most panels are joined when they are under way: from the beginning, few evenings would come as far as the floor.
void set_out(world& in) {
  auto& dice = in.dice;
  for (auto const& one : in.people) {
    if (!one->connection && dice.chance(80)) in.connect(*one, false);
  }
  in.loop.run();
  in.come_to_rest();
  auto& moderator = in.person_called("moderator 1");
  if (!moderator.is_in() || dice.chance(10)) return;
  auto const ask = [&](person& by, command::any const& what) {
    in.ask(by, "set out " + std::to_string(by.sent.size()), what);
    by.sent.emplace_back("set out " + std::to_string(by.sent.size()), what);
    in.come_to_rest();
  };
  ask(moderator, command::open_session{1});
  if (dice.chance(10)) return;
  constexpr char const* first[] = {"intro", "round", "qa", "qa"};
  ask(moderator, command::start{2, dice.pick(first)});
  for (auto const& one : in.people) {
    if (!one->is_in() || one->as != role::participant) continue;
    if (dice.chance(20)) ask(*one, command::submit_question{"First: " + in.texts.make(secrecy::question), "", {}, {}});
    if (dice.chance(15)) ask(*one, command::request_floor{in.texts.make(secrecy::request), "", {}, dice.chance(50)});
  }
  if (dice.chance(60)) go_on(in, moderator, ask);
}

}  // namespace

void evening::play(tally& counts, std::function<void(std::string)> const& tell) const {
  generator dice(seed);
  world in(dice, counts);
  in.tell = tell;
  std::multiset<std::uint32_t> faults;
  for (auto number = dice.between(faults_at_least, faults_at_most); number > 0; --number) {
    faults.insert(static_cast<std::uint32_t>(dice.between(0, faults_within - 1)));
  }
  if (!left_out.contains(before_all)) set_out(in);
  in.check();
  if (in.nodes.size() > 1) in.latest = std::chrono::milliseconds(300);
  // As many steps, whatever is left out, as there were in the whole of it: a step that is left out counts as a command.
  for (std::uint32_t step = 0; step < faults_within || in.commands_sent < commands_at_least; ++step) {
    dice.reseed(seed_of(seed, step));
    if (left_out.contains(step)) {
      ++in.commands_sent;
      continue;
    }
    for (auto due = faults.count(step); due > 0; --due) {
      ++counts.faults;
      fail(in);
    }
    happen(in);
    switch (dice.weighted({60, 15, 25})) {
      case 0: in.loop.step(in.is_slow ? duration(dice.between(0, 300)) : duration{}); break;
      case 1: in.loop.run_one(); break;
      default: break;  // the next one comes in the same turn
    }
    in.check();
    if (step % looked_after_each == looked_after_each - 1) in.settle();
  }
  dice.reseed(seed_of(seed, after_all));
  in.settle();
  in.check_outcomes();
  in.check_replay();
  counts.asked += in.commands_sent;
}

namespace {

// How it goes wrong, as far as that does not depend on who and what it is about; nothing where it does not.
std::optional<std::string> violation_of(evening const& what) {
  tally none;
  try {
    what.play(none);
    return std::nullopt;
  } catch (std::exception const& wrong) {
    std::string kind = wrong.what();
    std::erase_if(kind, [](char c) { return c >= '0' && c <= '9'; });
    return kind.substr(0, 20);
  }
}

}  // namespace

evening shortened(evening whole) {
  auto const kind = violation_of(whole);
  std::vector<std::uint32_t> left{before_all};
  for (std::uint32_t step = 0; step < 2 * faults_within; ++step) left.push_back(step);
  // Rather from the end: what comes last is not needed at all.
  std::reverse(left.begin(), left.end());
  for (auto size = left.size() / 2; size > 0; size /= 2) {
    for (std::size_t from = 0; from < left.size();) {
      auto without = whole;
      auto const until = std::min(from + size, left.size());
      without.left_out.insert(left.begin() + static_cast<std::ptrdiff_t>(from), left.begin() + static_cast<std::ptrdiff_t>(until));
      if (violation_of(without) == kind) {
        whole = std::move(without);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(from), left.begin() + static_cast<std::ptrdiff_t>(until));
      } else {
        from = until;
      }
    }
  }
  return whole;
}

std::string story_of(evening const& what) {
  std::ostringstream told;
  tally none;
  try {
    what.play(none, [&](std::string const& line) { told << line << '\n'; });
  } catch (std::exception const& wrong) {
    told << wrong.what() << '\n';
  }
  return told.str();
}

}  // namespace dais::simulation
