#pragma once

#include "session/session.hpp"
#include "wire/report_messages.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

// What the report and the public one have in common.
namespace dais::report {

// That panellists wrote, the earliest first.
std::vector<wire::report_answer> answers_of(session const&, question const&);

// In the order in which they came: ids are a letter and a number.
template <typename Map>
auto by_number(Map const& all) {
  std::vector<typename Map::mapped_type const*> ordered;
  for (auto const& [id, one] : all) ordered.push_back(&one);
  std::sort(ordered.begin(), ordered.end(), [](auto const* a, auto const* b) {
    return std::pair(a->id.size(), std::string_view(a->id)) < std::pair(b->id.size(), std::string_view(b->id));
  });
  return ordered;
}

}  // namespace dais::report
