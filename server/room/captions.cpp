#include "room/captions.hpp"

#include "room/frame.hpp"
#include "room/limits.hpp"

#include <algorithm>
#include <utility>

namespace dais::room {

captions::captions(loop& on, std::function<std::vector<reader>()> readers, std::function<outbox*(reader)> outbox_of)
    : loop_(on), readers_(std::move(readers)), outbox_of_(std::move(outbox_of)) {}

void captions::show(wire::caption one) {
  came_ = loop_.real();
  latest_ = make_frame(std::move(one));
  is_waiting_ = true;
  if (!next_) go_on();
}

bool captions::are_there() const { return came_ && loop_.real() < *came_ + limits::captions_offered; }

// Who has something waiting is passed over: the next one is due in a moment.
void captions::go_on() {
  next_.reset();
  if (round_.empty()) {
    if (!std::exchange(is_waiting_, false)) return;
    round_ = readers_();
  }
  auto const count = std::min(round_.size(), limits::slice);
  for (auto one = round_.end() - static_cast<std::ptrdiff_t>(count); one != round_.end(); ++one) {
    auto* const to = outbox_of_(*one);
    if (to && to->has_room()) to->send(latest_);
  }
  round_.resize(round_.size() - count);
  next_ = loop_.after(round_.empty() ? limits::captions_apart : duration{}, [this] { go_on(); });
}

}  // namespace dais::room
