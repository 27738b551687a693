#pragma once

#include "session/rejection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dais {

// Text that people type, as UTF-8 that the wire has checked already.

std::size_t count_code_points(std::string_view text);

// Decodes the code point that begins at `i` and moves behind it. Precondition: valid UTF-8, and `i` is where a code point begins.
std::uint32_t next_code_point(std::string_view text, std::size_t& i);

// Without white space at either end.
std::string trimmed(std::string_view text);

// Whether nothing of it is seen on a screen: it is empty, or has white space and characters without a shape only.
bool is_blank(std::string_view text);

// What is wrong with a text of at most `longest` code points; `what` names it in the message ("The question"). Control characters and
// marks that override the direction of writing are refused: they would garble the text around it on other people's screens.
enum class line_breaks { refused, allowed };
std::optional<rejection> fault_in(std::string_view text, std::string_view what, std::size_t longest, line_breaks);

// Whether a text has the shape of a BCP 47 tag ("fr", "zh-Hans").
bool is_language_tag(std::string_view text);

}  // namespace dais
