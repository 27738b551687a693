#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dais::net {

// A QR code of a text, without the quiet zone that it needs around it.
struct qr_code {
  std::size_t size = 0;    // modules a side
  std::vector<bool> dark;  // row by row
  bool at(std::size_t x, std::size_t y) const { return dark[y * size + x]; }
};

// The text must not be empty, nor longer than `limits::qr_text_bytes`.
qr_code make_qr(std::string const& text);

// Scalable, dark on white, with its quiet zone.
std::string to_svg(qr_code const&);

// Half blocks, two rows a line. `coloured`: dark on white whatever a terminal's colours are; otherwise light where the code is light, as
// text is light on most terminals.
std::string to_terminal(qr_code const&, bool coloured);

}  // namespace dais::net
