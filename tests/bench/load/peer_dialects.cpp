#include "dialect.hpp"
#include "wire.hpp"

#include <algorithm>
#include <charconv>

namespace bench {
namespace {

std::string numbered(std::uint64_t number, std::size_t size) {
  std::string text = R"({"change":)" + std::to_string(number) + R"(,"fill":")";
  return text.append(size - std::min(size, text.size() + 2), 'x').append("\"}");
}

// Whatever is sent to /publish comes to everybody at /audience, as it is.
class plain : public dialect {
 public:
  explicit plain(std::size_t size) : size_(size) {}
  std::string handshake(bool publisher) const override { return bench::handshake(publisher ? "/publish" : "/audience", ""); }
  std::string greeting(std::size_t) const override { return {}; }
  news read(std::string_view text) const override {
    news told;
    told.changes = text.starts_with(R"({"change":)") ? 1 : 0;
    return told;
  }
  std::string change(std::uint64_t number) const override { return numbered(number, size_); }

 private:
  std::size_t size_;
};

class plain_told final : public plain {
 public:
  using plain::plain;
  news read(std::string_view text) const override {
    constexpr std::string_view mark = R"({"sent_at":)";
    auto told = plain::read(text);
    if (text.starts_with(mark)) std::from_chars(text.data() + mark.size(), text.data() + text.size(), told.sent_at);
    return told;
  }
  bool tells_when_sent() const override { return true; }
};

// Engine.IO 4 over a WebSocket from the beginning: 0 opens, 40 joins, 42 is an event, 2 asks for a 3.
class socketio final : public dialect {
 public:
  explicit socketio(std::size_t size) : size_(size) {}
  std::string handshake(bool) const override { return bench::handshake("/socket.io/?EIO=4&transport=websocket", ""); }
  std::string publisher_greeting() const override { return "40"; }
  std::string greeting(std::size_t) const override { return "40"; }
  news read(std::string_view text) const override {
    news told;
    told.ready = text.starts_with("40");
    told.changes = text.starts_with(R"(42["change",{"change":)") ? 1 : 0;
    if (text == "2") told.answer = "3";
    return told;
  }
  std::string change(std::uint64_t number) const override { return R"(42["press",)" + numbered(number, size_ - 13) + "]"; }

 private:
  std::size_t size_;
};

}  // namespace

std::unique_ptr<dialect> make_peer(std::string_view name, std::size_t size) {
  if (size < 64) fail("a change has 64 bytes at least");
  if (name == "plain") return std::make_unique<plain>(size);
  if (name == "plain_told") return std::make_unique<plain_told>(size);
  if (name == "socketio") return std::make_unique<socketio>(size);
  fail("there is no dialect " + std::string(name));
}

}  // namespace bench
