// Any text is cleaned once for all, and compared without end.

#include "session/case_fold.hpp"
#include "session/text.hpp"
#include "target.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  // Three bytes are a letter: the wire has checked that what comes is UTF-8.
  std::string text;
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    auto const c = (std::uint32_t{data[i]} << 16 | std::uint32_t{data[i + 1]} << 8 | data[i + 2]) % 0x110000;
    if (c < 0xD800 || c > 0xDFFF) dais::append_code_point(text, c);
  }
  for (auto const breaks : {dais::line_breaks::to_spaces, dais::line_breaks::kept}) {
    auto const once = dais::cleaned(text, breaks);
    must(dais::cleaned(once, breaks) == once);
  }
  auto const folded = dais::case_folded(text);
  must(dais::case_folded(folded) == folded);
  dais::words_of(folded);
  return 0;
}
