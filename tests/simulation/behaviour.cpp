#include "behaviour.hpp"

#include <algorithm>

namespace dais::simulation {

using namespace std::chrono_literals;
using room::json::value;

namespace {

std::vector<std::string> const segments{"intro", "talk", "round", "qa", "end", "nowhere"};

std::string text(value const& from) { return from.get_string().c_str(); }

std::optional<std::string> optional_text(value const* from) {
  return from && from->is_string() ? std::optional(text(*from)) : std::nullopt;
}

// A random member of an object of the view, with its name.
std::optional<std::pair<std::string, value>> any_of(generator& dice, value const& view, char const* part) {
  auto const* found = view.get_object().if_contains(part);
  if (!found || !found->is_object() || found->get_object().empty()) return std::nullopt;
  auto const& [name, member] = dice.pick(found->get_object());
  return std::pair{std::string(name), member};
}

// Two throws of the dice are two statements, or stand in braces: compilers differ in which operand or argument they evaluate first.
length some_time(generator& dice) {
  auto const by = std::chrono::seconds(dice.between(1, 600));
  return dice.chance(30) ? -by : by;
}

std::optional<command::any> drive(world& in, person& by) {
  auto& dice = in.dice;
  auto const revision = by.revision();
  auto const status = text(by.view.at_pointer("/run/status"));
  if (status == "prepared") return command::open_session{revision};
  if (status == "closed") return std::nullopt;
  if (status == "concluded") {
    if (dice.chance(40)) return command::close_session{revision};
    return command::back{revision, dice.pick(segments)};
  }
  if (status == "open" && dice.chance(70))
    return command::start{revision, dice.chance(50) ? std::optional(dice.pick(segments)) : std::nullopt};
  if (by.view.at("run").get_object().contains("paused_since") && dice.chance(40)) return command::resume{revision};
  for (auto const& [id, segment] : by.view.at("segments").get_object()) {
    if (segment.at("state") == "skipped" && dice.chance(20)) return command::restore{revision, id};
  }
  switch (dice.weighted({6, 4, 5, 1, 6, 3, 1, 4, 3, 3, 3})) {
    case 0: return command::next{revision};
    case 1: return command::back{revision, dice.pick(segments)};
    case 2: return command::pause{revision};
    case 3: return command::resume{revision};
    case 4: return command::add_time{revision, dice.pick(segments), some_time(dice)};
    case 5: return command::skip{revision, dice.pick(segments)};
    case 6: return command::restore{revision, dice.pick(segments)};
    case 7: return command::move{revision, dice.pick(segments), dice.chance(60) ? std::optional(dice.pick(segments)) : std::nullopt};
    case 8: return command::end_segment{revision};
    case 9: return command::start{revision, dice.chance(50) ? std::optional(dice.pick(segments)) : std::nullopt};
    default: return command::end_session{revision};
  }
}

std::optional<command::any> screen(world& in, person& by) {
  auto& dice = in.dice;
  auto const chosen = any_of(dice, by.view, "questions");
  if (!chosen) return std::nullopt;
  auto const& id = chosen->first;
  auto const& q = chosen->second;
  auto const state = text(q.at("state"));
  auto const revision = room::page::number(q.at("revision"));
  std::optional<std::string> on_stage;
  for (auto const& [other, one] : by.view.at("questions").get_object()) {
    if (one.at("state") == "on_stage") on_stage = std::string(other);
  }
  auto const decline = [&] { return command::decline{id, revision, "No: " + in.texts.make(secrecy::reason, id)}; };
  auto const stage = [&] { return command::put_on_stage{id, revision, on_stage}; };
  if (state == "submitted") {
    switch (dice.weighted({6, 3, 2, 2})) {
      case 0: return command::approve{id, revision};
      case 1: return decline();
      case 2: return command::queue{id, revision};
      default: return stage();
    }
  }
  if (state == "approved") {
    switch (dice.weighted({4, 3, 3, 1})) {
      case 0: return command::queue{id, revision};
      case 1: return stage();
      case 2: return decline();
      default: return command::mark_answered{id, revision};
    }
  }
  if (state == "queued") {
    switch (dice.weighted({5, 5, 1, 1})) {
      case 0: return command::unqueue{id, revision};
      case 1: return stage();
      case 2: return decline();
      default: return command::mark_answered{id, revision};
    }
  }
  if (state == "on_stage") {
    if (dice.chance(50)) return command::take_off_stage{id, revision};
    return command::mark_answered{id, revision};
  }
  return command::approve{id, revision};
}

std::optional<command::any> give_the_floor(world& in, person& by) {
  auto& dice = in.dice;
  auto const chosen = any_of(dice, by.view, "requests");
  if (!chosen) return std::nullopt;
  auto const& id = chosen->first;
  auto const& r = chosen->second;
  auto const revision = room::page::number(r.at("revision"));
  boost::system::error_code none;
  auto const speaking = optional_text(by.view.find_pointer("/floor/speaking/request", none));
  if (text(r.at("state")) == "speaking") {
    if (dice.chance(50)) return command::extend_intervention{id, revision, some_time(dice)};
    return command::end_intervention{id, revision};
  }
  return command::give_floor{id, revision, speaking};
}

std::optional<command::any> take_part(world& in, person& by) {
  auto& dice = in.dice;
  switch (dice.weighted({8, 8, 3, 6, 2})) {
    case 0: {
      std::optional<std::string> to;
      if (dice.chance(40)) to = dice.chance(50) ? "ada" : "ben";
      return command::submit_question{"Why? " + in.texts.make(secrecy::question), dice.chance(50) ? in.texts.make(secrecy::question) : "",
                                      to};
    }
    case 1: {
      auto const chosen = any_of(dice, by.view, "questions");
      if (!chosen) return std::nullopt;
      boost::system::error_code none;
      auto const* mine = by.own.find_pointer("/votes/" + chosen->first, none);
      return command::vote{chosen->first, mine == nullptr};
    }
    case 2: {
      auto const chosen = any_of(dice, by.own, "questions");
      if (!chosen) return std::nullopt;
      return command::withdraw_question{chosen->first};
    }
    case 3: return command::request_floor{in.texts.make(secrecy::request), dice.chance(50) ? in.texts.make(secrecy::request) : ""};
    default: {
      auto const chosen = any_of(dice, by.own, "requests");
      if (!chosen) return std::nullopt;
      return command::withdraw_request{chosen->first};
    }
  }
}

}  // namespace

std::optional<command::any> sensible(world& in, person& by) {
  switch (by.as) {
    case role::moderator:
    case role::co_moderator:
      switch (in.dice.weighted({9, 10, 6, 1})) {
        case 0: return drive(in, by);
        case 1: return screen(in, by);
        case 2: return give_the_floor(in, by);
        default: {
          auto& dice = in.dice;
          auto const revision = room::page::number(by.view.at_pointer("/rules/revision"));
          return command::set_question_rules{revision, dice.chance(70), dice.chance(70), dice.chance(80)};
        }
      }
    case role::participant: return take_part(in, by);
    default: return std::nullopt;
  }
}

command::any senseless(world& in) {
  auto& dice = in.dice;
  auto const revision = static_cast<std::uint32_t>(dice.between(0, 12));
  auto const q = "q" + std::to_string(dice.between(0, 8));
  auto const r = "r" + std::to_string(dice.between(0, 5));
  auto const segment = dice.pick(segments);
  switch (dice.below(28)) {
    case 0: return command::open_session{revision};
    case 1: return command::start{revision, segment};
    case 2: return command::next{revision};
    case 3: return command::back{revision, segment};
    case 4: return command::pause{revision};
    case 5: return command::resume{revision};
    case 6: return command::add_time{revision, segment, length(dice.between(-4'000'000, 4'000'000))};
    case 7: return command::skip{revision, segment};
    case 8: return command::restore{revision, segment};
    case 9: return command::move{revision, segment, dice.pick(segments)};
    case 10: return command::end_segment{revision};
    case 11: return command::end_session{revision};
    case 12: return command::close_session{revision};
    case 13: return command::set_question_rules{revision, dice.chance(50), dice.chance(50), dice.chance(50)};
    case 14: return command::approve{q, revision};
    case 15: return command::decline{q, revision, ""};
    case 16: return command::queue{q, revision};
    case 17: return command::unqueue{q, revision};
    case 18: return command::put_on_stage{q, revision, dice.chance(50) ? std::optional("q1") : std::nullopt};
    case 19: return command::take_off_stage{q, revision};
    case 20: return command::mark_answered{q, revision};
    case 21: return command::give_floor{r, revision, {}};
    case 22: return command::extend_intervention{r, revision, some_time(dice)};
    case 23: return command::end_intervention{r, revision};
    case 24: return command::withdraw_question{q};
    case 25: return command::vote{q, dice.chance(50)};
    case 26:
      return command::submit_question{std::string(dice.below(150), '?'), "", dice.chance(50) ? std::optional("nobody") : std::nullopt};
    default: return command::withdraw_request{r};
  }
}

std::string garbled(world& in, std::string frame) {
  auto& dice = in.dice;
  switch (dice.below(4)) {
    case 0: return frame.substr(0, dice.below(frame.size()));
    case 1: frame[dice.below(frame.size())] = static_cast<char>(dice.below(256)); return frame;
    case 2: {
      auto const from = dice.below(frame.size());
      frame.erase(from, dice.below(8) + 1);
      return frame;
    }
    default: {
      std::string noise;
      for (auto n = dice.below(40); n > 0; --n) noise += static_cast<char>(dice.below(256));
      return noise;
    }
  }
}

void happen(world& in) {
  auto& dice = in.dice;
  auto& one = dice.chance(25) ? in.person_called(dice.chance(50) ? "moderator 1" : "moderator 2") : *dice.pick(in.people);
  bool const is_witness = std::find(in.witnesses.begin(), in.witnesses.end(), &one) != in.witnesses.end();
  auto const next_id = [&] { return one.name + " " + std::to_string(one.sent.size()); };
  auto const ask = [&](command::any what) {
    one.sent.emplace_back(next_id(), what);
    in.ask(one, one.sent.back().first, what);
  };
  if (one.closed) in.disconnect(one);
  if (!one.seat) {
    bool const with_position = dice.chance(80);
    return in.connect(one, with_position, dice.chance(5));
  }
  switch (dice.weighted({56, 7, 4, 6, 8, 12, 2, 2, 1})) {
    case 0:
      if (!one.is_in()) break;
      if (auto what = sensible(in, one)) ask(std::move(*what));
      break;
    case 1: ask(senseless(in)); break;
    case 2:
      if (!is_witness) in.garble(one, garbled(in, room::text_of(next_id(), senseless(in))));
      break;
    case 3:
      if (one.sent.empty()) break;
      {
        auto const& [id, what] = dice.pick(one.sent);
        in.ask(one, id, what);
        ++in.counts.repeated;
      }
      break;
    case 4:
      if (!is_witness) in.disconnect(one);
      break;
    case 5: {
      constexpr length steps[] = {1ms, 5ms, 19ms, 20ms, 100ms, 250ms, 1s, 5min};
      in.loop.step(dice.pick(steps));
      break;
    }
    case 6:
      if (dice.chance(50)) {
        in.log->hold();
      } else {
        in.log->release();
      }
      break;
    case 7:
      if (dice.chance(50)) {
        in.log->fail_next(dice.chance(50) ? log::fragile_log::trouble::lost : log::fragile_log::trouble::kept);
      } else {
        in.skew = std::chrono::seconds(dice.between(-60, 60));
      }
      break;
    default:
      in.restart(dice.chance(50));
      for (auto const& other : in.people) {
        if (other->was_connected && !other->seat) in.connect(*other, true);
      }
      break;
  }
}

}  // namespace dais::simulation
