#include "report/public_report.hpp"

#include "report/questions.hpp"
#include "session/deed_context.hpp"
#include "session/find.hpp"
#include "session/questions/questions.hpp"
#include "session/run/forecast.hpp"
#include "session/viewing.hpp"

namespace dais::report {

namespace {

person_view shown(panellist_plan const& who) { return {who.name, who.title, who.affiliation}; }

}  // namespace

wire::public_report public_report_of(session const& s) {
  wire::public_report made{};
  made.session = s.id;
  made.title = s.plan.title;
  made.subtitle = s.plan.subtitle;
  made.venue = s.plan.venue;
  made.language = s.plan.language;
  made.time_zone = s.plan.time_zone;
  made.status = s.status;
  made.planned_start = s.plan.start;
  made.planned_end = s.plan.end;
  made.started = s.started;
  made.concluded = s.concluded;
  if (s.published) made.answers_until = s.published->answers_until;
  made.panel.push_back(shown(s.plan.moderator));
  for (auto const& one : s.panellists) made.panel.push_back(shown(one));

  auto const planned = planned_spans(s.plan);
  for (auto const& id : s.order) {
    auto const& g = s.segments.at(id);
    auto const* span = find(planned, id);
    wire::public_segment one{g.plan.title, {}, g.state, {}, {}, g.began, g.ended};
    if (span) one.planned_start = span->start, one.planned_end = span->end;
    for (auto const& speaker : g.plan.speakers) one.speakers.push_back(panellist_name(s, speaker));
    made.segments.push_back(std::move(one));
  }

  for (auto const* q : by_number(s.questions)) {
    if (q->state != question_state::answered) continue;
    made.questions.push_back({q->id, q->text, q->translations, unless_empty(q->name),
                              q->to ? std::optional(panellist_name(s, *q->to)) : std::nullopt, q->language,
                              static_cast<std::uint32_t>(vote_count(*q)), *q->answer, unless_empty(q->answer_text), answers_of(s, *q)});
  }
  return made;
}

wire::own_questions own_questions_of(session const& s, std::string const& participant) {
  wire::own_questions made;
  auto const* me = find(s.participants, participant);
  if (!me) return made;
  for (auto const& id : me->questions) {
    auto const& asked = s.questions.at(id);
    auto const& q = asked.leader ? s.questions.at(*asked.leader) : asked;
    made.questions.push_back(
        {asked.id, asked.text, asked.language, q.state, unless_empty(q.reason), q.answer, unless_empty(q.answer_text), answers_of(s, q)});
  }
  return made;
}

}  // namespace dais::report
