#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

// What Shure's DIS-CCU says in a line of its external control protocol, as far as it is about microphones (protocol/microphones.md).
struct dis_ccu_line {
  enum class kind { mic_on, mic_off, mic_request_on, mic_request_off, seat_passive, mic_status_done };

  kind what = kind::mic_status_done;
  std::uint32_t seat = 0;  // 0 where it is about all

  bool operator==(dis_ccu_line const&) const = default;
};

// Nothing where it says something else.
std::optional<dis_ccu_line> read_dis_ccu(std::string_view line);

// What is asked of it.
std::string dis_ccu_mic_on(std::uint32_t seat);
std::string dis_ccu_mic_off(std::uint32_t seat);
std::string dis_ccu_status();

// Cuts what comes into lines, which end with CR, LF or both. One that is too long is left out.
class dis_ccu_reader {
 public:
  std::vector<dis_ccu_line> take(std::string_view bytes);

 private:
  std::string line_;
  bool is_too_long_ = false;
};

}  // namespace dais::net
