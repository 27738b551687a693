#pragma once

#include "net/transport.hpp"
#include "room/outbox.hpp"
#include "wire/close_code.hpp"

#include <boost/asio/associated_allocator.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dais::net {

// Owns all writes to its socket: Beast's next layer, plus a bypass for shared, pre-encoded frames.
// Beast writes pongs and closes by itself while it reads; were it to write to the socket, its bytes could come into the middle of a frame
// that the socket had taken in part. Here every frame is whole: what Beast gives and what `send` gives go through one queue.
//
// Beast has to give a whole frame at once, which it does below 64 KiB; it is never asked to write data here.
class frame_writer {
 public:
  using executor_type = executor;

  // What may wait behind the frame that is being sent.
  struct limits {
    std::uint32_t bytes;
    std::uint32_t frames;
  };

  frame_writer(transport, limits);
  frame_writer(frame_writer&&) = delete;

  executor_type get_executor() noexcept { return transport_.get_executor(); }

  class owner {
   public:
    virtual ~owner() = default;
    // All that waited has been sent. May send more.
    virtual void drained() = 0;
    // So many bytes have come in. Whether more are to be read; if not, nothing is until the socket is cut.
    virtual bool take_arrived(std::size_t bytes) = 0;
  };

  // Its operations hold what this points at. Set before the first of them.
  void belongs_to(std::weak_ptr<owner> of) { owner_ = std::move(of); }

  // Sends a text frame; false, with nothing sent, if too much is waiting already. After a close, and on a socket that has failed, it is
  // dropped, which is no trouble of the sender's.
  [[nodiscard]] bool send(room::frame const& text);
  [[nodiscard]] bool send_binary(room::frame const&);  // the same of a binary frame

  // The same of all of them, in one call of the kernel where nothing waits.
  [[nodiscard]] bool send_all(std::span<room::frame const>);

  // Sends a ping, and these whole frames with it, if nothing waits: what waits will show as well whether the other side is there.
  void ping(std::string_view with = {});

  // Sends what waits, then a close frame; `and_drop` first drops what has not begun to be sent. Nothing is sent after it.
  void close(close_code);
  void drop_and_close(close_code);

  // What is sent in the place of a close frame that Beast sends of its own accord, because the other side broke the rules: whole frames.
  // Not in the place of the answer to a close of theirs.
  void final_frames(room::frame frames) { final_frames_ = std::move(frames); }
  void they_closed() { they_closed_ = true; }
  bool have_they_closed() const { return they_closed_; }

  bool closing() const { return closing_; }
  bool idle() const { return queue_.empty() && !transport_.has_unsent(); }
  std::size_t waiting() const { return bytes_; }  // bytes, with what of the first has been sent

  // Cuts the socket: all operations end. What is unsent is thrown away, in the kernel too.
  void cut();

  // Each reading is told to the owner before the next one begins: of frames in which there is nothing Beast tells nobody.
  template <typename Buffers, typename Token>
  auto async_read_some(Buffers const& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto handler, Buffers const& into) {
          reading<decltype(handler)> then{std::move(handler), *this};
          if (!may_read()) {
            transport_.socket().async_wait(
                tcp_socket::wait_error, [then = std::move(then)](error_code) mutable { then(boost::asio::error::operation_aborted, 0); });
          } else if (transport_.is_secure()) {
            read_secure(*boost::asio::buffer_sequence_begin(into), std::move(then));
          } else {
            transport_.socket().async_read_some(into, std::move(then));
          }
        },
        token, buffers);
  }

  // Completes when the whole has been sent, so that who sends pings and does not read is not read from either.
  template <typename Buffers, typename Token>
  auto async_write_some(Buffers const& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto handler, Buffers const& given) {
          std::string bytes(boost::asio::buffer_size(given), '\0');
          boost::asio::buffer_copy(boost::asio::buffer(bytes), given);
          auto waiting = std::make_unique<write_of<decltype(handler)>>(std::move(handler), get_executor());
          write(std::move(bytes), std::move(waiting));
        },
        token, buffers);
  }

  // For Beast, when it has said all.
  void finish() { transport_.finish(); }
  tcp_socket& lowest() { return transport_.socket(); }

 private:
  struct item {
    room::frame bytes;
    unsigned char first;  // byte of its header; 0 where it has that already
    bool beasts;          // its end is what `beasts_` waits for
  };

  // A read of Beast's: its handler, and what came is counted first.
  template <typename Handler>
  struct reading {
    using executor_type = boost::asio::associated_executor_t<Handler, executor>;
    using allocator_type = boost::asio::associated_allocator_t<Handler>;
    Handler handler;
    frame_writer& of;
    executor_type get_executor() const noexcept { return boost::asio::get_associated_executor(handler, of.get_executor()); }
    allocator_type get_allocator() const noexcept { return boost::asio::get_associated_allocator(handler); }
    void operator()(error_code ec, std::size_t bytes) {
      of.arrived_ += bytes;
      handler(ec, bytes);
    }
  };

  template <typename Reading>
  void read_secure(boost::asio::mutable_buffer into, Reading then) {
    transport_.async_wait_readable([this, into, then = std::move(then)](error_code ec) mutable {
      std::size_t const size = ec ? 0 : transport_.read_some(into, ec);
      if (ec == boost::asio::error::would_block) return read_secure(into, std::move(then));
      then(ec, size);
    });
  }

  // A write of Beast's that has not ended.
  class write_in_progress {
   public:
    virtual ~write_in_progress() = default;
    virtual void end(error_code, std::size_t bytes) = 0;
  };

  template <typename Handler>
  class write_of final : public write_in_progress {
   public:
    write_of(Handler handler, executor_type const& ex) : handler_(std::move(handler)), executor_(ex) {}
    void end(error_code ec, std::size_t bytes) override {
      auto const at = boost::asio::get_associated_executor(handler_, executor_);
      boost::asio::post(at, [handler = std::move(handler_), ec, bytes]() mutable { handler(ec, bytes); });
    }

   private:
    Handler handler_;
    executor_type executor_;
  };

  static std::size_t whole(item const&);  // with its header

  bool may_read();
  void write(std::string bytes, std::unique_ptr<write_in_progress>);
  [[nodiscard]] bool take(item);
  void enqueue(item);
  void append(item);
  void drain();
  std::size_t transmit(item const* first, std::size_t count);
  std::size_t give(std::span<iovec const>);
  void take_off(std::size_t sent);
  void complete_or_wait();
  void wait_until_writable();
  void fail(error_code);
  void end_beasts(error_code);

  transport transport_;
  std::vector<item> queue_;  // from head_ on; empty, and without memory, when nothing waits
  bool waiting_ = false;     // for the socket to become writable
  bool closing_ = false;     // a close frame is in the queue or beyond
  bool they_closed_ = false;
  bool failed_ = false;
  std::size_t head_ = 0;
  std::size_t arrived_ = 0;  // and not told to the owner yet
  std::size_t sent_ = 0;     // of the first, its header included
  std::size_t bytes_ = 0;    // of all in the queue, headers not counted
  limits const limits_;
  std::weak_ptr<owner> owner_;
  room::frame final_frames_;
  std::unique_ptr<write_in_progress> beasts_;
  std::size_t beasts_bytes_ = 0;
  bool beasts_taken_ = false;  // by the transport, which has not sent all of it
};

// Frames with their headers, for `final_frames`.
std::string text_frame(std::string_view text);
std::string close_frame(close_code);

}  // namespace dais::net
