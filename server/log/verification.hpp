#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais::log {

// A session as a whole reading found it.
struct verified {
  std::string session;
  std::uint64_t entries = 0;         // that are as they were written, from the first
  std::optional<std::string> wrong;  // with the next one, or with what was confirmed
};

struct verification {
  std::vector<std::string> of_file;  // what is wrong with the structure of the file, or of the tables
  std::vector<verified> sessions;

  bool is_good() const {
    return of_file.empty() && std::none_of(sessions.begin(), sessions.end(), [](auto const& one) { return one.wrong.has_value(); });
  }
};

// Reads all of a session by an engine's reader, which throws `Fault` where it is not as it was written.
template <typename Fault, typename Reader>
verified verified_by(Reader& reader, std::string const& session) {
  verified found{session, 0, {}};
  try {
    for (bool last = false; !last;) {
      auto const some = reader.read(session, found.entries);
      found.entries += some.entries.size();
      last = some.last;
    }
  } catch (Fault const& e) {
    found.wrong = e.what();
  }
  return found;
}

}  // namespace dais::log
