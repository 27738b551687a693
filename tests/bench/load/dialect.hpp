#pragma once

#include "wire.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What is said in the frames: by Dais and by each of the servers beside it.
namespace bench {

// What one text frame told.
struct news {
  bool ready = false;      // all is there that a page needs to be drawn: a snapshot
  bool resumed = false;    // the welcome said that what was missed will follow
  bool confirmed = false;  // what was asked is done
  bool refused = false;
  bool heartbeat = false;              // the answer to one
  std::uint64_t position = 0;          // of the view; 0 where it says none
  std::optional<std::uint64_t> votes;  // how many it shows for the question that is voted for
  std::string_view epoch;
  std::string_view answer;                 // a text that has to be sent at once
  std::span<std::uint64_t const> changes;  // the publisher's that it shows, by number; until the next text is read
};

// Reads what one connection is sent, in order. A change is known by what it did, not by having come: what others did, or did before the
// publisher began, is none of its changes, and one that is shown again is no new one.
class text_reader {
 public:
  virtual ~text_reader() = default;
  virtual news read(std::string_view text) = 0;

  // A snapshot has shown the first so many changes.
  virtual void go_on_after(std::uint64_t) {}
};

class dialect {
 public:
  virtual ~dialect() = default;

  virtual std::string handshake(bool publisher) const = 0;

  // The texts that follow the handshake; empty where nothing does, and then the connection is ready.
  virtual std::string publisher_greeting() const { return {}; }
  virtual std::string greeting(std::size_t connection) const = 0;
  virtual std::string greeting_again(std::size_t connection, std::string_view, std::uint64_t) const { return greeting(connection); }

  virtual std::unique_ptr<text_reader> reader() const = 0;

  // Whether the publisher is told of each change: that it is done, and what it did.
  virtual bool confirms() const { return false; }

  // The publisher's `number`th change, from 1 on.
  virtual std::string change(std::uint64_t number) const = 0;

  virtual std::string vote(std::size_t) const { return {}; }
  virtual std::string heartbeat() const { return {}; }
};

struct dais_access {
  std::string moderator;               // a token
  std::string audience;                // a join code
  std::vector<std::string> questions;  // approved ones; all have the same revision, and are for the second of `panellists`
  std::vector<std::string> panellists;
  std::string voted_for;  // an approved question beside those: a change would take its count along
  std::uint64_t revision = 0;
};
std::unique_ptr<dialect> make_dais(dais_access);

// `name` is "plain" or "socketio". A change is a text of `size` bytes.
std::unique_ptr<dialect> make_peer(std::string_view name, std::size_t size);

}  // namespace bench
