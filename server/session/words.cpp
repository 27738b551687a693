#include "session/words.hpp"

#include <algorithm>
#include <cstdlib>

namespace dais {

namespace {

// On one line: a participant who breaks the lines of a question shall not write lines of the record.
std::string quoted(std::string const& text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '\n') {
      out += " / ";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string panellist_name(session const& s, std::string const& id) {
  auto const& people = s.panellists;
  auto const found = std::find_if(people.begin(), people.end(), [&](auto const& p) { return p.id == id; });
  return found == people.end() ? id : found->name;
}

std::string signed_length(length l) { return (l < length{} ? "" : "+") + length_in_words(l); }

class teller {
 public:
  teller(session const& after, std::optional<std::string> const& left, actor const& by, instant at)
      : after_(after), left_(left), at_(at), by_(by.as) {}

  std::string operator()(event::session_created const& e) const { return "made the session " + quoted(e.plan.title); }
  std::string operator()(event::session_opened const&) const { return "opened the session"; }
  std::string operator()(event::segment_begun const& e) const {
    return (e.interrupting ? "went back to " : "began ") + segment(e.segment) + ending();
  }
  std::string operator()(event::segment_ended const&) const { return "ended " + left_segment(); }
  std::string operator()(event::paused const&) const { return "paused " + segment(*after_.current); }
  std::string operator()(event::resumed const&) const { return "resumed " + segment(*after_.current); }
  std::string operator()(event::time_added const& e) const {
    return (e.by < length{} ? "took " : "added ") + length_in_words(e.by < length{} ? -e.by : e.by) +
           (e.by < length{} ? " from " : " to ") + segment(e.segment);
  }
  std::string operator()(event::segment_skipped const& e) const { return "skipped " + segment(e.segment); }
  std::string operator()(event::segment_restored const& e) const { return "restored " + segment(e.segment); }
  std::string operator()(event::segment_moved const& e) const {
    return "moved " + segment(e.segment) + (e.before ? " before " + segment(*e.before) : " to the end");
  }
  std::string operator()(event::session_concluded const&) const { return "ended the session" + ending() + speaking_times(); }
  std::string operator()(event::session_closed const&) const { return "closed the session"; }

  std::string operator()(event::beginning_backdated const& e) const {
    auto text = "said that " + segment(e.segment) + " began " + length_in_words(at_ - e.at) + " ago";
    for (auto const& [id, g] : after_.segments) {
      bool const ended_then = id != e.segment && g.ended == e.at && g.clock.used > length{};
      if (ended_then) text += ", and " + segment(id) + " ended then after " + length_in_words(g.clock.used);
    }
    return text;
  }
  std::string operator()(event::ending_backdated const& e) const {
    return "said that " + segment(e.segment) + " ended " + length_in_words(at_ - e.at) + " ago, after " +
           length_in_words(after_.segments.at(e.segment).clock.used);
  }
  std::string operator()(event::caught_up const& e) const {
    if (e.dropped) return "dropped " + segment(*e.dropped);
    if (e.end) return moved_end();
    std::string list;
    for (auto const& one : e.changes) {
      auto const& clock = after_.segments.at(one.segment).clock;
      list += (list.empty() ? "" : ", ") + segment(one.segment) + " to " + length_in_words(clock.allotment + clock.added);
    }
    bool const is_ahead = e.how == remedy::lengthen || e.how == remedy::to_questions;
    return (is_ahead ? "lengthened " : "shortened ") + list;
  }
  std::string operator()(event::segment_edited const& e) const {
    auto const& g = after_.segments.at(e.segment);
    return "edited " + segment(e.segment) + " (" + length_in_words(g.plan.allotment) + ")";
  }
  std::string operator()(event::segment_inserted const& e) const {
    return "inserted " + quoted(e.what.title) + " (" + length_in_words(e.what.allotment) + ")" +
           (e.before ? " before " + segment(*e.before) : " at the end");
  }
  std::string operator()(event::session_edited const& e) const { return "edited the session " + quoted(e.to.title); }
  std::string operator()(event::end_moved const&) const { return moved_end(); }
  std::string operator()(event::panellist_added const& e) const { return "added the panellist " + e.name; }
  std::string operator()(event::panellist_edited const& e) const { return "edited the panellist " + e.name; }
  std::string operator()(event::presence_noted const& e) const {
    return "noted that " + panellist_name(after_, e.panellist) + (e.on ? " has come" : " did not come");
  }
  std::string operator()(event::undone const& e) const { return "undid: " + changed(e.record); }
  std::string operator()(event::redone const& e) const { return "did again: " + changed(e.record); }
  std::string operator()(event::moderation_handed const& e) const {
    if (e.on) return "handed the moderator's role to the co-moderator";
    return by_ == role::moderator ? "took the moderator's role back" : "gave the moderator's role back";
  }

  std::string operator()(event::question_rules_set const& e) const {
    auto const words = e.rules.words.size();
    return "set the questions to: " + taken(e.rules.taking) + (e.rules.approval ? ", with approval" : ", without approval") +
           (e.rules.anonymous ? ", names optional" : ", by name only") +
           (words == 0 ? "" : ", " + std::to_string(words) + (words == 1 ? " word" : " words") + " held back");
  }
  std::string operator()(event::question_submitted const& e) const {
    return "asked " + (e.to ? panellist_name(after_, *e.to) : std::string("the panel")) + ": " + quoted(e.text) +
           (e.name.empty() ? " (anonymous" : " (" + e.name) + ", q" + std::to_string(after_.questions.size()) +
           (e.held ? ", held back" : "") + ")";
  }
  std::string operator()(event::question_edited const& e) const { return "edited " + question(e.question); }
  std::string operator()(event::question_approved const& e) const { return "approved " + question(e.question); }
  std::string operator()(event::question_declined const& e) const {
    return "did not take " + question(e.question) + ": " + quoted(e.reason);
  }
  std::string operator()(event::question_queued const& e) const { return "queued " + question(e.question); }
  std::string operator()(event::question_unqueued const& e) const { return "took " + question(e.question) + " out of the queue"; }
  std::string operator()(event::question_put_on_stage const& e) const { return "put " + question(e.question) + " on stage"; }
  std::string operator()(event::question_taken_off_stage const& e) const { return "took " + question(e.question) + " off the stage"; }
  std::string operator()(event::question_answered const& e) const {
    std::string const how = e.how == answer_kind::live         ? "answered"
                            : e.how == answer_kind::in_writing ? "answered in writing"
                                                               : "to be followed up";
    return "marked " + question(e.question) + " as " + how + (e.text.empty() ? "" : ": " + quoted(e.text));
  }
  std::string operator()(event::question_restored const& e) const { return "restored " + question(e.question); }
  std::string operator()(event::question_grouped const& e) const { return "grouped " + question(e.question) + " into " + question(e.into); }
  std::string operator()(event::question_ungrouped const& e) const { return "took " + question(e.question) + " out of its group"; }
  std::string operator()(event::question_labelled const& e) const {
    std::string list;
    for (auto const& one : e.labels) list += (list.empty() ? "" : ", ") + quoted(one);
    return list.empty() ? "took the labels off " + question(e.question) : "labelled " + question(e.question) + " " + list;
  }
  std::string operator()(event::question_addressed const& e) const {
    return "passed " + question(e.question) + " to " + (e.to ? panellist_name(after_, *e.to) : std::string("the panel"));
  }
  std::string operator()(event::question_responded const& e) const {
    if (!e.response) return "took back what was said of " + question(e.question);
    return (*e.response == willingness::pass ? "will not answer " : "will answer ") + question(e.question);
  }
  std::string operator()(event::question_withdrawn const& e) const { return "withdrew " + question(e.question); }
  std::string operator()(event::question_resubmitted const& e) const { return "asked " + question(e.question) + " again"; }
  std::string operator()(event::voted const& e) const {
    return (e.on ? "voted for " : "took back the vote for ") + e.question;
  }
  std::string operator()(event::participant_muted const& e) const {
    return (e.on ? "muted participant " : "lifted the muting of participant ") + std::to_string(e.participant);
  }

  std::string operator()(event::floor_rules_set const& e) const {
    std::string groups;
    for (auto const& g : e.rules.groups) {
      groups += (groups.empty() ? ", groups " : ", ") + quoted(g.name);
      if (g.limit) groups += " of " + std::to_string(*g.limit);
      if (g.allotment) groups += " at " + length_in_words(*g.allotment);
    }
    return "set the speakers' list to: " + taken(e.rules.taking) + ", " + ordered(e.rules.order) + ", " +
           length_in_words(e.rules.allotment) + " each" + groups + drawing();
  }
  std::string operator()(event::closing_announced const& e) const {
    if (!e.at) return "took back the closing of the speakers' list";
    return "announced that the speakers' list closes in " + length_in_words(*e.at - at_);
  }
  std::string operator()(event::list_closed const&) const { return "closed the speakers' list"; }
  std::string operator()(event::lots_drawn const&) const { return "drew lots" + drawing(); }

  std::string operator()(event::floor_requested const& e) const {
    return (e.point_of_order ? "raised a point of order as " : "requested the floor as ") + described(e);
  }
  std::string operator()(event::request_entered const& e) const {
    return (e.point_of_order ? "noted a point of order of " : "put on the speakers' list: ") + described(e);
  }
  std::string operator()(event::request_moved const& e) const {
    return "moved " + speaker(e.request) + (e.before ? " before " + speaker(*e.before) : " to the end") + " by hand";
  }
  std::string operator()(event::request_set_absent const& e) const { return "set " + speaker(e.request) + " aside as not there"; }
  std::string operator()(event::request_returned const& e) const { return "put " + speaker(e.request) + " on the list again"; }
  std::string operator()(event::floor_given const& e) const {
    bool const interrupts = e.replacing && after_.requests.at(*e.replacing).state == request_state::waiting;
    return "gave the floor to " + speaker(e.request) + (interrupts ? ", interrupting " + speaker(*e.replacing) : "");
  }
  std::string operator()(event::intervention_extended const& e) const {
    return "changed the time of " + speaker(e.request) + " by " + signed_length(e.by);
  }
  std::string operator()(event::intervention_ended const& e) const {
    auto const& r = after_.requests.at(e.request);
    return "ended the intervention of " + r.name + " after " + length_in_words(r.clock.used);
  }
  std::string operator()(event::floor_yielded const& e) const {
    return "passed what was left to " + speaker(e.request) + " to " + speaker(e.to) + ", " +
           length_in_words(after_.requests.at(e.to).clock.allotment);
  }
  std::string operator()(event::word_given const& e) const { return e.to ? "gave the word to " + at_podium(*e.to) : "took the word back"; }
  std::string operator()(event::round_begun const& e) const { return "began round " + std::to_string(e.number); }
  std::string operator()(event::signal_raised const& e) const {
    switch (e.kind) {
      case signal_kind::more_time: return "asked for one more minute";
      case signal_kind::ready: return "is ready";
      case signal_kind::cannot_hear: return "cannot hear";
      case signal_kind::must_leave: break;
    }
    return "must leave in " + length_in_words(*e.leaves - at_);
  }
  std::string operator()(event::signal_lowered const& e) const { return "took back: " + named(e.kind); }
  std::string operator()(event::signal_seen const& e) const {
    return "saw the signal of " + panellist_name(after_, e.panellist) + ": " + named(e.kind);
  }
  std::string operator()(event::signal_handled const& e) const {
    return "dealt with the signal of " + panellist_name(after_, e.panellist) + ": " + named(e.kind);
  }
  std::string operator()(event::time_granted const& e) const {
    return "gave " + panellist_name(after_, e.panellist) + " " + length_in_words(e.by) + " more " +
           (e.of_turn ? std::string("in this round") : "in " + segment(e.segment));
  }
  std::string operator()(event::message_sent const& e) const { return "told " + receiving(e.to) + ": " + quoted(e.text); }
  std::string operator()(event::message_taken_down const& e) const {
    return "took down the message " + quoted(after_.messages.at(e.message).text);
  }
  std::string operator()(event::message_delivered const& e) const {
    return "was shown the message " + quoted(after_.messages.at(e.message).text);
  }
  std::string operator()(event::message_seen const& e) const {
    return "has read the message " + quoted(after_.messages.at(e.message).text);
  }
  std::string operator()(event::stage_set const& e) const {
    switch (e.to) {
      case stage_picture::session: return "showed the session on the stage again";
      case stage_picture::blackout: return "blacked out the stage";
      case stage_picture::test: break;
    }
    return "showed the test pattern on the stage";
  }
  std::string operator()(event::request_withdrawn const& e) const { return "withdrew the request of " + speaker(e.request); }

 private:
  session const& after_;
  std::optional<std::string> const& left_;
  instant at_;
  role by_;

  std::string segment(std::string const& id) const { return quoted(after_.segments.at(id).plan.title); }
  std::string question(std::string const& id) const { return id + " " + quoted(after_.questions.at(id).text); }
  std::string speaker(std::string const& id) const { return after_.requests.at(id).name; }

  std::string at_podium(std::string const& id) const { return id == moderator_id ? "the moderator" : panellist_name(after_, id); }

  // Of those at the podium, in the order of the plan, the moderator last.
  std::string speaking_times() const {
    std::string list;
    auto const tell = [&](std::string const& id) {
      auto const found = after_.spoken.find(id);
      if (found == after_.spoken.end() || found->second.used < std::chrono::seconds(1)) return;
      list += (list.empty() ? "; spoken: " : ", ") + at_podium(id) + " " + length_in_words(found->second.used);
    };
    for (auto const& one : after_.panellists) tell(one.id);
    tell(moderator_id);
    return list;
  }

  std::string moved_end() const {
    auto const by = after_.end - after_.plan.end;
    if (by == length{}) return "moved the end back to where it was planned";
    return "moved the end to " + length_in_words(by < length{} ? -by : by) + (by < length{} ? " earlier" : " later") + " than planned";
  }

  std::string changed(std::uint64_t record) const {
    for (auto const& one : after_.history) {
      if (one.record == record) return who_in_words(after_, one.by) + " " + one.words;
    }
    return {};
  }

  static std::string named(signal_kind kind) {
    switch (kind) {
      case signal_kind::more_time: return "one more minute";
      case signal_kind::ready: return "ready";
      case signal_kind::cannot_hear: return "cannot hear";
      case signal_kind::must_leave: break;
    }
    return "must leave";
  }

  std::string receiving(recipients const& to) const {
    if (to.audience) return "everyone";
    std::string list;
    if (to.panellists.size() > 1 && to.panellists.size() == after_.panellists.size()) {
      list = "all panellists";
    } else {
      for (auto const& one : to.panellists) list += (list.empty() ? "" : ", ") + panellist_name(after_, one);
    }
    if (to.stage) list += list.empty() ? "the stage" : " and the stage";
    return list;
  }

  static std::string taken(intake how) {
    return how == intake::automatic ? "taken during discussion and Q&A" : how == intake::open ? "open" : "closed";
  }
  static std::string ordered(floor_order by) {
    switch (by) {
      case floor_order::first_come: return "first come";
      case floor_order::alternate: return "room and online in turn";
      case floor_order::first_time: return "first-time speakers first";
      case floor_order::by_group: return "by group";
      case floor_order::by_lot: return "by lot";
    }
    return {};
  }
  // So that anybody can draw again.
  std::string drawing() const {
    if (!after_.lot_seed) return "";
    std::string order;
    for (auto const& id : after_.speakers) order += (order.empty() ? ": " : ", ") + id;
    return " (seed " + std::to_string(*after_.lot_seed) + order + ")";
  }

  template <typename Event>
  static std::string described(Event const& e) {
    return e.name + (e.affiliation.empty() ? "" : ", " + e.affiliation) + (e.group ? ", for " + quoted(*e.group) : "") +
           (e.online ? ", online" : "");
  }

  std::string left_segment() const {
    auto const& g = after_.segments.at(*left_);
    auto const over = g.clock.used - g.clock.allotment - g.clock.added;
    auto const taken = quoted(g.plan.title) + " after " + length_in_words(g.clock.used);
    if (over >= std::chrono::seconds(1)) return taken + ", " + length_in_words(over) + " over";
    return taken;
  }

  std::string ending() const { return left_ ? ", leaving " + left_segment() : ""; }
};

}  // namespace

std::string length_in_words(length l) {
  auto const total = std::chrono::duration_cast<std::chrono::seconds>(l).count();
  auto const seconds = std::abs(total);
  auto const two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = total < 0 ? "-" : "";
  if (seconds >= 3600) return text + std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  return text + std::to_string(seconds / 60) + ":" + two(seconds % 60);
}

std::string who_in_words(session const& s, actor const& who) {
  switch (who.as) {
    case role::moderator: return "the moderator";
    case role::co_moderator: return "the co-moderator";
    case role::panellist: return panellist_name(s, who.id);
    case role::observer: return "an observer";
    case role::stage: return "the stage";
    case role::system: return "the server";
    case role::participant: break;
  }
  auto const found = s.participants.find(who.id);
  return found == s.participants.end() ? "a participant" : "participant " + std::to_string(found->second.number);
}

std::string what_in_words(session const& s, std::optional<std::string> const& left, actor const& by, instant at, event::any const& what) {
  return visit_kind(teller{s, left, by, at}, what);
}

std::string who_was_earlier(session const& s, std::optional<std::uint64_t> after, std::uint64_t own) {
  change const* latest = nullptr;
  std::uint64_t latest_record = 0;
  for (auto const& one : s.history) {
    auto const& p = one.after;
    bool const is_of_run = p.run || p.order || p.end || p.panel || !p.segments.empty();
    auto const record = one.undone ? one.undone->record : one.record;
    if ((after ? record <= *after : !is_of_run) || record < latest_record) continue;
    latest = &one;
    latest_record = record;
  }
  if (!latest) return was_changed;
  auto const& undone = latest->undone;
  auto const what = (undone ? " undid: " : " ") + latest->words + ", a moment earlier. Nothing ";
  if (latest_record == own) return "You" + what + "more was done; look again.";
  auto who = who_in_words(s, undone ? undone->by : latest->by);
  who.front() = 'T';  // "the"
  return who + what + "was done; look again.";
}

}  // namespace dais
