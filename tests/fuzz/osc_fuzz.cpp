// Packets of Open Sound Control as anybody may send them.

#include "net/osc_message.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const messages = dais::net::read_osc(text_of(data, size));
  if (!messages) return 0;
  for (auto const& one : *messages) {
    auto const again = dais::net::read_osc(write_osc(one));
    must(again && again->size() == 1 && write_osc(again->front()) == write_osc(one));
  }
  return 0;
}
