#include "crowd.hpp"

#include <algorithm>

namespace dais::test {

session_plan plan_with_all() {
  auto plan = small_plan();
  plan.segments[1].grace = 20s;
  plan.segments[3].turn = 2min;
  plan.keep_captions = true;
  plan.announcements = {{1min, announced_to::speakers, "One minute left"}};
  plan.floor.groups = {{"States", 2u, 2min}, {"Students", {}, {}, 4min}};
  plan.floor.responses = {{30s, reply_place::next}};
  plan.floor.rights_of_reply = {{1min, reply_place::last}};
  plan.seats = {{1, std::string(moderator_id), "", "", {}}, {30, {}, "Norway", "", {}}};
  plan.quick_messages = {"Closer to the microphone"};
  return plan;
}

command::any crowd::by_moderator() {
  auto const& s = e.s;
  auto const n = s.revision;
  auto const q = question();
  auto const qn = revision(q);
  auto const r = request();
  auto const rn = revision(r);
  std::optional<std::string> const group = coin() ? std::optional<std::string>(coin() ? "States" : "Students") : std::nullopt;
  auto const known = one_of(s.signals);
  auto const signalled = s.signals.contains(known) ? s.signals.at(known) : signal{panellist(), {}, {}, {}, {}, {}, {}, 1};
  auto const m = one_of(s.messages);
  switch (below(69)) {
    case 0: return command::open_session{n};
    case 1: return command::start{n, maybe(segment())};
    case 2:
    case 3: return command::next{n};
    case 4: return command::back{n, segment()};
    case 5: return command::pause{n};
    case 6: return command::resume{n};
    case 7: return command::add_time{n, segment(), time()};
    case 8: return command::skip{n, segment()};
    case 9: return command::restore{n, segment()};
    case 10: return command::move{n, segment(), maybe(segment())};
    case 11: return below(3) == 0 ? command::any(command::end_segment{n}) : command::any(command::next{n});
    case 12: return below(3) == 0 ? command::any(command::end_session{n}) : command::any(command::back{n, segment()});
    case 13:
      if (s.status == session_status::concluded) return command::close_session{n};
      return command::back{n, segment()};
    case 14: return command::backdate_beginning{n, e.now - duration{static_cast<int>(below(90'000))}};
    case 15:
      for (auto const& [id, g] : s.segments) {
        if (g.ended && coin()) return command::backdate_ending{n, *g.ended - duration{static_cast<int>(below(5'000))}};
      }
      return command::end_segment{n};
    case 16: return command::catch_up{n, static_cast<remedy>(below(7)), coin() ? 5min : -5min, {}};
    case 17: {
      auto const g = segment();
      return command::edit_segment{n, g, draft(&s.segments.at(g).plan)};
    }
    case 18: return command::insert_segment{n, maybe(segment()), draft(nullptr)};
    case 19:
      if (!s.started && coin()) {
        return command::edit_session{
            n, {"Another evening", "", "Elsewhere", s.plan.start + time(), s.plan.end + 1h, {"Ines"}, "Africa/Abidjan"}};
      }
      return command::move_end{n, s.end + time()};
    case 20: return command::add_panellist{n, "Ines"};
    case 21: return command::edit_panellist{n, panellist(), "Somebody else"};
    case 22: {
      auto const who = panellist();
      return command::note_presence{n, who, s.absent.contains(who)};
    }
    case 23:
      if (below(3) == 0 || s.handed_over) return command::hand_moderation{!s.handed_over};
      return command::next{n};
    case 24: return command::set_question_rules{s.rules_revision, coin(), coin(), coin() ? intake::open : intake::automatic};
    case 25:
      if (below(3) == 0) return command::translate_question{q, qn, coin() ? "fr" : "ar", coin() ? "Pourquoi ?" : coin() ? "Qui ?" : ""};
      return command::edit_question{q, qn, coin() ? "Edited?" : "Edited again?"};
    case 26:
    case 27: return command::approve{q, qn};
    case 28: return command::decline{q, qn, "No."};
    case 29: return command::queue{q, qn};
    case 30: return s.queue.empty() ? command::unqueue{q, qn} : command::unqueue{s.queue.front(), revision(s.queue.front())};
    case 31: return command::put_on_stage{q, qn, s.on_stage};
    case 32: return s.on_stage ? command::take_off_stage{*s.on_stage, revision(*s.on_stage)} : command::take_off_stage{q, qn};
    case 33: return command::mark_answered{q, qn};
    case 34: return command::restore_question{q, qn};
    case 35:
    case 36: return command::group_question{q, qn, question()};
    case 37:
      for (auto const& [id, one] : s.questions) {
        if (one.leader && coin()) return command::ungroup_question{id, one.revision};
      }
      return command::group_question{q, qn, question()};
    case 38: return command::label_question{q, qn, {coin() ? "money" : "pipes"}};
    case 39: return command::address_question{q, qn, maybe(panellist())};
    case 40: {
      auto const who = static_cast<std::uint32_t>(below(s.people.size() + 1));
      if (below(8) == 0) return command::remove_participants{{who}};
      if (below(8) == 0) return command::admit_tool{coin() ? "Deck" : "Clock", static_cast<tool_rights>(below(3))};
      if (!s.tools.empty() && below(3) == 0) return command::revoke_tool{"t" + std::to_string(below(s.tools.size()) + 1)};
      if (below(8) == 0) return command::lock{coin()};
      if (below(4) == 0) {
        for (auto const& id : s.people) {
          auto const& them = s.participants.at(id);
          if (them.removed && !them.erased) return command::erase_participants{{them.number}};
        }
      }
      return command::mute{who, coin()};
    }
    case 41: {
      command::set_floor_rules rules{
          s.floor_revision,  intake::automatic,      static_cast<floor_order>(below(6)), 3min, 30s, s.floor.groups,
          s.floor.responses, s.floor.rights_of_reply};
      if (below(4) == 0) rules.taking = intake::open;
      return rules;
    }
    case 42: return command::announce_closing{s.floor_revision, coin() ? std::nullopt : std::optional<duration>(30s)};
    case 43:
      if (below(3) == 0) return command::close_list{s.floor_revision};
      [[fallthrough]];
    case 44: return command::draw_lots{s.floor_revision};
    case 45: {
      auto const [kind, to] = asked_for();
      return command::enter_request{"Kim", "", group, coin(), kind, to};
    }
    case 46:
    case 47: return command::move_request{r, rn, maybe(request())};
    case 48: return command::set_absent{r, rn};
    case 49: return command::recall_request{r, rn};
    case 50: return command::remove_request{r, rn};
    case 51: return command::give_floor{r, rn, s.speaking};
    case 53:
      return s.speaking ? command::extend_intervention{*s.speaking, revision(*s.speaking), time()}
                        : command::extend_intervention{r, rn, time()};
    case 54: return s.speaking ? command::end_intervention{*s.speaking, revision(*s.speaking)} : command::end_intervention{r, rn};
    case 52:
      if (!s.speaking) return command::give_floor{r, rn, s.speaking};
      [[fallthrough]];
    case 55: {
      auto const from = s.speaking.value_or(r);
      return command::yield_floor{from, revision(from), s.speakers.empty() ? request() : s.speakers.back()};
    }
    case 56: return command::give_word{maybe(coin() ? moderator_id : panellist()), s.speaking};
    case 57:
      if (auto const* turn = turn_that_runs(s); turn && below(3) != 0) {
        return command::extend_turn{*s.speaker, s.segments.at(*s.current).round.number, turn->added, time()};
      }
      return command::begin_round{s.current ? s.segments.at(*s.current).round.number + 1 : 1};
    case 58: return command::see_signal{signalled.panellist, signalled.kind, signalled.revision};
    case 59:
      return coin() ? command::any(command::handle_signal{signalled.panellist, signalled.kind, signalled.revision})
                    : command::any(command::grant_time{signalled.panellist, signalled.revision, 30s});
    case 60:
      return coin() ? command::any(command::send_message{{{panellist()}, coin(), coin()}, "Please conclude"})
                    : command::any(command::take_down_message{m, s.messages.contains(m) ? s.messages.at(m).revision : 1});
    case 61: return command::enter_question{coin() ? "From a card?" : "From a chat?", "", maybe(panellist())};
    case 62:
    case 63: {
      command::review_questions all{{}, static_cast<review_step>(below(4)), "", {coin() ? "money" : "pipes"}, {}};
      if (all.step == review_step::group) all.into = question();
      for (auto many = below(4); many > 0; --many) {
        auto const id = question();
        all.questions.push_back({id, revision(id)});
      }
      return all;
    }
    case 64:
    case 65: {
      auto const id = s.queue.empty() ? q : s.queue[below(s.queue.size())];
      return command::move_question{id, revision(id), s.queue.empty() || coin() ? std::nullopt : std::optional(s.queue.front())};
    }
    case 67:
      if (coin()) return command::keep_quick_message{coin() ? "Thank you" : "One more minute"};
      return command::drop_quick_message{coin() ? "Thank you" : "Closer to the microphone"};
    case 66: return command::correct_request{r, rn, coin() ? "Kim" : "Kimberley", ""};
    default: return command::set_stage{static_cast<stage_picture>(below(3)), s.picture};
  }
}

command::any crowd::undoing() {
  auto const& all = e.s.history;
  if (all.empty()) return command::undo{1};
  auto const& one = all[all.size() - 1 - below(std::min<std::size_t>(all.size(), 30))];
  return one.undone ? command::any(command::redo{one.record}) : command::any(command::undo{one.record});
}

std::pair<actor, command::any> crowd::by_others() {
  auto const& s = e.s;
  std::array const audience{rosa, tariq, mei};
  auto const who = audience[below(3)];
  auto const at_podium = actor{role::panellist, panellist()};
  auto const mine = [&](std::vector<std::string> participant::*of) {
    auto const me = s.participants.find(who.id);
    if (me == s.participants.end() || (me->second.*of).empty()) return std::string("none");
    return (me->second.*of)[below((me->second.*of).size())];
  };
  switch (below(18)) {
    case 0:
    case 1:
    case 2: return {who, command::submit_question{"Why?", "", maybe(panellist())}};
    case 3:
    case 4:
    case 5: return {who, command::vote{question(), below(3) != 0}};
    case 6: return {who, command::withdraw_question{mine(&participant::questions)}};
    case 7: return {who, command::resubmit_question{mine(&participant::questions)}};
    case 8:
    case 9: {
      auto const [kind, to] = asked_for();
      return {who, command::request_floor{"Somebody", "", maybe("States"), coin(), kind, to}};
    }
    case 10: return {who, command::withdraw_request{mine(&participant::requests)}};
    case 11: return {who, command::return_request{mine(&participant::requests)}};
    case 12: return {who, command::give_back_floor{mine(&participant::requests)}};
    case 13: return {at_podium, command::respond{question(), coin() ? std::optional(willingness::will_answer) : std::nullopt}};
    case 16: return {who, command::let_others_first{mine(&participant::requests)}};
    case 15: return {who, command::revise_question{mine(&participant::questions), coin() ? "Why, then?" : "Why not?"}};
    case 14: return {at_podium, command::raise_signal{coin() ? signal_kind::more_time : signal_kind::ready}};
    default:
      if (below(3) == 0) return {at_podium, command::acknowledge{one_of(s.messages)}};
      return {at_podium, command::lower_signal{signal_kind::ready}};
  }
}

command::any crowd::besides() {
  switch (below(7)) {
    case 4: return command::require_personal_links{coin()};
    case 5: return command::make_personal_links{e.s.personal_links, 2};
    case 6: {
      auto const number = coin() ? std::optional(1u) : std::nullopt;
      return command::renew_personal_link{number, number ? generation_of(e.s.links, {role::participant, "1"}) : e.s.links.personal};
    }
    case 0: return command::withdraw_report{};
    case 1: return command::publish_report{};
    case 2: return command::set_microphones{static_cast<microphone_mode>(below(3)), e.s.microphones.mode};
    default: return command::publish_report{e.now + 1h};
  }
}

std::pair<actor, command::any> crowd::by_itself() {
  auto const& s = e.s;
  if (auto const due = next_deadline(s, e.now); due && due->at <= e.now && coin()) return {server, due->what};
  if (below(6) == 0) {
    auto const whose = maybe(panellist());
    auto const as = whose ? role::panellist : role::stage;
    return {a_moderator(), command::renew_link{as, whose, generation_of(s.links, {as, whose.value_or("")})}};
  }
  if (below(8) == 0) return {server, command::keep_caption{"Good morning.", coin() ? "en" : ""}};
  return {coin() ? stage : actor{role::panellist, panellist()}, command::note_delivery{one_of(s.messages)}};
}

}  // namespace dais::test
