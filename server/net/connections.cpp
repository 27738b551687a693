#include "net/connections.hpp"
#include "net/limits.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace dais::net {

void connection::leave() {
  if (!owner_) return;
  auto const self = shared_from_this();
  auto& from = *std::exchange(owner_, nullptr);
  auto& all = from.all_;
  assert(slot_ < all.size() && all[slot_].get() == this);
  if (slot_ + 1 != all.size()) {
    std::swap(all[slot_], all.back());
    all[slot_]->slot_ = slot_;
  }
  all.pop_back();
  if (from.on_left) from.on_left();
}

bool connection::is_crowded() const { return owner_ && owner_->is_crowded(); }

bool connection::admits_audience() { return owner_ && owner_->admits_audience(); }

connections::connections(std::size_t slots) : slots_(slots), reserved_(std::min(limits::slots_reserved, slots / 4)) {}

connections::~connections() {
  for (auto const& one : all_) {
    one->drop();
    one->owner_ = nullptr;
  }
}

void connections::add(std::shared_ptr<connection> one) {
  one->owner_ = this;
  one->slot_ = all_.size();
  all_.push_back(std::move(one));
}

bool connections::admits_audience() {
  if (!is_crowded()) {
    crowd_.eased(size());
    return true;
  }
  if (crowd_.is_due(size())) {
    spdlog::warn(
        "The audience is told to come back when some have left: {} connections are open, and the last {} slots are reserved for "
        "those who lead a session. `ulimit -n` sets the limit.",
        size(), reserved_);
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
