#include "behaviour.hpp"

#include "session/limits.hpp"
#include "wire/describe.hpp"
#include "wire/reflect.hpp"

#include <algorithm>

namespace dais::simulation {

using namespace std::chrono_literals;
using room::json::value;

namespace {

std::vector<std::string> const segments{"intro", "talk", "round", "qa", "end", "added-1", "nowhere"};
std::vector<std::string> const panellists{"ada", "ben", "added-1"};

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
duration some_time(generator& dice) {
  auto const by = std::chrono::seconds(dice.between(1, 600));
  return dice.chance(30) ? -by : by;
}

// Undoes, or does again: mostly the latest.
std::optional<command::any> mend(world& in, person& by) {
  auto& dice = in.dice;
  auto const which = [&](char const* list) -> std::optional<std::uint64_t> {
    if (dice.chance(85)) {
      boost::system::error_code none;
      auto const* all = by.view.find_pointer(std::string("/undoing/") + list, none);
      if (!all || all->get_array().empty()) return std::nullopt;
      return room::json::value_to<std::uint64_t>(dice.chance(70) ? all->get_array().front() : dice.pick(all->get_array()));
    }
    auto const any = any_of(dice, by.view, "history");
    return any && dice.chance(80) ? std::stoull(any->first) : dice.below(100);
  };
  if (dice.chance(60)) {
    auto const record = which("undo");
    if (!record) return std::nullopt;
    return command::undo{*record};
  }
  auto const record = which("redo");
  if (!record) return std::nullopt;
  return command::redo{*record};
}

std::optional<command::any> about_report(world& in, person& by) {
  auto& dice = in.dice;
  if (by.view.at("run").get_object().contains("published") && dice.chance(45)) return command::withdraw_report{};
  if (dice.chance(20)) return command::publish_report{};
  return command::publish_report{in.loop.now() + std::chrono::minutes(dice.between(1, 120))};
}

std::optional<command::any> drive(world& in, person& by) {
  auto& dice = in.dice;
  auto const revision = by.revision();
  auto const status = text(by.view.at_pointer("/run/status"));
  bool const is_over = status == "concluded" || status == "closed";
  if (dice.chance(is_over ? 25 : 1)) return about_report(in, by);
  if (status == "prepared") return command::open_session{revision};
  if (status == "closed") return mend(in, by);
  if (status == "concluded") {
    if (dice.chance(55)) return command::close_session{revision};
    return command::back{revision, dice.pick(segments)};
  }
  if (status == "open" && dice.chance(70))
    return command::start{revision, dice.chance(50) ? std::optional(dice.pick(segments)) : std::nullopt};
  if (by.view.at("run").get_object().contains("paused_since") && dice.chance(40)) return command::resume{revision};
  for (auto const& [id, segment] : by.view.at("segments").get_object()) {
    if (segment.at("state") == "skipped" && dice.chance(35)) return command::restore{revision, id};
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

// What people ask again and again, so that there is something to group.
std::string question_text(world& in) {
  constexpr char const* asked[] = {"Who pays for the compact? ", "Who will pay for the compact, please? ", "Why? ", "A forbidden thing: "};
  return asked[in.dice.weighted({4, 3, 4, 1})] + in.texts.make(secrecy::question);
}

std::optional<std::string> some_panellist(generator& dice) {
  switch (dice.below(5)) {
    case 0: return "ada";
    case 1: return "ben";
    case 2: return dice.chance(30) ? std::optional<std::string>("added-1") : std::nullopt;
    default: return std::nullopt;
  }
}

std::optional<command::any> screen(world& in, person& by) {
  auto& dice = in.dice;
  auto const* listed = by.view.get_object().if_contains("queue");
  if (listed && listed->is_array() && listed->get_array().size() > 1 && dice.chance(70)) {
    auto const& queue = listed->get_array();
    bool const to_top = dice.chance(60);
    auto const moved = text(to_top ? queue.back() : dice.pick(queue));
    auto const revision = room::page::number(by.view.at("questions").at(moved).at("revision"));
    auto const before = to_top            ? std::optional(text(queue.front()))
                        : dice.chance(50) ? std::optional(text(dice.pick(queue)))
                                          : std::nullopt;
    return command::move_question{moved, revision, before};
  }
  auto const chosen = any_of(dice, by.view, "questions");
  if (!chosen) return std::nullopt;
  auto const& id = chosen->first;
  auto const& q = chosen->second;
  auto const state = text(q.at("state"));
  auto const revision = room::page::number(q.at("revision"));
  if (q.get_object().contains("removed") && dice.chance(40)) return command::erase_participants{{room::page::number(q.at("asker"))}};
  std::optional<std::string> on_stage;
  for (auto const& [other, one] : by.view.at("questions").get_object()) {
    if (one.at("state") == "on_stage") on_stage = std::string(other);
  }
  auto const decline = [&] { return command::decline{id, revision, dice.chance(4) ? " " : "No: " + in.texts.make(secrecy::reason, id)}; };
  auto const stage = [&] { return command::put_on_stage{id, revision, on_stage}; };
  auto const answer = [&] {
    auto const how = static_cast<answer_kind>(dice.below(3));
    return command::mark_answered{id, revision, how, dice.chance(50) ? "So: " + in.texts.make(secrecy::answer, id) : ""};
  };
  auto const edit = [&] { return command::edit_question{id, revision, "Better: " + in.texts.make(secrecy::question)}; };
  auto const translate = [&] {
    auto const into = dice.chance(4) ? "no language" : dice.chance(50) ? "fr" : "ar";
    return command::translate_question{id, revision, into, dice.chance(15) ? "" : in.texts.make(secrecy::translation, id)};
  };
  auto const group = [&] {
    boost::system::error_code none;
    auto const* like = by.view.find_pointer("/similar/" + id, none);
    if (like && dice.chance(70)) return command::group_question{id, revision, text(dice.pick(like->get_array()))};
    return command::group_question{id, revision, any_of(dice, by.view, "questions")->first};
  };
  auto const several = [&] {
    command::review_questions all{{}, static_cast<review_step>(dice.below(4)), "", {}, {}};
    if (all.step == review_step::label) all.labels = {in.texts.make(secrecy::label, id)};
    if (all.step == review_step::group) all.into = id;
    for (auto n = dice.below(4) + 1; n > 0; --n) {
      auto const other = any_of(dice, by.view, "questions");
      if (all.step == review_step::label && other->first != id) continue;  // the label is of one question
      all.questions.push_back({other->first, static_cast<std::uint32_t>(room::page::number(other->second.at("revision")))});
    }
    return all;
  };
  switch (dice.weighted({60, 5, 6, 3, 6, 4, 4})) {
    case 0: break;
    case 1: {
      std::vector<std::string> labels;
      auto const number = dice.chance(10) ? limits::labels_each + 1 : dice.below(3);
      while (labels.size() < number) labels.push_back(in.texts.make(secrecy::label, id));
      return command::label_question{id, revision, labels};
    }
    case 2: return command::address_question{id, revision, some_panellist(dice)};
    case 3:
      if (auto const* asker = q.get_object().if_contains("asker")) {
        if (dice.chance(30)) return command::remove_participants{{room::page::number(*asker)}};
        return command::mute{room::page::number(*asker), dice.chance(60)};
      }
      break;
    case 4: return several();
    case 5: return translate();
    default: return command::enter_question{in.texts.make(secrecy::question), in.texts.make(secrecy::question), some_panellist(dice)};
  }
  if (state == "submitted") {
    switch (dice.weighted({8, 3, 6, 2, 3, 4})) {
      case 0: return command::approve{id, revision};
      case 1: return decline();
      case 2: return command::queue{id, revision};
      case 3: return stage();
      case 4: return edit();
      default: return group();
    }
  }
  if (state == "approved") {
    switch (dice.weighted({9, 3, 2, 2, 1, 3})) {
      case 0: return command::queue{id, revision};
      case 1: return stage();
      case 2: return decline();
      case 3: return answer();
      case 4: return command::restore_question{id, revision};
      default: return group();
    }
  }
  if ((state == "approved" || state == "queued" || state == "on_stage") && dice.chance(8)) return edit();
  if (state == "queued") {
    switch (dice.weighted({4, 5, 1, 1, 2})) {
      case 0: return command::unqueue{id, revision};
      case 1: return stage();
      case 2: return decline();
      case 3: return answer();
      default: return group();
    }
  }
  if (state == "on_stage") {
    if (dice.chance(50)) return command::take_off_stage{id, revision};
    return answer();
  }
  if (state == "grouped") return command::ungroup_question{id, revision};
  if (state == "not_taken" && dice.chance(50)) return command::approve{id, revision};
  return command::restore_question{id, revision};
}

std::optional<command::any> set_questions(world& in, person& by) {
  auto& dice = in.dice;
  command::set_question_rules rules{
      room::page::number(by.view.at_pointer("/rules/revision")), dice.chance(70), dice.chance(70), intake::open, {}};
  rules.taking = static_cast<intake>(dice.weighted({3, 5, 2}));
  if (dice.chance(70)) rules.words.push_back("forbidden");
  if (dice.chance(30)) rules.words.push_back(in.texts.make(secrecy::word));
  return rules;
}

template <typename Request>
Request some_speaker(world& in, person& by) {
  auto& dice = in.dice;
  Request made{in.texts.make(secrecy::request), "", {}, false};
  if (dice.chance(50)) made.affiliation = in.texts.make(secrecy::request);
  if (dice.chance(40)) made.group = dice.chance(70) ? "states" : "students";
  made.online = dice.chance(40);
  made.kind = static_cast<request_kind>(dice.weighted({55, 22, 13, 10}));
  if (made.kind == request_kind::response) {
    boost::system::error_code none;
    auto const* speaks = by.view.find_pointer("/floor/speaking/request", none);
    if (speaks) made.responds_to = text(*speaks);
  }
  return made;
}

// The rules of the list, its closing, and its drawing.
std::optional<command::any> keep_the_list(world& in, person& by) {
  auto& dice = in.dice;
  auto const revision = room::page::number(by.view.at_pointer("/floor/revision"));
  switch (dice.weighted({5, 4, 1, 2, 2, 3})) {
    case 0: {
      command::set_floor_rules rules{revision, intake::automatic, floor_order::first_come, 2min, 30s, {}};
      rules.taking = static_cast<intake>(dice.weighted({5, 5, 1}));
      rules.order = static_cast<floor_order>(dice.below(6));
      if (dice.chance(30)) rules.allotment = std::chrono::seconds(dice.between(31, 300));
      if (dice.chance(80)) rules.groups.push_back({"states", static_cast<std::uint32_t>(dice.between(1, 3)), {}});
      if (dice.chance(70)) rules.groups.push_back({"students", {}, 1min, dice.chance(50) ? std::optional<duration>(3min) : std::nullopt});
      if (dice.chance(70)) rules.responses = {30s, static_cast<reply_place>(dice.below(2))};
      if (dice.chance(70)) rules.rights_of_reply = {1min, static_cast<reply_place>(dice.below(2))};
      return rules;
    }
    case 1: {
      if (dice.chance(15)) return command::announce_closing{revision, {}};
      constexpr duration in_time[] = {1ms, 100ms, 1s, 1min, 4min, 10min};
      return command::announce_closing{revision, dice.pick(in_time)};
    }
    case 2: return command::close_list{revision};
    case 3: return command::draw_lots{revision};
    case 4: {
      constexpr microphone_mode modes[] = {microphone_mode::off, microphone_mode::follow, microphone_mode::drive};
      auto from = microphone_mode::off;
      for (auto const one : modes) {
        if (by.view.at_pointer("/floor/microphones") == room::json::string(reflect::enumerator_name(one))) from = one;
      }
      return command::set_microphones{dice.pick(modes), from};
    }
    default: return some_speaker<command::enter_request>(in, by);
  }
}

std::optional<command::any> give_the_floor(world& in, person& by) {
  auto& dice = in.dice;
  boost::system::error_code none;
  auto const speaking = optional_text(by.view.find_pointer("/floor/speaking/request", none));
  auto const* const turn = by.view.find_pointer("/floor/round/clock", none);
  if (turn && dice.chance(30)) {
    auto const speaker = text(by.view.at_pointer("/floor/speaker"));
    auto const round = room::page::number(by.view.at_pointer("/floor/round/number"));
    return command::extend_turn{speaker, round, duration(turn->at("added").as_int64()), some_time(dice)};
  }
  if (dice.chance(12)) {
    constexpr char const* speakers[] = {"ada", "ben", "ada", "ben", "moderator", "added-1"};
    std::optional<std::string> to;
    if (dice.chance(80)) to = dice.pick(speakers);
    return command::give_word{to, speaking};
  }
  auto const chosen = any_of(dice, by.view, "requests");
  if (!chosen) return std::nullopt;
  auto id = chosen->first;
  if (speaking && dice.chance(45)) id = *speaking;
  auto const& r = by.view.at("requests").at(id);
  auto const revision = room::page::number(r.at("revision"));
  auto const other = any_of(dice, by.view, "requests")->first;
  auto const state = text(r.at("state"));
  if (state == "speaking") {
    auto const& list = by.view.at_pointer("/floor/list").get_array();
    auto const listed = list.empty() ? other : text(dice.pick(list).at("request"));
    switch (dice.weighted({6, 4, 7, 2})) {
      case 0: return command::extend_intervention{id, revision, some_time(dice)};
      case 1: return command::end_intervention{id, revision};
      case 2: return command::yield_floor{id, revision, dice.chance(80) ? listed : other};
      default: return command::set_absent{id, revision};
    }
  }
  bool const is_interrupted = r.get_object().contains("began") && state == "waiting";
  if (is_interrupted && dice.chance(40)) return command::set_absent{id, revision};
  if (state == "absent" && dice.chance(80)) return command::recall_request{id, revision};
  if (dice.chance(10)) return command::correct_request{id, revision, in.texts.make(secrecy::request), ""};
  switch (dice.weighted({8, 4, 2, 1})) {
    case 0: return command::give_floor{id, revision, speaking};
    case 1: return command::move_request{id, revision, dice.chance(70) ? std::optional(other) : std::nullopt};
    case 2: return command::set_absent{id, revision};
    default: return command::remove_request{id, revision};
  }
}

// One of the person's own, if there are any.
std::optional<std::string> one_of_mine(world& in, person& by, char const* part) {
  auto const chosen = any_of(in.dice, by.own, part);
  return chosen ? std::optional(chosen->first) : std::nullopt;
}

std::optional<command::any> take_part(world& in, person& by) {
  auto& dice = in.dice;
  switch (dice.weighted({10, 8, 5, 7, 4})) {
    case 0: {
      auto asked = question_text(in);
      std::string called;
      if (dice.chance(50)) called = in.texts.make(secrecy::question);
      auto const to = some_panellist(dice);
      std::optional<std::string> language;
      if (dice.chance(20)) language = dice.chance(90) ? "zh-Hans" : "not a language";
      return command::submit_question{std::move(asked), std::move(called), to, language};
    }
    case 1: {
      auto const chosen = any_of(dice, by.view, "questions");
      if (!chosen) return std::nullopt;
      boost::system::error_code none;
      auto const* mine = by.own.find_pointer("/votes/" + chosen->first, none);
      return command::vote{chosen->first, mine == nullptr};
    }
    case 2: {
      auto const mine = one_of_mine(in, by, "questions");
      if (!mine) return std::nullopt;
      for (auto const& [id, q] : by.own.at("questions").get_object()) {
        if (q.at("state") == "withdrawn" && dice.chance(60)) return command::resubmit_question{id};
      }
      if (by.own.at("questions").at(*mine).at("state") == "withdrawn") return command::resubmit_question{*mine};
      if (dice.chance(50)) return command::revise_question{*mine, question_text(in)};
      return command::withdraw_question{*mine};
    }
    case 3: return some_speaker<command::request_floor>(in, by);
    default: {
      auto const mine = one_of_mine(in, by, "requests");
      if (!mine) return std::nullopt;
      auto const state = text(by.own.at("requests").at(*mine).at("state"));
      if (state == "speaking") return command::give_back_floor{*mine};
      if (state == "absent" && dice.chance(80)) return command::return_request{*mine};
      if (state == "waiting" && dice.chance(50)) return command::let_others_first{*mine};
      return command::withdraw_request{*mine};
    }
  }
}

constexpr signal_kind signals[] = {signal_kind::more_time, signal_kind::more_time, signal_kind::ready, signal_kind::cannot_hear,
                                   signal_kind::must_leave};

signal_kind kind_of(value const& shown) {
  auto kind = signal_kind::more_time;
  for (auto const one : signals) {
    if (shown.at("kind") == room::json::string(reflect::enumerator_name(one))) kind = one;
  }
  return kind;
}

// A message that this page shows.
std::optional<std::string> shown_message(world& in, value const& view) {
  auto const chosen = any_of(in.dice, view, "messages");
  return chosen ? std::optional(chosen->first) : std::nullopt;
}

std::optional<command::any> sit_on_the_panel(world& in, person& by) {
  auto& dice = in.dice;
  if (by.view.at("run").get_object().contains("answers_until") && dice.chance(70)) {
    auto const question = one_of_mine(in, by, "questions");
    if (question) return command::write_answer{*question, "Written: " + in.texts.make(secrecy::answer, *question)};
  }
  switch (dice.weighted({4, 5, 3, 3, 3})) {
    case 0: break;
    case 1: {
      auto const kind = dice.pick(signals);
      std::optional<time_point> leaves;
      if (kind == signal_kind::must_leave) leaves = in.loop.now() + std::chrono::minutes(dice.between(1, 60));
      return command::raise_signal{kind, leaves};
    }
    case 2: {
      auto const mine = any_of(dice, by.own, "signals");
      if (!mine) break;
      return command::lower_signal{kind_of(mine->second)};
    }
    case 3: {
      auto const message = shown_message(in, by.own);
      if (!message) break;
      return command::note_delivery{*message};
    }
    default: {
      auto const message = shown_message(in, by.own);
      if (!message) break;
      return command::acknowledge{*message};
    }
  }
  auto const on_stage = any_of(dice, by.view, "questions");
  auto const mine = one_of_mine(in, by, "questions");
  auto const question = on_stage && (!mine || dice.chance(50)) ? std::optional(on_stage->first) : mine;
  if (!question) return std::nullopt;
  constexpr std::optional<willingness> said[] = {willingness::will_answer, willingness::pass, std::nullopt};
  return command::respond{*question, said[dice.weighted({4, 3, 3})]};
}

// What was missed, and how to make up for it.
std::optional<command::any> keep_time(world& in, person& by) {
  auto& dice = in.dice;
  auto const revision = by.revision();
  switch (dice.weighted({3, 5, 6})) {
    case 0: return command::backdate_beginning{revision, in.loop.now() - std::chrono::seconds(dice.between(-5, 240))};
    case 1: {
      auto ended = in.loop.now();
      for (auto const& [id, segment] : by.view.at("segments").get_object()) {
        auto const* at = segment.get_object().if_contains("ended");
        if (at && dice.chance(70)) ended = time_point(duration(room::json::value_to<std::int64_t>(*at)));
      }
      return command::backdate_ending{revision, ended - duration(dice.between(-100, 30'000))};
    }
    default: break;
  }
  in.ask_for_offers(by);
  if (by.offers.empty() || by.offers.at("offers").get_array().empty()) return std::nullopt;
  auto const& offer = dice.pick(by.offers.at("offers").get_array()).get_object();
  std::optional<std::string> dropped;
  if (auto const* segment = offer.if_contains("dropped")) dropped = text(*segment);
  remedy how{};
  for (auto const one : {remedy::shorten, remedy::from_questions, remedy::drop, remedy::extend, remedy::lengthen, remedy::to_questions,
                         remedy::end_earlier}) {
    if (offer.at("how") == room::json::string(reflect::enumerator_name(one))) how = one;
  }
  auto const shown_at = room::page::number(by.offers.at("revision"));
  auto behind = duration(room::json::value_to<std::int64_t>(by.offers.at("behind")));
  if (dice.chance(5)) behind = -behind;
  return command::catch_up{shown_at, how, behind, dropped};
}

segment_draft some_segment(world& in) {
  auto& dice = in.dice;
  constexpr segment_kind kinds[] = {segment_kind::presentation, segment_kind::discussion, segment_kind::discussion, segment_kind::qa,
                                    segment_kind::break_};
  segment_draft made;
  made.kind = dice.pick(kinds);
  made.title = "A part of the evening";
  if (made.kind == segment_kind::presentation) {
    made.speakers = {dice.pick(panellists)};
  } else if (dice.chance(50)) {
    made.speakers = {"ada", "ben"};
  }
  made.allotment = std::chrono::minutes(dice.between(2, 15));
  made.wrap_up = std::chrono::seconds(dice.between(0, 119));
  if (dice.chance(30)) made.minimum = std::chrono::minutes(dice.between(1, 3));
  if (dice.chance(50)) made.grace = std::chrono::seconds(dice.between(0, 120));
  if (made.kind == segment_kind::discussion && dice.chance(70)) made.turn = std::chrono::seconds(dice.between(20, 100));
  if (dice.chance(50)) made.notes = in.texts.make(secrecy::notes);
  return made;
}

std::optional<command::any> change_the_plan(world& in, person& by) {
  auto& dice = in.dice;
  auto const revision = by.revision();
  switch (dice.weighted({8, 3, 2, 2, 2, 4})) {
    case 0: {
      auto const chosen = any_of(dice, by.view, "segments");
      if (!chosen) return std::nullopt;
      auto to = some_segment(in);
      // Of what runs, the kind and the length stay.
      if (dice.chance(70)) {
        auto const& is = chosen->second;
        to.kind = segment_kind::qa;
        for (auto const one : {segment_kind::introductions, segment_kind::presentation, segment_kind::discussion, segment_kind::concluding,
                               segment_kind::break_}) {
          if (is.at("kind") == room::json::string(reflect::enumerator_name(one))) to.kind = one;
        }
        to.allotment = duration(room::json::value_to<std::int64_t>(is.at_pointer("/clock/allotment")));
        to.wrap_up = std::min(to.wrap_up, to.allotment / 2);
        if (to.kind != segment_kind::discussion) to.turn.reset();
        if (to.kind == segment_kind::presentation) to.speakers = {dice.chance(70) ? "ada" : "ben"};
        if (to.kind == segment_kind::discussion && dice.chance(60)) to.turn = std::chrono::seconds(dice.between(20, 100));
      }
      return command::edit_segment{revision, chosen->first, std::move(to)};
    }
    case 1: {
      std::optional<std::string> before;
      if (dice.chance(70)) before = dice.pick(segments);
      return command::insert_segment{revision, before, some_segment(in)};
    }
    case 2: {
      auto const status = text(by.view.at_pointer("/run/status"));
      if (status == "prepared" || status == "open") {
        auto const start = in.loop.now() + std::chrono::minutes(dice.between(-20, 90));
        auto const length = dice.between(20, 90);
        auto const end = start + std::chrono::minutes(length);
        auto const* const zone = length % 5 == 0 ? "Nowhere/At_all" : "Asia/Tokyo";
        return command::edit_session{revision, {"Another title", "", "", start, end, {"Another name"}, zone}};
      }
      return command::move_end{revision, in.loop.now() + std::chrono::minutes(dice.between(-20, 90))};
    }
    case 3: return command::add_panellist{revision, "Who came late", "", dice.chance(50) ? "Somewhere" : ""};
    case 4: return command::edit_panellist{revision, dice.pick(panellists), "Another name"};
    default: {
      auto const who = dice.pick(panellists);
      bool is_absent = false;
      for (auto const& one : by.view.at_pointer("/plan/absent").get_array()) is_absent |= one == room::json::string(who);
      return command::note_presence{revision, who, is_absent};
    }
  }
}

// Rounds, signals, messages, the stage, and who moderates.
std::optional<command::any> tend_the_podium(world& in, person& by) {
  auto& dice = in.dice;
  boost::system::error_code none;
  switch (dice.weighted({7, 13, 8, 8, 2, 1, 4, 4})) {
    case 0: {
      auto const* number = by.view.find_pointer("/floor/round/number", none);
      if (!number) return std::nullopt;
      return command::begin_round{room::page::number(*number) + (dice.chance(85) ? 1 : 2)};
    }
    case 1: {
      auto chosen = any_of(dice, by.view, "signals");
      if (!chosen) return std::nullopt;
      // Rather one that is up.
      for (int again = 0; again < 3 && chosen->second.at("state") != "raised" && chosen->second.at("state") != "seen"; ++again) {
        chosen = any_of(dice, by.view, "signals");
      }
      auto const& one = chosen->second;
      auto const kind = kind_of(one);
      auto const revision = room::page::number(one.at("revision"));
      auto const who = text(one.at("panellist"));
      switch (dice.weighted({2, 3, kind == signal_kind::more_time ? 6u : 0u})) {
        case 0: return command::see_signal{who, kind, revision};
        case 1: return command::handle_signal{who, kind, revision};
        default: return command::grant_time{who, revision, std::chrono::seconds(dice.between(10, 90))};
      }
    }
    case 2: {
      command::send_message sent{{}, "Say: " + in.texts.make(secrecy::message)};
      for (auto const* one : {"ada", "ben"}) {
        if (dice.chance(50)) sent.to.panellists.push_back(one);
      }
      if (dice.chance(10)) sent.to.panellists.push_back("added-1");
      sent.to.stage = dice.chance(40);
      sent.to.audience = dice.chance(30);
      if (dice.chance(40)) sent.language = "fr";
      if (dice.chance(40)) sent.lasts = std::chrono::seconds(dice.between(1, 120));
      return sent;
    }
    case 3: {
      auto chosen = any_of(dice, by.view, "messages");
      if (!chosen) return std::nullopt;
      if (chosen->second.get_object().contains("taken_down")) chosen = any_of(dice, by.view, "messages");
      return command::take_down_message{chosen->first, room::page::number(chosen->second.at("revision"))};
    }
    case 4: {
      auto const* shown = by.view.find_pointer("/stage", none);
      constexpr stage_picture pictures[] = {stage_picture::session, stage_picture::blackout, stage_picture::test};
      auto from = stage_picture::session;
      for (auto const one : pictures) {
        if (shown && *shown == room::json::string(reflect::enumerator_name(one))) from = one;
      }
      return command::set_stage{dice.pick(pictures), from};
    }
    case 5: return command::hand_moderation{dice.chance(60) != by.view.at_pointer("/run/handed_over").get_bool()};
    case 6: {
      auto const* kept = by.view.find_pointer("/quick_messages", none);
      if (kept && !kept->get_array().empty() && dice.chance(60)) return command::drop_quick_message{text(dice.pick(kept->get_array()))};
      return command::keep_quick_message{"Keep: " + in.texts.make(secrecy::message)};
    }
    default: {
      // Who speaks in a discussion, again and again, so that there are rounds.
      auto const* speaking = by.view.find_pointer("/floor/speaking/request", none);
      return command::give_word{dice.pick(panellists), optional_text(speaking)};
    }
  }
}

}  // namespace

std::optional<command::any> sensible(world& in, person& by) {
  switch (by.as) {
    case role::moderator:
    case role::co_moderator:
      switch (in.dice.weighted({9, 14, 8, 1, 4, 6, 3, 5, 6})) {
        case 0: return drive(in, by);
        case 1: return screen(in, by);
        case 2: return give_the_floor(in, by);
        case 3: return set_questions(in, by);
        case 4: return keep_the_list(in, by);
        case 5: return mend(in, by);
        case 6: return keep_time(in, by);
        case 7: return change_the_plan(in, by);
        default: return tend_the_podium(in, by);
      }
    case role::participant: return take_part(in, by);
    case role::panellist: return sit_on_the_panel(in, by);
    case role::stage: {
      auto const message = shown_message(in, by.view);
      if (!message) return std::nullopt;
      return command::note_delivery{*message};
    }
    default: in.ask_for_offers(by); return std::nullopt;
  }
}

command::any senseless(world& in) {
  auto& dice = in.dice;
  auto const revision = static_cast<std::uint32_t>(dice.between(0, 12));
  auto const q = "q" + std::to_string(dice.between(0, 8));
  auto const other_q = "q" + std::to_string(dice.between(0, 8));
  auto const r = "r" + std::to_string(dice.between(0, 5));
  auto const other_r = "r" + std::to_string(dice.between(0, 5));
  auto const segment = dice.pick(segments);
  auto const perhaps = [&](char const* what) { return dice.chance(50) ? std::optional<std::string>(what) : std::nullopt; };
  auto const m = "m" + std::to_string(dice.between(0, 4));
  auto const kind = static_cast<signal_kind>(dice.below(4));
  auto const panellist = dice.chance(80) ? dice.pick(panellists) : "nobody";
  auto const some_time_point = [&] { return in.loop.now() + std::chrono::seconds(dice.between(-200'000, 200'000)); };
  switch (dice.below(83)) {
    case 82: return command::publish_report{some_time_point()};
    case 81: return command::write_answer{q, std::string(dice.below(4'000), 'w')};
    case 80: {
      auto const letter = dice.chance(50) ? 'k' : '\a';
      return command::keep_quick_message{std::string(dice.below(250), letter)};
    }
    case 0: return command::open_session{revision};
    case 1: return command::start{revision, segment};
    case 2: return command::next{revision};
    case 3: return command::back{revision, segment};
    case 4: return command::pause{revision};
    case 5: return command::resume{revision};
    case 6: return command::add_time{revision, segment, duration(dice.between(-4'000'000, 4'000'000))};
    case 7: return command::skip{revision, segment};
    case 8: return command::restore{revision, segment};
    case 9: return command::move{revision, segment, dice.pick(segments)};
    case 10: return command::end_segment{revision};
    case 11: return command::end_session{revision};
    case 12: return command::close_session{revision};
    case 13: {
      command::set_question_rules rules{revision, true, true, intake::open, {}};
      rules.approval = dice.chance(50);
      if (dice.chance(50)) rules.words = {"", "word"};
      if (dice.chance(30)) rules.words = {std::string(61, 'w')};
      return rules;
    }
    case 14: return command::approve{q, revision};
    case 15: return command::decline{q, revision, ""};
    case 16: return command::queue{q, revision};
    case 17: return command::unqueue{q, revision};
    case 18: return command::put_on_stage{q, revision, perhaps("q1")};
    case 19: return command::take_off_stage{q, revision};
    case 20: return command::mark_answered{q, revision, answer_kind::in_writing, std::string(dice.below(1'200), '!')};
    case 21: return command::give_floor{r, revision, perhaps("r1")};
    case 22: return command::extend_intervention{r, revision, some_time(dice)};
    case 23: return command::end_intervention{r, revision};
    case 24: return command::withdraw_question{q};
    case 25: return command::vote{q, dice.chance(50)};
    case 26: {
      std::string asked(dice.below(150), '?');
      auto const to = perhaps("nobody");
      return command::submit_question{std::move(asked), "", to, perhaps("not a language")};
    }
    case 27: return command::withdraw_request{r};
    case 28: {
      auto const letter = dice.chance(50) ? '?' : '\a';
      if (dice.chance(50))
        return command::translate_question{q, revision, dice.chance(50) ? "fr" : "", std::string(dice.below(2'000), letter)};
      return command::edit_question{q, revision, std::string(dice.below(150), letter)};
    }
    case 29: return command::restore_question{q, revision};
    case 30: return command::group_question{q, revision, other_q};
    case 31: return command::ungroup_question{q, revision};
    case 32: return command::label_question{q, revision, {std::string(dice.below(50), 'l')}};
    case 33: return command::label_question{q, revision, {"1", "2", "3", "4", "5", "6"}};
    case 34: return command::address_question{q, revision, perhaps("nobody")};
    case 35: return command::mute{static_cast<std::uint32_t>(dice.between(0, 9)), dice.chance(50)};
    case 36: return command::respond{q, willingness::pass};
    case 37: return command::resubmit_question{q};
    case 38: {
      command::set_floor_rules rules{revision, intake::open, floor_order::by_lot, 1min, 10s, {}};
      rules.allotment = duration(dice.between(-1, 20'000));
      for (auto n = dice.below(25); n > 0; --n) rules.groups.push_back({"g" + std::to_string(dice.below(30)), n, {}});
      return rules;
    }
    case 39: return command::announce_closing{revision, duration(dice.between(-1'000, 50'000'000))};
    case 40: return command::announce_closing{revision, {}};
    case 41: return command::close_list{revision};
    case 42: return command::draw_lots{revision};
    case 43: return command::enter_request{std::string(dice.below(130), 'n'), "", perhaps("no such group"), true};
    case 44: return command::move_request{r, revision, other_r};
    case 45: return command::set_absent{r, revision};
    case 46: return command::recall_request{r, revision};
    case 47: return command::remove_request{r, revision};
    case 48: return command::yield_floor{r, revision, other_r};
    case 49: return command::give_word{perhaps("nobody"), perhaps("r1")};
    case 50: return command::return_request{r};
    case 51: return command::give_back_floor{r};
    case 52: return command::backdate_beginning{revision, some_time_point()};
    case 53: return command::backdate_ending{revision, some_time_point()};
    case 54: {
      auto const how = static_cast<remedy>(dice.below(7));
      auto const by = some_time(dice);
      return command::catch_up{revision, how, by, perhaps("talk")};
    }
    case 55: {
      auto to = some_segment(in);
      if (dice.chance(50)) to.allotment = duration(dice.between(-1, 50'000'000));
      if (dice.chance(30)) to.title = std::string(dice.below(400), 't');
      if (dice.chance(30)) to.speakers = {"ada", "ada"};
      return command::edit_segment{revision, segment, std::move(to)};
    }
    case 56: {
      auto what = some_segment(in);
      if (dice.chance(50)) what.speakers = {"nobody"};
      return command::insert_segment{revision, dice.pick(segments), std::move(what)};
    }
    case 57:
      if (dice.chance(50)) {
        auto const title = dice.chance(50) ? "A title" : " ";
        return command::edit_session{revision, {title, "", "", some_time_point(), some_time_point(), {"A name"}}};
      }
      return command::move_end{revision, some_time_point()};
    case 58: return command::add_panellist{revision, std::string(dice.below(3), ' ')};
    case 59: return command::edit_panellist{revision, panellist, std::string(dice.below(400), 'n')};
    case 60: return command::note_presence{revision, panellist, dice.chance(50)};
    case 61: return command::undo{dice.below(200)};
    case 62: return command::redo{dice.below(200)};
    case 63: return command::hand_moderation{dice.chance(50)};
    case 64: return command::hand_over{revision};
    case 65:
      return dice.chance(50) ? command::any(command::extend_turn{panellist, revision, some_time(dice), some_time(dice)})
                             : command::any(command::begin_round{revision});
    case 66: return command::see_signal{panellist, kind, revision};
    case 67: return command::handle_signal{panellist, kind, revision};
    case 68: return command::grant_time{panellist, revision, some_time(dice)};
    case 69: {
      command::send_message sent{{}, std::string(dice.below(250), 'm')};
      if (dice.chance(30)) sent.to.panellists = {panellist};
      sent.to.stage = dice.chance(30);
      if (dice.chance(30)) sent.lasts = duration(dice.between(-1, 1'000'000));
      if (dice.chance(30)) sent.language = "not a language";
      return sent;
    }
    case 70: return command::take_down_message{m, revision};
    case 71: return command::announce{segment, revision};
    case 72: return command::set_stage{stage_picture::test, static_cast<stage_picture>(dice.below(3))};
    case 73: {
      std::optional<time_point> leaves;
      if (dice.chance(50)) leaves = some_time_point();
      return command::raise_signal{kind, leaves};
    }
    case 74: return command::lower_signal{kind};
    case 75: return command::note_delivery{m};
    case 76: return command::acknowledge{m};
    case 77: return command::open_session{revision};
    case 78: return command::end_session{revision};
    default: return command::request_floor{"N\ame", "", perhaps("no such group"), false, static_cast<request_kind>(dice.below(4))};
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

// By a page that knows the time, by one whose clock is ahead, by one that was cut off meanwhile, or by a script that says nothing of it.
std::optional<time_point> some_press(world& in, person const& by) {
  auto& dice = in.dice;
  auto const now = in.loop.now() + by.clock;
  switch (dice.weighted({8, 4, 1, 1})) {
    case 0: return std::nullopt;
    case 1: return now - duration(dice.between(0, 1'000));
    case 2: return now + std::chrono::minutes(dice.between(0, 60));
    default: return now - duration(dice.between(3'000, 8'000));
  }
}

void come_back(world& in) {
  for (auto const& one : in.people) {
    if (one->was_connected && !one->connection) in.connect(*one, true);
  }
}

void fail(world& in) {
  auto& dice = in.dice;
  auto& at = in.some_node();
  switch (dice.weighted({4, 4, 3, 1, 1})) {
    case 0:
      if (dice.chance(50)) {
        at.log->hold();
      } else {
        at.log->release();
      }
      break;
    case 1: {
      constexpr log::fragile_log::trouble troubles[] = {log::fragile_log::trouble::refused, log::fragile_log::trouble::lost,
                                                        log::fragile_log::trouble::kept};
      at.log->fail_next(dice.pick(troubles), static_cast<int>(dice.between(1, 3)));
      break;
    }
    case 2: in.skew = std::chrono::seconds(dice.between(-60, 60)); break;
    case 3:
      in.restart(at, true);
      come_back(in);
      break;
    default: in.cut_links(at); break;
  }
}

void happen(world& in) {
  auto& dice = in.dice;
  auto& one = dice.chance(25) ? in.person_called(dice.chance(50) ? "moderator 1" : "moderator 2") : *dice.pick(in.people);
  bool const is_witness = std::find(in.witnesses.begin(), in.witnesses.end(), &one) != in.witnesses.end();
  auto const ask = [&](command::any what) {
    one.sent.emplace_back(one.name + " " + std::to_string(one.sent.size()), what);
    in.ask(one, one.sent.back().first, what, some_press(in, one));
  };
  if (one.closed) in.disconnect(one);
  if (!one.connection) {
    bool const with_position = dice.chance(80);
    return in.connect(one, with_position, dice.chance(5));
  }
  switch (dice.weighted({56, 7, 4, 6, 8, 12, 2, 2, 4, 1, 1, 3})) {
    case 0:
      if (!one.is_in()) break;
      if (auto what = sensible(in, one)) ask(std::move(*what));
      break;
    case 1: ask(senseless(in)); break;
    case 2:
      // What is left of it may be a command still: its answer is not to be taken for that of one that was meant.
      if (!is_witness) in.garble(one, garbled(in, room::text_of(one.name + "-" + std::to_string(one.sent.size()), senseless(in))));
      break;
    case 3:
      if (one.sent.empty()) break;
      if (dice.chance(25)) {
        // What became of it, or of one that never left.
        auto const& [id, what] = dice.pick(one.sent);
        in.ask_only(one, dice.chance(80) ? id : "never sent", what);
      } else {
        auto const& [id, what] = dice.pick(one.sent);
        in.ask(one, id, what, some_press(in, one));
        ++in.counts.repeated;
      }
      break;
    case 4:
      if (!is_witness) in.disconnect(one);
      break;
    case 5: {
      constexpr duration steps[] = {1ms, 5ms, 19ms, 20ms, 100ms, 250ms, 1s, 20s, 1min, 4min, 8min};
      in.loop.step(dice.pick(steps));
      break;
    }
    case 6:
    case 7: fail(in); break;
    case 8: {
      std::optional<std::string> question;
      if (dice.chance(80)) question = "q" + std::to_string(dice.between(1, 6));
      in.work_on(one, question);
      break;
    }
    case 9:
      // More than anybody can read.
      for (int n = 0; n < 6 && one.is_in() && one.as == role::participant; ++n) {
        ask(command::submit_question{question_text(in), "", {}, {}});
        in.loop.run();
      }
      break;
    case 10:
      in.restart(in.some_node(), dice.chance(50));
      come_back(in);
      break;
    default:
      if (!one.connection->reads) {
        in.read_on(one);
      } else if (!is_witness) {
        in.stop_reading(one);
      }
      break;
  }
}

}  // namespace dais::simulation
