#pragma once

#include "session/record.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace dais {

// Takes what people typed whose texts the session has erased out of the records that stand before that in its log. What comes of the log is
// the same without: what a record came to stands in its place, so that no rule judges another text than it did; and where the texts of one
// question or request were different they are different still, since undoing compares them.
class erasure {
 public:
  // Of what the session has erased so far.
  explicit erasure(session const&);

  // What a record becomes, in the order of the log, where the session stands as it is told before it. Nothing where it holds no such text.
  std::optional<record> replaced(session const& before, record const&);

 private:
  using until = std::map<std::string, std::uint64_t>;  // the records that erased them, by ids

  until people_, questions_, requests_;
  std::map<std::string, std::string> instead_;  // by the texts that were typed

  std::uint64_t erased_by(record const&) const;
};

}  // namespace dais
