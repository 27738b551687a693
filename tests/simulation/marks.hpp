#pragma once

#include <charconv>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::simulation {

// Every text that anybody types, and every secret, has a mark that is found again in whatever frame it comes to stand in.
enum class secrecy { question, translation, reason, answer, label, word, request, notes, message, secret };

struct mark {
  secrecy kind;
  std::string of;  // the question or the request, once it is in the log
};

class marks {
 public:
  // Ends in a checksum, so that a frame garbled on its way does not carry the mark of another text.
  std::string make(secrecy kind, std::string of = {}) {
    all_.push_back({kind, std::move(of)});
    return text_of(all_.size() - 1);
  }

  mark& at(std::size_t number) { return all_.at(number); }
  mark const& at(std::size_t number) const { return all_.at(number); }

  static std::string text_of(std::size_t number) {
    auto const n = std::to_string(number);
    return std::string(begin) + n + "h" + std::to_string((number + 17) * 7919 % 99991) + "x";
  }

  // Whether the mark stands in a text.
  static bool is_in(std::string_view text, std::size_t number) { return text.find(text_of(number)) != text.npos; }

  // Calls `found` with the number of each mark in the text.
  void find(std::string_view text, std::function<void(std::size_t)> const& found) const {
    for (auto at = text.find(begin); at != text.npos; at = text.find(begin, at + begin.size())) {
      std::size_t number = 0;
      auto const* const first = text.data() + at + begin.size();
      auto const* const last = text.data() + text.size();
      auto const read = std::from_chars(first, last, number);
      if (read.ec != std::errc{} || number >= all_.size()) continue;
      auto const whole = text_of(number);
      if (text.substr(at, whole.size()) == whole) found(number);
    }
  }

 private:
  static constexpr std::string_view begin = "mk";

  std::vector<mark> all_;
};

}  // namespace dais::simulation
