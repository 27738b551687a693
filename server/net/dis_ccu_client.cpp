#include "net/dis_ccu_client.hpp"

#include "net/limits.hpp"
#include "session/budget.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/write.hpp>

#include <utility>

namespace asio = boost::asio;

namespace dais::net {
namespace {

constexpr budget changes_by_hand{limits::microphone_changes_burst, limits::microphone_change_interval};

}  // namespace

dis_ccu_client::dis_ccu_client(asio::io_context& context, room::loop& loop, listen_address at)
    : loop_(loop), at_(std::move(at)), socket_(context.get_executor()) {}

dis_ccu_client::~dis_ccu_client() = default;

void dis_ccu_client::follow(std::function<void(room::microphone_event const&)> told) {
  told_ = std::move(told);
  if (connection_ == 0) connect();
}

void dis_ccu_client::open(std::uint32_t unit) { send(dis_ccu_mic_on(unit)); }
void dis_ccu_client::close(std::uint32_t unit) { send(dis_ccu_mic_off(unit)); }

template <typename Then>
auto dis_ccu_client::on_this(Then then) {
  return [this, alive = std::weak_ptr(alive_), connection = connection_, then = std::move(then)](error_code ec, std::size_t size = 0) {
    if (alive.expired() || connection != connection_) return;
    if (ec) return lose(ec.message());
    then(size);
  };
}

void dis_ccu_client::connect() {
  ++connection_;
  reader_ = {};
  state_ = {};
  unsent_.clear();
  is_sending_ = false;
  next_ = loop_.after(limits::microphones_answer_within, [this] { lose("it does not answer"); });
  socket_.async_connect({asio::ip::make_address(at_.host), at_.port}, on_this([this](std::size_t) {
                          receive();
                          ask();
                        }));
}

void dis_ccu_client::receive() {
  socket_.async_read_some(asio::buffer(buffer_), on_this([this](std::size_t size) {
                            auto const connection = connection_;
                            take({buffer_.data(), size});
                            if (connection == connection_) receive();
                          }));
}

void dis_ccu_client::take(std::string_view bytes) {
  for (auto const& line : reader_.take(bytes)) {
    if (line.what == dis_ccu_line::kind::mic_status_done) next_ = loop_.after(limits::microphones_asked_each, [this] { ask(); });
    bool const was_whole = state_.is_whole();
    auto const news = state_.take(line);
    if (!news) continue;
    if (!was_whole) {
      spdlog::info("The microphone system at {} is there.", to_string(at_));
      was_told_lost_ = false;
    } else {
      auto const now = loop_.real();
      if (changes_by_hand.wait(changes_since_, now)) return lose("it tells of more than hands can do");
      changes_since_ = changes_by_hand.taken(changes_since_, now);
    }
    if (told_) told_(*news);
  }
}

void dis_ccu_client::ask() {
  next_ = loop_.after(limits::microphones_answer_within, [this] { lose("it does not answer"); });
  send(dis_ccu_status());
}

void dis_ccu_client::send(std::string const& line) {
  unsent_ += line;
  if (!is_sending_) go_on_sending();
}

void dis_ccu_client::go_on_sending() {
  is_sending_ = !unsent_.empty();
  if (!is_sending_) return;
  auto const bytes = std::make_shared<std::string>(std::exchange(unsent_, {}));
  asio::async_write(socket_, asio::buffer(*bytes), on_this([this, bytes](std::size_t) { go_on_sending(); }));
}

// Said once, however often it is tried again.
void dis_ccu_client::lose(std::string const& why) {
  bool const was_whole = state_.is_whole();
  if (!std::exchange(was_told_lost_, true)) spdlog::warn("The microphone system at {} is not there: {}.", to_string(at_), why);
  ++connection_;
  state_ = {};
  error_code ignored;
  socket_.close(ignored);
  next_ = loop_.after(limits::microphones_again, [this] { connect(); });
  if (was_whole && told_) told_(room::microphones_lost{});
}

}  // namespace dais::net
