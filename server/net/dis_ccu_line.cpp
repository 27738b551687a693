#include "net/dis_ccu_line.hpp"

#include "net/limits.hpp"
#include "session/limits.hpp"

#include <charconv>
#include <utility>

namespace dais::net {
namespace {

struct command_name {
  std::string_view name;
  dis_ccu_line::kind what;
};
constexpr command_name about_a_seat[] = {{"mic_on", dis_ccu_line::kind::mic_on},
                                         {"mic_off", dis_ccu_line::kind::mic_off},
                                         {"mic_request_on", dis_ccu_line::kind::mic_request_on},
                                         {"mic_request_off", dis_ccu_line::kind::mic_request_off},
                                         {"seat_state", dis_ccu_line::kind::seat_passive}};

// Up to the next space; what is left begins behind the spaces that follow.
std::string next_word(std::string_view& left) {
  while (left.starts_with(' ')) left.remove_prefix(1);
  std::string word(left.substr(0, left.find(' ')));
  left.remove_prefix(word.size());
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

std::optional<std::uint32_t> seat_in(std::string const& word) {
  std::uint32_t seat = 0;
  auto const* const end = word.data() + word.size();
  auto const [at, wrong] = std::from_chars(word.data(), end, seat);
  bool const is_one = wrong == std::errc() && at == end && seat >= 1 && seat <= limits::microphone_unit;
  return is_one ? std::optional(seat) : std::nullopt;
}

}  // namespace

std::optional<dis_ccu_line> read_dis_ccu(std::string_view line) {
  auto const name = next_word(line);
  if (name == "mic_status_done") return dis_ccu_line{dis_ccu_line::kind::mic_status_done, 0};
  for (auto const& one : about_a_seat) {
    if (one.name != name) continue;
    auto const seat = seat_in(next_word(line));
    bool const is_active = one.what == dis_ccu_line::kind::seat_passive && next_word(line) != "passive";
    return seat && !is_active ? std::optional(dis_ccu_line{one.what, *seat}) : std::nullopt;
  }
  return std::nullopt;
}

std::string dis_ccu_mic_on(std::uint32_t seat) { return "mic_on " + std::to_string(seat) + "\r\n"; }
std::string dis_ccu_mic_off(std::uint32_t seat) { return "mic_off " + std::to_string(seat) + "\r\n"; }
std::string dis_ccu_status() { return "mic_status\r\n"; }

std::vector<dis_ccu_line> dis_ccu_reader::take(std::string_view bytes) {
  std::vector<dis_ccu_line> all;
  for (char const c : bytes) {
    if (c != '\r' && c != '\n') {
      is_too_long_ = is_too_long_ || line_.size() == limits::microphone_line;
      if (!is_too_long_) line_ += c;
      continue;
    }
    auto const whole = std::exchange(line_, {});
    if (!std::exchange(is_too_long_, false)) {
      if (auto const read = read_dis_ccu(whole)) all.push_back(*read);
    }
  }
  return all;
}

}  // namespace dais::net
