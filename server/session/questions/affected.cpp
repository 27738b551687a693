#include "session/questions/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::question_rules_set const&) {}
void add(affected&, session const&, event::question_submitted const&) {}

void add(affected&, session const&, event::question_entered const&) {}
void add(affected&, session const&, event::report_published const&) {}
void add(affected&, session const&, event::report_withdrawn const&) {}

void add(affected& all, session const& s, event::question_edited const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_translated const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_approved const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_declined const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_queued const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_unqueued const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_moved const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_put_on_stage const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_taken_off_stage const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_answered const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_restored const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_grouped const& e) {
  all.group(s, e.question);
  all.question(s, e.into);
}
void add(affected& all, session const& s, event::questions_reviewed const& e) {
  for (auto const& one : e.questions) {
    if (e.step == review_step::group)
      all.group(s, one.question);
    else
      all.question(s, one.question);
  }
  if (e.into) all.question(s, *e.into);
}
void add(affected& all, session const& s, event::question_ungrouped const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_labelled const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_addressed const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::answer_written const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_responded const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_revised const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::question_withdrawn const& e) { all.group(s, e.question); }
void add(affected& all, session const& s, event::question_resubmitted const& e) { all.question(s, e.question); }
void add(affected& all, session const& s, event::voted const& e) { all.question(s, e.question); }

}  // namespace

void add_affected(affected& all, session const& s, event::of_questions const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
