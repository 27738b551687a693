#include "net/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <new>

namespace dais::net {
namespace {

constexpr std::size_t quiet = 4;  // modules of white that the standard asks for

}  // namespace

qr_code make_qr(std::string const& text) {
  std::unique_ptr<QRcode, void (*)(QRcode*)> const made(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!made) throw std::bad_alloc();
  qr_code code;
  code.size = static_cast<std::size_t>(made->width);
  code.dark.resize(code.size * code.size);
  for (std::size_t i = 0; i < code.dark.size(); ++i) code.dark[i] = (made->data[i] & 1) != 0;
  return code;
}

// One path of the runs of dark modules: a tenth of the size that a rectangle for each would have.
std::string to_svg(qr_code const& code) {
  auto const side = std::to_string(code.size + 2 * quiet);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side +
                    "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side +
                    "H0z\"/><path fill=\"#000\" d=\"";
  for (std::size_t y = 0; y < code.size; ++y) {
    for (std::size_t x = 0; x < code.size; ++x) {
      if (!code.at(x, y)) continue;
      auto const begin = x;
      while (x < code.size && code.at(x, y)) ++x;
      auto const run = std::to_string(x - begin);
      svg += 'M' + std::to_string(begin + quiet) + ' ' + std::to_string(y + quiet) + 'h' + run + "v1h-" + run + 'z';
    }
  }
  return svg + "\"/></svg>\n";
}

std::string to_terminal(qr_code const& code, bool coloured) {
  // Black on white by number: a terminal's own palette and its default colours may be anything.
  constexpr char colours[] = "\x1b[38;5;16;48;5;231m";
  constexpr char plain[] = "\x1b[0m";
  constexpr std::size_t margin = 2;  // of the standard's four: readers manage, and the lines are wide enough
  auto const side = code.size + 2 * margin;
  auto const dark = [&](std::size_t x, std::size_t y) {
    return x >= margin && y >= margin && x < margin + code.size && y < margin + code.size && code.at(x - margin, y - margin);
  };
  std::string text;
  for (std::size_t y = 0; y < side; y += 2) {
    if (coloured) text += colours;
    for (std::size_t x = 0; x < side; ++x) {
      bool const upper = dark(x, y) == coloured, lower = (y + 1 < side && dark(x, y + 1)) == coloured;
      text += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
    }
    if (coloured) text += plain;
    text += '\n';
  }
  return text;
}

}  // namespace dais::net
