#include "session/rejection.hpp"

namespace dais {

rejection refuse(reason why) { return {.code = code_of(why), .why = why}; }

rejection refuse_beyond(reason why, std::uint64_t most) {
  auto refused = refuse(why);
  refused.most = most;
  return refused;
}

rejection refuse_for(reason why, duration wait) {
  auto refused = refuse(why);
  refused.count = static_cast<std::uint64_t>(std::chrono::ceil<std::chrono::seconds>(wait).count());
  return refused;
}

}  // namespace dais
