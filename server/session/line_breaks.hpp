#pragma once

namespace dais {

// What becomes of the line breaks of a text when it is cleaned.
enum class line_breaks { to_spaces, kept };

}  // namespace dais
