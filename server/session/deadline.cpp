#include "session/deadline.hpp"

namespace dais {

std::optional<deadline> next_deadline(session const& s) {
  if (!s.list_closes || s.status == session_status::closed) return std::nullopt;
  return deadline{*s.list_closes, command::close_list{s.floor_revision}};
}

}  // namespace dais
