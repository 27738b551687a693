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
  auto const& people = s.plan.panellists;
  auto const found = std::find_if(people.begin(), people.end(), [&](auto const& p) { return p.id == id; });
  return found == people.end() ? id : found->name;
}

std::string signed_length(length l) { return (l < length{} ? "" : "+") + length_in_words(l); }

class teller {
 public:
  teller(session const& after, std::optional<std::string> const& left) : after_(after), left_(left) {}

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
  std::string operator()(event::session_concluded const&) const { return "ended the session" + ending(); }
  std::string operator()(event::session_closed const&) const { return "closed the session"; }

  std::string operator()(event::question_rules_set const& e) const {
    return std::string("set the questions to: ") + (e.rules.accepting ? "accepted" : "closed") +
           (e.rules.approval ? ", with approval" : ", without approval") + (e.rules.anonymous ? ", names optional" : ", by name only");
  }
  std::string operator()(event::question_submitted const& e) const {
    return "asked " + (e.to ? panellist_name(after_, *e.to) : std::string("the panel")) + ": " + quoted(e.text) +
           (e.name.empty() ? " (anonymous" : " (" + e.name) + ", q" + std::to_string(after_.questions.size()) + ")";
  }
  std::string operator()(event::question_approved const& e) const { return "approved " + question(e.question); }
  std::string operator()(event::question_declined const& e) const {
    return "did not take " + question(e.question) + ": " + quoted(e.reason);
  }
  std::string operator()(event::question_queued const& e) const { return "queued " + question(e.question); }
  std::string operator()(event::question_unqueued const& e) const { return "took " + question(e.question) + " out of the queue"; }
  std::string operator()(event::question_put_on_stage const& e) const { return "put " + question(e.question) + " on stage"; }
  std::string operator()(event::question_taken_off_stage const& e) const { return "took " + question(e.question) + " off the stage"; }
  std::string operator()(event::question_answered const& e) const { return "marked " + question(e.question) + " as answered"; }
  std::string operator()(event::question_withdrawn const& e) const { return "withdrew " + question(e.question); }
  std::string operator()(event::voted const& e) const {
    return (e.on ? "voted for " : "took back the vote for ") + e.question;
  }

  std::string operator()(event::floor_requested const& e) const {
    return "requested the floor as " + e.name + (e.affiliation.empty() ? "" : ", " + e.affiliation);
  }
  std::string operator()(event::floor_given const& e) const { return "gave the floor to " + speaker(e.request); }
  std::string operator()(event::intervention_extended const& e) const {
    return "changed the time of " + speaker(e.request) + " by " + signed_length(e.by);
  }
  std::string operator()(event::intervention_ended const& e) const {
    auto const& r = after_.requests.at(e.request);
    return "ended the intervention of " + r.name + " after " + length_in_words(r.clock.used);
  }
  std::string operator()(event::request_withdrawn const& e) const { return "withdrew the request of " + speaker(e.request); }

 private:
  session const& after_;
  std::optional<std::string> const& left_;

  std::string segment(std::string const& id) const { return quoted(after_.segments.at(id).plan.title); }
  std::string question(std::string const& id) const { return id + " " + quoted(after_.questions.at(id).text); }
  std::string speaker(std::string const& id) const { return after_.requests.at(id).name; }

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
    case role::stage: return "the stage";
    case role::system: return "the server";
    case role::participant: break;
  }
  auto const found = s.participants.find(who.id);
  return found == s.participants.end() ? "a participant" : "participant " + std::to_string(found->second.number);
}

std::string what_in_words(session const& s, std::optional<std::string> const& left, event::any const& what) {
  return std::visit(teller{s, left}, what);
}

}  // namespace dais
