#pragma once

#include <cstdint>
#include <functional>
#include <variant>
#include <vector>

namespace dais::room {

// The system is there, and this is how it stands, whatever was told before. The unit that was first is first.
struct microphones_connected {
  std::vector<std::uint32_t> open, requesting;
};
struct microphones_lost {};
// By the button of a unit, or by whoever serves the system.
struct microphone_requested {
  std::uint32_t unit;
};
struct microphone_request_ended {
  std::uint32_t unit;
};
struct microphone_opened {
  std::uint32_t unit;
};
struct microphone_closed {
  std::uint32_t unit;
};

using microphone_event = std::variant<microphones_connected, microphones_lost, microphone_requested, microphone_request_ended,
                                      microphone_opened, microphone_closed>;

// A system of delegate microphones, of whatever maker: units with a number each, which somebody sits at.
class microphone_system {
 public:
  virtual ~microphone_system() = default;

  // Tells whoever follows what happens, beginning with `microphones_connected`; nothing before. One follows at a time, and none where it
  // is empty.
  virtual void follow(std::function<void(microphone_event const&)>) = 0;

  // Asks for a microphone to be opened or closed. Whether it was done only an event tells, which may not come.
  virtual void open(std::uint32_t unit) = 0;
  virtual void close(std::uint32_t unit) = 0;
};

}  // namespace dais::room
