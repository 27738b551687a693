#include "wire.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <system_error>
#include <unordered_map>

namespace bench {
namespace {

constexpr std::size_t source_addresses = 8;

struct frame_view {
  unsigned char first;
  std::string_view payload;
  std::size_t whole;
};

// From a server: not masked.
std::optional<frame_view> first_frame(std::string_view bytes) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() < 2) return std::nullopt;
  std::size_t const extra = byte(1) == 126 ? 2 : byte(1) == 127 ? 8 : 0;
  std::size_t length = byte(1);
  if (bytes.size() < 2 + extra) return std::nullopt;
  if (extra > 0) {
    length = 0;
    for (std::size_t i = 0; i < extra; ++i) length = length << 8 | byte(2 + i);
  }
  if (bytes.size() - 2 - extra < length) return std::nullopt;
  return frame_view{byte(0), bytes.substr(2 + extra, length), 2 + extra + length};
}

std::string masked_frame(unsigned char first, std::string_view payload) {
  constexpr unsigned char masked = 0x80;
  if (payload.size() > 0xffff) fail("a frame of the load is too long");
  std::string frame{static_cast<char>(first)};
  if (payload.size() < 126) {
    frame += static_cast<char>(masked | payload.size());
  } else {
    frame += static_cast<char>(masked | 126);
    frame += static_cast<char>(payload.size() >> 8);
    frame += static_cast<char>(payload.size() & 0xff);
  }
  return frame.append(4, '\0').append(payload);
}

// User and system time of all threads, to the nanosecond; /proc/PID/stat knows it to ten milliseconds only. 0 where the kernel does not
// say.
double scheduled_seconds(std::string const& folder) {
  double all = 0;
  std::error_code gone;
  for (auto const& thread : std::filesystem::directory_iterator(folder + "/task", gone)) {
    double spent = 0;
    if (std::ifstream(thread.path() / "schedstat") >> spent) all += spent / 1e9;
  }
  return all;
}

SSL_CTX* tls = nullptr;  // where all connections are by it

// What TLS needs of a connection.
struct secure {
  std::unique_ptr<SSL, decltype(&SSL_free)> session;
  std::string unsent;  // until the handshake is over

  void send() {
    if (unsent.empty()) return;
    ERR_clear_error();
    std::size_t sent = 0;
    if (SSL_write_ex(session.get(), unsent.data(), unsent.size(), &sent) == 1) return void(unsent.erase(0, sent));
    auto const why = SSL_get_error(session.get(), 0);
    if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) fail("TLS ended a connection");
  }
};
std::unordered_map<int, secure> secured;

}  // namespace

nanoseconds now() {
  timespec at{};
  clock_gettime(CLOCK_MONOTONIC, &at);
  return nanoseconds{at.tv_sec} * 1'000'000'000 + at.tv_nsec;
}

void fail(std::string const& what) {
  std::fprintf(stderr, "dais_bench_load: %s\n", what.c_str());
  std::exit(1);
}

void raise_descriptor_limit() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int begin_connection(std::uint16_t port, std::size_t number, int receive_buffer) {
  int const descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) fail(std::string("no more sockets: ") + std::strerror(errno) + "; more --processes may help");
  int const on = 1;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  if (receive_buffer > 0) setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in from{};
  from.sin_family = AF_INET;
  from.sin_addr.s_addr = htonl(0x7f000101u + static_cast<std::uint32_t>(number % source_addresses));
  if (bind(descriptor, reinterpret_cast<sockaddr const*>(&from), sizeof from) != 0) fail(std::string("bind: ") + std::strerror(errno));
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor, reinterpret_cast<sockaddr const*>(&to), sizeof to) != 0 && errno != EINPROGRESS) {
    fail(std::string("connect: ") + std::strerror(errno));
  }
  if (tls) {
    auto& one = secured.insert_or_assign(descriptor, secure{{SSL_new(tls), SSL_free}, {}}).first->second;
    SSL_set_fd(one.session.get(), descriptor);
    SSL_set_connect_state(one.session.get());
  }
  return descriptor;
}

void speak_tls() {
  tls = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_read_ahead(tls, 1);
  std::signal(SIGPIPE, SIG_IGN);
}

void cut(int descriptor) {
  secured.erase(descriptor);
  linger const at_once{1, 0};
  setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(descriptor);
}

void send_all(int descriptor, std::string_view bytes) {
  if (tls) {
    auto& one = secured.at(descriptor);
    one.unsent += bytes;
    return one.send();
  }
  auto const sent = send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(bytes.size())) fail(std::string("send: ") + (sent < 0 ? std::strerror(errno) : "taken in part"));
}

ssize_t receive(int descriptor, std::span<char> into) {
  if (!tls) return recv(descriptor, into.data(), into.size(), 0);
  auto& one = secured.at(descriptor);
  ERR_clear_error();
  std::size_t size = 0;
  bool const read = SSL_read_ex(one.session.get(), into.data(), into.size(), &size) == 1;
  auto const why = read ? SSL_ERROR_NONE : SSL_get_error(one.session.get(), 0);
  one.send();
  if (read) return static_cast<ssize_t>(size);
  if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) return 0;
  errno = EAGAIN;
  return -1;
}

bool has_arrived(int descriptor) { return tls && SSL_has_pending(secured.at(descriptor).session.get()) == 1; }

std::string handshake(std::string_view path, std::string_view subprotocol) {
  std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
                        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  if (!subprotocol.empty()) request += "Sec-WebSocket-Protocol: " + std::string(subprotocol) + "\r\n";
  return request + "\r\n";
}

std::string text_frame(std::string_view text) { return masked_frame(0x81, text); }

std::string pong_frame(std::string_view payload) { return masked_frame(0x8a, payload); }

void frame_reader::take(std::string_view bytes, std::function<void(opcode, std::string_view)> const& each) {
  std::string joined;
  if (!partial_.empty()) {
    joined = std::move(partial_.append(bytes));
    bytes = joined;
    partial_ = {};
  }
  while (auto const frame = first_frame(bytes)) {
    each(static_cast<opcode>(frame->first & 0x0f), frame->payload);
    bytes.remove_prefix(frame->whole);
  }
  if (!bytes.empty()) partial_ = bytes;
}

usage usage_of(int process) {
  usage used;
  if (process == 0) return used;
  auto const folder = "/proc/" + std::to_string(process);
  used.cpu_seconds = scheduled_seconds(folder);
  std::string line;
  if (used.cpu_seconds == 0) {
    std::getline(std::ifstream(folder + "/stat") >> std::ws, line);
    // The name, which may hold anything, ends with the last bracket; user and system time are the 12th and 13th after it.
    std::istringstream fields(line.substr(std::min(line.size(), line.rfind(')') + 1)));
    std::string field;
    for (int i = 1; i <= 13 && fields >> field; ++i) {
      if (i >= 12) used.cpu_seconds += std::stod(field) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }
  }
  std::ifstream status(folder + "/status");
  while (std::getline(status, line)) {
    if (line.starts_with("VmRSS:")) used.resident_kib = std::stoull(line.substr(6));
  }
  return used;
}

double kernel_socket_kib() {
  std::ifstream sockets("/proc/net/sockstat");
  std::string line;
  while (std::getline(sockets, line)) {
    if (!line.starts_with("TCP:")) continue;
    auto const pages = line.rfind("mem ");
    if (pages != std::string::npos) return std::stod(line.substr(pages + 4)) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
  }
  return 0;
}

double kernel_kib() {
  std::ifstream memory("/proc/meminfo");
  std::string line;
  double kib = kernel_socket_kib();
  while (std::getline(memory, line)) {
    // What could be given back at once is a cache of files.
    if (line.starts_with("SUnreclaim:")) kib += std::stod(line.substr(11));
  }
  return kib;
}

}  // namespace bench
