#include "session/make_view.hpp"

#include "session/subjects.hpp"

namespace dais {

session_view make_view(session const& s, role as, change_set const& t) {
  session_view v;
  show_plan(v, s, as, t);
  show_questions(v, s, as, t);
  show_floor(v, s, as, t);
  show_podium(v, s, as, t);
  show_people(v, s, as, t);
  show_run(v, s, as, t);
  show_undo(v, s, as, t);
  return v;
}

private_view make_private_view(session const& s, actor const& who, change_set const& t) {
  private_view v;
  show_questions(v, s, who, t);
  show_floor(v, s, who, t);
  show_podium(v, s, who, t);
  show_people(v, s, who, t);
  return v;
}

}  // namespace dais
