#include "session/view.hpp"

namespace dais {

bool session_view::empty() const {
  return !plan && !run && !order && segments.empty() && !rules && questions.empty() && votes.empty() && !queue && !floor &&
         requests.empty() && messages.empty() && !stage && !quick_messages && signals.empty() && history.empty() && !undoing &&
         spoken.empty() && similar.empty() && !presence && !links && !tools;
}

bool private_view::empty() const {
  return questions.empty() && votes.empty() && requests.empty() && messages.empty() && signals.empty() && !muted && !removed;
}

}  // namespace dais
