#include "session/decide.hpp"
#include "session/text.hpp"

namespace dais {

namespace {

void clean(std::string& text, line_breaks breaks = line_breaks::to_spaces) { text = cleaned(text, breaks); }
void clean(std::vector<std::string>& texts) {
  for (auto& one : texts) clean(one);
}
void clean_person(std::string& name, std::string& title, std::string& affiliation) { clean(name), clean(title), clean(affiliation); }
void clean_draft(segment_draft& d) { clean(d.title), clean(d.notes, line_breaks::kept); }

// What people typed, of the commands in which they type.
void clean_texts(auto&) {}
void clean_texts(command::edit_session& c) {
  clean(c.to.title), clean(c.to.subtitle), clean(c.to.venue);
  clean_person(c.to.moderator.name, c.to.moderator.title, c.to.moderator.affiliation);
}
void clean_texts(command::edit_segment& c) { clean_draft(c.to); }
void clean_texts(command::insert_segment& c) { clean_draft(c.what); }
void clean_texts(command::add_panellist& c) { clean_person(c.name, c.title, c.affiliation); }
void clean_texts(command::edit_panellist& c) { clean_person(c.name, c.title, c.affiliation); }
void clean_texts(command::set_question_rules& c) { clean(c.words); }
void clean_texts(command::edit_question& c) { clean(c.text, line_breaks::kept); }
void clean_texts(command::enter_question& c) { clean(c.text, line_breaks::kept), clean(c.name); }
void clean_texts(command::revise_question& c) { clean(c.text, line_breaks::kept); }
void clean_texts(command::review_questions& c) { clean(c.reason, line_breaks::kept), clean(c.labels); }
void clean_texts(command::correct_request& c) { clean(c.name), clean(c.affiliation); }
void clean_texts(command::decline& c) { clean(c.reason, line_breaks::kept); }
void clean_texts(command::mark_answered& c) { clean(c.text, line_breaks::kept); }
void clean_texts(command::label_question& c) { clean(c.labels); }
void clean_texts(command::set_floor_rules& c) {
  for (auto& one : c.groups) clean(one.name);
}
void clean_texts(command::enter_request& c) { clean(c.name), clean(c.affiliation); }
void clean_texts(command::request_floor& c) { clean(c.name), clean(c.affiliation); }
void clean_texts(command::send_message& c) { clean(c.text); }
void clean_texts(command::keep_quick_message& c) { clean(c.text); }
void clean_texts(command::drop_quick_message& c) { clean(c.text); }
void clean_texts(command::submit_question& c) { clean(c.text, line_breaks::kept), clean(c.name); }

template <typename Command>
constexpr bool is_about_current = requires(Command c) {
  c.seen_in;
};

}  // namespace

command::any prepared(session const& s, command::any asked) {
  visit_kind(
      [&](auto& c) {
        clean_texts(c);
        if constexpr (is_about_current<std::decay_t<decltype(c)>>) {
          if (!c.seen_in) c.seen_in = s.current;
        }
      },
      asked);
  return asked;
}

}  // namespace dais
