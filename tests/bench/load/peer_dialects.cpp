#include "dialect.hpp"
#include "wire.hpp"

#include <algorithm>
#include <charconv>

namespace bench {
namespace {

constexpr std::string_view change_mark = R"({"change":)";

std::string numbered(std::uint64_t number, std::size_t size) {
  std::string text = std::string(change_mark) + std::to_string(number) + R"(,"fill":")";
  return text.append(size - std::min(size, text.size() + 2), 'x').append("\"}");
}

std::uint64_t number_at_start(std::string_view text, std::string_view mark) {
  std::uint64_t number = 0;
  if (text.starts_with(mark)) std::from_chars(text.data() + mark.size(), text.data() + text.size(), number);
  return number;
}

// A change says its number, and is sent to everybody once.
class numbered_reader : public text_reader {
 protected:
  // Where the text begins with the mark.
  void read_change(std::string_view text, std::string_view mark, news& told) {
    if (!text.starts_with(mark)) return;
    change_ = number_at_start(text, mark);
    told.changes = {&change_, 1};
  }

 private:
  std::uint64_t change_ = 0;
};

class plain_reader final : public numbered_reader {
 public:
  news read(std::string_view text) override {
    news told;
    read_change(text, change_mark, told);
    return told;
  }
};

class socketio_reader final : public numbered_reader {
 public:
  news read(std::string_view text) override {
    news told;
    told.ready = text.starts_with("40");
    read_change(text, R"(42["change",{"change":)", told);
    if (text == "2") told.answer = "3";
    return told;
  }
};

// Whatever is sent to /publish comes to everybody at /audience, as it is.
class plain final : public dialect {
 public:
  explicit plain(std::size_t size) : size_(size) {}
  std::string handshake(bool publisher) const override { return bench::handshake(publisher ? "/publish" : "/audience", ""); }
  std::string greeting(std::size_t) const override { return {}; }
  std::unique_ptr<text_reader> reader() const override { return std::make_unique<plain_reader>(); }
  std::string change(std::uint64_t number) const override { return numbered(number, size_); }

 private:
  std::size_t size_;
};

// Engine.IO 4 over a WebSocket from the beginning: 0 opens, 40 joins, 42 is an event, 2 asks for a 3.
class socketio final : public dialect {
 public:
  explicit socketio(std::size_t size) : size_(size) {}
  std::string handshake(bool) const override { return bench::handshake("/socket.io/?EIO=4&transport=websocket", ""); }
  std::string publisher_greeting() const override { return "40"; }
  std::string greeting(std::size_t) const override { return "40"; }
  std::unique_ptr<text_reader> reader() const override { return std::make_unique<socketio_reader>(); }
  std::string change(std::uint64_t number) const override { return R"(42["press",)" + numbered(number, size_ - 13) + "]"; }

 private:
  std::size_t size_;
};

}  // namespace

std::unique_ptr<dialect> make_peer(std::string_view name, std::size_t size) {
  if (size < 64) fail("a change has 64 bytes at least");
  if (name == "plain") return std::make_unique<plain>(size);
  if (name == "socketio") return std::make_unique<socketio>(size);
  fail("there is no dialect " + std::string(name));
}

}  // namespace bench
