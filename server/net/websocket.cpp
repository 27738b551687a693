#include "net/websocket.hpp"

#include "net/frame_writer.hpp"
#include "net/header_fields.hpp"
#include "net/limits.hpp"
#include "wire/codec.hpp"
#include "wire/limits.hpp"

#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;

namespace dais::net {

// Found by Beast when it ends a connection. Where the other side has said goodbye all has been read, and the socket can be closed;
// otherwise what is unread would make the kernel throw away what we said last, so it is read until they close.
template <typename Handler>
void async_teardown(beast::role_type role, frame_writer& writer, Handler&& handler) {
  writer.finish();
  if (!writer.have_they_closed()) return websocket::async_teardown(role, writer.lowest(), std::forward<Handler>(handler));
  writer.cut();
  asio::post(writer.get_executor(), [handler = std::forward<Handler>(handler)]() mutable { handler(error_code()); });
}

void beast_close_socket(frame_writer& writer) { writer.cut(); }

namespace {

room::frame error_text(rejection why) { return std::make_shared<std::string const>(write_frame(wire::error{std::move(why)})); }

// Beast would say 1007 or 1002, which a page takes for an accident.
room::frame const& final_frames() {
  static auto const frames =
      std::make_shared<std::string const>(text_frame(*error_text(dais::refuse(reason::broken_frame))) + close_frame(close_code::bad_frame));
  return frames;
}

room::frame const& here() {
  static auto const text = std::make_shared<std::string const>(write_frame(wire::here{}));
  return text;
}

// By chance, and another one each time.
duration ask_audience_after() {
  static std::minstd_rand chance(std::random_device{}());
  using milliseconds = std::uniform_int_distribution<duration::rep>;
  return duration(milliseconds(limits::ask_audience_after.count(), limits::ask_audience_until.count())(chance));
}

class websocket_connection final : public connection, public room::outbox, public frame_writer::owner {
 public:
  websocket_connection(room::rooms& rooms, transport s)
      : rooms_(rooms),
        writer_(std::move(s), {limits::outbox_bytes, limits::outbox_frames}),
        stream_(writer_),
        heard_(socket_clock::now()),
        arrived_since_(heard_) {}

  void start(http_request const& request) {
    asks(true);
    device_ = room::device_of(request.header("User-Agent"));
    person_ = request.person;
    writer_.belongs_to(self());
    writer_.final_frames(final_frames());
    stream_.read_message_max(0);  // Beast would close without a word; `take` counts.
    stream_.control_callback([this](websocket::frame_type kind, beast::string_view) {
      hear();
      arrived_ += limits::arrival_extra;
      if (kind == websocket::frame_type::close) writer_.they_closed();
    });
    stream_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
      response.erase(beast::http::field::server);
      response.set(beast::http::field::sec_websocket_protocol, subprotocol);
    }));
    beast::http::request<beast::http::empty_body> upgrade(beast::http::verb::get, request.path, 11);
    for (auto const& [name, value] : request.headers) upgrade.insert(name, value);
    stream_.async_accept(upgrade, [self = self()](error_code ec) { self->accepted(ec); });
  }

  void send(room::frame const& text) override {
    count(text);
    if (!writer_.send(text)) too_slow();
  }

  void send_deflated(room::frame const& bytes) override {
    count(bytes);
    if (!writer_.send_binary(bytes)) too_slow();
  }

  void send_all(std::span<room::frame const> frames) override {
    for (auto const& one : frames) count(one);
    if (!writer_.send_all(frames)) too_slow();
  }

  bool has_room() const override { return writer_.idle() && !writer_.closing(); }

  bool admits_audience() override { return connection::admits_audience(); }

  // A flood is read no further: what is left of it stays with its sender.
  bool take_arrived(std::size_t bytes) override {
    arrived_ += bytes;
    if (arrived_ <= limits::arrivals_burst) return true;
    auto const now = socket_clock::now();
    auto const since = std::chrono::duration_cast<std::chrono::milliseconds>(now - arrived_since_).count();
    auto const allowed = static_cast<std::size_t>(std::min<std::int64_t>(since, 3'600'000)) * limits::arrivals_a_second / 1000;
    if (allowed > 0) {
      arrived_ -= std::min(arrived_, allowed);
      arrived_since_ = now;
    }
    if (arrived_ <= limits::arrivals_burst) return true;
    auto const excess = (arrived_ - limits::arrivals_burst + 1023) / 1024;
    arrived_ -= std::min(arrived_, excess * 1024);
    if (affords(static_cast<std::uint32_t>(excess))) return true;
    ++rooms_.measured().flooded;
    room_connection_.reset();
    writer_.drop_and_close(close_code::flood);
    return false;
  }

  void let_in() override { connection::let_in(); }

  void let_rest() override {
    rests_ = true;
    ask_after_ = ask_audience_after();
  }

  void close(close_code code) override { writer_.close(code); }

  void drained() override {
    behind_since_.reset();
    if (room_connection_) room_connection_->drained();
  }

  void check_timeouts(socket_clock::time_point now) override {
    if (writer_.closing()) {
      if (!cut_at_) cut_at_ = now + limits::close_within;
      if (now >= *cut_at_) writer_.cut();
      return;
    }
    if (writer_.idle()) {
      behind_since_.reset();
    } else if (!behind_since_) {
      behind_since_ = now;
    } else if (now - *behind_since_ >= limits::behind_at_most) {
      return too_slow();
    }
    auto const silence = now - heard_;
    if (!room_connection_) {
      if (silence >= limits::request_within) writer_.cut();
    } else if (!greeted_) {
      if (silence >= limits::hello_within) close(close_code::hello_late);
    } else if (silence >= ask_after_ + limits::answer_asked_within) {
      close(close_code::silent);
    } else if (silence >= ask_after_ && !asked_ && writer_.idle()) {
      ask();
    }
  }

  std::size_t waiting() const override { return writer_.waiting(); }

  void shut() override {
    if (room_connection_) {
      close(close_code::shutdown);
    } else {
      writer_.cut();
    }
  }

  void drop() override {
    room_connection_.reset();
    writer_.cut();
  }

 private:
  // A page in the background is not let send its own pings in time; its browser answers this one. No page is told of it.
  void ask() {
    asked_ = true;
    if (!rests_) return writer_.ping();
    count(here());
    static auto const told = text_frame(*here());
    writer_.ping(told);
  }

  std::shared_ptr<websocket_connection> self() { return std::static_pointer_cast<websocket_connection>(shared_from_this()); }

  void count(room::frame const& one) {
    auto& sent = rooms_.measured().sent;
    ++sent.frames;
    sent.bytes += one->size();
  }

  void too_slow() {
    ++rooms_.measured().slow;
    writer_.drop_and_close(close_code::slow);
  }

  // A connection that has not said hello is timed from its beginning, whatever it says instead.
  void hear() {
    if (room_connection_ && !greeted_) return;
    heard_ = socket_clock::now();
    if (asked_ && rests_) ask_after_ = ask_audience_after();
    asked_ = false;
  }

  void accepted(error_code ec) {
    if (ec || !is_owned()) return end();
    hear();
    room_connection_ = rooms_.connect(*this, {from(), device_, std::move(person_)});
    read();
  }

  void read() {
    stream_.async_read_some(asio::buffer(chunk_), [self = self()](error_code ec, std::size_t size) {
      if (ec || !self->room_connection_) return self->end();
      self->take({self->chunk_.data(), size});
      self->read();
    });
  }

  void take(std::string_view part) {
    hear();
    if (writer_.closing()) return;
    if (!stream_.got_text()) {
      return refuse(dais::refuse(reason::binary_frame));
    }
    if (message_.size() + part.size() > limits::message_bytes) {
      return refuse(refuse_beyond(reason::message_too_large, limits::message_bytes));
    }
    if (!stream_.is_message_done()) {
      message_ += part;
      return;
    }
    greeted_ = true;
    hear();
    arrived_ += limits::arrival_extra;
    auto& received = rooms_.measured().received;
    ++received.frames;
    received.bytes += message_.size() + part.size();
    if (message_.empty()) return room_connection_->receive(part);
    message_ += part;
    room_connection_->receive(std::exchange(message_, {}));
  }

  void refuse(rejection why) {
    std::string().swap(message_);
    send(error_text(std::move(why)));
    close(close_code::bad_frame);
  }

  void end() {
    drop();
    leave();
  }

  // What sending looks at stands together, in front.
  room::rooms& rooms_;
  frame_writer writer_;
  websocket::stream<frame_writer&, false>
      stream_;  // Without deflate, which would cost each connection its windows and the compiler half a minute.
  std::unique_ptr<room::connection> room_connection_;  // once the handshake is done
  room::device device_;
  std::shared_ptr<std::string const> person_;
  std::string message_;  // what came of it, where one reading was not enough
  socket_clock::time_point heard_;
  socket_clock::time_point arrived_since_;
  std::size_t arrived_ = 0;  // beyond what it might send since then
  std::optional<socket_clock::time_point> behind_since_, cut_at_;
  bool greeted_ = false;  // a first message came
  bool rests_ = false;    // one of the audience
  bool asked_ = false;    // since anything was heard
  duration ask_after_ = limits::ask_after;
  std::array<char, 128> chunk_;  // most messages fit; each connection has one all the time
};

}  // namespace

std::optional<http_response> refuse_upgrade(http_request const& request) {
  if (!has_element(request.header("Upgrade"), "websocket") || !has_element(request.header("Connection"), "upgrade")) {
    auto refusal = json_error(426, http_error::upgrade_required, "This address speaks WebSocket only.");
    refusal.headers.emplace_back("Upgrade", "websocket");
    return refusal;
  }
  if (!has_element(request.header("Sec-WebSocket-Protocol"), subprotocol)) {
    return json_error(400, http_error::subprotocol, "Ask for the subprotocol dais.v1: the server speaks no other.");
  }
  return {};
}

void serve_websocket(connections& all, room::rooms& rooms, transport s, room::origin from, http_request const& request) {
  auto const one = std::make_shared<websocket_connection>(rooms, std::move(s));
  all.add(one, from);
  one->start(request);
}

}  // namespace dais::net
