#include "net/http_connection.hpp"

#include "net/header_fields.hpp"
#include "net/limits.hpp"
#include "net/proxy_header.hpp"
#include "net/request_rules.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <new>
#include <optional>
#include <utility>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace dais::net {
namespace {

// Beside the largest header there is room to see that it is too large.
constexpr std::size_t buffer_bytes = 2 * limits::http_header_bytes;

constexpr char every_answer[] =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

// Of TLS: browsers come by it from now on, for a year.
constexpr char https_only[] = "Strict-Transport-Security: max-age=31536000\r\n";

std::string http_date() {
  std::time_t const now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  constexpr std::array<char const*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::array<char, 40> text{};
  auto const size = std::strftime(text.data(), text.size(), "???, %d ??? %Y %H:%M:%S GMT", &parts);
  std::string date(text.data(), size);
  date.replace(0, 3, days[static_cast<std::size_t>(parts.tm_wday)]);
  date.replace(8, 3, months[static_cast<std::size_t>(parts.tm_mon)]);
  return date;
}

class http_connection final : public connection {
 public:
  http_connection(http_services& services, transport s, peer other)
      : services_(services), transport_(std::move(s)), by_proxy_(other == peer::http_proxy) {
    if (other == peer::header_proxy) proxy_header_.emplace();
  }
  ~http_connection() override { end_body(); }

  void start() { begin(limits::request_within); }

  void check_timeouts(socket_clock::time_point now) override {
    if (now >= until_) drop();
  }

  void shut() override {
    last_ = true;
    if (state_ == state::idle || state_ == state::streaming) drop();
  }

  void drop() override {
    transport_.close();
    // While it waits for its answer nothing is under way on the socket that would hear of that.
    if (state_ == state::answering) asio::post(transport_.get_executor(), [self = self()] { self->leave(); });
  }

 private:
  // `idle`: nothing has come of the next request.
  enum class state { idle, reading, answering, writing, streaming, lingering };
  using parser = http::request_parser<http::string_body>;

  std::shared_ptr<http_connection> self() { return std::static_pointer_cast<http_connection>(shared_from_this()); }

  void begin(duration within) {
    state_ = state::idle;
    asks(false);
    until_ = socket_clock::now() + within;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits::http_header_bytes));
    parser_->body_limit(boost::none);  // is set when the header tells it
    if (buffer_.size() > 0) return parse();
    buffer_.shrink_to_fit();
    read();
  }

  // Who sends nothing costs no buffer.
  void read() {
    transport_.async_wait_readable([self = self()](error_code ec) {
      if (ec || !self->is_owned()) return self->leave();
      self->guarded([&] { self->take_arrived(); });
    });
  }

  void take_arrived() {
    std::array<char, 4096> arrived{};
    error_code ec;
    if (proxy_header_ && !take_proxy_header()) return;
    if (!transport_.has_begun()) {
      transport_.begin(ec);
      if (ec == asio::error::would_block) return read();
      if (ec || (transport_.is_secure() && !affords_handshake())) return leave();
    }
    auto const size = transport_.read_some(asio::buffer(arrived, buffer_.max_size() - buffer_.size()), ec);
    if (ec == asio::error::would_block) {
      if (transport_.is_secure()) asks(true);  // to be let in, by its handshake
      return read();
    }
    if (ec) return leave();
    asio::buffer_copy(buffer_.prepare(size), asio::buffer(arrived, size));
    buffer_.commit(size);
    parse();
  }

  // Whether it has come whole.
  bool take_proxy_header() {
    auto so_far = proxy_header::state::incomplete;
    while (so_far == proxy_header::state::incomplete) {
      std::array<char, 256> part{};
      error_code ec;
      auto const size = transport_.socket().read_some(asio::buffer(part, proxy_header_->wants()), ec);
      if (ec == asio::error::would_block) return read(), false;
      if (ec) return leave(), false;
      so_far = proxy_header_->take({part.data(), size});
    }
    if (so_far == proxy_header::state::broken) return leave(), false;
    if (auto const source = proxy_header_->source()) comes_from(services_.origin_of(*source));
    proxy_header_.reset();
    return true;
  }

  // A request for which there is no memory ends, and no other.
  template <typename Work>
  void guarded(Work work) {
    try {
      work();
    } catch (std::bad_alloc const&) {
      bool const is_answerable = state_ < state::writing;
      forget_request();
      body_.reset();
      try {
        last_ = true;
        if (is_answerable && is_owned()) return answer(busy_answer("There is no memory for this request.", limits::bodies_again));
      } catch (std::bad_alloc const&) {
        spdlog::warn("A request was dropped: there is no memory for an answer.");
      }
      drop();
      leave();
    }
  }

  void forget_request() {
    parser_.reset();
    request_ = {};
    end_body();
  }

  void parse() {
    while (buffer_.size() > 0 && !parser_->is_done()) {
      if (state_ == state::idle) {
        state_ = state::reading;
        until_ = socket_clock::now() + limits::request_within;
      }
      error_code ec;
      buffer_.consume(parser_->put(buffer_.data(), ec));
      if (ec == http::error::need_more) break;
      if (ec) return refuse(ec);
      if (parser_->is_header_done() && !parser_->eager()) {
        parser_->eager(true);
        if (!take_header()) return;
      }
    }
    if (parser_->is_done()) return handle();
    if (buffer_.size() == buffer_.max_size()) return refuse(http::error::header_limit);
    read();
  }

  // Whether what follows it is to be read now.
  bool take_header() {
    auto const& message = parser_->get();
    request_ = {};
    request_.method = std::string(message.method_string());
    request_.path = std::string(message.target());
    for (auto const& one : message) request_.headers.emplace_back(std::string(one.name_string()), std::string(one.value()));
    if (by_proxy_) {
      if (auto const asks = services_.forwarded(request_)) comes_from(*asks);
    }
    request_.from = from();
    request_.person = services_.person(request_, by_proxy_);
    request_.is_secure = transport_.is_secure() || (by_proxy_ && same_token(request_.header("X-Forwarded-Proto"), "https"));
    asks(true);
    is_head_ = message.method() == http::verb::head;
    stopping_ = last_;
    if (!message.keep_alive() || is_crowded()) last_ = true;
    if (auto refusal = refuse_malformed(request_, message.version())) {
      last_ = true;
      answer(std::move(*refusal));
      return false;
    }
    if (transport_.is_plain_by_mistake() && !by_proxy_) {
      last_ = true;
      answer(services_.redirect(request_));
      return false;
    }
    request_.path.resize(std::min(request_.path.find('?'), request_.path.size()));
    auto decided = services_.decide(request_);
    if (!decided.refusal && !parser_->is_done()) decided.refusal = refuse_body(decided.body);
    if (decided.refusal) {
      if (!parser_->is_done()) last_ = true;
      answer(std::move(*decided.refusal));
      return false;
    }
    if (parser_->is_done() || !same_token(request_.header("Expect"), "100-continue")) return true;
    let_continue();
    return false;
  }

  // A body that will not be taken is not read, and one that will has its share of what there is for all.
  std::optional<http_response> refuse_body(std::size_t at_most) {
    auto const length = parser_->content_length();
    if (at_most == 0) return json_error(413, http_error::too_large, "This address takes no body.");
    if (length.value_or(0) > at_most) {
      return json_error(413, http_error::too_large, "At most " + std::to_string(at_most) + " bytes are read here.");
    }
    auto const needed = static_cast<std::size_t>(length.value_or(at_most));
    if (needed > services_.bodies_left) return busy_answer("Too many requests are under way.", limits::bodies_again);
    parser_->body_limit(at_most);
    services_.bodies_left -= needed;
    body_share_ = needed;
    return {};
  }

  void end_body() { services_.bodies_left += std::exchange(body_share_, 0); }

  void let_continue() {
    head_ = "HTTP/1.1 100 Continue\r\n\r\n";
    write([](http_connection& self) { self.parse(); });
  }

  void handle() {
    auto const version = parser_->get().version();
    request_.body = std::move(parser_->get().body());
    state_ = state::answering;
    until_ = socket_clock::now() + limits::answer_within;

    if (request_.path == "/socket" && request_.method == "GET") {
      auto refusal = stopping_ ? json_error(503, http_error::unavailable, "The server is stopping.") : services_.refuse_upgrade(request_);
      if (!refusal && (version < 11 || buffer_.size() > 0)) {
        refusal = json_error(400, http_error::bad_request, "A WebSocket begins with HTTP/1.1, and sends nothing before it is answered.");
      }
      if (refusal) return answer(std::move(*refusal));
      leave();  // Its slot is that of the WebSocket now.
      return services_.upgrade(std::move(transport_), from(), request_);
    }
    services_.handle(std::move(request_), [weak = std::weak_ptr(self())](http_response response) {
      auto const self = weak.lock();
      if (self && self->state_ == state::answering) self->guarded([&] { self->answer(std::move(response)); });
    });
  }

  void refuse(error_code ec) {
    last_ = true;
    is_head_ = false;
    if (ec == http::error::header_limit) {
      answer(json_error(431, http_error::too_large, "The header of this request is too large."));
    } else if (ec == http::error::body_limit) {
      answer(json_error(413, http_error::too_large, "The body is larger than this address takes."));
    } else {
      answer(json_error(400, http_error::bad_request, "This is not a request of HTTP/1.1: " + ec.message() + "."));
    }
  }

  void answer(http_response response) {
    end_body();
    until_ = socket_clock::now() + limits::answer_within;
    body_ = std::move(response.body);
    bool const streams = response.events && !is_head_;
    if (response.events) last_ = true;
    head_ = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head_ += status_text(response.status);
    head_ += "\r\nDate: " + http_date() + "\r\n";
    head_ += every_answer;
    if (request_.is_secure) head_ += https_only;
    constexpr std::string_view policy = "Content-Security-Policy";
    auto const& given = response.headers;
    bool const has_policy = std::any_of(given.begin(), given.end(), [&](auto const& one) { return one.first == policy; });
    if (!has_policy) response.headers.emplace_back(policy, content_security_policy());
    for (auto const& [name, value] : response.headers) head_.append(name).append(": ").append(value).append("\r\n");
    if (response.status != 304 && !response.events) head_ += "Content-Length: " + std::to_string(body_ ? body_->size() : 0) + "\r\n";
    head_ += last_ ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    if (is_head_ || response.status == 304) body_.reset();
    state_ = state::writing;
    if (streams) {
      events_ = std::move(response.events);
      return write([](http_connection& self) { self.begin_stream(); });
    }
    write([](http_connection& self) {
      self.body_.reset();
      if (self.last_) return self.linger();
      self.begin(limits::idle_within);
    });
  }

  void begin_stream() {
    let_in();
    state_ = state::streaming;
    until_ = socket_clock::time_point::max();
    head_.clear();
    forget_request();
    await_gone();
    source_ = events_->begin([weak = std::weak_ptr(self())](std::shared_ptr<std::string const> piece) {
      if (auto const self = weak.lock()) self->push(std::move(piece));
    });
  }

  void push(std::shared_ptr<std::string const> piece) {
    if (state_ != state::streaming || is_last_piece_) return;
    is_last_piece_ = !piece;
    if (piece) next_ = std::move(piece);
    if (!body_) send_next();
  }

  void send_next() {
    body_ = std::exchange(next_, nullptr);
    until_ = body_ ? socket_clock::now() + limits::answer_within : socket_clock::time_point::max();
    if (body_) {
      return write([](http_connection& self) {
        self.body_.reset();
        self.send_next();
      });
    }
    if (is_last_piece_) drop();
  }

  // Nothing is asked any more by whoever is sent a stream: what comes is their end.
  void await_gone() {
    transport_.async_wait_readable([self = self()](error_code ec) {
      if (ec || !self->is_owned()) return self->leave();
      std::array<char, 512> unwanted;
      self->transport_.read_some(asio::buffer(unwanted), ec);
      if ((ec && ec != asio::error::would_block) || (!ec && !self->affords(1))) {
        self->transport_.close();
        return self->leave();
      }
      self->await_gone();
    });
  }

  // Sends `head_` and `body_`, then goes on with `then`, later.
  void write(void (*then)(http_connection&)) {
    then_ = then;
    written_ = 0;
    write_more();
  }

  void write_more() {
    error_code ec;
    std::size_t const size = head_.size() + (body_ ? body_->size() : 0);
    if (transport_.has_unsent()) transport_.send_held(ec);
    while (!ec && !transport_.has_unsent() && written_ < size) {
      std::array<iovec, 2> parts{};
      auto* end = parts.data();
      if (written_ < head_.size()) *end++ = {head_.data() + written_, head_.size() - written_};
      if (body_) {
        auto const skipped = written_ - std::min(written_, head_.size());
        *end++ = {const_cast<char*>(body_->data()) + skipped, body_->size() - skipped};
      }
      auto const taken = transport_.write_some({parts.data(), end}, ec);
      if (taken == 0) break;
      written_ += taken;
    }
    bool const is_written = !ec && written_ == size && !transport_.has_unsent();
    auto const go_on = [self = self(), is_written](error_code wrong) {
      if (wrong || !self->is_owned()) return self->leave();
      self->guarded([&] { is_written ? self->then_(*self) : self->write_more(); });
    };
    if (ec || is_written) return asio::post(transport_.get_executor(), [go_on, ec] { go_on(ec); });
    transport_.socket().async_wait(asio::socket_base::wait_write, go_on);
  }

  // What we have not read would make the kernel reset the connection, and the client lose our answer.
  void linger() {
    state_ = state::lingering;
    asks(false);
    until_ = socket_clock::now() + limits::close_within;
    transport_.finish();
    forget_request();
    buffer_.clear();
    buffer_.shrink_to_fit();
    std::string().swap(head_);
    read_away();
  }

  void read_away() {
    transport_.socket().async_wait(asio::socket_base::wait_read, [self = self()](error_code ec) {
      if (ec || !self->is_owned()) return self->leave();
      static std::array<char, 64 * 1024> unwanted;
      auto const size = self->transport_.socket().read_some(asio::buffer(unwanted), ec);
      self->read_away_ += size;
      if ((ec && ec != asio::error::would_block) || self->read_away_ > limits::lingering_bytes) return self->leave();
      // Who does this again and again is not waited for, and may miss why.
      if (!self->affords(static_cast<std::uint32_t>(size / 1024 + 1))) return self->leave();
      self->read_away();
    });
  }

  http_services& services_;
  transport transport_;
  beast::flat_buffer buffer_{buffer_bytes};
  std::optional<parser> parser_;
  std::size_t body_share_ = 0;  // of what there is for bodies
  std::size_t read_away_ = 0;   // of what came after the last answer
  http_request request_;        // without its body until that is there
  state state_ = state::idle;
  socket_clock::time_point until_;
  bool const by_proxy_;
  std::optional<proxy_header> proxy_header_;  // until it has come
  bool is_head_ = false;
  bool stopping_ = false;  // the server was, when the request came
  bool last_ = false;      // no other request is read after this
  std::string head_;
  std::shared_ptr<std::string const> body_;
  std::size_t written_ = 0;  // of both
  void (*then_)(http_connection&) = nullptr;
  std::optional<event_stream> events_;
  std::shared_ptr<std::string const> next_;  // of a stream
  bool is_last_piece_ = false;               // nothing comes behind what is there of it
  std::shared_ptr<void> source_;             // of a stream, while it goes on
};

}  // namespace

void serve_http(connections& all, http_services& services, transport s, room::origin from, peer other) {
  auto const one = std::make_shared<http_connection>(services, std::move(s), other);
  all.add(one, from);
  one->start();
}

}  // namespace dais::net
