#include "session/rejection.hpp"

namespace dais {

rejection refuse(reason why) { return {.code = code_of(why), .why = why}; }

rejection refuse_beyond(reason why, std::uint64_t most) {
  auto refused = refuse(why);
  refused.most = most;
  return refused;
}

}  // namespace dais
