#include "room/pending_commands.hpp"

#include <utility>

namespace dais::room {

void pending_commands::await(std::string const& id, time_point since, std::optional<time_point> until, answer told) {
  by_id_[id] = {since, until, {std::move(told)}};
}

bool pending_commands::join(std::string const& id, answer const& told) {
  auto const found = by_id_.find(id);
  if (found == by_id_.end()) return false;
  found->second.answers.push_back(told);
  return true;
}

std::optional<time_point> pending_commands::since(std::string const& id) const {
  auto const found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second.since);
}

std::optional<time_point> pending_commands::until(std::string const& id) const {
  auto const found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : found->second.until;
}

void pending_commands::complete(std::string const& id, verdict const& what) {
  auto const found = by_id_.extract(id);
  if (found.empty()) return;
  for (auto const& told : found.mapped().answers) told(what);
}

std::vector<std::string> pending_commands::take_doubtful() {
  auto doubtful = std::exchange(in_doubt_, {});
  std::erase_if(doubtful, [&](auto const& id) { return !holds(id); });
  return doubtful;
}

void pending_commands::fail_all(rejection const& why) {
  in_doubt_.clear();
  while (!by_id_.empty()) complete(std::string(by_id_.begin()->first), why);
}

}  // namespace dais::room
