#pragma once

#include <string>

namespace dais::log {

// Why a log is not opened, and what to do, in sentences for the person who runs the server.
struct refusal {
  std::string what;
};

inline std::string sentence(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return text;
}

}  // namespace dais::log
