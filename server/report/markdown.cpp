#include "report/formats.hpp"
#include "report/telling.hpp"

#include "wire/english.hpp"
#include "wire/local_time.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace dais::report {

namespace {

bool begins(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && std::equal(with.begin(), with.end(), text.begin(), [](char a, char b) {
           return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
         });
}

// One line of text that stands for itself, wherever in a line it is put.
std::string line(std::string_view text) {
  constexpr std::string_view always = "\\`*_[]<>&|~#$@";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const rest = text.substr(i);
    bool const starts_block = i == 0 && std::string_view("+-=").find(text[0]) != text.npos;
    // At the beginning "1." and "1)" begin a list; "://" and "www." make links of what stands around them.
    bool const ends_number = i > 0 && (text[i] == '.' || text[i] == ')') && text.find_first_not_of("0123456789") == i;
    bool const is_link = begins(rest, "://") || (i >= 3 && begins(text.substr(i - 3), "www."));
    if (starts_block || ends_number || is_link || always.find(text[i]) != always.npos) out += '\\';
    out += text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
  }
  return out;
}

std::string spaced(std::string const& text, std::string const& before) { return text.empty() ? "" : before + line(text); }

// What a session that is over did not come to was not held.
std::string said(segment_state state, session_status of) {
  bool const is_over = of == session_status::concluded || of == session_status::closed;
  switch (state) {
    case segment_state::ahead: return is_over ? "not held" : "to come";
    case segment_state::current: return "running";
    case segment_state::interrupted: return "interrupted";
    case segment_state::done: return "done";
    case segment_state::skipped: return "skipped";
  }
  return {};
}

std::string said(answer_kind how) {
  switch (how) {
    case answer_kind::live: return "answered live";
    case answer_kind::in_writing: return "answered in writing";
    case answer_kind::follow_up: return "to be followed up";
  }
  return {};
}

std::string said(question_state state) {
  switch (state) {
    case question_state::submitted: return "in review";
    case question_state::approved: return "approved";
    case question_state::queued: return "queued";
    case question_state::on_stage: return "on stage";
    case question_state::answered: return "answered";
    case question_state::not_taken: return "not taken";
    case question_state::withdrawn: return "withdrawn";
    case question_state::grouped: return "grouped";
  }
  return {};
}

std::string said(request_kind kind) {
  switch (kind) {
    case request_kind::speech: return "";
    case request_kind::point_of_order: return "point of order";
    case request_kind::response: return "response";
    case request_kind::right_of_reply: return "right of reply";
  }
  return {};
}

class writer {
 public:
  explicit writer(wire::report const& r) : r_(r) {}

  std::string write() {
    head();
    timeline();
    speaking();
    questions();
    decisions();
    captions();
    return std::move(out_);
  }

 private:
  wire::report const& r_;
  std::string out_;

  std::string clock(time_point at) const { return clock_seconds(at, r_.time_zone); }
  std::string span(std::optional<time_point> from, std::optional<time_point> until) const {
    if (!from) return "";
    return clock(*from) + "–" + (until ? clock(*until) : "");
  }

  void head() {
    out_ += "# " + line(r_.title) + "\n\n" + (r_.subtitle.empty() ? "" : line(r_.subtitle) + "\n\n");
    if (!r_.venue.empty()) out_ += "- Venue: " + line(r_.venue) + "\n";
    out_ += "- Planned: " + clock_date(r_.planned_start, r_.time_zone) + ", " + span(r_.planned_start, r_.planned_end) + "\n";
    if (r_.started) out_ += "- Actual: " + clock_date(*r_.started, r_.time_zone) + ", " + span(r_.started, r_.concluded) + "\n";
    out_ += "- Moderator: " + line(r_.panel.front().name) + "\n";
    out_ += "- Times in " + line(r_.time_zone) + ", as of " + clock_date(r_.as_of, r_.time_zone) + " " + clock(r_.as_of) + "\n";
  }

  void timeline() {
    out_ += "\n## Timeline\n\n| Segment | Planned | Actual | Allotted | Added | Took | Paused | |\n|---|---|---|---|---|---|---|---|\n";
    for (auto const& g : r_.segments) {
      auto const names = joined(names_on_panel(r_, g.speakers), ", ");
      out_ += "| " + line(g.title) + spaced(names, ": ") + " | " + span(g.planned_start, g.planned_end) + " | ";
      out_ += span(g.began, g.ended) + " | " + english::of(g.allotment) + " | " + english::of(g.added) + " | ";
      out_ += english::of(g.used) + " | " + english::of(paused(g, r_.as_of)) + " | " + said(g.state, r_.status) + " |\n";
    }
  }

  void speaking() {
    out_ += "\n## Speaking time\n\n### Panel\n\n| Name | Time |\n|---|---|\n";
    for (auto const& one : r_.panel) {
      out_ += "| " + line(one.name) + spaced(one.affiliation, ", ") + (one.absent ? " (absent)" : "") + " | " + english::of(one.spoken) +
              " |\n";
    }
    if (r_.groups.empty() && std::none_of(r_.floor.begin(), r_.floor.end(), [](auto const& one) { return one.began.has_value(); })) return;
    out_ += "\n### Floor\n\n| Name | Group | Segment | From | Allotted | Took | |\n|---|---|---|---|---|---|---|\n";
    for (auto const& one : r_.floor) {
      if (!one.began) continue;
      out_ += "| " + line(one.name) + spaced(one.affiliation, ", ") + " | " + line(one.group.value_or("")) + " | ";
      out_ += (one.segment ? line(title_of_segment(r_, *one.segment)) : "") + " | " + clock(*one.began) + " | ";
      out_ += english::of(one.allotment + one.added) + " | " + english::of(one.used) + " | " + said(one.kind) + " |\n";
    }
    out_ += "\n### Groups\n\n| Group | Interventions | Time |\n|---|---|---|\n";
    for (auto const& one : r_.groups) {
      out_ += "| " + (one.name ? line(*one.name) : "no group") + " | " + std::to_string(one.interventions) + " | ";
      out_ += english::of(one.spoken) + " |\n";
    }
  }

  // Breaks between lines stay; an empty line parts paragraphs.
  void quote(std::string_view text) {
    out_ += "\n";
    while (true) {
      auto const end = std::min(text.find('\n'), text.size());
      auto const rest = text.substr(std::min(end + 1, text.size()));
      bool const goes_on = end > 0 && !rest.empty() && rest.front() != '\n';
      out_ += end == 0 ? "  >\n" : "  > " + line(text.substr(0, end)) + (goes_on ? "\\\n" : "\n");
      if (end == text.size()) return;
      text = rest;
    }
  }

  void questions() {
    out_ += "\n## Questions\n\n" + std::to_string(r_.questions.size()) + " asked";
    using enum question_state;
    for (auto const state : {answered, on_stage, queued, approved, submitted, not_taken, grouped, withdrawn}) {
      auto const count = std::count_if(r_.questions.begin(), r_.questions.end(), [&](auto const& q) { return q.state == state; });
      if (count) out_ += ", " + std::to_string(count) + " " + said(state);
    }
    out_ += ".\n";
    for (auto const& q : r_.questions) {
      out_ += "\n- **" + q.id + "** " + (q.answer ? said(*q.answer) : said(q.state)) + (q.leader ? " into " + *q.leader : "");
      if (!q.steps.empty()) out_ += " at " + clock(q.steps.back().at);
      out_ += "; " + std::to_string(q.votes) + (q.votes == 1 ? " vote" : " votes") + "; asked at " + clock(q.asked);
      out_ += (q.name ? " by " + line(*q.name) : q.entered ? "" : " anonymously");
      out_ += (q.to ? ", to " + line(name_on_panel(r_, *q.to)) : "") + "\n";
      quote(q.text);
      if (q.original) {
        out_ += "\n  As it was asked:\n";
        quote(*q.original);
      }
      for (auto const& one : q.translations) {
        out_ += "\n  In translation (" + line(one.language) + "):\n";
        quote(one.text);
      }
      if (q.answer_text) {
        out_ += "\n  Answer:\n";
        quote(*q.answer_text);
      }
      for (auto const& one : q.answers) {
        out_ += "\n  " + line(one.name) + " wrote on " + clock_date(one.at, r_.time_zone) + " at " + clock(one.at) + ":\n";
        quote(one.text);
      }
      if (q.reason) out_ += "\n  Reason: " + line(*q.reason) + "\n";
    }
  }

  void captions() {
    if (r_.captions.empty()) return;
    out_ += "\n## Captions\n\n";
    for (auto const& one : r_.captions) out_ += "- " + clock(one.at) + " " + line(one.text) + "\n";
  }

  void decisions() {
    out_ += "\n## Decisions\n\n| Time | Who | What | |\n|---|---|---|---|\n";
    for (auto const& one : r_.decisions) {
      auto const mark = one.undone ? "~~" : "";
      out_ += "| " + clock(one.at) + " | " + line(english::of(one.by)) + " | " + mark + line(english::of(one.did)) + mark + " | ";
      out_ += (one.undone ? "undone at " + clock(one.undone->at) + " by " + line(english::of(one.undone->by)) : "") + " |\n";
    }
  }
};

}  // namespace

std::string markdown(wire::report const& r) { return writer(r).write(); }

}  // namespace dais::report
