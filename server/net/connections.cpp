#include "net/connections.hpp"
#include "net/limits.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace dais::net {

void connection::leave() {
  if (!held_by_) return;
  auto const self = shared_from_this();
  auto& from = *std::exchange(held_by_, nullptr);
  auto& all = from.all_;
  assert(place_ < all.size() && all[place_].get() == this);
  if (place_ + 1 != all.size()) {
    std::swap(all[place_], all.back());
    all[place_]->place_ = place_;
  }
  all.pop_back();
  if (from.on_left) from.on_left();
}

bool connection::is_crowded() const { return held_by_ && held_by_->is_crowded(); }

bool connection::admits_audience() { return held_by_ && held_by_->admits_audience(); }

connections::connections(std::size_t places) : places_(places), kept_(std::min(limits::places_kept, places / 4)) {}

connections::~connections() {
  for (auto const& one : all_) {
    one->drop();
    one->held_by_ = nullptr;
  }
}

void connections::add(std::shared_ptr<connection> one) {
  one->held_by_ = this;
  one->place_ = all_.size();
  all_.push_back(std::move(one));
}

bool connections::admits_audience() {
  if (!is_crowded()) {
    crowd_.eased(size());
    return true;
  }
  if (crowd_.is_due(size())) {
    spdlog::warn(
        "The audience is told to come back when some have left: {} connections are open, and the last {} places are kept for "
        "those who lead a session. `ulimit -n` sets the limit.",
        size(), kept_);
  }
  return false;
}

void connections::check_timeouts(socket_clock::time_point now) {
  for (auto const& one : all_) one->check_timeouts(now);
}

connections::backlog connections::waiting() const {
  backlog sum;
  for (auto const& one : all_) {
    auto const bytes = one->waiting();
    if (bytes == 0) continue;
    ++sum.connections;
    sum.bytes += bytes;
  }
  return sum;
}

void connections::shut() {
  for (auto const& one : all_) one->shut();
}

void connections::drop() {
  for (auto const& one : all_) one->drop();
}

}  // namespace dais::net
