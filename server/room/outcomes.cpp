#include "room/outcomes.hpp"
#include "room/limits.hpp"

#include <utility>

namespace dais::room {

outcomes::outcomes(std::vector<command_outcome> latest, effects without_effect) : without_effect_(std::move(without_effect)) {
  for (auto& one : latest) remember(one.id, std::move(one.became));
}

verdict const* outcomes::find(std::string const& id) const {
  auto const found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

outcome outcomes::of(std::uint64_t seq) const {
  auto const found = without_effect_.find(seq);
  return {seq, found == without_effect_.end() ? effect::done : found->second, {}};
}

void outcomes::remember(std::string const& id, verdict what) {
  if (auto const* recorded = std::get_if<outcome>(&what); recorded && recorded->became != effect::done) {
    without_effect_.emplace(recorded->seq, recorded->became);
  }
  bool const is_recorded = std::holds_alternative<outcome>(what);
  if (!by_id_.try_emplace(id, std::move(what)).second) return;
  recorded_ += is_recorded;
  order_.push_back(id);
  if (order_.size() <= limits::remembered_commands) return;
  recorded_ -= std::holds_alternative<outcome>(by_id_.at(order_.front()));
  by_id_.erase(order_.front());
  order_.pop_front();
}

std::vector<command_outcome> outcomes::latest() const {
  std::vector<command_outcome> all;
  for (auto const& id : order_) {
    if (auto const* recorded = std::get_if<outcome>(&by_id_.at(id))) all.push_back({id, *recorded});
  }
  return all;
}

}  // namespace dais::room
