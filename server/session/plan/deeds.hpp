#pragma once

#include "session/time.hpp"

#include <optional>
#include <string>
#include <variant>

namespace dais::deed {

struct session_created {
  std::string title;

  bool operator==(session_created const&) const = default;
};
struct session_edited {
  std::string title;

  bool operator==(session_edited const&) const = default;
};
struct segment_edited {
  std::string segment;
  duration allotment;

  bool operator==(segment_edited const&) const = default;
};
// `before` none: at the end.
struct segment_inserted {
  std::string segment;
  duration allotment;
  std::optional<std::string> before;

  bool operator==(segment_inserted const&) const = default;
};
struct panellist_added {
  std::string name;

  bool operator==(panellist_added const&) const = default;
};
struct panellist_edited {
  std::string name;

  bool operator==(panellist_edited const&) const = default;
};
struct presence_noted {
  std::string name;
  bool on;

  bool operator==(presence_noted const&) const = default;
};

using of_plan =
    std::variant<session_created, session_edited, segment_edited, segment_inserted, panellist_added, panellist_edited, presence_noted>;

}  // namespace dais::deed
