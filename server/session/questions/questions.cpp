#include "session/questions/questions.hpp"

#include "session/limits.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dais {

std::uint32_t question_number(std::string const& id) {
  std::uint32_t number = 0;
  std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

std::string question_id(std::uint32_t number) { return "q" + std::to_string(number); }

bool takes_questions(session const& s) {
  if (s.status == session_status::prepared || s.status == session_status::closed) return false;
  switch (s.rules.taking) {
    case intake::automatic: return is_for_all(s);
    case intake::open: return true;
    case intake::closed: return false;
  }
  return false;
}

bool has_room_in_queue(session const& s, std::ptrdiff_t more) {
  return more <= 0 || s.queue.size() + static_cast<std::size_t>(more) <= limits::queue;
}

bool is_public(question_state state) {
  return state == question_state::approved || state == question_state::queued || state == question_state::on_stage ||
         state == question_state::answered;
}

bool is_waiting(question_state state) {
  return state == question_state::submitted || state == question_state::approved || state == question_state::queued;
}

bool is_open(question_state state) { return is_waiting(state) || state == question_state::on_stage; }

translation const* translation_of(question const& q, std::string const& language) {
  auto const found =
      std::find_if(q.translations.begin(), q.translations.end(), [&](translation const& one) { return one.language == language; });
  return found == q.translations.end() ? nullptr : &*found;
}

translation* translation_of(question& q, std::string const& language) {
  return const_cast<translation*>(translation_of(std::as_const(q), language));
}

bool has_room_for_questions(session const& s, std::ptrdiff_t more) {
  return more <= 0 || s.open_questions + static_cast<std::size_t>(more) <= limits::questions;
}

bool can_lead(question_state state) { return state == question_state::submitted || is_public(state); }

std::size_t vote_count(question const& q) { return q.voters.size() + q.joined.size(); }

bool has_voted(question const& q, std::uint32_t participant) { return q.voters.contains(participant) || q.joined.contains(participant); }

std::set<std::string> writers(session const& s) {
  std::set<std::string> all;
  bool const is_over = s.status == session_status::concluded || s.status == session_status::closed;
  if (!is_over || !s.published || !s.published->answers_until) return all;
  for (auto const& one : s.panellists) all.insert(one.id);
  return all;
}

bool may_write(question const& q, std::string const& panellist) {
  return is_public(q.state) && (!q.to || q.to == panellist || q.responses.contains(panellist));
}

bool may_respond(question const& q, std::string const& panellist) {
  return is_public(q.state) && (q.to == panellist || q.state == question_state::on_stage || q.responses.contains(panellist));
}

}  // namespace dais
