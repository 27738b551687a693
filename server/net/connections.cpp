#include "net/connections.hpp"
#include "net/limits.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace dais::net {

namespace {

time_point clock_of_budgets() { return time_point(std::chrono::floor<duration>(socket_clock::now().time_since_epoch())); }

}  // namespace

void connection::leave() {
  if (!owner_) return;
  auto const self = shared_from_this();
  owner_->exit(*this);
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

bool connection::admits_audience() { return owner_ && owner_->admits_audience(from_); }

bool connection::affords(std::uint32_t kib) { return owner_ && !owner_->excess_.take(from_, clock_of_budgets(), kib); }

bool connection::affords_handshake() { return owner_ && !owner_->handshakes_.take(from_, clock_of_budgets()); }

void connection::comes_from(room::origin other) {
  if (!owner_ || other == from_) return;
  owner_->exit(*this);
  owner_->enter(*this, other);
}

void connection::asks(bool something) {
  if (!owner_ || !is_stranger_ || asks_ == something) return;
  auto& here = owner_->groups_.at(from_);
  auto &from = asks_ ? here.asking : here.silent, &to = something ? here.asking : here.silent;
  to.splice(to.end(), from, place_);
  asks_ = something;
}

void connection::let_in() {
  if (!owner_ || !is_stranger_) return;
  owner_->end_stranger(*this);
  is_stranger_ = false;
}

connections::connections(std::size_t slots, std::size_t of_one_origin)
    : slots_(slots),
      reserved_(std::min(limits::slots_reserved, slots / 4)),
      for_strangers_(std::max<std::size_t>(slots / limits::slots_of_strangers_share, 1)),
      of_one_origin_(of_one_origin > 0 ? of_one_origin : slots - slots / limits::slots_not_of_one_address) {}

connections::~connections() {
  for (auto const& one : all_) {
    one->drop();
    one->owner_ = nullptr;
  }
}

void connections::add(std::shared_ptr<connection> one, room::origin from) {
  auto& newest = *one;
  newest.owner_ = this;
  newest.slot_ = all_.size();
  all_.push_back(std::move(one));
  enter(newest, from);
  make_room(newest);
}

void connections::enter(connection& one, room::origin from) {
  one.from_ = from;
  auto& here = groups_[from];
  ++here.all;
  if (!one.is_stranger_) return;
  auto& like_it = one.asks_ ? here.asking : here.silent;
  one.place_ = like_it.insert(like_it.end(), &one);
  ++strangers_;
  count_strangers(here, from, here.strangers() - 1);
}

void connections::exit(connection& one) {
  if (one.is_stranger_) end_stranger(one);
  auto const here = groups_.find(one.from_);
  if (--here->second.all == 0) groups_.erase(here);
}

void connections::end_stranger(connection& one) {
  auto& here = groups_.at(one.from_);
  (one.asks_ ? here.asking : here.silent).erase(one.place_);
  --strangers_;
  count_strangers(here, one.from_, here.strangers() + 1);
}

void connections::count_strangers(group const& of, room::origin from, std::size_t before) {
  if (before > 0) by_strangers_.erase({before, from});
  if (of.strangers() > 0) by_strangers_.emplace(of.strangers(), from);
}

// The newest stays: whoever it is may be one who leads.
bool connections::evict_one_of(group const& of, connection const& newest) {
  for (auto const* like : {&of.silent, &of.asking}) {
    if (like->empty() || like->front() == &newest) continue;
    auto const one = like->front()->shared_from_this();
    ++evicted_;
    one->drop();
    one->leave();
    return true;
  }
  return false;
}

void connections::make_room(connection const& newest) {
  auto const& here = groups_.at(newest.from_);
  if (here.all > of_one_origin_) evict_one_of(here, newest);
  while ((all_.size() > slots_ || strangers_ > for_strangers_) && strangers_ > 1) {
    auto const most = std::prev(by_strangers_.end());
    if (!evict_one_of(groups_.at(most->second), newest)) evict_one_of(groups_.at(std::prev(most)->second), newest);
  }
}

bool connections::admits_audience(room::origin from) {
  auto const people = all_.size() - strangers_;
  auto const& here = groups_.at(from);
  if (here.all - here.strangers() >= of_one_origin_ || hellos_.take(from, clock_of_budgets())) return false;
  if (people + 1 + reserved_ <= slots_) {
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

std::size_t connections::may_come_at_once() const {
  if (!is_tight()) return std::min(slots_ - size(), for_strangers_ - strangers_);
  return std::max<std::size_t>(1, strangers_ / 4);
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
