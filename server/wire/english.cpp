#include "wire/english.hpp"

#include <cctype>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <utility>

namespace dais::english {

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

std::string plain(duration l) { return of(l < duration{} ? -l : l); }
std::string with_sign(duration l) { return (l < duration{} ? "" : "+") + of(l); }

template <typename List, typename Say>
std::string listed(List const& all, Say say) {
  std::string list;
  for (auto const& one : all) list += (list.empty() ? "" : ", ") + say(one);
  return list;
}

std::string to_panel(std::optional<std::string> const& to) { return to ? *to : "the panel"; }

std::string named(signal_kind kind) {
  switch (kind) {
    case signal_kind::more_time: return "one more minute";
    case signal_kind::ready: return "ready";
    case signal_kind::cannot_hear: return "cannot hear";
    case signal_kind::must_leave: break;
  }
  return "must leave";
}

std::string taken(intake how) {
  return how == intake::automatic ? "taken during discussion and Q&A" : how == intake::open ? "open" : "closed";
}

std::string ordered(floor_order by) {
  switch (by) {
    case floor_order::first_come: return "first come";
    case floor_order::alternate: return "room and online in turn";
    case floor_order::first_time: return "first-time speakers first";
    case floor_order::by_group: return "by group";
    case floor_order::by_lot: return "by lot";
    case floor_order::least_time: return "who spoke least first";
  }
  return {};
}

// So that anybody can draw again.
std::string drawing(std::optional<deed::lots> const& drawn) {
  if (!drawn) return "";
  return " (seed " + drawn->seed + (drawn->order.empty() ? "" : ": ") + listed(drawn->order, [](auto const& id) { return id; }) + ")";
}

// Of what is done to several at once, more are only counted.
constexpr std::size_t told_by_name = 3;

std::string asked(request_kind kind, std::optional<deed::request_named> const& to) {
  switch (kind) {
    case request_kind::speech: break;
    case request_kind::point_of_order: return "raised a point of order";
    case request_kind::response: return "asked to respond to " + (to ? to->name : "");
    case request_kind::right_of_reply: return "asked for a right of reply";
  }
  return "requested the floor";
}

std::string entered(request_kind kind, std::optional<deed::request_named> const& to) {
  switch (kind) {
    case request_kind::speech: break;
    case request_kind::point_of_order: return "noted a point of order of ";
    case request_kind::response: return "noted a response to " + (to ? to->name : "") + " by ";
    case request_kind::right_of_reply: return "noted a right of reply of ";
  }
  return "put on the speakers' list: ";
}

std::string replying(char const* what, std::optional<reply_rules> const& rules) {
  if (!rules) return "";
  return std::string(", ") + what + " of " + of(rules->allotment) + (rules->place == reply_place::next ? " next" : " at the end");
}

std::string described(deed::listed_person const& who) {
  return who.name + (who.affiliation.empty() ? "" : ", " + who.affiliation) + (who.group ? ", for " + quoted(*who.group) : "") +
         (who.online ? ", online" : "");
}

std::string left(deed::left_segment const& s) {
  return quoted(s.segment) + " after " + of(s.used) + (s.over ? ", " + of(*s.over) + " over" : "");
}
std::string leaving(std::optional<deed::left_segment> const& s) { return s ? ", leaving " + left(*s) : ""; }

std::string receiving(deed::receivers const& to) {
  if (to.all_panellists && to.stage && to.audience) return "everyone";
  auto all = to.all_panellists ? std::vector<std::string>{"all panellists"} : to.panellists;
  if (to.stage) all.push_back("the stage");
  if (to.audience) all.push_back("the audience");
  return listed(all, [](auto const& name) { return name; });
}

// Hours where it is less than a day.
std::string whole_days(duration l) {
  auto const hours = std::chrono::round<std::chrono::hours>(l).count();
  if (hours < 24) return std::to_string(hours) + (hours == 1 ? " hour" : " hours");
  auto const days = (hours + 12) / 24;
  return std::to_string(days) + (days == 1 ? " day" : " days");
}

std::string question(deed::question_named const& q) { return q.id + " " + quoted(q.text); }

struct teller {
  std::string operator()(deed::session_opened const&) const { return "opened the session"; }
  std::string operator()(deed::segment_begun const& d) const {
    return (d.again ? "went back to " : "began ") + quoted(d.segment) + leaving(d.left);
  }
  std::string operator()(deed::segment_ended const& d) const { return "ended " + left(d.left); }
  std::string operator()(deed::paused const& d) const { return "paused " + quoted(d.segment); }
  std::string operator()(deed::resumed const& d) const { return "resumed " + quoted(d.segment); }
  std::string operator()(deed::time_added const& d) const {
    bool const takes = d.by < duration{};
    return (takes ? "took " : "added ") + plain(d.by) + (takes ? " from " : " to ") + quoted(d.segment);
  }
  std::string operator()(deed::segment_skipped const& d) const { return "skipped " + quoted(d.segment); }
  std::string operator()(deed::segment_restored const& d) const { return "restored " + quoted(d.segment); }
  std::string operator()(deed::segment_moved const& d) const {
    return "moved " + quoted(d.segment) + (d.before ? " before " + quoted(*d.before) : " to the end");
  }
  std::string operator()(deed::session_concluded const& d) const {
    auto const spoken = listed(d.spoken, [](auto const& one) { return of(one.who) + " " + of(one.used); });
    return "ended the session" + leaving(d.left) + (spoken.empty() ? "" : "; spoken: " + spoken);
  }
  std::string operator()(deed::session_closed const&) const { return "closed the session"; }
  std::string operator()(deed::beginning_backdated const& d) const {
    auto text = "said that " + quoted(d.segment) + " began " + of(d.ago) + " ago";
    for (auto const& one : d.ended) text += ", and " + quoted(one.segment) + " ended then after " + of(one.time);
    return text;
  }
  std::string operator()(deed::ending_backdated const& d) const {
    return "said that " + quoted(d.segment) + " ended " + of(d.ago) + " ago, after " + of(d.used);
  }
  std::string operator()(deed::segment_dropped const& d) const { return "dropped " + quoted(d.segment); }
  std::string operator()(deed::caught_up const& d) const {
    return (d.longer ? "lengthened " : "shortened ") +
           listed(d.to, [](auto const& one) { return quoted(one.segment) + " to " + of(one.time); });
  }
  std::string operator()(deed::end_moved const& d) const {
    if (d.by == duration{}) return "moved the end back to where it was planned";
    return "moved the end to " + plain(d.by) + (d.by < duration{} ? " earlier" : " later") + " than planned";
  }
  std::string operator()(deed::time_granted const& d) const {
    return "gave " + d.panellist + " " + of(d.by) + " more " + (d.segment ? "in " + quoted(*d.segment) : "in this round");
  }

  std::string operator()(deed::session_created const& d) const { return "made the session " + quoted(d.title); }
  std::string operator()(deed::session_edited const& d) const { return "edited the session " + quoted(d.title); }
  std::string operator()(deed::segment_edited const& d) const { return "edited " + quoted(d.segment) + " (" + of(d.allotment) + ")"; }
  std::string operator()(deed::segment_inserted const& d) const {
    return "inserted " + quoted(d.segment) + " (" + of(d.allotment) + ")" + (d.before ? " before " + quoted(*d.before) : " at the end");
  }
  std::string operator()(deed::panellist_added const& d) const { return "added the panellist " + d.name; }
  std::string operator()(deed::panellist_edited const& d) const { return "edited the panellist " + d.name; }
  std::string operator()(deed::presence_noted const& d) const { return "noted that " + d.name + (d.on ? " has come" : " did not come"); }

  std::string operator()(deed::question_rules_set const& d) const {
    return "set the questions to: " + taken(d.taking) + (d.approval ? ", with approval" : ", without approval") +
           (d.anonymous ? ", names optional" : ", by name only") +
           (d.words == 0 ? "" : ", " + std::to_string(d.words) + (d.words == 1 ? " word" : " words") + " held back");
  }
  std::string operator()(deed::question_submitted const& d) const {
    return "asked " + to_panel(d.to) + ": " + quoted(d.question.text) + " (" + (d.name.empty() ? "anonymous" : d.name) + ", " +
           d.question.id + (d.held ? ", held back" : "") + ")";
  }
  std::string operator()(deed::question_edited const& d) const { return "edited " + question(d.question); }
  std::string operator()(deed::question_entered const& d) const { return "entered " + question(d.question); }
  std::string operator()(deed::questions_reviewed const& d) const {
    auto const all = d.questions.size() > told_by_name ? std::to_string(d.questions.size()) + " questions"
                                                       : listed(d.questions, [](deed::question_named const& one) { return question(one); });
    switch (d.step) {
      case review_step::approve: return "approved " + all;
      case review_step::decline: return "did not take " + all + (d.reason.empty() ? "" : ": " + quoted(d.reason));
      case review_step::label: return "labelled " + all + " " + listed(d.labels, quoted);
      case review_step::group: return "grouped " + all + " into " + question(*d.into);
    }
    return {};
  }
  std::string operator()(deed::question_moved const& d) const {
    return "moved " + question(d.question) + (d.before ? " before " + question(*d.before) + " in the queue" : " to the end of the queue");
  }
  std::string operator()(deed::question_translated const& d) const {
    return (d.removed ? "removed the translation of " : "translated ") + question(d.question) + " into " + d.language;
  }
  std::string operator()(deed::question_revised const& d) const { return "changed " + question(d.question); }
  std::string operator()(deed::question_approved const& d) const { return "approved " + question(d.question); }
  std::string operator()(deed::question_declined const& d) const {
    return "did not take " + question(d.question) + (d.reason.empty() ? "" : ": " + quoted(d.reason));
  }
  std::string operator()(deed::question_queued const& d) const { return "queued " + question(d.question); }
  std::string operator()(deed::question_unqueued const& d) const { return "took " + question(d.question) + " out of the queue"; }
  std::string operator()(deed::question_put_on_stage const& d) const { return "put " + question(d.question) + " on stage"; }
  std::string operator()(deed::question_taken_off_stage const& d) const { return "took " + question(d.question) + " off the stage"; }
  std::string operator()(deed::question_answered const& d) const {
    std::string const how = d.how == answer_kind::live         ? "answered"
                            : d.how == answer_kind::in_writing ? "answered in writing"
                                                               : "to be followed up";
    return "marked " + question(d.question) + " as " + how + (d.text.empty() ? "" : ": " + quoted(d.text));
  }
  std::string operator()(deed::question_restored const& d) const { return "restored " + question(d.question); }
  std::string operator()(deed::question_grouped const& d) const { return "grouped " + question(d.question) + " into " + question(d.into); }
  std::string operator()(deed::question_ungrouped const& d) const { return "took " + question(d.question) + " out of its group"; }
  std::string operator()(deed::question_labelled const& d) const {
    if (d.labels.empty()) return "took the labels off " + question(d.question);
    return "labelled " + question(d.question) + " " + listed(d.labels, quoted);
  }
  std::string operator()(deed::question_addressed const& d) const { return "passed " + question(d.question) + " to " + to_panel(d.to); }
  std::string operator()(deed::report_published const& d) const {
    if (!d.answers_for) return "made the report public";
    return "made the report public, with answers in writing for " + whole_days(*d.answers_for);
  }
  std::string operator()(deed::report_withdrawn const&) const { return "made the report private again"; }
  std::string operator()(deed::answer_written const& d) const { return "answered " + question(d.question) + ": " + quoted(d.text); }
  std::string operator()(deed::question_responded const& d) const {
    if (!d.response) return "took back what was said of " + question(d.question);
    return (*d.response == willingness::pass ? "will not answer " : "will answer ") + question(d.question);
  }
  std::string operator()(deed::question_withdrawn const& d) const { return "withdrew " + question(d.question); }
  std::string operator()(deed::question_resubmitted const& d) const { return "asked " + question(d.question) + " again"; }
  std::string operator()(deed::voted const& d) const { return (d.on ? "voted for " : "took back the vote for ") + d.question.id; }

  std::string operator()(deed::floor_rules_set const& d) const {
    std::string groups;
    for (auto const& g : d.groups) {
      groups += (groups.empty() ? ", groups " : ", ") + quoted(g.name);
      if (g.limit) groups += " of " + std::to_string(*g.limit);
      if (g.allotment) groups += " at " + of(*g.allotment);
      if (g.budget) groups += " with " + of(*g.budget) + " in all";
    }
    return "set the speakers' list to: " + taken(d.taking) + ", " + ordered(d.order) + ", " + of(d.allotment) + " each" + groups +
           replying("responses", d.responses) + replying("rights of reply", d.rights_of_reply) + drawing(d.drawn);
  }
  std::string operator()(deed::closing_announced const& d) const {
    if (!d.in) return "took back the closing of the speakers' list";
    return "announced that the speakers' list closes in " + of(*d.in);
  }
  std::string operator()(deed::list_closed const&) const { return "closed the speakers' list"; }
  std::string operator()(deed::lots_drawn const& d) const { return "drew lots" + drawing(d.drawn); }
  std::string operator()(deed::floor_requested const& d) const { return asked(d.kind, d.to) + " as " + described(d.who); }
  std::string operator()(deed::request_entered const& d) const { return entered(d.kind, d.to) + described(d.who); }
  std::string operator()(deed::request_moved const& d) const {
    return "moved " + d.request.name + (d.before ? " before " + d.before->name : " to the end") + " by hand";
  }
  std::string operator()(deed::request_corrected const& d) const {
    return "corrected a name on the speakers' list: " + d.request.name + (d.affiliation.empty() ? "" : ", " + d.affiliation);
  }
  std::string operator()(deed::request_set_absent const& d) const { return "set " + d.request.name + " aside as not there"; }
  std::string operator()(deed::request_returned const& d) const { return "put " + d.request.name + " on the list again"; }
  std::string operator()(deed::request_put_last const& d) const { return "let others go before " + d.request.name; }
  std::string operator()(deed::request_withdrawn const& d) const { return "withdrew the request of " + d.request.name; }
  std::string operator()(deed::floor_given const& d) const {
    return "gave the floor to " + d.request.name + (d.interrupting ? ", interrupting " + d.interrupting->name : "");
  }
  std::string operator()(deed::intervention_extended const& d) const {
    return "changed the time of " + d.request.name + " by " + with_sign(d.by);
  }
  std::string operator()(deed::intervention_ended const& d) const {
    return "ended the intervention of " + d.request.name + " after " + of(d.used);
  }
  std::string operator()(deed::floor_yielded const& d) const {
    return "passed what was left to " + d.request.name + " to " + d.to.name + ", " + of(d.rest);
  }
  std::string operator()(deed::word_given const& d) const { return d.to ? "gave the floor to " + of(*d.to) : "took the floor back"; }
  std::string operator()(deed::turn_extended const& d) const { return "changed the turn of " + d.panellist + " by " + with_sign(d.by); }
  std::string operator()(deed::round_begun const& d) const { return "began round " + std::to_string(d.number); }
  std::string operator()(deed::microphones_set const& d) const {
    switch (d.to) {
      case microphone_mode::off: return "left the microphones alone";
      case microphone_mode::follow: return "let the floor follow the microphones";
      case microphone_mode::drive: break;
    }
    return "let the floor control the microphones";
  }

  std::string operator()(deed::signal_raised const& d) const {
    switch (d.kind) {
      case signal_kind::more_time: return "asked for one more minute";
      case signal_kind::ready: return "is ready";
      case signal_kind::cannot_hear: return "cannot hear";
      case signal_kind::must_leave: break;
    }
    return "must leave in " + of(*d.leaves);
  }
  std::string operator()(deed::signal_lowered const& d) const { return "took back: " + named(d.kind); }
  std::string operator()(deed::signal_seen const& d) const { return "saw the signal of " + d.panellist + ": " + named(d.kind); }
  std::string operator()(deed::signal_handled const& d) const { return "dealt with the signal of " + d.panellist + ": " + named(d.kind); }
  std::string operator()(deed::message_sent const& d) const { return "told " + receiving(d.to) + ": " + quoted(d.text); }
  std::string operator()(deed::moderators_told const& d) const { return "told the moderators: " + quoted(d.text); }
  std::string operator()(deed::quick_message_kept const& d) const { return "kept the quick message " + quoted(d.text); }
  std::string operator()(deed::quick_message_dropped const& d) const { return "dropped the quick message " + quoted(d.text); }
  std::string operator()(deed::message_taken_down const& d) const { return "took down the message " + quoted(d.text); }
  std::string operator()(deed::caption_kept const& d) const { return "kept the caption " + quoted(d.text); }
  std::string operator()(deed::message_delivered const& d) const { return "was shown the message " + quoted(d.text); }
  std::string operator()(deed::message_seen const& d) const { return "has read the message " + quoted(d.text); }
  std::string operator()(deed::stage_set const& d) const {
    switch (d.to) {
      case stage_picture::session: return "showed the session on the stage again";
      case stage_picture::blackout: return "blacked out the stage";
      case stage_picture::test: break;
    }
    return "showed the test pattern on the stage";
  }

  std::string operator()(deed::moderation_handed const&) const { return "handed the moderator's role to the co-moderator"; }
  std::string operator()(deed::moderation_taken_back const&) const { return "took the moderator's role back"; }
  std::string operator()(deed::moderation_given_back const&) const { return "gave the moderator's role back"; }
  std::string operator()(deed::participant_muted const& d) const {
    return (d.on ? "muted participant " : "lifted the muting of participant ") + std::to_string(d.participant);
  }
  std::string operator()(deed::link_renewed const& d) const {
    if (d.as == role::participant) return d.name ? "replaced the personal link " + *d.name : "replaced all personal links";
    bool const all = d.as == role::panellist && !d.name;
    return "replaced " + (all ? "the links of all panellists" : "the link of " + of(person{d.as, d.name, {}}));
  }

  std::string operator()(deed::session_locked const& d) const { return d.on ? "locked the session" : "unlocked the session"; }
  std::string operator()(deed::personal_links_required const& d) const {
    return d.on ? "let nobody new join by the code, but by a personal link" : "let anybody join by the code";
  }
  std::string operator()(deed::personal_links_made const& d) const {
    return "made " + std::to_string(d.count) + (d.count == 1 ? " personal link" : " personal links");
  }
  std::string operator()(deed::participants_removed const& d) const {
    return "removed " + std::to_string(d.participants) + (d.participants == 1 ? " participant" : " participants");
  }
  std::string operator()(deed::participants_erased const& d) const {
    return "erased what " + std::to_string(d.participants) + (d.participants == 1 ? " participant" : " participants") + " had written";
  }

  std::string operator()(deed::tool_admitted const& d) const {
    switch (d.rights) {
      case tool_rights::read: return "gave " + d.name + " a token, to read";
      case tool_rights::drive: return "gave " + d.name + " a token, to drive";
      case tool_rights::caption: return "gave " + d.name + " a token, to give captions";
      case tool_rights::moderate: break;
    }
    return "gave " + d.name + " a token, to moderate";
  }
  std::string operator()(deed::tool_revoked const& d) const { return "revoked the token of " + d.name; }

  std::string operator()(deed::undone const& d) const { return "undid: " + of(d.by) + " " + of(d.did); }
  std::string operator()(deed::redone const& d) const { return "did again: " + of(d.by) + " " + of(d.did); }
};

std::string named(text_of what) {
  switch (what) {
    case text_of::question: return "The question";
    case text_of::translation: return "The translation";
    case text_of::reason: return "The reason";
    case text_of::answer: return "The answer";
    case text_of::message: return "The message";
    case text_of::name: return "The name";
    case text_of::title: return "The title";
    case text_of::subtitle: return "The subtitle";
    case text_of::venue: return "The venue";
    case text_of::affiliation: return "The affiliation";
    case text_of::notes: return "The notes";
    case text_of::group_name: return "The name of a group";
    case text_of::label: return "A label";
    case text_of::forcing_word: return "A word that forces approval";
  }
  return {};
}

std::string number(std::optional<std::uint64_t> const& n) { return std::to_string(n.value_or(0)); }
std::string seconds(std::optional<std::uint64_t> const& n) { return number(n) + (n == 1 ? " second" : " seconds"); }

// Who was earlier, and with what.
std::string earlier(told const& t, std::string who) {
  who.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(who.front())));
  return who + (t.undone ? " undid: " : " ") + of(t.did) + ", a moment earlier. ";
}

}  // namespace

std::string of(duration l) {
  auto const total = std::chrono::duration_cast<std::chrono::seconds>(l).count();
  auto const seconds = std::abs(total);
  auto const two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = total < 0 ? "-" : "";
  if (seconds >= 3600) return text + std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  return text + std::to_string(seconds / 60) + ":" + two(seconds % 60);
}

std::string of(person const& who) {
  switch (who.as) {
    case role::moderator: return "the moderator";
    case role::co_moderator: return "the co-moderator";
    case role::panellist: return who.name.value_or("a panellist");
    case role::observer: return "an observer";
    case role::stage: return "the stage";
    case role::system: return "the server";
    case role::rapporteur: return "the rapporteur";
    case role::organiser: return "the organiser";
    case role::microphones: return "the microphones";
    case role::tool: return who.name ? "the tool " + *who.name : "a tool";
    case role::participant: break;
  }
  return who.number ? "participant " + std::to_string(*who.number) : "a participant";
}

std::string of(deed::undoable const& did) {
  return std::visit([](auto const& of_subject) { return std::visit(teller{}, of_subject); }, did);
}

std::string of(deed::any const& did) {
  if (auto const* done = std::get_if<deed::undoable>(&did)) return of(*done);
  return std::visit(teller{}, std::get<deed::of_undo>(did));
}

std::string of(rejection const& r) {
  switch (r.why) {
    case reason::not_json: return "The message is not read: " + r.detail.value_or("") + ".";
    case reason::binary_frame: return "This is a binary frame: dais.v1 has text frames only.";
    case reason::broken_frame: return "This is not a frame of dais.v1: text frames hold valid UTF-8, and frames follow RFC 6455.";
    case reason::not_a_message: return r.detail.value_or("") + ".";
    case reason::bad_command_id: return "The id of a command has between 1 and " + number(r.most) + " bytes.";
    case reason::bad_secret:
      return "A participant's hello carries a secret of " + number(r.least) + " to " + number(r.most) +
             " characters that their browser keeps.";
    case reason::message_too_large: return "This message is too large: at most " + number(r.most) + " bytes are read.";
    case reason::unknown_command: return r.detail.value_or("") + ".";
    case reason::hello_expected: return "Say hello with your link's token first.";
    case reason::unknown_token: return "This link or code opens nothing here. Ask for a new one.";
    case reason::no_longer_on_panel: return "This panellist is not on the panel any more.";
    case reason::unknown_session: return "The session of this link is not on this server.";
    case reason::already_greeted: return "This connection has said hello already. Open another one to be somebody else.";
    case reason::link_replaced: return "This link was replaced. Ask whoever runs the session for the new one.";
    case reason::token_revoked: return "This token was revoked. Ask whoever runs the session for a new one.";
    case reason::put_out: return "A moderator disconnected this device.";
    case reason::not_allowed: return "Your link does not allow this.";
    case reason::moderator_only: return "Only who has the moderator's role can do this.";
    case reason::leading_link: return "Only the moderator and the organiser can do this to a moderator or a co-moderator.";
    case reason::passed: return "This was pressed for a state that has passed, so nothing was done. Look again.";
    case reason::was_changed: return "This had changed a moment earlier, or was done already. Nothing more was done; look again.";
    case reason::was_earlier: return earlier(*r.done, of(r.done->by)) + "Nothing was done; look again.";
    case reason::you_were_earlier: return earlier(*r.done, "you") + "Nothing more was done; look again.";
    case reason::undone_already: return "This has been undone already.";
    case reason::redone_already: return "This has been done again already.";
    case reason::session_over: return "The session is over.";
    case reason::session_closed: return "The session is closed; it can only be read.";
    case reason::undo_closing_first: return "The session is closed. Undo that first.";
    case reason::plan_stays: return "The session has begun: its plan stays. Move the end instead, or edit the segments.";
    case reason::open_already: return "It is open already.";
    case reason::open_first: return "Open the session before you start it.";
    case reason::start_first: return "Next is for a session that runs. Start it first.";
    case reason::nothing_has_run: return "Nothing has run yet.";
    case reason::not_running: return "Only a session that runs can be ended.";
    case reason::end_first: return "End the session before you close it.";
    case reason::nothing_follows: return "No segment follows. End the session, or go back to a segment.";
    case reason::segment_runs_already: return "A segment runs already. Press Next to go on.";
    case reason::not_ahead: return "This segment is not ahead. Restore it or go back to it instead.";
    case reason::has_not_run: return "Only a segment that has run can be gone back to.";
    case reason::nothing_to_pause: return "No segment runs, so there is nothing to pause.";
    case reason::no_segment_runs: return "No segment runs.";
    case reason::segment_over: return "This segment is over. Time can be given to one that runs or is ahead.";
    case reason::segment_over_already: return "This segment is over already.";
    case reason::not_skipped: return "This segment was not skipped.";
    case reason::has_begun: return "Only a segment that has not begun can be moved.";
    case reason::before_itself: return "A segment cannot be moved before itself.";
    case reason::not_still_to_come: return "It can only be put before a segment that is still to come.";
    case reason::nothing_to_backdate: return "No segment runs. Start it first, then say when it began.";
    case reason::nothing_has_ended: return "No segment has ended yet.";
    case reason::never_speaks: return "This panellist does not speak, and is not to speak. Nothing can get longer.";
    case reason::nobody_seated: return "The plan seats nobody at a microphone. Add seats to it first.";
    case reason::nothing_there: return "There is nothing now that this could be done to.";
    case reason::no_rounds: return "This segment has no rounds. Give it some in the plan first.";
    case reason::kind_and_length_stay: return "This segment has begun: its kind and its length stay. Add or take time instead.";
    case reason::paused_already: return "It is paused already.";
    case reason::not_paused: return "It is not paused.";
    case reason::no_closing_announced: return "No closing of the list was announced.";
    case reason::list_closed_already: return "The speakers' list is closed already.";
    case reason::no_drawing_of_lots: return "A draw is for lists in random order.";
    case reason::not_waiting: return "This request is no longer waiting.";
    case reason::not_speaking: return "This person does not have the floor.";
    case reason::other_not_waiting: return "The other request is no longer waiting. Choose another place.";
    case reason::point_of_order_first: return "Points of order, whom they interrupted, and replies have places of their own.";
    case reason::request_before_itself: return "A request cannot be moved before itself.";
    case reason::not_set_aside: return "This person was not marked absent.";
    case reason::not_on_list: return "Remaining time goes to somebody on the list only.";
    case reason::yours_not_waiting: return "Your request is no longer waiting.";
    case reason::yours_not_set_aside: return "Your request is on the list, or is over.";
    case reason::no_replies: return "No time is given to replies of this kind.";
    case reason::no_floor_of_yours: return "You do not have the floor.";
    case reason::speaks_already: return "This speaker has the floor already.";
    case reason::nobody_speaks: return "Nobody has the floor.";
    case reason::question_moved_on: return "The question is not in a state for this. Look at where it stands now.";
    case reason::nothing_changed: return "It is like this already: nothing was changed.";
    case reason::grouped_with_itself: return "A question cannot be grouped into itself.";
    case reason::other_question_over: return "The other question is no longer open. Choose another one.";
    case reason::addressed_already: return "It is addressed so already.";
    case reason::question_reviewed: return "Your question has been reviewed and stays as it is.";
    case reason::question_answered: return "This question has been answered.";
    case reason::said_already: return "You have said so already.";
    case reason::question_on_stage: return "Your question is on stage now and cannot be withdrawn.";
    case reason::question_over: return "Your question is no longer open, so there is nothing to withdraw.";
    case reason::not_withdrawn: return "Your question was not withdrawn.";
    case reason::voted_already: return "You have voted for this question already.";
    case reason::not_voted: return "You have not voted for this question.";
    case reason::signal_known: return "The moderators have this signal of yours already.";
    case reason::signal_down: return "This signal is down already.";
    case reason::signal_dealt_with: return "This signal was dealt with already.";
    case reason::message_not_shown: return "This message is not shown any more.";
    case reason::delivery_known: return "This message was delivered already.";
    case reason::acknowledged_already: return "You have acknowledged this message.";
    case reason::stage_shows_that: return "The stage shows that already.";
    case reason::ends_then_already: return "It ends then already.";
    case reason::panellist_here: return "This panellist is here.";
    case reason::panellist_absent: return "This panellist is marked absent.";
    case reason::muted_already: return "This participant is muted already.";
    case reason::not_muted: return "This participant is not muted.";
    case reason::removed_already: return "These participants were removed already.";
    case reason::token_revoked_already: return "This token was revoked already.";
    case reason::not_removed: return "These participants still take part. Remove them first, then erase what they wrote.";
    case reason::erased_already: return "What these participants wrote was erased already.";
    case reason::locked_already: return "The session is locked already.";
    case reason::not_locked: return "The session is not locked.";
    case reason::personal_links_needed_already: return "Joining needs a personal link already.";
    case reason::personal_links_not_needed: return "Anybody can join by the code already.";
    case reason::question_not_yours: return "Only who asked a question can withdraw it, or ask it again.";
    case reason::request_not_yours: return "Only who requested the floor can do this.";
    case reason::not_open_yet: return "The session is not open yet. Questions are taken as soon as it is.";
    case reason::questions_not_now: return "Questions are taken during discussion and Q&A only.";
    case reason::answers_closed: return "Answers in writing are taken once the session is over, until the time that was set.";
    case reason::no_more_questions: return "The moderator takes no more questions.";
    case reason::floor_not_open: return "The floor is open during discussion and Q&A only.";
    case reason::list_closed: return "The speakers' list is closed.";
    case reason::name_needed: return "Questions are asked by name here. Give yours and send it again.";
    case reason::name_of_podium: return "Somebody who leads or speaks on the panel goes by this name. Add what tells you apart.";
    case reason::speaker_without_name: return "Give the name by which the speaker is called.";
    case reason::moderator_without_name: return "Enter the moderator's name.";
    case reason::panellist_without_name: return "Enter the panellist's name.";
    case reason::questions_muted: return "The moderators take no questions from you at present.";
    case reason::requests_muted: return "The moderators take no requests from you at present.";
    case reason::removed: return "A moderator removed you: you can follow the session, but not take part.";
    case reason::session_locked: return "This session is locked: nobody new can join. Ask whoever runs it to unlock it, then try again.";
    case reason::newcomers_barred: return "The moderators let nobody new from this network take part at present.";
    case reason::sign_in_needed: return "Sign in first: only who has signed in takes part here. Load the page again.";
    case reason::personal_link_needed: return "Joining needs a link of your own. Ask the organiser.";
    case reason::not_received: return "This was not done. Send it again, or drop it.";
    case reason::message_read: return "This message has been read, so it cannot be unsaid. Send another one.";
    case reason::message_taken_down: return "This message was hidden.";
    case reason::plan_in_use: return "The session has begun: its plan stays.";
    case reason::undo_first: return "Undo this first: " + of(r.done->by) + " " + of(r.done->did) + ".";
    case reason::redo_first: return "Do this again first: " + of(r.done->by) + " " + of(r.done->did) + ".";
    case reason::has_part: return "Somebody or something that would go has a part in the session by now.";
    case reason::in_the_way: return "What has happened since stands in the way, so it cannot be put back.";
    case reason::erasing_stays: return "What was erased is gone for good, so this cannot be undone.";
    case reason::too_late: return "This was pressed more than 5 seconds before it came, so it was not done. Send it now, or drop it.";
    case reason::no_such_segment: return "There is no such segment in this session.";
    case reason::no_such_question: return "There is no such question in this session.";
    case reason::no_such_request: return "There is no such request for the floor in this session.";
    case reason::no_such_panellist: return "This panellist is not on the panel. Choose another, or the panel.";
    case reason::presentation_without_speaker: return "A presentation belongs to one panellist. Choose one.";
    case reason::message_for_nobody: return "The message is for nobody. Choose whom it is for.";
    case reason::no_such_group: return "There is no such group here. Choose another, or none.";
    case reason::no_such_participant: return "There is no participant of this number in this session.";
    case reason::no_such_signal: return "This panellist has given no such signal.";
    case reason::no_such_message: return "There is no such message in this session, or it is not for you.";
    case reason::no_such_change: return "This is too long ago to be undone, or nothing that can be.";
    case reason::no_such_link: return "There is no link of this kind to replace.";
    case reason::no_such_personal_link: return "No personal link with this number has been made.";
    case reason::no_such_tool: return "There is no such tool.";
    case reason::tool_without_name: return "Give the tool a name.";
    case reason::no_such_origin:
      return "Where this came from is not known, or not any more, so nobody was removed. Mute its asker instead.";
    case reason::text_empty: return named(*r.text) + " is empty. Type it, or leave it out.";
    case reason::segment_without_title: return "Enter a title for the segment.";
    case reason::session_without_title: return "Enter a title for the session.";
    case reason::group_without_name: return "Enter the group's name, or remove the group.";
    case reason::question_empty: return "Enter a question, then send it.";
    case reason::answer_empty: return "Write an answer.";
    case reason::message_empty: return "Enter a message, or choose one.";
    case reason::text_too_long:
      return named(*r.text) + " has " + number(r.count) + " characters; at most " + number(r.most) +
             " are taken. Shorten it and send it again.";
    case reason::intervention_length: return "An intervention takes between a millisecond and twelve hours.";
    case reason::intervention_warning: return "The warning comes within the time of an intervention.";
    case reason::group_named_twice: return "Two groups have the same name. Give one of them another.";
    case reason::group_budget: return "A group has between a second and twelve hours in all.";
    case reason::group_turns: return "A group has between 1 and " + number(r.most) + " interventions.";
    case reason::closing_time: return "The list can close within twelve hours. To close it at once, close it.";
    case reason::nothing_to_yield: return "No time is left to give.";
    case reason::added_at_once: return "Add or take between a millisecond and an hour at once.";
    case reason::not_that_much: return "There is not that much time to take.";
    case reason::too_long_in_all: return "No segment lasts that long.";
    case reason::began_earlier: return "It can have begun earlier than that only, and within twelve hours. Give an earlier time.";
    case reason::clock_stood_still: return "It runs again, and its clock stood still later than that. Give a later time.";
    case reason::began_too_early: return "What came before it began later than that, or went on after a pause. Give a later time.";
    case reason::ended_earlier: return "It can have ended earlier than that only. Give an earlier time.";
    case reason::ended_too_early: return "It had not begun by then, or was paused. Give a later time.";
    case reason::offer_gone: return "That way is not open any more. Look at the offers again.";
    case reason::session_date: return "A session is planned between 1970 and 2037. Give another date.";
    case reason::end_not_after_start: return "The end is not after the start.";
    case reason::end_too_late: return "The end is more than 24 hours after the start.";
    case reason::end_out_of_day: return "The end comes after the planned start, and within a day of it or of when it really begins.";
    case reason::hard_stop: return "The end is a hard stop: it cannot be later.";
    case reason::segment_length: return "A segment takes more than nothing and twelve hours at most.";
    case reason::segment_warning: return "The warning comes within the time of the segment.";
    case reason::minimum: return "The protected minimum is within the time of the segment.";
    case reason::grace: return "Auto-advance is within an hour of the end, or off.";
    case reason::turn: return "Rounds are of a discussion, and a turn is within its time.";
    case reason::segment_length_in_all:
      return "With the time that was added to it, or taken from it, a segment takes nothing at least and twelve hours at most.";
    case reason::leaving_time: return "Give a time with \"must leave\", and with no other signal.";
    case reason::leaving_within_day: return "The time when you must leave is within the next day.";
    case reason::answering_time: return "Answers can be taken until a time to come, within " + number(r.most) + " days after the session.";
    case reason::personal_links_count: return "A session has at most " + number(r.most) + " personal links; at least one is made at once.";
    case reason::message_lasts: return "A message is shown ten minutes at most, or until it is hidden.";
    case reason::not_a_time_zone: return "The time zone is not known. Write a name such as \"America/New_York\".";
    case reason::not_a_language: return "The language is not a tag such as \"fr\" or \"zh-Hans\".";
    case reason::too_many_questions:
      return number(r.most) + " questions are open, and no more are taken until the moderators have dealt with some. Try again later.";
    case reason::questions_used_up: return "Very many questions came at once. Try again in " + seconds(r.count) + ".";
    case reason::too_many_of_yours:
      return "You have " + number(r.most) + " questions that are still open. Withdraw one, or wait until one is answered.";
    case reason::list_full: return "The speakers' list is full. Somebody has to leave it first.";
    case reason::requests_used_up: return "Very many requests came at once. Try again in " + seconds(r.count) + ".";
    case reason::on_list_already: return "You are on the speakers' list already.";
    case reason::point_raised_already: return "You have raised a point of order already.";
    case reason::reply_asked_already: return "You have asked to reply already.";
    case reason::queue_full: return "The queue is full. Remove a question from it first.";
    case reason::too_many_participants: return "This session has as many participants as it can hold.";
    case reason::too_fast: return "That was too fast. Wait a few seconds and press again.";
    case reason::questions_too_fast: return "That is more questions than anybody can read. Try again in " + seconds(r.count) + ".";
    case reason::requests_too_fast: return "You have asked for the floor very often. Try again in " + seconds(r.count) + ".";
    case reason::newcomers_too_fast: return "Very many people came from this network at once. Try again in " + seconds(r.count) + ".";
    case reason::codes_too_fast: return "Too many codes from this network opened nothing. Check the code, and try again in a minute.";
    case reason::too_many_entries: return "There can be " + number(r.most) + " of these at most. Leave one out.";
    case reason::too_many_groups: return "There can be " + number(r.most) + " groups at most. Leave one out.";
    case reason::named_twice: return "Name each panellist once.";
    case reason::too_many_segments: return "A session has " + number(r.most) + " segments at most.";
    case reason::too_many_panellists: return "A session has " + number(r.most) + " panellists at most.";
    case reason::group_full: return "A group has " + number(r.most) + " questions at most.";
    case reason::too_many_translations: return "A question has " + number(r.most) + " translations at most.";
    case reason::too_many_tools: return "At most " + number(r.most) + " tools can have a token. Revoke one.";
    case reason::tool_named_twice: return "A tool of this name has a token already. Take another name.";
    case reason::too_many_at_once: return "At most " + number(r.most) + " questions can be reviewed at once. Choose fewer.";
    case reason::too_many_quick_messages: return "There can be " + number(r.most) + " quick messages at most. Drop one.";
    case reason::too_many_messages: return "This session has had all the messages it can hold.";
    case reason::not_saved: return "It could not be saved, so nothing was done. Press again.";
    case reason::not_known: return "Nobody can say yet whether this was done. Look again before you press again.";
    case reason::record_unreadable: return "The record of this session cannot be read. Ask whoever runs the server.";
  }
  return {};
}

}  // namespace dais::english
