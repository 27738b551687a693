// Evolve is total: any record on any state either applies or changes nothing, and what it leaves is a session that holds together.

#include "session/evolve.hpp"
#include "catch.hpp"
#include "evening.hpp"
#include "holds_together.hpp"
#include "seeds.hpp"
#include "session/make_view.hpp"
#include "session/podium/podium.hpp"
#include "session/run/forecast.hpp"

#include <algorithm>
#include <random>

using namespace dais;
using namespace dais::test;

namespace {

// Gives whatever may stand in an event, fitting or not.
class chance {
 public:
  explicit chance(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool coin() { return below(2) == 0; }
  std::string one_of(std::vector<std::string> const& names) { return names[below(names.size())]; }
  std::string segment() { return one_of({"intro", "first", "second", "talk", "qa", "end", "added-1", "nowhere"}); }
  std::string question() { return one_of({"q1", "q2", "q3", "q4", "q5", "q0", "", "r1"}); }
  std::string request() { return one_of({"r1", "r2", "r3", "r4", "r9", "", "q1"}); }
  std::optional<std::string> maybe(std::string name) { return coin() ? std::optional(std::move(name)) : std::nullopt; }
  intake taking() { return std::vector{intake::automatic, intake::open, intake::closed}[below(3)]; }
  floor_order order() {
    return std::vector{floor_order::first_come, floor_order::alternate, floor_order::first_time, floor_order::by_group,
                       floor_order::by_lot}[below(5)];
  }
  duration span() { return duration{static_cast<int>(below(4'000'000)) - 2'000'000}; }

  // Mostly the present one, so that enough of the events fit.
  std::uint32_t revision(std::uint32_t present) { return below(4) == 0 ? static_cast<std::uint32_t>(below(9)) : present; }

  actor who() {
    std::vector<actor> const people{moderator, co_moderator, ana, stage, rosa, tariq, mei, server, {role::participant, ""}};
    return people[below(people.size())];
  }

  event::any what(session const& s) {
    auto const n = revision(s.revision);
    auto const q = question();
    auto const qn = revision(s.questions.contains(q) ? s.questions.at(q).revision : 1);
    auto const r = request();
    auto const rn = revision(s.requests.contains(r) ? s.requests.at(r).revision : 1);
    auto const fn = revision(s.floor_revision);
    auto const group = maybe(one_of({"Delegations", "Students", "Nobody"}));
    auto const panellist = one_of({"ana", "ben", "added-1", "nobody"});
    auto const kind = static_cast<signal_kind>(below(4));
    auto const raised = s.signals.find(signal_id(panellist, kind));
    auto const sn = revision(raised == s.signals.end() ? 1 : raised->second.revision);
    auto const m = one_of({"m1", "m2", "m3", "m0"});
    auto const mn = revision(s.messages.contains(m) ? s.messages.at(m).revision : 1);
    switch (below(98)) {
      case 97: return event::caption_kept{"Good morning.", "en"};
      case 95: return event::personal_links_required{coin()};
      case 96:
        if (coin()) return event::personal_links_made{static_cast<std::uint32_t>(below(3))};
        return event::link_renewed{role::participant, maybe("1")};
      case 94: return event::microphones_set{static_cast<microphone_mode>(below(3)), s.microphones.mode};
      case 90: return event::report_published{coin() ? std::nullopt : std::optional(s.at + span())};
      case 91: return event::report_withdrawn{};
      case 92: return event::answer_written{q, "Because."};
      case 93: return event::moderators_told{"The bus leaves at noon."};
      case 88: return event::tool_admitted{one_of({"Deck", "Clock"}), static_cast<tool_rights>(below(3))};
      case 89: return event::tool_revoked{one_of({"t1", "t2", "t9"})};
      case 86: return event::session_locked{coin()};
      case 87: {
        auto const who = static_cast<std::uint32_t>(below(7));
        return who == 6 ? event::any(event::participants_erased{{who}}) : event::any(event::participants_removed{{who}});
      }
      case 84: return event::quick_message_kept{one_of({"Thank you", "One more minute"})};
      case 85:
        if (coin()) return event::link_renewed{role::stage, {}};
        return event::quick_message_dropped{"Thank you"};
      case 77: return event::question_entered{"Why?", coin() ? "Somebody" : "", maybe("ana")};
      case 78:
      case 79: return event::questions_reviewed{{{q, qn}, {question(), 1}}, static_cast<review_step>(below(4)), "", {"money"}, q};
      case 80: return event::question_moved{q, qn, maybe(question())};
      case 81: return event::question_revised{q, one_of({"Why?", "Why not?"}), coin()};
      case 82: return event::request_corrected{r, rn, "Somebody else", ""};
      case 83: return event::request_put_last{r};
      case 0: return event::session_created{"again", small_plan()};
      case 1: return event::session_opened{n};
      case 2: return event::segment_begun{n, segment(), coin()};
      case 3: return event::segment_ended{n};
      case 4: return event::paused{n};
      case 5: return event::resumed{n};
      case 6: return event::time_added{n, segment(), span()};
      case 7: return event::segment_skipped{n, segment()};
      case 8: return event::segment_restored{n, segment()};
      case 9: return event::segment_moved{n, segment(), maybe(segment())};
      case 10: return below(9) == 0 ? event::any(event::session_concluded{n}) : event::any(event::segment_begun{n, "qa", true});
      case 11: return below(9) == 0 ? event::any(event::session_closed{n}) : event::any(event::segment_begun{n, "talk", false});
      case 12: return event::question_rules_set{revision(s.rules_revision), {coin(), coin(), taking(), {}}};
      case 13: return event::question_submitted{"Why?", coin() ? "Somebody" : "", maybe("ana"), coin(), maybe("fr"), coin()};
      case 14: return event::question_approved{q, qn};
      case 15: return event::question_declined{q, qn, "No."};
      case 16: return event::question_queued{q, qn};
      case 17: return event::question_unqueued{q, qn};
      case 18: return event::question_put_on_stage{q, qn, coin() ? s.on_stage : maybe(question())};
      case 19: return event::question_taken_off_stage{q, qn};
      case 20: return event::question_answered{q, qn, coin() ? answer_kind::live : answer_kind::follow_up, coin() ? "Yes." : ""};
      case 21: return event::question_withdrawn{q};
      case 22:
      case 23: return event::voted{q, below(3) != 0};
      case 24:
        if (coin()) return event::question_translated{q, qn, one_of({"fr", "ar"}), one_of({"Pourquoi ?", "Qui ?", ""})};
        return event::question_edited{q, qn, one_of({"Why?", "Why not?"})};
      case 25: return event::question_restored{q, qn};
      case 26:
      case 27: return event::question_grouped{q, qn, question()};
      case 28: return event::question_ungrouped{q, qn};
      case 29: return event::question_labelled{q, qn, {one_of({"money", "pipes"})}};
      case 30: return event::question_addressed{q, qn, maybe(one_of({"ana", "ben"}))};
      case 31:
        return event::question_responded{q, coin() ? std::nullopt : std::optional(coin() ? willingness::pass : willingness::will_answer)};
      case 32: return event::question_resubmitted{q};
      case 33: return event::participant_muted{static_cast<std::uint32_t>(below(7)), below(3) == 0};
      case 34:
        return event::floor_rules_set{
            fn, {taking(), order(), 3min, 30s, {{"Delegations", 1u, 2min}, {"Students", std::nullopt, std::nullopt}}, {}, {}}};
      case 35: return event::closing_announced{fn, coin() ? std::nullopt : std::optional(s.at + span())};
      case 36: return below(4) == 0 ? event::any(event::list_closed{fn}) : event::any(event::lots_drawn{fn});
      case 37: return event::lots_drawn{fn};
      case 38: return event::floor_requested{"Somebody", "", group, coin(), static_cast<request_kind>(below(4)), s.speaking};
      case 39: return event::request_entered{"Somebody", "", group, coin(), static_cast<request_kind>(below(4)), maybe(request())};
      case 40: return event::request_moved{r, rn, maybe(request())};
      case 41: return event::request_set_absent{r, rn};
      case 42: return event::request_returned{r};
      case 43:
      case 44: return event::floor_given{r, rn, coin() && s.current ? *s.current : segment(), coin() ? s.speaking : maybe(request())};
      case 45: return event::intervention_extended{r, rn, span()};
      case 46: return event::intervention_ended{r, rn};
      case 47: return event::floor_yielded{r, rn, request()};
      case 48:
        return event::word_given{maybe(one_of({"ana", "ben", moderator_id})), coin() && s.current ? *s.current : segment(),
                                 below(3) != 0 ? s.speaking : maybe(request())};
      case 49: return event::beginning_backdated{n, coin() && s.current ? *s.current : segment(), s.at - earlier()};
      case 50: return event::ending_backdated{n, segment(), s.at - earlier()};
      case 51: {
        if (coin()) return event::caught_up{n, remedy::drop, {}, maybe(segment()), {}};
        if (coin()) return event::caught_up{n, remedy::extend, {}, {}, s.end + span()};
        return event::caught_up{n, remedy::shorten, {{segment(), span()}, {segment(), span()}}, {}, {}};
      }
      case 52: return event::segment_edited{n, segment(), draft()};
      case 53: return event::segment_inserted{n, maybe(segment()), draft()};
      case 54:
        if (coin())
          return event::session_edited{n, {"Another evening", "", "", s.plan.start + span(), s.plan.end + 3h, {"Ines"}, "Asia/Tokyo"}};
        return event::end_moved{n, s.end + span()};
      case 55: return event::panellist_added{n, "Ines", "", ""};
      case 56: return event::panellist_edited{n, panellist, "Somebody else", "", ""};
      case 57: return event::presence_noted{n, panellist, coin()};
      case 58:
      case 59:
      case 60:
      case 61:
      case 62:
      case 63: return event::undone{place(s)};
      case 64:
      case 65: return event::redone{place(s)};
      case 66: return event::moderation_handed{coin()};
      case 67:
        if (coin()) return event::turn_extended{panellist, coin() && s.current ? *s.current : segment(), span()};
        return event::round_begun{coin() && s.current ? *s.current : segment(),
                                  (s.current ? s.segments.at(*s.current).round.number : 0) + (coin() ? 1 : 0)};
      case 68: return event::signal_raised{kind, coin() ? std::nullopt : std::optional(s.at + span())};
      case 69: return below(3) == 0 ? event::any(event::signal_lowered{kind}) : event::any(event::signal_raised{kind, {}});
      case 70: return coin() ? event::any(event::signal_seen{panellist, kind, sn}) : event::any(event::signal_handled{panellist, kind, sn});
      case 71: return event::time_granted{panellist, sn, coin() && s.current ? *s.current : segment(), coin(), span()};
      case 72: return event::message_sent{{{panellist}, coin(), coin()}, "Please conclude", "en", {}, maybe(segment()), {}};
      case 73: return coin() ? event::any(event::message_delivered{m}) : event::any(event::message_seen{m});
      case 74: return event::message_taken_down{m, mn};
      case 75: return event::stage_set{static_cast<stage_picture>(below(3)), coin() ? s.picture : stage_picture::test};
      default: return event::request_withdrawn{r};
    }
  }

 private:
  duration earlier() { return duration{static_cast<int>(below(200'000))}; }
  segment_draft draft() {
    segment_draft d{static_cast<segment_kind>(below(6)), "Another", {}, 3min, 30s};
    if (coin()) d.speakers = {one_of({"ana", "ben", "added-1"})};
    if (coin()) d.speakers.push_back("ben");
    if (below(3) == 0) d.turn = 1min;
    if (below(3) == 0) d.grace = 10s;
    return d;
  }
  std::uint64_t place(session const& s) {
    return s.history.empty() || below(9) == 0 ? below(60) : s.history[below(s.history.size())].record;
  }

  std::mt19937 engine_;
};

// And none is shown what is not for them.
void can_be_shown(session const& s) {
  for (auto const as : {role::moderator, role::participant, role::stage, role::panellist}) {
    auto const v = make_view(s, as, everything(s));
    for (auto const& [id, q] : v.questions) REQUIRE((as == role::moderator || is_public(s.questions.at(id).state)));
  }
  for (auto const& who : {rosa, tariq, mei, actor{role::participant, ""}}) {
    auto const own = make_private_view(s, who, everything_of(s, who.id));
    for (auto const& [id, q] : own.questions) {
      REQUIRE(s.questions.at(id).asker == who.id);
      REQUIRE((!q->leader || is_public(s.questions.at(*q->leader).state)));
    }
    for (auto const& [id, voted] : own.votes) {
      auto const& q = s.questions.at(id);
      REQUIRE((is_public(q.state) || s.participants.at(who.id).votes.contains(question_number(id))));
    }
  }
  for (auto const& [id, q] : make_private_view(s, ana, everything(s)).questions) REQUIRE(is_public(s.questions.at(id).state));
  forecast_of(s);
}

}  // namespace

TEST_CASE("any event on any state applies or is stale, and leaves a session that holds together") {
  std::size_t applied = 0;
  for (auto const seed : seeds(400)) {
    CAPTURE(seed);
    chance by(seed);
    evening e;
    for (int i = 0; i < 200; ++i) {
      auto before = e.s;
      auto const who = by.who();
      auto const what = by.what(e.s);
      CAPTURE(i, kind_number(what));
      e.pass(duration{static_cast<int>(by.below(60'000))});
      bool const fitted = e.happen(who, what);
      applied += fitted;
      if (!fitted) {
        REQUIRE(e.changed.empty());
        before.seq = e.s.seq;
        before.at = e.s.at;
        REQUIRE(e.s == before);
      }
      contradicts_nothing(e.s);
      if (i % 20 == 0) can_be_shown(e.s);
    }
    can_be_shown(e.s);

    session again;
    for (auto const& r : e.log) evolve(again, r);
    REQUIRE(again == e.s);
  }
  CHECK(applied > 12'000);  // of 80,000: enough of them fitted to say something
}

TEST_CASE("a log that does not begin with the making of its session is read to its end") {
  for (auto const seed : seeds(30)) {
    CAPTURE(seed);
    chance by(seed);
    session s;
    evening e;
    e.open();
    for (std::uint64_t seq = 1; seq <= 40; ++seq) {
      auto what = by.what(e.s);
      if (seq == 1 && is_kind<event::session_created>(what)) what = event::session_opened{1};
      evolve(s, {seq, e.now, by.who(), what});
      CHECK(s.seq == seq);
    }
    can_be_shown(s);
  }
}

TEST_CASE("every kind of event is thrown at the session") {
  chance by(1);
  evening e;
  e.next_to("qa");
  std::vector<bool> seen(count_kinds<event::any>());
  for (int i = 0; i < 4000; ++i) seen[kind_number(by.what(e.s))] = true;
  for (std::size_t kind = 0; kind < seen.size(); ++kind) {
    CAPTURE(kind);
    CHECK(seen[kind]);
  }
}

TEST_CASE("a session is made by its first record only") {
  evening e;
  auto const before = e.s;
  auto other = small_plan();
  other.title = "Another";
  CHECK_FALSE(e.happen(server, event::session_created{"other", other}));
  CHECK(e.s.id == before.id);
  CHECK(e.s.plan == before.plan);
}
