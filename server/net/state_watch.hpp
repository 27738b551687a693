#pragma once

#include "room/loop.hpp"
#include "room/rooms.hpp"
#include "wire/http_messages.hpp"

#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace dais::net {

// Looks at a session for whoever holds a token, whenever something has happened in it and as its clocks go on, until it is destroyed.
class state_watch {
 public:
  // A refusal: the token opens it no more. May destroy what calls it.
  using seen = std::function<void(std::variant<wire::tool_state, rejection> const&)>;

  // The loop and the rooms must outlive it.
  state_watch(room::loop&, room::rooms&, std::string token, std::string session, seen told);

  // At once, and from now on.
  void look();

 private:
  room::loop& loop_;
  room::rooms& rooms_;
  std::string const token_, session_;
  seen const told_;
  std::shared_ptr<void> watched_;
  std::unique_ptr<room::timer> soon_, tick_;
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  void changed();
};

}  // namespace dais::net
