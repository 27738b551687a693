#pragma once

#include "room/loop.hpp"
#include "room/metrics.hpp"
#include "room/outbox.hpp"
#include "session/change_set.hpp"
#include "session/session.hpp"
#include "session/view.hpp"
#include "wire/told_view.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dais::room {

// How long changes are coalesced into one patch. The first after a pause goes out at once; what comes within the time waits for its end.
struct coalescing {
  duration changes{};
  duration counts{};  // votes and presence
};

// A connection that subscribes to a channel.
struct channel_subscriber {
  outbox* to;             // must stay valid until it leaves
  bool inflates = false;  // takes a deflated snapshot
  std::size_t slot = 0;   // the channel's own
};

// What all connections of one role are sent: a snapshot, then patches, each made once and shared. The channel knows what it has shown: a
// snapshot is that, and a patch is what has become different by the time that it is made.
//
// Many subscribers are served in slices, between which the loop does other things. A subscriber whose outbox has no room is passed over;
// when it has, it is sent the patches that it missed, or a snapshot where that is less.
class channel {
 public:
  // `view` gives the view of this role of what was changed. References must outlive the channel.
  struct counters {
    metrics& all;
    histogram& publish;
  };
  channel(loop&, coalescing, counters, std::function<session_view(change_set const&)> view, std::function<change_set()> everything,
          std::function<presence_view()> presence);

  // Whether who stands at `seq` is sent the patches since: where they are kept, and are few or less than a snapshot.
  bool resumes(std::optional<std::uint64_t> seq);

  // Sends what the subscriber needs to stand where this channel stands: those patches, or a snapshot. The subscriber must stay where it is
  // until it leaves.
  void join(channel_subscriber&, std::optional<std::uint64_t> seq);
  void leave(channel_subscriber&);

  // Sends what the subscriber has missed, whether it has room or not.
  void catch_up(channel_subscriber&);

  // Sends this frame, which is of before the latest patch, and that with it where the subscriber has not been sent it.
  void send_before_patch(channel_subscriber&, frame const&);

  // Takes over what has changed, and sends it now or at the end of that time. `first` is called before the subscribers are served, if that
  // is now.
  void publish(change_set const&, std::function<void()> const& first = {});
  void publish_presence();

 private:
  loop& loop_;
  coalescing coalescing_;
  counters counters_;
  std::function<session_view(change_set const&)> view_;
  std::function<change_set()> everything_;
  std::function<presence_view()> presence_;
  std::optional<told_view<session_view>> shown_;  // as of `seq_`; from the first subscriber on

  // What a slice looks at of a subscriber, side by side: looking for it costs as much as sending.
  struct cursor {
    outbox* to;
    std::uint64_t seq;  // the patches up to this one were sent to it
    channel_subscriber* whose;
  };
  std::vector<cursor> cursors_;
  std::size_t next_ = 0;      // to be served
  std::size_t unserved_ = 0;  // so many from there on are behind, or may be
  bool serving_ = false;
  std::unique_ptr<timer> next_slice_;
  std::uint64_t seq_ = 0;  // of the latest patch
  change_set changes_, counts_;
  bool presence_changed_ = false;
  std::unique_ptr<timer> changes_timer_, counts_timer_;
  std::optional<time_point> changes_sent_, counts_sent_;
  std::optional<time_point> oldest_change_, serving_since_;  // the oldest change that is not shown, or is being shown, to everybody
  std::deque<frame> kept_;                                   // the latest patches, up to `seq_`
  std::size_t kept_bytes_ = 0;
  std::vector<frame> missed_;  // the latest of them, for the next subscriber that missed as many
  frame snapshot_;             // as of `snapshot_seq_`, since when there were counts only
  std::uint64_t snapshot_seq_ = 0;
  frame deflated_snapshot_;  // the same, once somebody has asked for it

  void begin();
  void send(bool with_counts, std::function<void()> const& first = {});
  void serve_slice();
  void keep(frame);
  bool is_kept(std::uint64_t seq) const;  // whether all patches after it are
  std::size_t bytes_after(std::uint64_t seq) const;
  frame const& fresh_snapshot();
  void catch_up(cursor&);
  void send_after(cursor&);
  void send_snapshot(cursor&);
};

}  // namespace dais::room
