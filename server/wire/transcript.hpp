#pragma once

#include "session/record.hpp"
#include "session/session.hpp"

#include <string>

namespace dais {

// Tells the history of a session to a reader, a line a record, in the order of the log and in the session's time zone.
class transcript {
 public:
  // What stands above the lines; needs the record that made the session.
  std::string heading() const;

  // Applies the record and tells it, without a line break: `10:15:04  the moderator began "Introductory remarks"`.
  std::string line(record const&);

  session const& state() const { return session_; }

 private:
  session session_;
};

}  // namespace dais
