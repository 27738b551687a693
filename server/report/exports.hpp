#pragma once

#include "wire/report_messages.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dais::report {

// A file that a report is exported as: `protocol/report.md`.
struct export_format {
  std::string_view name;  // stands behind the session's id
  std::string_view type;  // its media type
  std::string (*write)(wire::report const&);
};

std::span<export_format const> exports();

// Precondition: there is one of this name.
export_format const& export_named(std::string_view name);

}  // namespace dais::report
