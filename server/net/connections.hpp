#pragma once

#include "net/full_warning.hpp"
#include "net/socket.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace dais::net {

// One socket. Its operations hold it; `connections` holds it while the socket is open.
class connection : public std::enable_shared_from_this<connection> {
 public:
  virtual ~connection() = default;

  // Ends itself if its time is over. Called every `limits::timeout_check_interval`: one timer for all costs less than one each.
  virtual void check_timeouts(socket_clock::time_point now) = 0;

  // Bytes that wait to be sent.
  virtual std::size_t waiting() const { return 0; }

  // The server stops: ends itself as soon as nothing of worth is under way.
  virtual void shut() = 0;

  // Cuts the socket, now, and lets go of everything outside. Its operations end later.
  virtual void drop() = 0;

 protected:
  // Whether it is still one of the server's; not after `leave`, nor when the server has gone.
  bool is_owned() const { return owner_ != nullptr; }

  // Of the server that it is one of.
  bool is_crowded() const;
  bool admits_audience();

  // It is over. Never from within check_timeouts, shut or drop.
  void leave();

 private:
  friend class connections;
  class connections* owner_ = nullptr;
  std::size_t slot_ = 0;
};

// All sockets of a server, which has a number of slots for them.
class connections {
 public:
  explicit connections(std::size_t slots);
  connections(connections const&) = delete;
  connections& operator=(connections const&) = delete;
  ~connections();

  void add(std::shared_ptr<connection>);

  void check_timeouts(socket_clock::time_point now);
  void shut();
  void drop();

  std::size_t size() const { return all_.size(); }
  bool is_full() const { return size() >= slots_; }

  // Whether only those slots are left that are reserved for the ones who lead a session.
  bool is_crowded() const { return size() + reserved_ > slots_; }

  // Whether one of the audience, whose connection is counted already, may stay. That they may not is logged, once.
  bool admits_audience();

  struct backlog {
    std::size_t connections = 0;  // that have something waiting
    std::size_t bytes = 0;        // that wait, of all
  };
  backlog waiting() const;

  // Called after each that has left.
  std::function<void()> on_left;

 private:
  friend class connection;
  std::vector<std::shared_ptr<connection>> all_;
  std::size_t const slots_;
  std::size_t const reserved_;
  full_warning crowd_;
};

}  // namespace dais::net
