#pragma once

#include "protocol/describe.hpp"
#include "protocol/json_write.hpp"
#include "room/outbox.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace dais::room {

namespace json = boost::json;

// Applies a JSON merge patch, as RFC 7396 defines it.
inline void merge(json::value& target, json::value const& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target.emplace_object();
  auto& members = target.get_object();
  for (auto const& [name, value] : patch.get_object()) {
    if (value.is_null()) {
      members.erase(name);
    } else {
      merge(members[name], value);
    }
  }
}

// A view as it is compared: without what is null, and without collections that have nothing in them.
inline json::value comparable(json::value const& view) {
  json::value stripped;
  merge(stripped, view);
  json::value result = json::object{};
  for (auto const& [name, value] : stripped.get_object()) {
    if (!value.is_object() || !value.get_object().empty()) result.get_object().emplace(name, value);
  }
  return result;
}

inline std::string text_of(wire::from_page const& message) { return to_json(message); }
inline std::string text_of(std::string id, command::any what) {
  return to_json(wire::from_page{wire::command{std::move(id), std::move(what), {}}});
}

// Parses frames. One that goes to many is parsed once.
class frame_reader {
 public:
  json::value const& read(frame const& one) {
    if (one != latest_) {
      value_ = json::parse(*one);
      latest_ = one;
    }
    return value_;
  }

 private:
  frame latest_;
  json::value value_;
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
  std::optional<close_code> closed;

  // Kept from one connection to the next.
  std::string epoch;
  std::optional<std::uint64_t> seq;
  json::value view = json::object{};
  json::value own = json::object{};

  void connected() {
    frames.clear();
    types.clear();
    welcome.clear();
    answers.clear();
    offers.clear();
    closed.reset();
  }

  bool has_room() const override { return reads; }
  bool reads = true;
  std::function<void(std::string const& type)> on_frame;

  bool admits_audience() override { return !crowded; }
  bool crowded = false;

  void send(frame const& one) override {
    if (closed) return;
    auto const& message = reader_.read(one).get_object();
    frames.push_back(one);
    types.emplace_back(std::string_view(message.at("type").get_string()));
    take(types.back(), message);
    if (on_frame) on_frame(types.back());
  }

  void close(close_code why) override {
    if (!closed) closed = why;
  }

  bool is_welcome() const { return !welcome.empty(); }
  answer const* answer_to(std::string const& id) const {
    for (auto one = answers.rbegin(); one != answers.rend(); ++one) {
      if (one->id == id) return &*one;
    }
    return nullptr;
  }
  std::size_t count(std::string const& type) const {
    std::size_t n = 0;
    for (auto const& one : types) n += one == type;
    return n;
  }
  // The number that the commands that drive the session carry.
  std::uint32_t revision() const { return number(view.at_pointer("/run/revision")); }
  std::uint32_t revision_of(std::string const& kind, std::string const& id) const {
    return number(view.at_pointer("/" + kind + "/" + id + "/revision"));
  }

  static std::uint32_t number(json::value const& value) { return json::value_to<std::uint32_t>(value); }

 private:
  frame_reader& reader_;

  void take(std::string const& type, json::object const& message) {
    if (type == "welcome") {
      welcome = message;
      epoch = message.at("epoch").get_string().c_str();
      own = json::object{};
      merge(own, message.at("own"));
      if (!message.at("resumed").get_bool()) seq.reset();
    } else if (type == "snapshot") {
      seq = json::value_to<std::uint64_t>(message.at("seq"));
      view = json::object{};
      merge(view, message.at("view"));
    } else if (type == "patch") {
      auto const next = json::value_to<std::uint64_t>(message.at("seq"));
      if (!seq || next != *seq + 1) throw std::runtime_error("patch " + std::to_string(next) + " does not follow what the page has");
      seq = next;
      merge(view, message.at("view"));
    } else if (type == "own") {
      merge(own, message.at("view"));
    } else if (type == "reply") {
      answer one{message.at("id").get_string().c_str(), {}, 0, {}};
      if (auto const* record = message.if_contains("record")) one.record = json::value_to<std::uint64_t>(*record);
      if (auto const* error = message.if_contains("error")) fill(one, error->get_object());
      answers.push_back(std::move(one));
    } else if (type == "offers") {
      offers = message;
    } else if (type == "error") {
      answer one;
      fill(one, message);
      answers.push_back(std::move(one));
    }
  }

  static void fill(answer& one, json::object const& error) {
    one.code = json::value_to<int>(error.at("code"));
    one.message = error.at("message").get_string().c_str();
  }
};

}  // namespace dais::room
