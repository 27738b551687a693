#include "log/sqlite_examine.hpp"

#include <set>

namespace dais::log {

std::optional<std::string> missing_of(sqlite_reader& reader, mark const& confirmed) {
  auto const seq = std::to_string(confirmed.seq);
  auto const found = reader.link_at(confirmed.session, confirmed.seq);
  if (found == confirmed.at) return {};
  if (found) return "its entry " + seq + " is not the one that was confirmed";
  auto const last = reader.last(confirmed.session);
  if (last == 0) return "all of its " + seq + " confirmed entries are missing";
  return "its entries " + std::to_string(last + 1) + " to " + seq + ", which were confirmed, are missing";
}

void compare_with_marks(sqlite_reader& reader, marks& all, condition& is) {
  std::set<std::string> marked;
  for (auto const& [number, one] : all.found()) {
    marked.insert(one.session);
    if (auto wrong = missing_of(reader, one)) is.damaged.emplace(one.session, std::move(*wrong));
  }
  std::vector<std::string> unmarked;
  for (auto& name : reader.all_sessions())
    if (!marked.contains(name)) unmarked.push_back(std::move(name));
  for (auto const& name : unmarked)
    if (auto const last = reader.last(name)) all.set(*reader.number(name), {name, last, *reader.link_at(name, last)});
  if (all.damaged() != 0)
    is.remarks.push_back(std::to_string(all.damaged()) + " of the marks of how far sessions were confirmed cannot be read");
  if (!all.was_there() && !unmarked.empty())
    is.remarks.push_back("there are no marks of how far sessions were confirmed: whether entries are missing cannot be told this time");
}

}  // namespace dais::log
