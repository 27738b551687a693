#include "room/projection.hpp"

#include "session/evolve.hpp"
#include "wire/codec.hpp"

#include <utility>

namespace dais::room {

std::variant<record, std::string> record_of(log::entry const& entry) {
  auto read = read_payload(entry.payload);
  if (auto const* fault = std::get_if<std::string>(&read)) {
    return "entry " + std::to_string(entry.seq) + ": " + *fault + ". The log was written by a newer release, or is damaged";
  }
  return dais::record_of(entry.seq, entry.at, std::get<payload>(std::move(read)));
}

std::variant<change_set, std::string> apply(projection& to, log::entry const& entry) {
  auto const read = record_of(entry);
  if (auto const* fault = std::get_if<std::string>(&read)) return *fault;
  auto const& found = std::get<record>(read);
  auto changed = evolve(to.state, found);
  to.similar.update(to.state, changed);
  to.entry = entry.id;
  if (found.until == withdrawn) changed.refused = refuse(reason::not_received);
  to.became.remember(entry.id, outcome{entry.seq, changed.became, changed.refused});
  return changed;
}

bool stands_at(projection const& one, log::entry const& entry) {
  return entry.seq == one.state.seq && entry.id == one.entry && entry.at == one.state.at;
}

}  // namespace dais::room
