// A frame from a page is read, or it is said what is wrong with it.

#include "target.hpp"
#include "wire/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const read = dais::read_frame(text_of(data, size));
  // What is answered is a frame itself.
  if (auto const* fault = std::get_if<dais::frame_fault>(&read)) must(!dais::write_frame(dais::wire::error{fault->why}).empty());
  return 0;
}
