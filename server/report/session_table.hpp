#pragma once

#include "session/session.hpp"
#include "wire/report_messages.hpp"

#include <string>

// All sessions of a server in one table.
namespace dais::report {

// What runs is counted up to `now`.
wire::session_summary summary_of(session const&, time_point now);

// For spreadsheets, as the tables of one session are (`report/formats.hpp`).
std::string sessions_csv(wire::session_table const&);

}  // namespace dais::report
