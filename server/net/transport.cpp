#include "net/transport.hpp"

#include <boost/asio/error.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace asio = boost::asio;

namespace dais::net {
namespace {

// The first byte of a handshake; no request of HTTP begins with it.
constexpr char tls_handshake = 0x16;

constexpr std::size_t record_bytes = 16 * 1024;  // at most, RFC 8446 5.1

error_code last_error() {
  if (errno == EAGAIN || errno == EWOULDBLOCK) return asio::error::would_block;
  return {errno, boost::system::system_category()};
}

// OpenSSL takes those of an earlier call for those of the next one. Looking is quicker than clearing, and there are seldom any.
void forget_errors() {
  if (ERR_peek_error() != 0) ERR_clear_error();
}

}  // namespace

transport::transport(tcp_socket s, certificate const* shown) : socket_(std::move(s)), shown_(shown) {
  error_code ignored;
  socket_.non_blocking(true, ignored);
}

void transport::begin(error_code& ec) {
  ec = {};
  if (shown_) {
    char first = 0;
    auto const there = ::recv(socket_.native_handle(), &first, 1, MSG_PEEK | MSG_DONTWAIT);
    if (there < 0) return ec = last_error(), void();
    if (there > 0 && first == tls_handshake) tls_ = shown_->begin(socket_.native_handle());
  }
  has_begun_ = true;
}

std::size_t transport::read_some(asio::mutable_buffer into, error_code& ec) {
  return tls_ ? read_secure(into, ec) : socket_.read_some(into, ec);
}

std::size_t transport::read_secure(asio::mutable_buffer into, error_code& ec) {
  forget_errors();
  errno = 0;
  std::size_t size = 0;
  waits_ = tcp_socket::wait_read;
  starved_ = false;
  if (SSL_read_ex(tls_.get(), into.data(), into.size(), &size) == 1) return ec = {}, size;
  switch (SSL_get_error(tls_.get(), 0)) {
    case SSL_ERROR_WANT_WRITE: waits_ = tcp_socket::wait_write; [[fallthrough]];
    case SSL_ERROR_WANT_READ:
      starved_ = true;
      ec = asio::error::would_block;
      break;
    case SSL_ERROR_ZERO_RETURN: ec = asio::error::eof; break;
    default: ec = asio::error::connection_reset;
  }
  forget_errors();
  return 0;
}

bool transport::has_arrived() const { return tls_ && !starved_ && SSL_has_pending(tls_.get()) == 1; }

std::size_t transport::write_some(std::span<iovec const> parts, error_code& ec) {
  ec = {};
  if (!tls_) {
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(parts.data());
    message.msg_iovlen = parts.size();
    for (;;) {
      auto const sent = ::sendmsg(socket_.native_handle(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent >= 0) return static_cast<std::size_t>(sent);
      if (errno == EINTR) continue;
      if (ec = last_error(); ec == asio::error::would_block) ec = {};
      return 0;
    }
  }
  if (has_unsent()) {
    send_held(ec);
    if (ec || has_unsent()) return 0;
  }
  if (parts.size() == 1) return write_secure(static_cast<char const*>(parts[0].iov_base), parts[0].iov_len, ec);
  // What goes together is one record.
  static std::array<char, record_bytes> together;
  std::size_t size = 0;
  for (auto const& one : parts) {
    auto const part = std::min(one.iov_len, together.size() - size);
    std::memcpy(together.data() + size, one.iov_base, part);
    size += part;
  }
  return write_secure(together.data(), size, ec);
}

// OpenSSL counts what it has encrypted as not written until the kernel has taken all of it, and wants the same bytes once more. Here they
// are taken: so whoever gave them may forget them.
std::size_t transport::write_secure(char const* data, std::size_t size, error_code& ec) {
  forget_errors();
  errno = 0;
  size = std::min(size, record_bytes);
  std::size_t sent = 0;
  if (size == 0 || SSL_write_ex(tls_.get(), data, size, &sent) == 1) return sent;
  auto const why = SSL_get_error(tls_.get(), 0);
  forget_errors();
  if (why == SSL_ERROR_WANT_WRITE) {
    held_.assign(data, size);
    return size;
  }
  ec = why == SSL_ERROR_SYSCALL && errno != 0 ? error_code(errno, boost::system::system_category()) : asio::error::connection_reset;
  return 0;
}

void transport::send_held(error_code& ec) {
  auto const bytes = std::exchange(held_, {});
  write_secure(bytes.data(), bytes.size(), ec);
}

void transport::finish() {
  if (tls_ && SSL_is_init_finished(tls_.get())) {
    forget_errors();
    SSL_shutdown(tls_.get());
    forget_errors();
  }
  error_code ignored;
  socket_.shutdown(tcp_socket::shutdown_send, ignored);
}

void transport::close() {
  tls_.reset();
  held_.clear();
  shown_ = nullptr;
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace dais::net
