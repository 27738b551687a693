#include "net/frame_writer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace asio = boost::asio;

namespace dais::net {
namespace {

constexpr unsigned char whole_frame = 0, final_text = 0x81, final_binary = 0x82, final_close = 0x88, final_ping = 0x89;

// Of a frame from a server, which is not masked.
class frame_header {
 public:
  frame_header() = default;
  frame_header(unsigned char first, std::size_t payload) {
    put(first);
    if (payload < 126) {
      put(static_cast<unsigned char>(payload));
    } else if (payload <= 0xffff) {
      put(126);
      put_big_endian(payload, 2);
    } else {
      put(127);
      put_big_endian(payload, 8);
    }
  }
  char const* data() const { return bytes_.data(); }
  std::size_t size() const { return size_; }

 private:
  void put(unsigned char byte) { bytes_[size_++] = static_cast<char>(byte); }
  void put_big_endian(std::uint64_t number, int bytes) {
    while (bytes-- > 0) put(static_cast<unsigned char>(number >> (8 * bytes)));
  }
  std::array<char, 10> bytes_{};
  std::size_t size_ = 0;
};

std::string framed(unsigned char first, std::string_view payload) {
  frame_header const header(first, payload.size());
  return std::string(header.data(), header.size()).append(payload);
}

// A frame is sent to many, one after the other: the latest one is kept with its header, so that each takes one plain call. Larger ones
// are not worth the copy.
constexpr std::size_t kept_framed_max = 4096;

// Frames that one call of the kernel takes.
constexpr std::size_t at_once = 16;

std::string const& kept_framed(room::frame const& text) {
  static room::frame latest;
  static std::string bytes;
  if (latest != text) {
    bytes = framed(final_text, *text);
    latest = text;
  }
  return bytes;
}

// For people who look at a connection with a tool; pages go by the number.
std::string_view reason_of(close_code code) {
  switch (code) {
    case close_code::shutdown: return "the server stops; come back";
    case close_code::slow: return "too much waited for this subscriber; come back";
    case close_code::silent: return "nothing was heard; come back";
    case close_code::crowded: return "no slot left; come back";
    case close_code::flood: return "too much came in at once; come back";
    case close_code::locked: return "the session is locked; come back";
    case close_code::bad_frame: return "not a message of dais.v1";
    case close_code::unauthorised: return "this link opens nothing";
    case close_code::hello_late: return "no hello came";
    case close_code::forgotten: return "the session was deleted";
    case close_code::disconnected: return "a moderator disconnected this device";
  }
  return "";
}

}  // namespace

std::string text_frame(std::string_view text) { return framed(final_text, text); }

std::string close_frame(close_code code) {
  auto const number = static_cast<std::uint16_t>(code);
  std::string payload{static_cast<char>(number >> 8), static_cast<char>(number & 0xff)};
  return framed(final_close, payload.append(reason_of(code)));
}

std::size_t frame_writer::whole(item const& one) {
  auto const payload = one.bytes->size();
  return one.first == whole_frame ? payload : payload + (payload < 126 ? 2 : payload <= 0xffff ? 4 : 10);
}

frame_writer::frame_writer(transport t, limits l) : transport_(std::move(t)), limits_(l) {}

bool frame_writer::may_read() {
  auto const bytes = std::exchange(arrived_, 0);
  auto const told = owner_.lock();
  return !told || told->take_arrived(bytes);
}

bool frame_writer::send(room::frame const& text) {
  if (closing_ || failed_) return true;
  if (queue_.empty() && text->size() <= kept_framed_max) {
    auto const& bytes = kept_framed(text);
    iovec const whole{const_cast<char*>(bytes.data()), bytes.size()};
    auto const sent = give({&whole, 1});
    if (failed_) return true;
    if (sent < bytes.size()) {
      sent_ = sent;
      append({text, final_text, false});
    }
    complete_or_wait();
    return true;
  }
  return take({text, final_text, false});
}

bool frame_writer::send_binary(room::frame const& bytes) { return closing_ || failed_ || take({bytes, final_binary, false}); }

bool frame_writer::take(item one) {
  if (!queue_.empty()) {
    auto const behind = bytes_ - queue_[head_].bytes->size() + one.bytes->size();
    if (behind > limits_.bytes || queue_.size() - head_ > limits_.frames) return false;
  }
  enqueue(std::move(one));
  return true;
}

bool frame_writer::send_all(std::span<room::frame const> frames) {
  if (closing_ || failed_) return true;
  if (!queue_.empty()) return std::all_of(frames.begin(), frames.end(), [this](room::frame const& one) { return send(one); });
  queue_.reserve(frames.size());
  for (auto const& one : frames) {
    queue_.push_back({one, final_text, false});
    bytes_ += one->size();
  }
  drain();
  return true;
}

void frame_writer::ping(std::string_view with) {
  if (!queue_.empty() || closing_ || failed_) return;
  enqueue({std::make_shared<std::string const>(framed(final_ping, "").append(with)), whole_frame, false});
}

void frame_writer::close(close_code code) {
  if (closing_ || failed_) return;
  closing_ = true;
  enqueue({std::make_shared<std::string const>(close_frame(code)), whole_frame, false});
}

void frame_writer::drop_and_close(close_code code) {
  if (closing_ || failed_) return;
  auto const kept = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), head_ + (sent_ > 0 ? 1 : 0)));
  bool const beasts_dropped = std::any_of(kept, queue_.end(), [](item const& one) { return one.beasts; });
  queue_.erase(kept, queue_.end());
  bytes_ = head_ < queue_.size() ? queue_[head_].bytes->size() : 0;
  if (beasts_dropped) end_beasts({});
  close(code);
}

void frame_writer::cut() {
  error_code ignored;
  if (!idle()) transport_.socket().set_option(asio::socket_base::linger(true, 0), ignored);
  transport_.close();
  fail(asio::error::operation_aborted);
}

void frame_writer::write(std::string bytes, std::unique_ptr<write_in_progress> waiting) {
  assert(!beasts_ && !bytes.empty());
  beasts_ = std::move(waiting);
  beasts_bytes_ = bytes.size();
  if (failed_) return end_beasts(asio::error::connection_reset);
  if (closing_) return end_beasts({});
  auto frame = std::make_shared<std::string const>(std::move(bytes));
  if (static_cast<unsigned char>(frame->front()) == final_close) {
    closing_ = true;
    if (final_frames_ && !they_closed_) frame = final_frames_;
  }
  enqueue({std::move(frame), whole_frame, true});
}

void frame_writer::enqueue(item one) {
  if (queue_.empty()) {
    auto const sent = transmit(&one, 1);
    if (failed_) return;
    if (sent == whole(one)) {
      beasts_taken_ = beasts_taken_ || one.beasts;
      return complete_or_wait();
    }
    sent_ = sent;
  }
  append(std::move(one));
  complete_or_wait();
}

void frame_writer::append(item one) {
  bytes_ += one.bytes->size();
  queue_.push_back(std::move(one));
}

void frame_writer::drain() {
  error_code ec;
  if (transport_.has_unsent()) transport_.send_held(ec);
  if (ec) return fail(ec);
  while (!queue_.empty()) {
    auto const count = std::min(queue_.size() - head_, at_once);
    auto const sent = transmit(&queue_[head_], count);
    if (failed_) return;
    if (sent == 0) break;
    take_off(sent);
  }
  complete_or_wait();
}

// What was taken is on its way, or will be when the socket is writable.
void frame_writer::complete_or_wait() {
  if (beasts_taken_ && !transport_.has_unsent()) end_beasts({});
  if (!idle() && !waiting_ && !failed_) wait_until_writable();
}

// What the socket took, beyond what it had of the first; 0 where it takes nothing now.
std::size_t frame_writer::transmit(item const* first, std::size_t count) {
  std::array<frame_header, at_once> headers;
  std::array<iovec, 2 * at_once> parts;
  std::size_t used = 0;
  std::size_t skip = sent_;
  auto const add = [&](char const* data, std::size_t size) {
    auto const skipped = std::min(skip, size);
    skip -= skipped;
    if (skipped < size) parts[used++] = {const_cast<char*>(data) + skipped, size - skipped};
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (first[i].first != whole_frame) {
      headers[i] = frame_header(first[i].first, first[i].bytes->size());
      add(headers[i].data(), headers[i].size());
    }
    add(first[i].bytes->data(), first[i].bytes->size());
  }
  return give({parts.data(), used});
}

std::size_t frame_writer::give(std::span<iovec const> parts) {
  error_code ec;
  auto const taken = transport_.write_some(parts, ec);
  if (ec) fail(ec);
  return taken;
}

void frame_writer::take_off(std::size_t sent) {
  sent_ += sent;
  while (head_ < queue_.size()) {
    auto const& first = queue_[head_];
    if (sent_ < whole(first)) break;
    sent_ -= whole(first);
    bytes_ -= first.bytes->size();
    beasts_taken_ = beasts_taken_ || first.beasts;
    queue_[head_++].bytes.reset();
  }
  if (head_ == queue_.size()) {
    std::vector<item>().swap(queue_);
    head_ = 0;
  } else if (head_ >= limits_.frames) {
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }
}

void frame_writer::wait_until_writable() {
  waiting_ = true;
  transport_.socket().async_wait(tcp_socket::wait_write, [this, of = owner_.lock()](error_code ec) {
    waiting_ = false;
    if (ec) return fail(ec);
    drain();
    if (idle() && !failed_ && !closing_ && of) of->drained();
  });
}

// The read that is always pending fails then, and ends the connection.
void frame_writer::fail(error_code ec) {
  if (failed_) return;
  failed_ = true;
  std::vector<item>().swap(queue_);
  head_ = sent_ = bytes_ = 0;
  end_beasts(ec);
  error_code ignored;
  if (transport_.is_open()) transport_.socket().shutdown(tcp_socket::shutdown_both, ignored);
}

void frame_writer::end_beasts(error_code ec) {
  beasts_taken_ = false;
  if (beasts_) std::exchange(beasts_, nullptr)->end(ec, ec ? 0 : beasts_bytes_);
}

}  // namespace dais::net
