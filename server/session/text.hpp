#pragma once

#include "session/line_breaks.hpp"
#include "session/rejection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dais {

// Stands where a text was erased. Nobody can have typed it: cleaning drops the space without width behind the dash.
inline constexpr std::string_view erased_text = "\u2014\u200b";

// Puts that there; what is empty stays so.
void erase_text(std::string&);

// Text that people type, as UTF-8 that the wire has checked already.

std::size_t count_code_points(std::string_view text);

// Decodes the code point that begins at `i` and moves behind it. Precondition: valid UTF-8, and `i` is where a code point begins.
std::uint32_t next_code_point(std::string_view text, std::size_t& i);

// The other way.
void append_code_point(std::string& text, std::uint32_t c);

// A text as others get to see it: what `protocol/text.md` says is dropped or becomes a space, nothing else is touched. Empty where nothing
// of it would be seen. Cleaning it again changes nothing.
std::string cleaned(std::string_view text, line_breaks = line_breaks::to_spaces);

// What is wrong with a cleaned text that has more than `longest` code points.
std::optional<rejection> fault_in_length(std::string_view text, text_of what, std::size_t longest);

// Whether a text has the shape of a BCP 47 tag ("fr", "zh-Hans").
bool is_language_tag(std::string_view text);

}  // namespace dais
