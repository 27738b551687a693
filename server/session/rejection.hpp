#pragma once

#include "session/deed.hpp"
#include "session/reason.hpp"
#include "session/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dais {

// What somebody did.
struct told {
  person by;
  deed::undoable did;
  bool undone = false;  // they undid it

  bool operator==(told const&) const = default;
};

struct rejection {
  rejection_code code;
  reason why;
  // What the sentence of that reason names, and nothing else.
  std::optional<text_of> text = {};
  std::optional<std::uint64_t> count = {}, least = {}, most = {};
  std::optional<told> done = {};
  std::optional<std::string> detail = {};  // for whoever writes a client, in English

  bool operator==(rejection const&) const = default;
};

rejection refuse(reason);
rejection refuse_beyond(reason, std::uint64_t most);
// It can be done after this long, which is told in seconds.
rejection refuse_for(reason, duration);

}  // namespace dais
