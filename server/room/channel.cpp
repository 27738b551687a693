#include "room/channel.hpp"

#include "protocol/codec.hpp"
#include "session/limits.hpp"

#include <algorithm>
#include <utility>

namespace dais::room {

channel::channel(loop& on, gathering g, std::function<session_view(touched const&)> shown, std::function<touched()> everything,
                 std::function<presence_view()> presence)
    : loop_(on), gathering_(g), shown_(std::move(shown)), everything_(std::move(everything)), presence_(std::move(presence)) {}

bool channel::can_resume(std::optional<std::uint64_t> seq) const {
  return seq && *seq <= seq_ && *seq + kept_.size() >= seq_;
}

void channel::join(outbox& to, std::optional<std::uint64_t> seq) {
  if (can_resume(seq)) {
    auto const missed = static_cast<std::ptrdiff_t>(seq_ - *seq);
    std::for_each(kept_.end() - missed, kept_.end(), [&](frame const& patch) { to.send(patch); });
  } else {
    // What waits goes out before: a patch takes back only what was shown by an earlier one, and must know of all that this snapshot shows.
    if (!changes_.empty()) send_changes();
    to.send(snapshot());
  }
  readers_.push_back(&to);
}

void channel::leave(outbox& to) {
  auto const found = std::find(readers_.begin(), readers_.end(), &to);
  if (found == readers_.end()) return;
  *found = readers_.back();
  readers_.pop_back();
}

void channel::touch(touched const& t) {
  auto changes = t;
  touched counts;
  counts.votes = std::exchange(changes.votes, {});
  // A question that is new or gone has its count told with it.
  for (auto const& [id, before] : t.questions) {
    if (counts.votes.erase(id) != 0) changes.votes.insert(id);
  }
  changes_.add(changes);
  counts_.add(counts);
  snapshot_.reset();
  if (!changes_.empty() && !changes_timer_) {
    auto const due = changes_sent_ ? gathering_.changes - (loop_.real() - *changes_sent_) : length{};
    if (due <= length{}) {
      send_changes();
    } else {
      changes_timer_ = loop_.after(due, [this] { send_changes(); });
    }
  }
  if (!counts_.empty() && !counts_timer_) {
    auto const due = counts_sent_ ? gathering_.counts - (loop_.real() - *counts_sent_) : length{};
    counts_timer_ = loop_.after(std::max(due, length{}), [this] { send_counts(); });
  }
}

void channel::touch_presence() {
  if (!presence_) return;
  presence_touched_ = true;
  snapshot_.reset();
  if (!counts_timer_) counts_timer_ = loop_.after(gathering_.counts, [this] { send_counts(); });
}

void channel::send_changes() {
  changes_timer_.reset();
  changes_sent_ = loop_.real();
  publish(shown_(std::exchange(changes_, {})));
}

void channel::send_counts() {
  counts_timer_.reset();
  if (!changes_.empty()) send_changes();  // which may be what shows the questions that are counted
  counts_sent_ = loop_.real();
  auto view = shown_(std::exchange(counts_, {}));
  if (std::exchange(presence_touched_, false)) view.presence = presence_();
  publish(std::move(view));
}

void channel::publish(session_view view) {
  if (view.empty()) return;
  auto const text = std::make_shared<std::string const>(write_frame(wire::patch{++seq_, loop_.now(), std::move(view)}));
  keep(text);
  snapshot_.reset();
  for (auto* reader : readers_) reader->send(text);
}

void channel::keep(frame text) {
  kept_bytes_ += text->size();
  kept_.push_back(std::move(text));
  while (kept_.size() > limits::kept_patches || kept_bytes_ > limits::kept_patch_bytes) {
    kept_bytes_ -= kept_.front()->size();
    kept_.pop_front();
  }
}

frame channel::snapshot() {
  if (snapshot_) return snapshot_;
  auto view = shown_(everything_());
  if (presence_) view.presence = presence_();
  snapshot_ = std::make_shared<std::string const>(write_frame(wire::snapshot{seq_, std::move(view)}));
  return snapshot_;
}

}  // namespace dais::room
