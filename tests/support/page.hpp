#pragma once

#include "room/outbox.hpp"
#include "wire/messages.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dais::room {

namespace json = boost::json;

// Applies a JSON merge patch, as RFC 7396 defines it.
void merge(json::value& target, json::value const& patch);

// What a history tells, in the words of the command line, and as it is sent.
std::string deed_in_words(json::value const& did);
std::string text_of(deed::undoable const&);

// Where in a patch something is said that the target has already, or taken away that it has not: the empty text where nowhere.
std::string repeats(json::value const* target, json::value const& patch);

// A view as it is compared: without what is null, and without collections that have nothing in them.
json::value comparable(json::value const& view);
json::value comparable(session_view const&);
json::value comparable(private_view const&);

// A frame of a page. What writes it out is a template over every command, and slow to compile: it stands in `page.cpp` alone.
std::string text_of(wire::from_page const&);
std::string text_of(std::string id, command::any what);

// Parses frames. One that goes to many is parsed once, where not many others come between.
class frame_reader {
 public:
  // Valid until others are read.
  json::value const& read(frame const& one);

 private:
  static constexpr std::size_t kept = 256;
  std::unordered_map<frame, json::value> read_;
};

// What a browser's page makes of the frames that it is sent: its view, its own things, and the answers to its commands. It may be connected
// several times, one after the other.
class page : public outbox {
 public:
  struct answer {
    std::string id;
    std::optional<std::uint64_t> record;
    int code = 0;  // of the refusal, if it is one
    std::string message;
  };

  // The reader must outlive the page.
  explicit page(frame_reader& by) : reader_(by) {}

  // Of the latest connection.
  std::vector<frame> frames;
  std::vector<std::string> types;  // of the frames
  json::object welcome;
  std::vector<answer> answers;  // replies and errors; an error's id is empty
  json::object offers;          // the latest ways to catch up that it asked for
  json::object removal;         // and what would go with an address
  std::optional<close_code> closed;

  // Kept from one connection to the next.
  std::string epoch;
  std::optional<std::uint64_t> seq;
  json::value view = json::object{};
  json::value own = json::object{};

  void connected();

  bool has_room() const override { return reads; }
  bool reads = true;
  std::function<void(std::string const& type)> on_frame;

  bool admits_audience() override { return !crowded; }
  void send_deflated(frame const&) override {}
  void let_rest() override {}
  bool crowded = false;

  void send(frame const& one) override;

  void close(close_code why) override {
    if (!closed) closed = why;
  }

  bool is_welcome() const { return !welcome.empty(); }
  answer const* answer_to(std::string const& id) const;
  std::size_t count(std::string const& type) const;
  // The number that the commands that drive the session carry.
  std::uint32_t revision() const;
  std::uint32_t revision_of(std::string const& kind, std::string const& id) const;

  static std::uint32_t number(json::value const& value);

 private:
  frame_reader& reader_;

  void take(std::string const& type, json::object const& message);
};

}  // namespace dais::room
