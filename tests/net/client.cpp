#include "client.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

client::client(std::uint16_t port, options const& wanted) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (wanted.receive_buffer > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &wanted.receive_buffer, sizeof wanted.receive_buffer);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  ::inet_pton(AF_INET, wanted.from.c_str(), &here.sin_addr);
  if (::bind(fd_, reinterpret_cast<sockaddr*>(&here), sizeof here) != 0) throw std::runtime_error(std::strerror(errno));
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // The kernel completes this before the server accepts.
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error(std::strerror(errno));
  ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) | O_NONBLOCK);
  if (!wanted.by_tls) return;
  std::unique_ptr<SSL_CTX, dais::net::tls_deleter> const context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_read_ahead(context.get(), 1);
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  if (wanted.newest_tls != 0) SSL_CTX_set_max_proto_version(context.get(), wanted.newest_tls);
  tls_.reset(SSL_new(context.get()));
  SSL_set_fd(tls_.get(), fd_);
  SSL_set_connect_state(tls_.get());
}

// As the calls of the kernel do: -1 and EAGAIN where there is nothing now.
long client::write(char const* bytes, std::size_t size) {
  if (!tls_) return ::send(fd_, bytes, size, MSG_NOSIGNAL);
  ERR_clear_error();
  std::size_t done = 0;
  return SSL_write_ex(tls_.get(), bytes, size, &done) == 1 ? static_cast<long>(done) : -1;
}

long client::read(char* bytes, std::size_t size) {
  if (!tls_) return ::recv(fd_, bytes, size, 0);
  ERR_clear_error();
  std::size_t done = 0;
  if (SSL_read_ex(tls_.get(), bytes, size, &done) == 1) return static_cast<long>(done);
  auto const why = SSL_get_error(tls_.get(), 0);
  if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) return 0;
  errno = EAGAIN;
  return -1;
}

std::string client::shown() const {
  if (!tls_) return "";
  std::unique_ptr<X509, void (*)(X509*)> const by(SSL_get1_peer_certificate(tls_.get()), X509_free);
  if (!by) return "";
  return std::to_string(ASN1_INTEGER_get(X509_get0_serialNumber(by.get()))) + ' ' + SSL_get_version(tls_.get());
}

client::~client() { ::close(fd_); }

void client::send(std::string_view bytes) {
  unsent_ += bytes;
  pump(0);
}

void client::pump(std::size_t at_most) {
  while (!unsent_.empty()) {
    auto const sent = write(unsent_.data(), unsent_.size());
    if (sent <= 0) break;
    unsent_.erase(0, static_cast<std::size_t>(sent));
  }
  while (at_most > 0 && !ended) {
    char chunk[65536];
    auto const got = read(chunk, std::min(at_most, sizeof chunk));
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) break;
    if (got <= 0) {
      ended = true;
      break;
    }
    received.append(chunk, static_cast<std::size_t>(got));
    at_most -= static_cast<std::size_t>(got);
  }
}

void client::finish() {
  if (tls_) SSL_shutdown(tls_.get());
  ::shutdown(fd_, SHUT_WR);
}

web_client::web_client(std::uint16_t port, options const& wanted, std::string const& protocol_field) : client(port, wanted) {
  send(
      "GET /socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
      protocol_field + "\r\n");
}

void web_client::send_frame(unsigned opcode, std::string_view payload, bool final) {
  constexpr unsigned char mask[4] = {0x12, 0x34, 0x56, 0x78};
  std::string bytes(1, static_cast<char>((final ? 0x80 : 0) | opcode));
  auto const big_endian = [&](std::uint64_t number, int count) {
    while (count-- > 0) bytes += static_cast<char>(number >> (8 * count));
  };
  if (payload.size() < 126) {
    bytes += static_cast<char>(0x80 | payload.size());
  } else if (payload.size() <= 0xffff) {
    bytes += static_cast<char>(0x80 | 126);
    big_endian(payload.size(), 2);
  } else {
    bytes += static_cast<char>(0x80 | 127);
    big_endian(payload.size(), 8);
  }
  bytes.append(reinterpret_cast<char const*>(mask), sizeof mask);
  for (std::size_t i = 0; i < payload.size(); ++i) bytes += static_cast<char>(static_cast<unsigned char>(payload[i]) ^ mask[i % 4]);
  send(bytes);
}

void web_client::pump(std::size_t at_most) {
  client::pump(at_most);
  if (handshake.empty()) {
    auto const end = received.find("\r\n\r\n");
    if (end == std::string::npos) return;
    handshake = received.substr(0, end + 4);
    received.erase(0, end + 4);
  }
  if (handshake.rfind("HTTP/1.1 101 ", 0) != 0) return;
  std::size_t taken = 0;
  for (;;) {
    auto const byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(received[taken + i])); };
    auto const there = received.size() - taken;
    if (there < 2) break;
    auto const opcode = static_cast<unsigned>(byte(0) & 0x0f);
    if ((byte(0) & 0xf0) != 0x80) throw std::runtime_error("a frame that is not final, or has a reserved bit");
    bool const is_data = opcode == 1 || opcode == 2;
    if (!is_data && opcode != 8 && opcode != 9 && opcode != 10) throw std::runtime_error("an opcode that the server does not use");
    if (byte(1) > 127) throw std::runtime_error("a frame of a server that is masked");
    if (opcode >= 8 && byte(1) > 125) throw std::runtime_error("a control frame that is too long");
    if (close_code() != 0) throw std::runtime_error("a frame after the close frame");
    std::size_t header = 2;
    auto size = byte(1);
    if (size >= 126) {
      std::size_t const more = size == 126 ? 2 : 8;
      if (there < 2 + more) break;
      size = 0;
      for (std::size_t i = 0; i < more; ++i) size = size << 8 | byte(2 + i);
      header += more;
      if (size < (more == 2 ? 126u : 65536u)) throw std::runtime_error("a length in more bytes than it needs");
    }
    if (there < header + size) break;
    frames.push_back({opcode, received.substr(taken + header, size)});
    taken += header + size;
  }
  received.erase(0, taken);
}

unsigned web_client::close_code() const {
  if (frames.empty() || frames.back().opcode != 8 || frames.back().payload.size() < 2) return 0;
  auto const& payload = frames.back().payload;
  return static_cast<unsigned>(static_cast<unsigned char>(payload[0])) << 8 | static_cast<unsigned char>(payload[1]);
}

std::vector<std::string> web_client::texts() const {
  std::vector<std::string> all;
  for (auto const& one : frames) {
    if (one.opcode == 1) all.push_back(one.payload);
  }
  return all;
}

std::string answer::field(std::string const& name) const {
  auto const at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  auto const begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

answer take_answer(std::string& received, bool to_head) {
  answer one;
  auto const end = received.find("\r\n\r\n");
  if (end == std::string::npos) return {};
  one.head = received.substr(0, end + 2);
  auto const length = one.field("Content-Length");
  std::size_t const size = to_head || length.empty() ? 0 : std::stoul(length);
  if (received.size() < end + 4 + size) return {};
  one.body = received.substr(end + 4, size);
  received.erase(0, end + 4 + size);
  one.status = static_cast<unsigned>(std::stoul(one.head.substr(9, 3)));
  return one;
}
