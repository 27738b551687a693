#pragma once

#include "dialect.hpp"
#include "wire.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bench {

// What is known of one connection of the audience; in memory that all processes share, each written by the one that holds the connection.
struct client {
  nanoseconds asked = 0;      // when it began to connect, or voted
  nanoseconds answered = 0;   // when it was ready, or its vote was confirmed
  nanoseconds arrived = 0;    // when it was told of the latest change
  nanoseconds closed = 0;     // when the server closed it after it had stopped reading
  std::uint64_t changes = 0;  // that it has been told of
  std::uint64_t bytes = 0;
  std::uint64_t frames = 0;
  std::uint64_t patches = 0, snapshots = 0, heartbeats = 0;  // of those frames
  // As the kernel counts them, when the latest order to count came: in both directions, and what is in them of a connection's bytes.
  std::uint64_t packets = 0, packet_bytes = 0;
};

struct order {
  enum what { join, vote, heartbeat, stall, read_again, cut, rejoin, count } what;
  std::size_t from, to;   // of all connections, those from..to-1
  nanoseconds start = 0;  // votes and heartbeats are spread over `span` from then on; heartbeats again in each span
  nanoseconds span = 0;
};

struct report {
  enum what { done, all_have_it } what;  // with the latest order; a change
  std::uint64_t change = 0;              // its number, from 1
  nanoseconds at = 0;
};

struct audience_settings {
  std::uint16_t port = 0;
  std::size_t connections = 0;  // of all processes
  std::size_t processes = 1;
  std::size_t in_flight = 0;  // that connect at the same time, of all processes; 0 is no limit
  bool tls = false;
  std::size_t slow = 0;  // the first so many have small receive buffers
};

// The connections of one load process: every `processes`th, from `number` on. Told what to do through `control`, and ends with it.
class audience {
 public:
  audience(dialect const&, audience_settings, std::size_t number, int control, std::span<client>,
           std::atomic<std::uint64_t> const& pressed);
  [[noreturn]] void run();

 private:
  enum class stage { away, connecting, shaking_hands, greeting, catching_up, ready, stalled };
  struct connection {
    int descriptor = -1;
    enum stage stage = stage::away;
    std::uint64_t position = 0;
    frame_reader frames;
    std::string head;  // of HTTP
    std::unique_ptr<text_reader> reader;
  };
  // Something that each connection of a range does at its time.
  struct round {
    order what;
    std::vector<std::size_t> members;
    std::size_t next = 0;
  };

  void obey(order const&);
  void watch(std::size_t index, std::uint32_t events, int how);
  void connect_more();
  void look_at(std::size_t index, std::uint32_t events);
  void take(std::size_t index, std::string_view bytes);
  void take_text(std::size_t index, std::string_view text);
  void shake_hands_over(std::size_t index);
  void become_ready(std::size_t index);
  void answered(std::size_t index);
  void take_changes(std::size_t index, std::span<std::uint64_t const> changes);
  void do_what_is_due(round&);
  int milliseconds_until_due() const;
  std::vector<std::size_t> mine(std::size_t from, std::size_t to) const;
  void tell(report);

  dialect const& dialect_;
  audience_settings const settings_;
  std::size_t const number_;
  int const control_;
  std::span<client> const clients_;
  std::atomic<std::uint64_t> const& pressed_;
  int const poller_;
  std::vector<connection> connections_;  // by place: index / processes
  std::vector<std::size_t> to_connect_;
  std::size_t connecting_ = 0;
  bool again_ = false;
  std::string epoch_, epoch_before_;              // of the server, and of the one that was left by those who come again
  std::size_t active_ = 0;                        // ready and not stalled
  std::size_t waiting_for_ = 0;                   // answers to the latest order
  std::map<std::uint64_t, std::size_t> have_it_;  // how many, of each change that some have not
  round votes_{}, heartbeats_{};
};

}  // namespace bench
