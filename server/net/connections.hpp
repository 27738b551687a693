#pragma once

#include "net/full_warning.hpp"
#include "net/limits.hpp"
#include "net/socket.hpp"
#include "room/origin_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>
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

  room::origin from() const { return from_; }

  // Whether its origin may send so many KiB beyond what each connection may; they are counted.
  bool affords(std::uint32_t kib);

  // Whether its origin may begin another TLS session; it is counted.
  bool affords_handshake();

  // It turns out to come from somewhere else: a proxy has said so.
  void comes_from(room::origin);

  // Something has been asked, and is under way; or nothing is: such strangers give way first.
  void asks(bool something);

  // Who this is has been said, and they are in: no longer a stranger, who gives way to others.
  void let_in();

  // It is over. Never from within check_timeouts, shut or drop.
  void leave();

 private:
  friend class connections;
  class connections* owner_ = nullptr;
  std::size_t slot_ = 0;
  room::origin from_ = 0;
  bool is_stranger_ = true;
  bool asks_ = false;
  std::list<connection*>::iterator place_;  // among those of its origin that are like it
};

// All sockets of a server, which has a number of slots for them. Whoever has not said who they are is a stranger, and strangers give way:
// those of the origin that has most of them first, of these the ones that ask nothing, and of these the oldest.
class connections {
 public:
  // `of_one_origin`: connections of one origin at most, those of people who lead not counted; 0: as many as there is a reason for.
  explicit connections(std::size_t slots, std::size_t of_one_origin = 0);
  connections(connections const&) = delete;
  connections& operator=(connections const&) = delete;
  ~connections();

  // Where there is no slot for it another one is cut.
  void add(std::shared_ptr<connection>, room::origin);

  void check_timeouts(socket_clock::time_point now);
  void shut();
  void drop();

  std::size_t size() const { return all_.size(); }

  // Whether nobody would give way to another connection.
  bool is_full() const { return size() >= slots_ && strangers_ == 0; }

  // So many may come at once that none of them gives way to another before it could say anything.
  std::size_t may_come_at_once() const;

  // Whether the next one makes another give way.
  bool is_tight() const { return size() >= slots_ || strangers_ >= for_strangers_; }

  // Whether only those slots are left that are reserved for the ones who lead a session.
  bool is_crowded() const { return size() + reserved_ > slots_; }

  struct backlog {
    std::size_t connections = 0;  // that have something waiting
    std::size_t bytes = 0;        // that wait, of all
  };
  backlog waiting() const;

  std::size_t strangers() const { return strangers_; }
  std::uint64_t evicted() const { return evicted_; }  // strangers, so far

  // Called after each that has left.
  std::function<void()> on_left;

 private:
  struct group {
    std::size_t all = 0;
    std::list<connection*> silent, asking;  // strangers, oldest first

    std::size_t strangers() const { return silent.size() + asking.size(); }
  };

  friend class connection;
  bool admits_audience(room::origin);
  void enter(connection&, room::origin);
  void exit(connection&);
  void end_stranger(connection&);
  void count_strangers(group const&, room::origin, std::size_t before);
  bool evict_one_of(group const&, connection const& newest);
  void make_room(connection const& newest);

  std::vector<std::shared_ptr<connection>> all_;
  std::size_t const slots_;
  std::size_t const reserved_;
  std::size_t const for_strangers_;
  std::size_t const of_one_origin_;
  std::size_t strangers_ = 0;
  std::uint64_t evicted_ = 0;
  std::unordered_map<room::origin, group> groups_;
  std::set<std::pair<std::size_t, room::origin>> by_strangers_;  // those that have some, with how many
  full_warning crowd_;
  room::origin_budget excess_{limits::excess_burst, limits::excess_interval};
  room::origin_budget handshakes_{limits::handshakes_burst, limits::handshake_interval};
  room::origin_budget hellos_{limits::hellos_burst, limits::hello_interval};
};

}  // namespace dais::net
