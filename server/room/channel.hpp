#pragma once

#include "room/loop.hpp"
#include "room/outbox.hpp"
#include "session/session.hpp"
#include "session/touched.hpp"
#include "session/view.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dais::room {

// How long changes are gathered into one patch. The first after a pause goes out at once; what comes within the time waits for its end.
struct gathering {
  length changes{};
  length counts{};  // votes and presence
};

// What all connections of one role are sent: a snapshot, then patches, each made once and shared. A patch shows the session as it is when
// it is made, so what was touched several times is sent once, and applying a patch to a newer snapshot does no harm.
class channel {
 public:
  // `shown` gives the view of this role of what was touched. References must outlive the channel.
  channel(loop&, gathering, std::function<session_view(touched const&)> shown, std::function<touched()> everything,
          std::function<presence_view()> presence);

  // Sends what the reader needs to stand where this channel stands: the patches after `seq` where they are kept, or a snapshot.
  // `to` must stay valid until it leaves.
  bool can_resume(std::optional<std::uint64_t> seq) const;
  void join(outbox& to, std::optional<std::uint64_t> seq);
  void leave(outbox& to);

  // Takes over what has changed, and sends it now or at the end of the gathering.
  void touch(touched const&);
  void touch_presence();

 private:
  loop& loop_;
  gathering gathering_;
  std::function<session_view(touched const&)> shown_;
  std::function<touched()> everything_;
  std::function<presence_view()> presence_;

  std::vector<outbox*> readers_;
  std::uint64_t seq_ = 0;  // of the latest patch
  touched changes_, counts_;
  bool presence_touched_ = false;
  std::unique_ptr<timer> changes_timer_, counts_timer_;
  std::optional<instant> changes_sent_, counts_sent_;
  std::deque<frame> kept_;  // the latest patches, up to `seq_`
  std::size_t kept_bytes_ = 0;
  frame snapshot_;  // of `seq_` and of the session as it is; none where either has passed

  void send_changes();
  void send_counts();
  void publish(session_view);
  void keep(frame);
  frame snapshot();
};

}  // namespace dais::room
