#include "room/channel.hpp"

#include "room/frame.hpp"
#include "room/limits.hpp"
#include "wire/deflate.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace dais::room {

channel::channel(loop& on, coalescing g, counters of, std::function<session_view(change_set const&)> view,
                 std::function<change_set()> everything, std::function<presence_view()> presence)
    : loop_(on),
      coalescing_(g),
      counters_(of),
      view_(std::move(view)),
      everything_(std::move(everything)),
      presence_(std::move(presence)) {}

bool channel::resumes(std::optional<std::uint64_t> seq) {
  if (!seq || !shown_ || !is_kept(*seq)) return false;
  if (bytes_after(*seq) <= limits::slow_patch_bytes) return true;
  auto const snapshot = fresh_snapshot();
  return is_kept(*seq) && bytes_after(*seq) <= snapshot->size();
}

void channel::begin() {
  auto view = view_(everything_());
  if (presence_) view.presence = presence_();
  shown_.emplace().patch_to(std::move(view));
}

void channel::join(channel_subscriber& one, std::optional<std::uint64_t> seq) {
  if (!shown_) begin();
  cursor at{one.to, seq.value_or(0), &one};
  if (resumes(seq)) {
    send_after(at);
  } else {
    send_snapshot(at);
  }
  one.slot = cursors_.size();
  cursors_.push_back(at);
  if (unserved_ != 0) ++unserved_;  // It stands among those who are to be served, or behind them.
}

void channel::leave(channel_subscriber& one) {
  bool const is_behind = cursors_.back().seq != seq_;
  cursors_[one.slot] = cursors_.back();
  cursors_[one.slot].whose->slot = one.slot;
  cursors_.pop_back();
  // Who takes the slot may have been waiting for a slice, which has gone past it.
  if (unserved_ != 0) unserved_ = is_behind ? cursors_.size() : std::min(unserved_, cursors_.size());
}

void channel::catch_up(channel_subscriber& one) { catch_up(cursors_[one.slot]); }

void channel::catch_up(cursor& one) {
  if (one.seq == seq_) return;
  if (resumes(one.seq)) {
    send_after(one);
  } else if (one.seq != seq_) {  // What waited may have gone out to it meanwhile.
    send_snapshot(one);
  }
}

void channel::send_before_patch(channel_subscriber& one, frame const& text) {
  auto& at = cursors_[one.slot];
  if (at.seq + 1 != seq_ || kept_.empty() || !at.to->has_room()) return at.to->send(text);
  at.seq = seq_;
  at.to->send_all(std::array{text, kept_.back()});
}

void channel::publish(change_set const& t, std::function<void()> const& first) {
  if (!shown_) return;
  auto changes = t;
  change_set counts;
  counts.votes = std::exchange(changes.votes, {});
  // A question that is new or gone has its count told with it.
  for (auto const& [id, before] : t.questions) {
    if (counts.votes.erase(id) != 0) changes.votes.insert(id);
  }
  changes_.add(changes);
  counts_.add(counts);
  if (!changes_.empty() && !oldest_change_) oldest_change_ = loop_.real();
  if (!changes_.empty() && !changes_timer_) {
    auto const due = changes_sent_ ? coalescing_.changes - (loop_.real() - *changes_sent_) : duration{};
    if (due <= duration{}) {
      send(false, first);
    } else {
      changes_timer_ = loop_.after(due, [this] { send(false); });
    }
  }
  if (!counts_.empty() && !counts_timer_) {
    auto const due = counts_sent_ ? coalescing_.counts - (loop_.real() - *counts_sent_) : duration{};
    counts_timer_ = loop_.after(std::max(due, duration{}), [this] { send(true); });
  }
}

void channel::publish_presence() {
  if (!presence_ || !shown_) return;
  presence_changed_ = true;
  if (!counts_timer_) counts_timer_ = loop_.after(coalescing_.counts, [this] { send(true); });
}

void channel::send(bool with_counts, std::function<void()> const& first) {
  changes_timer_.reset();
  auto what = std::exchange(changes_, {});
  auto const since = std::exchange(oldest_change_, {});
  if (with_counts) {
    counts_timer_.reset();
    counts_sent_ = loop_.real();
    what.add(std::exchange(counts_, {}));
  }
  auto view = view_(what);
  if (with_counts && std::exchange(presence_changed_, false)) view.presence = presence_();
  auto patch = shown_->patch_to(std::move(view));
  if (!patch) return;  // Others are shown it.
  if (since) {
    changes_sent_ = loop_.real();
    if (!serving_since_) serving_since_ = since;
    snapshot_.reset();  // Who comes now is not sent what was taken back.
  }
  ++counters_.all.patches;
  keep(make_frame(wire::patch{++seq_, loop_.now(), std::move(*patch)}));
  if (first) first();
  unserved_ = cursors_.size();
  if (!serving_ && !next_slice_) serve_slice();
}

void channel::serve_slice() {
  next_slice_.reset();
  serving_ = true;
  for (auto n = std::min(unserved_, limits::slice); n != 0; --n, --unserved_) {
    if (next_ >= cursors_.size()) next_ = 0;
    auto& one = cursors_[next_++];
    if (one.to->has_room()) catch_up(one);
  }
  serving_ = false;
  if (unserved_ != 0) {
    next_slice_ = loop_.after({}, [this] { serve_slice(); });
    return;
  }
  missed_.clear();
  if (serving_since_) counters_.publish.add(loop_.real() - *std::exchange(serving_since_, {}));
}

void channel::keep(frame text) {
  kept_bytes_ += text->size();
  kept_.push_back(std::move(text));
  while (kept_.size() > limits::kept_patches || kept_bytes_ > limits::kept_patch_bytes) {
    kept_bytes_ -= kept_.front()->size();
    kept_.pop_front();
  }
}

bool channel::is_kept(std::uint64_t seq) const { return seq <= seq_ && seq + kept_.size() >= seq_; }

// Precondition: the patches after it are kept.
std::size_t channel::bytes_after(std::uint64_t seq) const {
  if (seq + kept_.size() == seq_) return kept_bytes_;
  return std::accumulate(kept_.end() - static_cast<std::ptrdiff_t>(seq_ - seq), kept_.end(), std::size_t{},
                         [](std::size_t sum, frame const& patch) { return sum + patch->size(); });
}

void channel::send_after(cursor& one) {
  auto const missed = seq_ - std::exchange(one.seq, seq_);
  if (missed == 1) {
    one.to->send(kept_.back());
  } else if (missed > 1) {
    auto const first = kept_.end() - static_cast<std::ptrdiff_t>(missed);
    if (missed_.size() != missed || missed_.back() != kept_.back()) missed_.assign(first, kept_.end());
    one.to->send_all(missed_);
  }
}

// One of before the latest counts serves with the patches since: it is made once for all who come while others vote.
frame const& channel::fresh_snapshot() {
  if (snapshot_ && is_kept(snapshot_seq_) && bytes_after(snapshot_seq_) <= snapshot_->size() / 4) return snapshot_;
  if (!changes_.empty()) send(false);  // Who comes now is not sent what was taken back.
  ++counters_.all.snapshots;
  snapshot_seq_ = seq_;
  snapshot_ = make_frame(wire::snapshot{seq_, shown_->whole()});
  deflated_snapshot_.reset();
  return snapshot_;
}

void channel::send_snapshot(cursor& one) {
  auto const& snapshot = fresh_snapshot();
  if (one.whose->inflates && snapshot->size() <= limits::deflated_snapshot_bytes) {
    if (!deflated_snapshot_) deflated_snapshot_ = std::make_shared<std::string const>(deflated(*snapshot));
    one.to->send_deflated(deflated_snapshot_);
  } else {
    one.to->send(snapshot);
  }
  one.seq = snapshot_seq_;
  send_after(one);
}

}  // namespace dais::room
