#include "net/dis_ccu_state.hpp"

#include <algorithm>
#include <vector>

namespace dais::net {
namespace {

bool put_in(std::vector<std::uint32_t>& units, std::uint32_t one) {
  if (std::find(units.begin(), units.end(), one) != units.end()) return false;
  units.push_back(one);
  return true;
}

}  // namespace

std::optional<room::microphone_event> dis_ccu_state::take(dis_ccu_line const& line) {
  using kind = dis_ccu_line::kind;
  using event = room::microphone_event;
  auto const told = [this](bool is_news, event what) { return is_news && is_whole_ ? std::optional(what) : std::nullopt; };
  switch (line.what) {
    case kind::mic_on: return told(put_in(now_.open, line.seat), room::microphone_opened{line.seat});
    // A unit that has gone tells nothing more, and does not have both.
    case kind::seat_passive:
      if (std::erase(now_.requesting, line.seat) != 0) return told(true, room::microphone_request_ended{line.seat});
      [[fallthrough]];
    case kind::mic_off: return told(std::erase(now_.open, line.seat) != 0, room::microphone_closed{line.seat});
    case kind::mic_request_on: return told(put_in(now_.requesting, line.seat), room::microphone_requested{line.seat});
    case kind::mic_request_off: return told(std::erase(now_.requesting, line.seat) != 0, room::microphone_request_ended{line.seat});
    case kind::mic_status_done: break;
  }
  if (is_whole_) return std::nullopt;
  is_whole_ = true;
  return now_;
}

}  // namespace dais::net
