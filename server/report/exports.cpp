#include "report/exports.hpp"

#include "report/formats.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace dais::report {

namespace {

constexpr auto csv = "text/csv; charset=utf-8";

std::array<export_format, 8> const known{{{"report.json", "application/json", json},
                                          {"report.md", "text/markdown; charset=utf-8", markdown},
                                          {"report.ics", "text/calendar; charset=utf-8", icalendar},
                                          {"segments.csv", csv, segments_csv},
                                          {"speaking.csv", csv, speaking_csv},
                                          {"questions.csv", csv, questions_csv},
                                          {"decisions.csv", csv, decisions_csv},
                                          {"captions.csv", csv, captions_csv}}};

}  // namespace

std::span<export_format const> exports() { return known; }

export_format const& export_named(std::string_view name) {
  auto const found = std::find_if(known.begin(), known.end(), [&](export_format const& one) { return one.name == name; });
  assert(found != known.end());
  return *found;
}

}  // namespace dais::report
