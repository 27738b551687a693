#include "net/state_watch.hpp"

#include "net/limits.hpp"
#include "wire/tool_state.hpp"

#include <utility>

namespace dais::net {

state_watch::state_watch(room::loop& loop, room::rooms& rooms, std::string token, std::string session, seen told)
    : loop_(loop), rooms_(rooms), token_(std::move(token)), session_(std::move(session)), told_(std::move(told)) {}

void state_watch::look() {
  soon_.reset();
  tick_.reset();
  rooms_.reach(token_, session_, [this, alive = std::weak_ptr(alive_)](std::variant<room::rooms::access, rejection> const& opened) {
    if (alive.expired()) return;
    auto const told = told_;
    auto const* const in = std::get_if<room::rooms::access>(&opened);
    if (!in) return told(std::get<rejection>(opened));
    if (!watched_) watched_ = in->watch([this] { changed(); });
    tick_ = loop_.after(next_tick(*in->state, in->now) - in->now, [this] { look(); });
    told(tool_state_of(*in->state, in->now, in->moderators));
  });
}

void state_watch::changed() {
  if (!soon_) soon_ = loop_.after(limits::tool_states_apart, [this] { look(); });
}

}  // namespace dais::net
