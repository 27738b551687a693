// How something is posted to another server: protocol/rules.md, R25.11 and R25.12.

#include "net/http_poster.hpp"

#include "catch.hpp"
#include "net/certificate.hpp"
#include "net/limits.hpp"
#include "net/loop.hpp"
#include "own_certificate.hpp"

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

using namespace dais;
using namespace std::chrono_literals;
using wire::delivery_fault;

namespace {

// A server on a port of its own that answers each request with the same text, or with nothing, and closes. Made of nothing but sockets.
class answering {
 public:
  explicit answering(std::string text, net::certificate const* shown = nullptr) : text_(std::move(text)), shown_(shown) {
    listens_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    if (::bind(listens_, reinterpret_cast<sockaddr*>(&at), size) != 0 || ::listen(listens_, 8) != 0 ||
        ::getsockname(listens_, reinterpret_cast<sockaddr*>(&at), &size) != 0) {
      throw std::runtime_error("no port");
    }
    port = ntohs(at.sin_port);
  }
  answering(answering const&) = delete;
  ~answering() {
    for (auto& one : open_) close(one);
    ::close(listens_);
  }

  std::uint16_t port;
  std::vector<std::string> requests;  // whole ones
  int accepted = 0;
  bool is_endless = false;  // the text again and again

  void pump() {
    if (int const fd = ::accept4(listens_, nullptr, nullptr, SOCK_NONBLOCK); fd >= 0) {
      ++accepted;
      open_.push_back({fd, {}, shown_ ? shown_->begin(fd) : nullptr, false});
    }
    for (auto& one : open_) serve(one);
    std::erase_if(open_, [](auto const& one) { return one.fd < 0; });
  }

 private:
  struct connection {
    int fd;
    std::string received;
    net::tls_session tls;
    bool is_answered;
  };
  std::string const text_;
  net::certificate const* const shown_;
  int listens_;
  std::vector<connection> open_;

  static void close(connection& one) {
    if (one.fd < 0) return;
    one.tls.reset();
    ::close(one.fd);
    one.fd = -1;
  }

  static void write(connection& one, std::string const& text) {
    if (one.tls) {
      SSL_write(one.tls.get(), text.data(), static_cast<int>(text.size()));
    } else {
      static_cast<void>(::send(one.fd, text.data(), text.size(), MSG_NOSIGNAL));
    }
  }

  void serve(connection& one) {
    char bytes[4096];
    auto const size = one.tls ? SSL_read(one.tls.get(), bytes, sizeof bytes) : static_cast<int>(::recv(one.fd, bytes, sizeof bytes, 0));
    if (size == 0) return close(one);
    if (size > 0) one.received.append(bytes, static_cast<std::size_t>(size));
    auto const head = one.received.find("\r\n\r\n");
    auto const length = one.received.find("Content-Length: ");
    if (head == std::string::npos || one.received.size() < head + 4 + std::stoul(one.received.substr(length + 16))) return;
    if (!one.is_answered) requests.push_back(one.received);
    if (!one.is_answered || is_endless) write(one, text_);
    one.is_answered = true;
    if (!is_endless) close(one);
  }
};

constexpr auto good = "HTTP/1.1 204 No Content\r\n\r\n";

using outcome = std::variant<room::poster::answer, delivery_fault>;

struct posting_site {
  net::asio_loop loop;
  net::http_poster by;

  explicit posting_site(std::vector<std::string> const& allowed = {"127.0.0.1"})
      : by(loop.context(), loop, net::reachable(allowed), "Dais/test") {}

  outcome post(std::string const& url, answering* to = nullptr) {
    std::optional<outcome> became;
    auto const held = by.post(url, {{"webhook-id", "msg_1"}}, "{\"a\":1}", [&](outcome const& told) { became = told; });
    auto const end = net::socket_clock::now() + 60s;
    while (!became && net::socket_clock::now() < end) {
      loop.poll();
      if (to) to->pump();
    }
    return became.value();
  }

  unsigned status(std::string const& url, answering* to) { return std::get<room::poster::answer>(post(url, to)).status; }
  delivery_fault fault(std::string const& url, answering* to = nullptr) { return std::get<delivery_fault>(post(url, to)); }
};

std::string url_of(answering const& to, std::string const& host = "http://127.0.0.1") {
  return host + ":" + std::to_string(to.port) + "/in?x=1";
}

}  // namespace

TEST_CASE("a post has what it was given, and its answer's status is told") {
  posting_site from;
  answering to(good);
  CHECK(from.status(url_of(to), &to) == 204);
  REQUIRE(to.requests.size() == 1);
  auto const host = "127.0.0.1:" + std::to_string(to.port);
  CHECK(to.requests[0] ==
        "POST /in?x=1 HTTP/1.1\r\nHost: " + host +
            "\r\nUser-Agent: Dais/test\r\nAccept: */*\r\nConnection: close\r\nContent-Length: 7\r\nwebhook-id: msg_1\r\n\r\n"
            "{\"a\":1}");
}

TEST_CASE("when a receiver wants to be asked again is told") {
  posting_site from;
  answering to("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 Slow\r\nRetry-After: 30\r\nContent-Length: 4\r\n\r\nwait");
  auto const became = std::get<room::poster::answer>(from.post(url_of(to), &to));
  CHECK(became.status == 429);
  CHECK(became.again == 30s);
}

TEST_CASE("R25.12 no redirect is followed") {
  posting_site from;
  answering elsewhere(good);
  answering to("HTTP/1.1 307 Away\r\nLocation: " + url_of(elsewhere) + "\r\nContent-Length: 0\r\n\r\n");
  CHECK(from.status(url_of(to), &to) == 307);
  elsewhere.pump();
  CHECK(elsewhere.accepted == 0);
}

TEST_CASE("R25.11 what may not be reached is not connected to, by whatever name") {
  posting_site from{std::vector<std::string>{}};
  answering to(good);
  auto const port = ":" + std::to_string(to.port) + "/";
  for (auto const* host : {"http://127.0.0.1", "http://localhost", "http://[::1]", "http://[::ffff:127.0.0.1]", "http://0.0.0.0",
                           "http://2130706433", "http://0x7f.1", "https://127.0.0.1"}) {
    CAPTURE(host);
    auto const why = from.fault(host + port);
    CHECK((why == delivery_fault::not_allowed || why == delivery_fault::no_such_host));
  }
  CHECK(from.fault("http://169.254.169.254/latest/meta-data") == delivery_fault::not_allowed);
  to.pump();
  CHECK(to.accepted == 0);
}

TEST_CASE("where nobody listens, and where the connection ends without an answer, that is told") {
  posting_site from;
  std::string nobody;
  {
    answering gone(good);
    nobody = url_of(gone);
  }
  CHECK(from.fault(nobody) == delivery_fault::no_connection);
  answering silent("");
  CHECK(from.fault(url_of(silent), &silent) == delivery_fault::cut_off);
  answering other("SSH-2.0-OpenSSH_9.2\r\n");
  CHECK(from.fault(url_of(other), &other) == delivery_fault::cut_off);
}

TEST_CASE("who answers without end is cut off") {
  posting_site from;
  answering to("HTTP/1.1 102 Processing\r\n\r\n");
  to.is_endless = true;
  CHECK(from.fault(url_of(to), &to) == delivery_fault::cut_off);
}

TEST_CASE("a post that is given up tells nothing") {
  posting_site from;
  answering to(good);
  bool told = false;
  auto held = from.by.post(url_of(to), {}, "{}", [&](auto const&) { told = true; });
  held.reset();
  CHECK(from.status(url_of(to), &to) == 204);
  CHECK(!told);
}

TEST_CASE("R25.12 a certificate is taken only where the system trusts it, for that name") {
  own_certificate const files({"localhost"});
  net::certificate const shown(files.chain(), files.key());
  answering to(good, &shown);
  {
    posting_site from;
    CHECK(from.fault(url_of(to, "https://localhost"), &to) == delivery_fault::no_tls);
  }
  ::setenv("SSL_CERT_FILE", files.chain().c_str(), 1);
  posting_site trusting;
  ::unsetenv("SSL_CERT_FILE");
  CHECK(trusting.status(url_of(to, "https://localhost"), &to) == 204);
  CHECK(trusting.fault(url_of(to, "https://127.0.0.1"), &to) == delivery_fault::no_tls);
  CHECK(to.requests.size() == 1);
}
