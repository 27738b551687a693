#include "net/http_poster.hpp"

#include "net/limits.hpp"
#include "net/post_url.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/basic_resolver.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <new>
#include <optional>
#include <string_view>

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace dais::net {
namespace {

using resolver = asio::ip::basic_resolver<tcp, executor>;
using wire::delivery_fault;

// One post, from looking the name up to the header of the answer.
class posting : public std::enable_shared_from_this<posting> {
 public:
  posting(asio::io_context& context, room::loop& loop, reachable const& allowed, SSL_CTX* tls, post_url to, std::string request,
          room::poster::posted then)
      : loop_(loop),
        allowed_(allowed),
        context_(tls),
        to_(std::move(to)),
        request_(std::move(request)),
        then_(std::move(then)),
        resolver_(context.get_executor()),
        socket_(context.get_executor()) {}

  void begin() {
    late_ = loop_.after(limits::post_within, [this] { end(delivery_fault::timed_out); });
    error_code ec;
    auto const literal = asio::ip::make_address(to_.host, ec);
    if (!ec) {
      found_.emplace_back(literal, to_.port);
      return asio::post(socket_.get_executor(), [self = shared_from_this()] { self->choose(); });
    }
    resolver_.async_resolve(to_.host, std::to_string(to_.port), resolver::numeric_service,
                            [self = shared_from_this()](error_code wrong, resolver::results_type const& results) {
                              if (self->is_over()) return;
                              if (wrong || results.empty()) return self->end(delivery_fault::no_such_host);
                              for (auto const& one : results) self->found_.push_back(one.endpoint());
                              self->choose();
                            });
  }

  void cancel() {
    then_ = nullptr;
    late_.reset();
    slow_.reset();
    resolver_.cancel();
    close();
  }

 private:
  room::loop& loop_;
  reachable const& allowed_;
  SSL_CTX* const context_;
  post_url const to_;
  std::string const request_;
  room::poster::posted then_;
  resolver resolver_;
  tcp_socket socket_;
  tls_session tls_;
  std::vector<tcp::endpoint> found_;
  std::size_t next_ = 0;  // of these
  std::size_t sent_ = 0;
  std::unique_ptr<room::timer> late_, slow_;
  std::optional<http::response_parser<http::empty_body>> answer_;
  std::size_t received_ = 0;
  std::string unread_;  // of that

  bool is_over() const { return then_ == nullptr; }

  void end(std::variant<room::poster::answer, delivery_fault> const& became) {
    auto const self = shared_from_this();
    auto const then = std::exchange(then_, nullptr);
    cancel();
    if (then) then(became);
  }

  void close() {
    tls_.reset();
    error_code ignored;
    socket_.close(ignored);
  }

  void choose() {
    if (is_over()) return;
    std::erase_if(found_, [&](auto const& one) { return !allowed_.may(one.address()); });
    if (found_.empty()) return end(delivery_fault::not_allowed);
    connect();
  }

  void connect() {
    if (next_ == found_.size()) return end(delivery_fault::no_connection);
    close();
    slow_ = loop_.after(limits::connect_within, [this] { connect(); });
    auto const number = next_++;
    socket_.async_connect(found_[number], [self = shared_from_this(), number](error_code ec) {
      if (self->is_over() || number + 1 != self->next_) return;  // The next one is tried already.
      self->slow_.reset();
      if (ec) return self->connect();
      self->connected();
    });
  }

  void connected() {
    error_code ec;
    socket_.non_blocking(true, ec);
    if (!to_.is_secure) return write();
    tls_.reset(SSL_new(context_));
    if (!tls_ || SSL_set_fd(tls_.get(), socket_.native_handle()) != 1) throw std::bad_alloc();
    SSL_set_connect_state(tls_.get());
    error_code no_address;
    asio::ip::make_address(to_.host, no_address);
    if (no_address) {
      SSL_set_tlsext_host_name(tls_.get(), to_.host.c_str());
      SSL_set1_host(tls_.get(), to_.host.c_str());
    } else {
      X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls_.get()), to_.host.c_str());
    }
    shake_hands();
  }

  void shake_hands() {
    ERR_clear_error();
    auto const result = SSL_do_handshake(tls_.get());
    if (result == 1) return write();
    if (!wait_for_tls(result, [](posting& on) { on.shake_hands(); })) end(delivery_fault::no_tls);
  }

  // Goes on when the socket is what TLS waits for; false where it failed.
  bool wait_for_tls(int result, void (*go_on)(posting&)) {
    switch (SSL_get_error(tls_.get(), result)) {
      case SSL_ERROR_WANT_READ: wait(tcp_socket::wait_read, go_on); return true;
      case SSL_ERROR_WANT_WRITE: wait(tcp_socket::wait_write, go_on); return true;
      default: return false;
    }
  }

  void wait(tcp_socket::wait_type what, void (*go_on)(posting&)) {
    socket_.async_wait(what, [self = shared_from_this(), go_on](error_code ec) {
      if (self->is_over()) return;
      if (ec) return self->end(delivery_fault::cut_off);
      go_on(*self);
    });
  }

  void write() {
    auto const again = [](posting& on) { on.write(); };
    while (sent_ < request_.size()) {
      auto const rest = std::string_view(request_).substr(sent_);
      std::size_t size = 0;
      if (tls_) {
        ERR_clear_error();
        auto const result = SSL_write_ex(tls_.get(), rest.data(), rest.size(), &size);
        if (result != 1) return wait_for_tls(result, again) ? void() : end(delivery_fault::cut_off);
      } else {
        error_code ec;
        size = socket_.write_some(asio::buffer(rest), ec);
        if (ec == asio::error::would_block) return wait(tcp_socket::wait_write, again);
        if (ec) return end(delivery_fault::cut_off);
      }
      sent_ += size;
    }
    read();
  }

  // One piece at a time: whoever sends without end holds up nothing else, until it is too late or too much.
  void read() {
    auto const again = [](posting& on) { on.read(); };
    char bytes[4096];
    std::size_t size = 0;
    if (tls_) {
      ERR_clear_error();
      auto const result = SSL_read_ex(tls_.get(), bytes, sizeof bytes, &size);
      if (result != 1) return wait_for_tls(result, again) ? void() : end(delivery_fault::cut_off);
    } else {
      error_code ec;
      size = socket_.read_some(asio::buffer(bytes), ec);
      if (ec == asio::error::would_block) return wait(tcp_socket::wait_read, again);
      if (ec) return end(delivery_fault::cut_off);
    }
    received_ += size;
    unread_.append(bytes, size);
    if (take_header()) return;
    if (received_ > limits::answer_bytes) return end(delivery_fault::cut_off);
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      if (!self->is_over()) self->read();
    });
  }

  // Whether it is over.
  bool take_header() {
    for (;;) {
      if (!answer_) answer_.emplace().header_limit(static_cast<std::uint32_t>(limits::http_header_bytes));
      answer_->skip(true);
      error_code ec;
      auto const taken = answer_->put(asio::buffer(unread_), ec);
      unread_.erase(0, taken);
      if (ec == http::error::need_more) return false;
      if (ec) return end(delivery_fault::cut_off), true;
      if (!answer_->is_header_done()) return false;
      auto const status = answer_->get().result_int();
      // Of what comes before the answer nothing is needed.
      if (status / 100 == 1) {
        answer_.reset();
        continue;
      }
      return end(room::poster::answer{status, again_in(answer_->get()[http::field::retry_after])}), true;
    }
  }

  // A date is taken as nothing.
  static std::optional<duration> again_in(std::string_view field) {
    std::uint32_t seconds = 0;
    auto const [stopped, wrong] = std::from_chars(field.data(), field.data() + field.size(), seconds);
    if (field.empty() || wrong != std::errc() || stopped != field.data() + field.size()) return std::nullopt;
    return std::chrono::seconds(seconds);
  }
};

}  // namespace

http_poster::http_poster(asio::io_context& context, room::loop& loop, reachable allowed, std::string user_agent)
    : context_(context),
      loop_(loop),
      reachable_(std::move(allowed)),
      user_agent_(std::move(user_agent)),
      tls_(SSL_CTX_new(TLS_client_method())) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to sockets that the other side has closed, as to others.
  if (!tls_) throw std::bad_alloc();
  SSL_CTX_set_min_proto_version(tls_.get(), TLS1_2_VERSION);
  SSL_CTX_set_verify(tls_.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_default_verify_paths(tls_.get());
  SSL_CTX_set_mode(tls_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

std::shared_ptr<void> http_poster::post(std::string const& url, std::vector<std::pair<std::string, std::string>> headers, std::string body,
                                        posted then) {
  auto to = read_post_url(url);
  auto request = "POST " + to.target + " HTTP/1.1\r\nHost: " + to.field + "\r\nUser-Agent: " + user_agent_ +
                 "\r\nAccept: */*\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  for (auto const& [name, value] : headers) request += name + ": " + value + "\r\n";
  request += "\r\n" + body;
  auto const one = std::make_shared<posting>(context_, loop_, reachable_, tls_.get(), std::move(to), std::move(request), std::move(then));
  one->begin();
  return {one.get(), [one](void*) { one->cancel(); }};
}

}  // namespace dais::net
