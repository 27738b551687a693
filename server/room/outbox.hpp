#pragma once

#include "wire/close_code.hpp"

#include <memory>
#include <span>
#include <string>

namespace dais::room {

// The text of one frame, made once and shared by all that it is sent to.
using frame = std::shared_ptr<std::string const>;

// Where a room puts what one connection is to be sent. Neither call blocks, throws, or calls back before it returns.
class outbox {
 public:
  virtual ~outbox() = default;

  // Keeps the order of the calls. Beyond the limits of `limits.hpp` the connection is closed as `slow` instead.
  virtual void send(frame const&) = 0;

  // A frame whose text was deflated, to whoever inflates.
  virtual void send_deflated(frame const&) = 0;

  // All of them, at once where the connection can: a packet costs more than what is in it.
  virtual void send_all(std::span<frame const> frames) {
    for (auto const& one : frames) send(one);
  }

  // Whether all that was sent has been taken. Where it has not, what others could be spared is best not sent yet: the connection is told
  // when it has (`connection::drained`).
  virtual bool has_room() const = 0;

  // Whether one of the audience may come in by this connection. The last places of a server are kept for those who lead a session.
  virtual bool admits_audience() = 0;

  // They have said who they are, and are in.
  virtual void let_in() {}

  // One of the audience is here: their phone is asked rarely whether it is, so that its radio may sleep.
  virtual void let_rest() = 0;

  // Sends what is queued already, if it can, then closes. Nothing is sent after it.
  virtual void close(close_code) = 0;
};

}  // namespace dais::room
