#include "net/microphone_systems.hpp"

#include "net/dis_ccu_client.hpp"

namespace dais::net {
namespace {

// A system that others make has its row here, and a `room::microphone_system` of its own.
struct microphone_protocol {
  std::string_view name;
  std::uint16_t port;
  std::unique_ptr<room::microphone_system> (*reach)(boost::asio::io_context&, room::loop&, listen_address const&);
};
constexpr microphone_protocol microphone_protocols[] = {
    {"dis-ccu", 3142,
     [](boost::asio::io_context& context, room::loop& loop, listen_address const& at) -> std::unique_ptr<room::microphone_system> {
       return std::make_unique<dis_ccu_client>(context, loop, at);
     }}};

}  // namespace

std::optional<microphone_address> read_microphone_address(std::string_view text) {
  for (auto const& one : microphone_protocols) {
    auto const head = std::string(one.name) + "://";
    if (!text.starts_with(head)) continue;
    auto const where = text.substr(head.size());
    auto at = read_listen_address(where);
    if (!at) at = read_listen_address(std::string(where) + ":" + std::to_string(one.port));
    if (!at || at->port == 0) return std::nullopt;
    return microphone_address{std::string(one.name), *at};
  }
  return std::nullopt;
}

std::unique_ptr<room::microphone_system> reach_microphones(boost::asio::io_context& context, room::loop& loop,
                                                           microphone_address const& address) {
  for (auto const& one : microphone_protocols) {
    if (one.name == address.protocol) return one.reach(context, loop, address.at);
  }
  return nullptr;
}

}  // namespace dais::net
