#pragma once

#include "wire/report_messages.hpp"

#include <string>

// A report in the formats that it is exported in.
namespace dais::report {

std::string json(wire::report const&);

// Tables for spreadsheets (RFC 4180): UTF-8 with a mark that says so, and no cell that somebody typed is a formula.
std::string segments_csv(wire::report const&);
std::string speaking_csv(wire::report const&);
std::string questions_csv(wire::report const&);
std::string decisions_csv(wire::report const&);
std::string captions_csv(wire::report const&);

// For people to read and to write on; what others typed is text in it, never markup.
std::string markdown(wire::report const&);

// The session as it really was, or as it is expected (RFC 5545), to the second.
std::string icalendar(wire::report const&);

}  // namespace dais::report
