#pragma once

#include "net/listener.hpp"
#include "room/loop.hpp"
#include "room/microphone_system.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dais::net {

// Of a microphone system: how it is spoken to, and where.
struct microphone_address {
  std::string protocol;
  listen_address at;

  bool operator==(microphone_address const&) const = default;
};

// "dis-ccu://192.0.2.10", and with a port where it is another than the protocol's. Nothing where no such protocol is spoken.
std::optional<microphone_address> read_microphone_address(std::string_view text);

// The loop must outlive it.
std::unique_ptr<room::microphone_system> reach_microphones(boost::asio::io_context&, room::loop&, microphone_address const&);

}  // namespace dais::net
