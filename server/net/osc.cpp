#include "net/osc.hpp"

#include "net/limits.hpp"
#include "net/osc_message.hpp"
#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/json_write.hpp"
#include "wire/tool_command.hpp"
#include "wire/tool_state.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace asio = boost::asio;

namespace dais::net {
namespace {

// "/dais/TOKEN/COMMAND": the token and the command; nothing for any other address.
std::optional<std::pair<std::string, std::string>> read_target(std::string_view address) {
  constexpr std::string_view root = "/dais/";
  if (!address.starts_with(root)) return std::nullopt;
  address.remove_prefix(root.size());
  auto const slash = address.find('/');
  if (slash == address.npos || slash == 0 || slash + 1 == address.size()) return std::nullopt;
  return std::pair(std::string(address.substr(0, slash)), std::string(address.substr(slash + 1)));
}

std::optional<double> number_in(osc_message::argument const& one) {
  if (auto const* number = std::get_if<std::int32_t>(&one)) return *number;
  if (auto const* real = std::get_if<float>(&one)) return *real;
  if (auto const* on = std::get_if<bool>(&one)) return *on ? 1 : 0;
  return std::nullopt;
}

// What a command's one argument is: seconds, or the member of that name.
struct main_member {
  std::string_view command, member;
};
constexpr main_member main_members[] = {
    {"start", "segment"},      {"back", "segment"},          {"skip", "segment"},   {"restore", "segment"},
    {"give_floor", "request"}, {"put_on_stage", "question"}, {"queue", "question"}, {"set_stage", "to"},
};

// The request that a message comes to; nothing where it is the release of a button, or what it says fits no command.
std::optional<tool_request> request_of(std::string const& command, std::vector<osc_message::argument> const& arguments) {
  auto const& known = tool_commands();
  if (std::find(known.begin(), known.end(), command) == known.end()) return std::nullopt;
  tool_request asked{command, {}, {}, {}};
  if (arguments.empty()) return asked;
  auto const& first = arguments.front();
  auto const number = number_in(first);
  if (command == "add_time" || command == "extend_intervention" || command == "extend_turn") {
    if (!number || !std::isfinite(*number) || std::abs(*number) > 1e6) return std::nullopt;
    asked.members["by"] = static_cast<std::int64_t>(std::llround(*number * 1000));
    return asked;
  }
  if (command == "send_message") {
    if (number) return std::nullopt;
    asked.members["text"] = std::get<std::string>(first);
    asked.members["to"] = {{"panellists", boost::json::array()}, {"stage", true}, {"audience", false}};
    return asked;
  }
  if (number) return *number == 0 ? std::nullopt : std::optional(asked);
  auto const& text = std::get<std::string>(first);
  auto const found =
      std::find_if(std::begin(main_members), std::end(main_members), [&](auto const& one) { return one.command == command; });
  if (found == std::end(main_members)) {
    asked.expect = text;
  } else {
    asked.members[found->member] = text;
  }
  return asked;
}

std::string osc_id() {
  std::random_device random;
  return "osc-" + std::to_string(random()) + std::to_string(random());
}

}  // namespace

osc_server::osc_server(asio::io_context& context, room::loop& loop, room::rooms& rooms, listen_address const& at)
    : loop_(loop), rooms_(rooms), socket_(context.get_executor()) {
  error_code ec;
  udp::endpoint const endpoint(asio::ip::make_address(at.host, ec), at.port);
  if (!ec) socket_.open(endpoint.protocol(), ec);
  if (!ec) socket_.bind(endpoint, ec);
  if (!ec) socket_.non_blocking(true, ec);
  if (ec) throw std::runtime_error("OSC cannot be taken at " + to_string(at) + ": " + ec.message() + ".");
  receive();
}

listen_address osc_server::address() const {
  auto const at = socket_.local_endpoint();
  return {at.address().to_string(), at.port()};
}

void osc_server::receive() {
  socket_.async_receive_from(asio::buffer(buffer_), from_, [this, alive = std::weak_ptr(alive_)](error_code ec, std::size_t size) {
    if (alive.expired() || ec == asio::error::operation_aborted) return;
    if (!ec) take({buffer_.data(), size}, udp::endpoint(from_));
    receive();
  });
}

void osc_server::take(std::string_view packet, udp::endpoint const& from) {
  auto const messages = read_osc(packet);
  if (!messages) return;
  for (auto const& message : *messages) {
    auto const target = read_target(message.address);
    if (!target || !rooms_.may_open(target->first)) continue;  // Nobody learns anything without a token.
    auto const& [token, command] = *target;
    if (command == "listen") {
      listen(token, from);
      continue;
    }
    auto const asked = request_of(command, message.arguments);
    if (!asked) continue;
    bool const is_blind = !asked->expect && asked->members.empty();
    auto const now = loop_.real();
    std::erase_if(pressed_, [&](auto const& one) { return one.second + limits::tool_press_again < now; });
    if (is_blind && !pressed_.emplace(message.address, now).second) continue;
    rooms_.act(
        token, rooms_.session_of(token), osc_id(),
        [asked = *asked](session const& s, actor const& by, time_point at) { return completed(asked, s, by, at); }, {},
        [this, alive = std::weak_ptr(alive_), from, command = command](std::variant<std::uint64_t, rejection> const& became) {
          if (alive.expired()) return;
          auto const* const why = std::get_if<rejection>(&became);
          osc_message reply{"/dais/reply", {command, why ? static_cast<std::int32_t>(why->code) : 0}};
          if (why) reply.arguments.emplace_back(english::of(*why));
          send(from, write_osc(reply));
        });
  }
}

void osc_server::listen(std::string const& token, udp::endpoint const& to) {
  auto const found = listeners_.find(to);
  if (found == listeners_.end() && listeners_.size() >= limits::osc_listeners) return;
  auto& one = listeners_[to];
  one.end = loop_.after(limits::osc_listens, [this, to] { listeners_.erase(to); });
  if (one.token == token) return;
  one.token = token;
  one.told.clear();
  one.watch =
      std::make_unique<state_watch>(loop_, rooms_, token, rooms_.session_of(token), [this, to](auto const& what) { tell(to, what); });
  one.watch->look();
}

void osc_server::tell(udp::endpoint const& to, std::variant<wire::tool_state, rejection> const& what) {
  auto const found = listeners_.find(to);
  auto const* const state = std::get_if<wire::tool_state>(&what);
  if (!state) {
    send(to, write_osc({"/dais/reply", {std::string("listen"), static_cast<std::int32_t>(std::get<rejection>(what).code)}}));
    listeners_.erase(found);
    return;
  }
  auto& told = found->second.told;
  reflect::for_each_member<wire::tool_state>([&](auto d) {
    auto const& value = state->*d.pointer;
    using member = std::decay_t<decltype(value)>;
    std::string_view const name = d.name;
    if constexpr (std::is_same_v<member, time_point> || std::is_same_v<member, std::optional<time_point>>) {
      return;  // An instant does not fit into a number of OSC.
    } else {
      std::optional<osc_message::argument> argument;
      if constexpr (std::is_same_v<member, std::string>) {
        argument = value;
      } else if constexpr (std::is_same_v<member, bool>) {
        argument = static_cast<std::int32_t>(value);
      } else if constexpr (std::is_integral_v<member>) {
        argument = static_cast<std::int32_t>(value);
      } else if constexpr (std::is_same_v<member, duration>) {
        argument = static_cast<std::int32_t>(value.count());
      } else if constexpr (std::is_same_v<member, std::optional<duration>>) {
        if (value) argument = static_cast<std::int32_t>(value->count());
      } else {
        argument = std::string(reflect::enumerator_name(value));
      }
      // Milliseconds are another number each time: they go along with the text that stands for them.
      if (!argument) return;
      auto packet = write_osc({"/dais/state/" + std::string(name), {*argument}});
      auto& before = told[std::string(name)];
      if (before == packet) return;
      before = packet;
      send(to, packet);
    }
  });
}

// UDP keeps nothing: what the kernel does not take is left out.
void osc_server::send(udp::endpoint const& to, std::string const& packet) {
  error_code ec;
  socket_.send_to(asio::buffer(packet), to, 0, ec);
}

}  // namespace dais::net
