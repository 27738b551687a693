#include "net/listener.hpp"
#include "net/limits.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace asio = boost::asio;
namespace errc = boost::system::errc;

namespace dais::net {
namespace {

// Of the errors of accept(2), those that the next connection would meet as well. All others are of the one that was to be accepted.
bool is_lack(error_code ec) {
  return ec == errc::too_many_files_open || ec == errc::too_many_files_open_in_system || ec == errc::no_buffer_space ||
         ec == errc::not_enough_memory;
}

std::string reason_of(error_code ec) {
  return ec == errc::too_many_files_open ? "the limit of open files (`ulimit -n`) is reached" : ec.message();
}

constexpr int turns_to_be_heard = 3;

constexpr char near_the_limit[] = "the limit of open files (`ulimit -n`) is near";

// What is unsent beyond this waits in our own queue, which has a limit.
void limit_unsent(acceptor& to) {
  int const bytes = limits::unsent_bytes;
  if (::setsockopt(to.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes) != 0) {
    spdlog::warn("The kernel does not limit what is unsent of a socket; slow subscribers will cost it memory.");
  }
}

}  // namespace

std::optional<listen_address> read_listen_address(std::string_view text) {
  auto const colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  auto host = text.substr(0, colon);
  auto const digits = text.substr(colon + 1);
  listen_address address;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  bool const bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  address.host = host == "localhost" ? "127.0.0.1" : host;
  error_code ec;
  auto const ip = asio::ip::make_address(address.host, ec);
  if (ec || ip.is_v6() != bracketed) return {};
  return address;
}

bool is_loopback(listen_address const& address) { return asio::ip::make_address(address.host).is_loopback(); }

std::string to_string(listen_address const& address) {
  bool const is_v6 = address.host.find(':') != std::string::npos;
  return (is_v6 ? '[' + address.host + ']' : address.host) + ':' + std::to_string(address.port);
}

listener::listener(asio::io_context& context, listen_address const& address, connections const& open, std::function<void(tcp_socket)> take)
    : acceptor_(context), open_(open), take_(std::move(take)) {
  try {
    tcp::endpoint const endpoint(asio::ip::make_address(address.host), address.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    // Otherwise Asio waits for another connection when one was given up before it was accepted, and those that wait already wait with it.
    acceptor_.set_option(asio::socket_base::enable_connection_aborted(true));
    // Sockets inherit these when they are accepted, which saves a call for each.
    acceptor_.set_option(tcp::no_delay(true));
    limit_unsent(acceptor_);
    acceptor_.bind(endpoint);
    acceptor_.listen(limits::backlog);
    acceptor_.non_blocking(true);
  } catch (boost::system::system_error const& trouble) {
    throw std::runtime_error("Cannot listen on " + to_string(address) + ": " + trouble.code().message() + ".");
  }
}

listen_address listener::address() const {
  auto const endpoint = acceptor_.local_endpoint();
  return {endpoint.address().to_string(), endpoint.port()};
}

void listener::start() { accept(); }

void listener::stop() {
  error_code ignored;
  acceptor_.close(ignored);
  held_.reset();
}

void listener::resume() {
  if (!paused_ || open_.is_full()) return;
  paused_ = false;
  if (held_) take(std::move(*std::exchange(held_, std::nullopt)));
  go_on(open_.is_tight() ? turns_to_be_heard : 0);
}

void listener::accept() {
  if (open_.is_full()) return pause(near_the_limit);
  acceptor_.async_accept([this, alive = std::weak_ptr(alive_)](error_code ec, tcp_socket accepted) {
    if (alive.expired() || !acceptor_.is_open()) return;
    // Tried again at once, it would fail again at once, for ever.
    if (is_lack(ec)) return pause(reason_of(ec));
    // All slots were taken by those who were there meanwhile: it waits in our hands as others do in the kernel.
    if (!ec && open_.is_full()) {
      held_ = std::move(accepted);
      return pause(near_the_limit);
    }
    if (!ec) take(std::move(accepted));
    if (!ec && !accept_more()) return;
    go_on(open_.is_tight() ? turns_to_be_heard : 0);
  });
}

void listener::take(tcp_socket accepted) {
  take_(std::move(accepted));
  full_.eased(open_.size());
}

// Where those who come make others give way, what has come of those who are there is read before: after so many turns of the loop it has
// looked at all sockets, and done what it found.
void listener::go_on(int turns) {
  if (turns == 0) return accept();
  asio::post(acceptor_.get_executor(), [this, turns, alive = std::weak_ptr(alive_)] {
    if (!alive.expired() && acceptor_.is_open()) go_on(turns - 1);
  });
}

// Those that wait already, as many as may be taken at once. Whether to go on.
bool listener::accept_more() {
  for (auto more = std::min(limits::accepted_at_once, open_.may_come_at_once()); more > 1 && !open_.is_full(); --more) {
    error_code ec;
    tcp_socket another = acceptor_.accept(ec);
    if (is_lack(ec)) {
      pause(reason_of(ec));
      return false;
    }
    if (ec) return true;
    take(std::move(another));
  }
  return true;
}

void listener::pause(std::string const& why) {
  paused_ = true;
  if (!full_.is_due(open_.size())) return;
  spdlog::warn("No more connections are accepted until some have closed: {}. {} are open.", why, open_.size());
}

std::size_t slots_by_open_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) files.rlim_cur = files.rlim_max = 1024;
  if (files.rlim_cur < files.rlim_max) {
    auto raised = files;
    raised.rlim_cur = raised.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) files = raised;
  }
  return std::max<std::size_t>(files.rlim_cur, 2 * limits::spare_descriptors) - limits::spare_descriptors;
}

}  // namespace dais::net
