// A payload of the log is read, or it is said what is wrong with it; what is read is written as what reads the same.

#include "target.hpp"
#include "wire/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const read = dais::read_payload(text_of(data, size));
  auto const* good = std::get_if<dais::payload>(&read);
  if (!good) return 0;
  auto const written = dais::write_payload(*good);
  auto const again = dais::read_payload(written);
  must(std::holds_alternative<dais::payload>(again));
  must(dais::write_payload(std::get<dais::payload>(again)) == written);
  return 0;
}
